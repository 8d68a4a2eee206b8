"""Two visits of one patient take each other's time with their own clinicians: both or neither, tried out before."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from runtime.database import Database
from runtime.errors import Conflict, InvalidInput, SlotTaken, StaleVersion
from runtime.outbox import OutboxEvent
from scheduler_core import visits
from scheduler_core.exchanges import Turn, exchange, propose
from scheduler_core.models import Visit
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, patient, slot
from tests.scheduler_core.killing import Work, all_or_nothing, picture

TUESDAY, THURSDAY = local(date(2026, 3, 10), 10), local(date(2026, 3, 12), 14)


async def two(database: Database) -> tuple[Visit, Visit]:
    """A patient sees ada on Tuesday and ben on Thursday."""
    await furnish(database, clinic())
    async with database.begin() as session:
        who = await patient(session)
        one = await booked(session, slot(TUESDAY, "ada", "room-1"), who)
        return one, await booked(session, slot(THURSDAY, "ben", "room-2"), who)


async def proposed(database: Database, one: Visit, other: Visit) -> tuple[Turn, Turn] | None:
    async with database.begin() as session:
        return await propose(session, Search(clinic()), one, other, NOW)


async def test_each_gets_the_others_time_with_its_own_clinician(database: Database) -> None:
    one, other = await two(database)
    turns = await proposed(database, one, other)
    assert turns is not None
    async with database.begin() as session:
        a, b = await exchange(session, turns, "x", NOW)
        assert (a.starts_at, a.practitioner) == (THURSDAY, "ada")
        assert (b.starts_at, b.practitioner) == (TUESDAY, "ben")
        told = select(OutboxEvent.payload).where(OutboxEvent.topic == "visit.moved")
        assert {row["visit_id"] for row in (await session.execute(told)).scalars()} == {str(one.id), str(other.id)}
    async with database.begin() as session:
        for who, at in (("ada", TUESDAY), ("ben", THURSDAY)):
            freed = Wishes("follow-up", windows=(Window(at, at + timedelta(minutes=5)),), practitioner=who)
            assert await Search(clinic()).find(session, freed, NOW)


async def test_looking_changes_nothing(database: Database) -> None:
    one, other = await two(database)
    before = await picture(database)
    await proposed(database, one, other)
    assert await picture(database) == before


async def test_where_a_clinician_is_busy_then_it_cannot_be(database: Database) -> None:
    one, other = await two(database)
    async with database.begin() as session:
        await booked(session, slot(THURSDAY, "ada", "room-1"))
    assert await proposed(database, one, other) is None


async def test_the_same_key_does_it_once(database: Database) -> None:
    one, other = await two(database)
    turns = await proposed(database, one, other)
    assert turns is not None
    for _ in range(2):
        async with database.begin() as session:
            a, _ = await exchange(session, turns, "x", NOW)
            assert (a.starts_at, a.version) == (THURSDAY, one.version + 1)


async def test_what_was_changed_or_taken_meanwhile_changes_neither(database: Database) -> None:
    one, other = await two(database)
    turns = await proposed(database, one, other)
    assert turns is not None
    async with database.begin() as session:
        late = await booked(session, slot(THURSDAY, "ada", "room-1"))
    with pytest.raises(SlotTaken):
        async with database.begin() as session:
            await exchange(session, turns, "x", NOW)
    async with database.begin() as session:
        await visits.cancel(session, late.id, late.version, "patient", "late", NOW)
        moved = slot(TUESDAY + timedelta(hours=1), "ada", "room-1")
        await visits.move(session, one.id, one.version, moved, "move", NOW)
    with pytest.raises(StaleVersion):
        async with database.begin() as session:
            await exchange(session, turns, "x", NOW)
    async with database.begin() as session:
        assert (await visits.get(session, other.id)).starts_at == THURSDAY


async def test_only_two_visits_of_one_patient_that_are_to_come(database: Database) -> None:
    one, other = await two(database)
    async with database.begin() as session:
        stranger = await booked(session, slot(TUESDAY + timedelta(days=1), "ben", "room-2"))
        for pair in ((one, one), (one, stranger)):
            with pytest.raises(InvalidInput):
                await propose(session, Search(clinic()), *pair, NOW)
        with pytest.raises(InvalidInput, match="passed"):
            await propose(session, Search(clinic()), one, other, TUESDAY)


async def test_a_third_visit_of_the_patient_is_not_run_into(database: Database) -> None:
    one, other = await two(database)
    turns = await proposed(database, one, other)
    assert turns is not None
    async with database.begin() as session:
        lasting = slot(THURSDAY - timedelta(minutes=15), "ben", "room-1", minutes=15)
        assert other.patient_id is not None
        await booked(session, lasting, other.patient_id)
        longer = Turn(turns[0].seen, slot(THURSDAY - timedelta(minutes=15), "ada", "room-2", minutes=45))
        with pytest.raises(Conflict):
            await exchange(session, (longer, turns[1]), "y", NOW)


async def test_killed_at_any_statement_both_or_neither_have_moved(database: Database) -> None:
    one, other = await two(database)
    turns = await proposed(database, one, other)
    assert turns is not None and isinstance(one.id, UUID)

    async def prepare() -> Work:
        return lambda session: exchange(session, turns, "x", NOW)

    await all_or_nothing(database, prepare)
