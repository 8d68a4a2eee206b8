"""Two visits that change places: all at once or not at all."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from runtime.errors import Conflict, InvalidInput, StaleVersion
from runtime.outbox import OutboxEvent
from scheduler_core import visits
from scheduler_core.models import Claim, Visit
from scheduler_core.swaps import Seen, swap
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, patient, slot
from tests.scheduler_core.killing import Work, all_or_nothing

DAY = date(2026, 3, 4)
TEN, TWO = slot(local(DAY, 10), "ada", "room-1"), slot(local(DAY, 14), "ben", "room-2")


def seen(visit: Visit) -> Seen:
    return Seen(visit.id, visit.version)


async def resources(session: AsyncSession, visit_id: UUID) -> set[str]:
    return set((await session.execute(select(Claim.resource_key).where(Claim.visit_id == visit_id))).scalars())


async def test_each_gets_the_others_time_clinician_and_rooms(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        a, b = await booked(session, TEN), await booked(session, TWO)
        await swap(session, seen(a), seen(b), "s", NOW)
        assert (a.starts_at, a.practitioner, b.starts_at, b.practitioner) == (
            TWO.starts_at,
            "ben",
            TEN.starts_at,
            "ada",
        )
        assert await resources(session, a.id) == {"ben", "room-2"}
        assert await resources(session, b.id) == {"ada", "room-1"}
        told = (await session.execute(select(OutboxEvent.payload).where(OutboxEvent.topic == "visit.moved"))).scalars()
        assert {p["visit_id"] for p in told} == {str(a.id), str(b.id)}
        again = await swap(session, Seen(a.id, 2), Seen(b.id, 2), "s", NOW)
        assert [visit.version for visit in again] == [3, 3]


async def test_a_swap_that_would_put_a_patient_in_two_places_is_refused(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        who = await patient(session)
        a, b = await booked(session, TEN, who), await booked(session, TWO)
        await booked(session, slot(local(DAY, 14), "ada"), who)
        with pytest.raises(Conflict):
            await swap(session, seen(a), seen(b), "s", NOW)
        assert await resources(session, a.id) == {"ada", "room-1"}


async def test_old_versions_unlike_visits_and_past_ones_are_not_swapped(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        a, b = await booked(session, TEN), await booked(session, TWO)
        with pytest.raises(StaleVersion):
            await swap(session, Seen(a.id, 1), seen(b), "s", NOW)
        with pytest.raises(InvalidInput):
            await swap(session, seen(a), seen(a), "s2", NOW)
        with pytest.raises(InvalidInput):
            await swap(session, seen(a), seen(b), "s3", TEN.starts_at)


async def test_a_swap_killed_at_any_statement_leaves_all_or_nothing(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        pair = [(await booked(session, wanted)).id for wanted in (TEN, TWO)]

    async def prepare() -> Work:
        async with database.begin() as session:
            a, b = [await visits.get(session, visit_id) for visit_id in pair]
        return lambda session: swap(session, seen(a), seen(b), new_id().hex, NOW)

    await all_or_nothing(database, prepare)
