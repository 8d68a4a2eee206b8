"""Staff accounts and sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from channels.staff.accounts import IDLE, LONGEST, StaffAccounts
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import InvalidInput, NotAllowed
from tests.channels.conftest import PASSWORD


async def test_the_first_start_makes_one_password_and_later_starts_none(accounts: StaffAccounts) -> None:
    password = await accounts.first_password()
    assert password is not None and len(password) >= 16
    assert await accounts.first_password() is None
    assert (await accounts.sign_in("desk", password)).name == "desk"


async def test_passwords_and_tokens_are_stored_as_hashes(accounts: StaffAccounts, database: Database) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    async with database.begin() as session:
        rows = [(await session.execute(text(f"SELECT * FROM {t}"))).all() for t in ("staff_account", "staff_session")]
    assert PASSWORD not in str(rows) and signed.token not in str(rows)
    assert "$argon2id$" in str(rows)


@pytest.mark.parametrize(("name", "password"), [("dana", "wrong horse battery"), ("nobody", PASSWORD), ("", "")])
async def test_a_wrong_pair_is_refused_alike(accounts: StaffAccounts, name: str, password: str) -> None:
    await accounts.add("dana", PASSWORD)
    with pytest.raises(NotAllowed) as refused:
        await accounts.sign_in(name, password)
    assert refused.value.code == "wrong_password"


async def test_signing_in_again_ends_the_browsers_old_session(accounts: StaffAccounts) -> None:
    await accounts.add("dana", PASSWORD)
    old = await accounts.sign_in("dana", PASSWORD)
    new = await accounts.sign_in("dana", PASSWORD, old.token)
    assert new.token != old.token and new.csrf != old.csrf
    assert await accounts.session(old.token) is None
    assert await accounts.session(new.token) is not None


async def test_a_session_lapses_when_idle_and_ends_after_a_shift(accounts: StaffAccounts, clock: FrozenClock) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    for _ in range(int(LONGEST / (IDLE / 2)) - 1):
        clock.advance(IDLE / 2)
        assert await accounts.session(signed.token) is not None
    clock.advance(IDLE / 2)
    assert await accounts.session(signed.token) is None
    idle = await accounts.sign_in("dana", PASSWORD)
    clock.advance(IDLE)
    assert await accounts.session(idle.token) is None


async def test_an_open_page_does_not_keep_a_session_alive(accounts: StaffAccounts, clock: FrozenClock) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    clock.advance(IDLE - timedelta(minutes=1))
    assert await accounts.lives(signed.token)
    clock.advance(timedelta(minutes=1))
    assert not await accounts.lives(signed.token)


async def test_a_new_password_ends_every_session(accounts: StaffAccounts) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    await accounts.add("dana", PASSWORD + "!")
    assert await accounts.session(signed.token) is None
    assert (await accounts.sign_in("dana", PASSWORD + "!")).name == "dana"


async def test_signing_out_ends_the_session(accounts: StaffAccounts) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    await accounts.sign_out(signed.token)
    assert await accounts.session(signed.token) is None


@pytest.mark.parametrize(("name", "password"), [("Dana Scully", PASSWORD), ("dana", "short"), ("", PASSWORD)])
async def test_weak_passwords_and_odd_names_are_refused(accounts: StaffAccounts, name: str, password: str) -> None:
    with pytest.raises(InvalidInput):
        await accounts.add(name, password)
