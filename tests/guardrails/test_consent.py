"""Consents: one delivered read-back, one yes, one use, for exactly what was read (invariant 1)."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from guardrails.consent import (
    AlreadyUsed,
    ConsentExpired,
    Consents,
    Mismatch,
    NotDelivered,
    arguments_hash,
)
from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from runtime.errors import CarelineError, InvalidInput, NotFound

ARGUMENTS = {"offer": "O1", "visit_type": "cardiology_follow_up"}


class Ledger:
    """Consents over a real database, one transaction a step."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database, self.clock, self.consents, self.here = database, clock, Consents(), new_id()

    async def open(self, **changes: Any) -> UUID:
        values: dict[str, Any] = {
            "conversation_id": self.here,
            "patient_id": None,
            "action": "book_visit",
            "arguments": ARGUMENTS,
            "visit_version": 3,
            "read_back": "Book Ana for Tuesday?",
            "now": self.clock.now(),
        }
        async with self.database.begin() as session:
            return (await self.consents.open(session, **{**values, **changes})).id

    async def deliver(self, consent_id: UUID) -> bool:
        async with self.database.begin() as session:
            return await self.consents.delivered(session, consent_id, self.clock.now())

    async def consume(self, consent_id: UUID, **changes: Any) -> None:
        action, version = changes.get("action", "book_visit"), changes.get("version", 3)
        digest = arguments_hash(action, changes.get("arguments", ARGUMENTS))
        async with self.database.begin() as session:
            await self.consents.consume(session, consent_id, action, digest, version, self.clock.now())

    async def pending(self) -> UUID | None:
        async with self.database.begin() as session:
            found = await self.consents.pending(session, self.here, self.clock.now())
            return found.id if found else None


@pytest.fixture
def ledger(database: Database, clock: FrozenClock) -> Ledger:
    return Ledger(database, clock)


async def test_a_delivered_consent_is_used_once(ledger: Ledger) -> None:
    consent = await ledger.open()
    assert await ledger.deliver(consent)
    await ledger.consume(consent)
    with pytest.raises(AlreadyUsed):
        await ledger.consume(consent)


async def test_an_undelivered_read_back_is_agreed_to_by_nobody(ledger: Ledger) -> None:
    consent = await ledger.open()
    with pytest.raises(NotDelivered):
        await ledger.consume(consent)


async def test_a_delivery_can_be_taken_back(ledger: Ledger) -> None:
    consent = await ledger.open()
    await ledger.deliver(consent)
    async with ledger.database.begin() as session:
        assert await ledger.consents.undelivered(session, consent)
    with pytest.raises(NotDelivered):
        await ledger.consume(consent)


async def test_a_consent_lapses(ledger: Ledger) -> None:
    consent = await ledger.open()
    await ledger.deliver(consent)
    ledger.clock.advance(ledger.consents.lifetime)
    assert await ledger.pending() is None
    with pytest.raises(ConsentExpired):
        await ledger.consume(consent)


@pytest.mark.parametrize(
    "changes",
    [{"action": "cancel_visit"}, {"arguments": {**ARGUMENTS, "offer": "O2"}}, {"version": 4}, {"version": None}],
)
async def test_a_consent_is_for_exactly_what_was_read(ledger: Ledger, changes: dict[str, Any]) -> None:
    consent = await ledger.open()
    await ledger.deliver(consent)
    with pytest.raises(Mismatch):
        await ledger.consume(consent, **changes)
    await ledger.consume(consent)


async def test_a_new_read_back_voids_the_one_before(ledger: Ledger) -> None:
    first = await ledger.open()
    await ledger.deliver(first)
    second = await ledger.open(arguments={**ARGUMENTS, "offer": "O2"})
    assert await ledger.pending() == second
    with pytest.raises(AlreadyUsed):
        await ledger.consume(first)


async def test_no_voids_it_and_a_later_yes_does_nothing(ledger: Ledger) -> None:
    consent = await ledger.open()
    await ledger.deliver(consent)
    async with ledger.database.begin() as session:
        assert await ledger.consents.void(session, consent, ledger.clock.now())
        assert not await ledger.consents.void(session, consent, ledger.clock.now())
    assert not await ledger.deliver(consent)
    with pytest.raises(AlreadyUsed):
        await ledger.consume(consent)


async def test_a_rolled_back_action_leaves_the_consent_usable(ledger: Ledger) -> None:
    consent = await ledger.open()
    await ledger.deliver(consent)
    with pytest.raises(RuntimeError):
        async with ledger.database.begin() as session:
            digest = arguments_hash("book_visit", ARGUMENTS)
            await ledger.consents.consume(session, consent, "book_visit", digest, 3, ledger.clock.now())
            raise RuntimeError
    await ledger.consume(consent)


async def test_of_many_yeses_at_once_one_counts(ledger: Ledger) -> None:
    consent = await ledger.open()
    await ledger.deliver(consent)
    results = await asyncio.gather(*(ledger.consume(consent) for _ in range(8)), return_exceptions=True)
    assert sum(r is None for r in results) == 1
    assert all(isinstance(r, AlreadyUsed) for r in results if r is not None)


async def test_a_delivery_in_the_future_does_not_count(ledger: Ledger) -> None:
    consent = await ledger.open()
    ledger.clock.advance(timedelta(minutes=1))
    await ledger.deliver(consent)
    ledger.clock.advance(timedelta(seconds=-30))
    with pytest.raises(NotDelivered):
        await ledger.consume(consent)


async def test_the_table_itself_refuses_a_use_without_delivery(ledger: Ledger) -> None:
    consent = await ledger.open()
    with pytest.raises(Exception, match="delivered_before_consumed"):
        async with ledger.database.begin() as session:
            await session.execute(text("UPDATE consent SET consumed_at = created_at WHERE id = :id"), {"id": consent})


async def test_the_read_back_and_arguments_are_not_stored_in_clear(ledger: Ledger) -> None:
    await ledger.open()
    async with ledger.database.begin() as session:
        row = (await session.execute(text("SELECT row_to_json(c)::text FROM consent c"))).scalar_one()
    assert "Ana" not in row and "cardiology" not in row


async def test_a_consent_that_does_not_exist_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        await ledger.consume(new_id())


def test_the_hash_does_not_depend_on_the_order_of_arguments(keyring: object) -> None:
    assert arguments_hash("book", {"a": 1, "b": 2}) == arguments_hash("book", {"b": 2, "a": 1})
    assert arguments_hash("book", {"a": 1}) != arguments_hash("move", {"a": 1})
    assert arguments_hash("book", {"a": 1}) != arguments_hash("book", {"a": "1"})


def test_arguments_that_are_no_json_are_refused(keyring: object) -> None:
    with pytest.raises(InvalidInput):
        arguments_hash("book", {"a": float("nan")})
    with pytest.raises(CarelineError):
        arguments_hash("book", {"a": object()})
