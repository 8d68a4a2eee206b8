"""Loading a hospital file: by key, shown before it is done, and never at the cost of a visit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from runtime.database import Database
from runtime.errors import Conflict
from scheduler_core import waitlist
from scheduler_core.hospital import Hospital, difference, load
from scheduler_core.models import Claim, Resource, Visit
from tests.scheduler_core.builders import add_patient, add_visit
from tests.scheduler_core.clinic import FOLLOW_UP, NOW, clinic, practitioner, site, thing, visit_type

TWO_ROOMS = [thing("room-1", "exam"), thing("room-2", "exam")]


async def loaded(database: Database, hospital: Hospital) -> None:
    async with database.begin() as session:
        await load(session, hospital.file, NOW)


async def test_loading_twice_changes_nothing(database: Database) -> None:
    hospital = clinic()
    async with database.begin() as session:
        first = await load(session, hospital.file, NOW)
    async with database.begin() as session:
        second = await load(session, hospital.file, NOW)
        stored = (await session.execute(select(Resource.key))).scalars().all()
    assert set(first.added) == set(stored) == set(hospital.resources)
    assert second.nothing


async def test_the_difference_is_shown_and_nothing_written(database: Database) -> None:
    await loaded(database, clinic())
    other = clinic(rooms=[thing("room-1", "exam", capacity=3), thing("room-9", "exam")])
    async with database.begin() as session:
        found = await difference(session, other.file, NOW)
    async with database.begin() as session:
        again = await difference(session, other.file, NOW)
    assert (found.added, found.changed, found.removed) == (("room-9",), ("room-1",), ("room-2",))
    assert found == again


async def test_what_is_gone_from_the_file_is_no_longer_active_and_comes_back_by_key(database: Database) -> None:
    await loaded(database, clinic())
    await loaded(database, clinic(rooms=TWO_ROOMS[:1]))
    async with database.begin() as session:
        gone = await session.get(Resource, "room-2")
        assert gone is not None and not gone.active
    await loaded(database, clinic())
    async with database.begin() as session:
        back = await session.get(Resource, "room-2")
        assert back is not None and back.active


async def test_a_resource_that_a_visit_to_come_needs_cannot_be_taken_away(database: Database) -> None:
    await loaded(database, clinic())
    async with database.begin() as session:
        await add_visit(session, resources=("ada", "room-2"))
    smaller = clinic(rooms=TWO_ROOMS[:1])
    with pytest.raises(Conflict, match="room-2") as caught:
        await loaded(database, smaller)
    assert caught.value.code == "orphans"
    async with database.begin() as session:
        assert (await difference(session, smaller.file, NOW)).orphaned == ("room-2",)
        kept = await session.get(Resource, "room-2")
        assert kept is not None and kept.active


async def test_once_the_visit_is_over_or_cancelled_the_resource_may_go(database: Database) -> None:
    await loaded(database, clinic())
    async with database.begin() as session:
        await add_visit(session, resources=("ada", "room-2"), starts_at=NOW - timedelta(days=3), status="fulfilled")
        await add_visit(session, resources=(), status="cancelled")
    await loaded(database, clinic(rooms=TWO_ROOMS[:1]))


async def test_a_pool_may_shrink_only_to_what_is_in_use(database: Database) -> None:
    await loaded(database, clinic(rooms=[thing("ward", "exam", capacity=4)]))
    async with database.begin() as session:
        visit = await add_visit(session, resources=("ada", "ward"))
        claim = (await session.execute(select(Claim).where(Claim.resource_key == "ward"))).scalar_one()
        claim.unit, claim.visit_id = 2, visit.id
    await loaded(database, clinic(rooms=[thing("ward", "exam", capacity=3)]))
    with pytest.raises(Conflict, match="ward"):
        await loaded(database, clinic(rooms=[thing("ward", "exam", capacity=2)]))


async def test_a_visit_type_that_somebody_will_come_for_or_waits_for_cannot_be_removed(database: Database) -> None:
    walk = visit_type("walk", 30, {"role": "practitioner"})
    await loaded(database, clinic())
    async with database.begin() as session:
        visit = await add_visit(session, resources=("ada",))
    with pytest.raises(Conflict, match="follow-up"):
        await loaded(database, clinic(visit_types=[walk]))
    async with database.begin() as session:
        stored = await session.get(Visit, visit.id)
        assert stored is not None
        stored.status = "cancelled"
        await waitlist.join(session, await add_patient(session), "follow-up", {}, "key", NOW)
    with pytest.raises(Conflict, match="follow-up"):
        await loaded(database, clinic(visit_types=[walk]))
    await loaded(database, clinic(visit_types=[walk, FOLLOW_UP]))


async def test_a_site_that_somebody_will_come_to_cannot_be_removed(database: Database) -> None:
    await loaded(database, clinic())
    async with database.begin() as session:
        await add_visit(session, resources=("ada",), site="north")
    with pytest.raises(Conflict, match="north"):
        await loaded(database, clinic(sites=[site("main")]))


async def test_a_refused_load_leaves_nothing_half_written(database: Database) -> None:
    await loaded(database, clinic())
    async with database.begin() as session:
        await add_visit(session, resources=("ada",))
    with pytest.raises(Conflict):
        await loaded(database, clinic(practitioners=[practitioner("new"), practitioner("ben")]))
    async with database.begin() as session:
        assert await session.get(Resource, "new") is None
