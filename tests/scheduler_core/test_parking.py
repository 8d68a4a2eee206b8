"""Parking: the usual space, whether it is free around a visit, and keeping it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from runtime.database import Database
from runtime.errors import NotAllowed, NotFound, SlotTaken
from runtime.outbox import OutboxEvent
from scheduler_core import parking, visits
from scheduler_core.hospital import load
from scheduler_core.models import Claim, ParkingHabit, Resource
from tests.scheduler_core.builders import add_patient, add_visit
from tests.scheduler_core.clinic import NOW, clinic

A1, A2 = "parking-main-a1", "parking-main-a2"
START = NOW + timedelta(days=2)
WINDOW = parking.parked(START, START + timedelta(minutes=30))


@pytest.fixture(autouse=True)
async def _spaces(database: Database) -> None:
    async with database.begin() as session:
        await load(session, clinic(parking=[{"site": "main", "spaces": ["A1", "A2"]}]).file, NOW)


async def reserve(database: Database, visit_id: UUID, space: str = A1, key: str = "consent") -> None:
    async with database.begin() as session:
        await parking.reserve(session, visit_id, space, key, NOW)


async def kept(database: Database, visit_id: UUID) -> str | None:
    async with database.begin() as session:
        return await parking.reserved(session, visit_id)


async def visit(database: Database, *resources: str, minutes: int = 0) -> UUID:
    async with database.begin() as session:
        return (await add_visit(session, resources=resources, starts_at=START + timedelta(minutes=minutes))).id


async def test_the_usual_space_is_the_one_on_record(database: Database) -> None:
    async with database.begin() as session:
        patient_id = await add_patient(session)
        assert await parking.usual_space(session, patient_id) is None
        session.add(ParkingHabit(patient_id=patient_id, space=A2))
        await session.flush()
        usual = await parking.usual_space(session, patient_id)
        assert isinstance(usual, Resource) and usual.key == A2


async def test_a_reserved_space_is_taken_for_everybody_else_until_half_an_hour_after(database: Database) -> None:
    await reserve(database, await visit(database, "ada"))
    later = parking.parked(START + timedelta(minutes=60), START + timedelta(minutes=90))
    after = parking.parked(START + timedelta(minutes=90), START + timedelta(minutes=120))
    async with database.begin() as session:
        assert not await parking.is_free(session, A1, WINDOW, NOW)
        assert not await parking.is_free(session, A1, later, NOW)
        assert await parking.is_free(session, A1, after, NOW)
        assert await parking.is_free(session, A2, WINDOW, NOW)
    with pytest.raises(SlotTaken):
        await reserve(database, await visit(database, "ben", minutes=30))


async def test_reserving_again_changes_nothing_and_tells_once(database: Database) -> None:
    visit_id = await visit(database, "ada")
    await reserve(database, visit_id)
    await reserve(database, visit_id)
    async with database.begin() as session:
        claims = select(func.count()).select_from(Claim).where(Claim.resource_key == A1)
        assert (await session.execute(claims)).scalar_one() == 1
        told = select(func.count()).select_from(OutboxEvent).where(OutboxEvent.topic == "parking.reserved")
        assert (await session.execute(told)).scalar_one() == 1


async def test_another_space_takes_the_place_of_the_first(database: Database) -> None:
    visit_id = await visit(database, "ada")
    await reserve(database, visit_id, A1, "first")
    await reserve(database, visit_id, A2, "second")
    assert await kept(database, visit_id) == A2
    async with database.begin() as session:
        assert await parking.is_free(session, A1, WINDOW, NOW)


async def test_one_who_loses_the_race_for_a_space_keeps_the_one_they_had(database: Database) -> None:
    mine, theirs = await visit(database, "ada"), await visit(database, "ben")
    await reserve(database, mine, A1, "mine")
    await reserve(database, theirs, A2, "theirs")
    with pytest.raises(SlotTaken):
        async with database.begin() as session:
            await parking.reserve(session, mine, A2, "again", NOW)
    assert (await kept(database, mine), await kept(database, theirs)) == (A1, A2)


async def test_a_cancelled_visit_gives_its_space_back_and_gets_none(database: Database) -> None:
    visit_id = await visit(database, "ada")
    await reserve(database, visit_id)
    async with database.begin() as session:
        await visits.cancel(session, visit_id, 1, "patient", "cancel", NOW)
        assert await parking.is_free(session, A1, WINDOW, NOW)
    with pytest.raises(NotAllowed):
        await reserve(database, visit_id, A1, "again")


async def test_a_space_that_does_not_exist_cannot_be_kept(database: Database) -> None:
    with pytest.raises(SlotTaken):
        await reserve(database, await visit(database, "ada"), "parking-main-z9")
    with pytest.raises(NotFound):
        await reserve(database, UUID(int=0))
