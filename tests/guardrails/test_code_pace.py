"""Between wrong codes one has to wait, twice as long each time; what comes too soon is neither compared nor counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select, text

from guardrails.identity import Outcome
from guardrails.models import Challenge
from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from tests.guardrails.builders import ANA, BORN
from tests.guardrails.test_identity import WRONG, Desk


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


async def wrong_codes(desk: Desk) -> list[Outcome]:
    """Two wrong codes, one right after the other."""
    await desk.start()
    return [await desk.check(WRONG, after=0) for _ in range(2)]


async def test_the_first_wrong_code_costs_no_wait_and_the_second_one_two_seconds(desk: Desk) -> None:
    assert [o.wait_seconds for o in await wrong_codes(desk)] == [0, 2]


async def test_the_wait_doubles_and_goes_on_over_new_codes_and_conversations(desk: Desk) -> None:
    waits = [o.wait_seconds for o in await wrong_codes(desk)]
    waits.append((await desk.check(WRONG, after=2)).wait_seconds)
    elsewhere = new_id()
    await desk.start(here=elsewhere)
    assert (await desk.check(WRONG, elsewhere, after=3)).status == "early"
    waits += [(await desk.check(WRONG, elsewhere, after=after)).wait_seconds for after in (1, 8)]
    assert waits == [0, 2, 4, 8, 16]


async def test_what_comes_too_soon_is_neither_compared_nor_counted_and_says_how_long(desk: Desk) -> None:
    await wrong_codes(desk)
    early = await desk.check(desk.phone.code, after=1)
    assert (early.status, early.attempts_left, early.wait_seconds) == ("early", 1, 1)
    assert [(await desk.check(WRONG, after=0)).status for _ in range(5)] == ["early"] * 5
    async with desk.database.begin() as session:
        assert await session.scalar(select(Challenge.attempts)) == 2
        counted = await session.scalar(
            text("SELECT max(count) FROM identity_attempt_counter WHERE scope LIKE 'failure%'")
        )
        assert counted == 2
    assert (await desk.check(desk.phone.code, after=1)).proven


async def test_the_same_message_again_is_no_other_try(desk: Desk) -> None:
    await desk.start()
    outcomes = [await desk.check(WRONG, after=0, message=message) for message in ("m1", "m1", "m2", "m2", "m2")]
    assert [(o.status, o.attempts_left) for o in outcomes] == [("wrong", 2)] * 2 + [("wrong", 1)] * 3
    assert (await desk.check(WRONG, after=9, message="m3")).attempts_left == 0
    assert (await desk.check(WRONG, after=0, message="m3")).status == "wrong"
    async with desk.database.begin() as session:
        rows = await session.scalar(text("SELECT count(*) FROM audit WHERE action = 'identity.wrong_code'"))
    assert rows == 3


async def test_a_stranger_waits_as_long_and_costs_the_same_statements(desk: Desk) -> None:
    sent: list[str] = []
    engine = desk.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *a: sent.append(a[2].split("(")[0][:40]))
    told = []
    for name in (ANA, "Nobody Known"):
        here = new_id()
        await desk.start(name, BORN, here)
        sent.clear()
        outcomes = [await desk.check(WRONG, here, after=after) for after in (0, 0, 0, 1, 2, 9)]
        told.append((outcomes, list(sent)))
    assert told[0] == told[1]
    assert [o.status for o in told[0][0]] == ["wrong", "wrong", "early", "early", "wrong", "none"]


async def test_an_hour_without_a_wrong_code_begins_anew(desk: Desk) -> None:
    await wrong_codes(desk)
    desk.clock.advance(timedelta(hours=1))
    await desk.start()
    assert (await desk.check(WRONG, after=0)).wait_seconds == 0
    async with desk.database.begin() as session:
        assert await session.scalar(select(func.count()).select_from(Challenge)) == 2
