"""A disruption that is over early: the rest of its time is free at once, what was moved stays, what had no place stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from runtime.database import Database
from runtime.errors import NotAllowed, NotFound
from scheduler_core import disruption_plans, visits
from scheduler_core.away import Kind
from scheduler_core.disruption import Disruption
from scheduler_core.disruption_ending import Ended, end
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, practitioner, slot, thing, visit_type
from tests.scheduler_core.killing import Work, all_or_nothing

DAY = date(2026, 3, 4)
ALL_DAY = Window(local(DAY, 9), local(DAY, 17))
TEN = local(DAY, 10)
ALONE = clinic(practitioners=[practitioner("ada")])
SCAN = visit_type("follow-up", 30, {"role": "practitioner"}, {"role": "device", "type": "echo"})


async def applied(database: Database, hospital: Hospital, kind: Kind, key: str, window: Window = ALL_DAY) -> UUID:
    async with database.begin() as session:
        row = await disruption_plans.keep(session, Search(hospital), Disruption(kind, key, window), "kim", NOW)
        await disruption_plans.carry_out(session, hospital, row.id, "kim", NOW)
        return row.id


async def ended(database: Database, plan_id: UUID, now: datetime = TEN) -> Ended:
    async with database.begin() as session:
        return await end(session, clinic(), plan_id, "lee", now)


async def free_from(database: Database, hospital: Hospital, now: datetime = TEN) -> list[datetime]:
    wishes = Wishes("follow-up", windows=(ALL_DAY,), earliest=True, limit=3)
    async with database.begin() as session:
        return [found.starts_at for found in await Search(hospital).find(session, wishes, now)]


@pytest.mark.parametrize(
    ("kind", "key", "hospital"),
    [
        ("sick", "ada", ALONE),
        ("late", "ada", ALONE),
        ("emergency", "room-1", clinic(practitioners=[practitioner("ada")], rooms=[thing("room-1", "exam")])),
        ("broken", "echo-1", clinic(practitioners=[practitioner("ada")], visit_types=[SCAN])),
    ],
)
async def test_the_rest_of_its_time_can_be_booked_at_once(
    database: Database, kind: Kind, key: str, hospital: Hospital
) -> None:
    await furnish(database, hospital)
    plan_id = await applied(database, hospital, kind, key)
    assert await free_from(database, hospital) == []
    await ended(database, plan_id)
    assert (await free_from(database, hospital))[0] == TEN + timedelta(minutes=15)
    async with database.begin() as session:
        assert (await session.get_one(Leave, plan_id)).ends_at == TEN, "what is past stays on record"


async def test_ended_before_it_began_it_is_as_if_it_had_never_been(database: Database) -> None:
    await furnish(database, ALONE)
    plan_id = await applied(database, ALONE, "sick", "ada")
    await ended(database, plan_id, NOW)
    async with database.begin() as session:
        assert await session.get(Leave, plan_id) is None


async def test_a_search_that_looked_before_sees_the_freed_time(database: Database) -> None:
    await furnish(database, ALONE)
    search, wishes = Search(ALONE), Wishes("follow-up", windows=(ALL_DAY,))
    plan_id = await applied(database, ALONE, "sick", "ada")
    async with database.begin() as session:
        assert await search.find(session, wishes, NOW) == ()
    await ended(database, plan_id)
    async with database.begin() as session:
        assert await search.find(session, wishes, TEN)


async def test_who_had_no_place_stands_and_who_was_moved_stays_moved(database: Database) -> None:
    await furnish(database, ALONE)
    async with database.begin() as session:
        early = await booked(session, slot(local(DAY, 9), "ada", "room-1"))
        late = await booked(session, slot(local(DAY, 14), "ada", "room-1"))
    window = Window(NOW, NOW + timedelta(days=100))
    plan_id = await applied(database, ALONE, "sick", "ada", window)
    done = await ended(database, plan_id)
    assert [step.visit_id for step in done.standing] == [late.id]
    assert done.left == ()
    async with database.begin() as session:
        for visit in (early, late):
            assert (await visits.get(session, visit.id)).version == visit.version


async def test_moved_visits_are_named_with_the_time_they_left(database: Database) -> None:
    await furnish(database, clinic())
    async with database.begin() as session:
        visit = await booked(session, slot(local(DAY, 14), "ada", "room-1"))
    plan_id = await applied(database, clinic(), "sick", "ada")
    done = await ended(database, plan_id)
    assert [(step.visit_id, step.starts_at) for step in done.left] == [(visit.id, local(DAY, 14))]
    async with database.begin() as session:
        assert (await visits.get(session, visit.id)).practitioner == "ben"


async def test_a_duty_within_the_same_hours_is_no_second_leave_and_stays(database: Database) -> None:
    await furnish(database, ALONE)
    until = ALL_DAY.ends_at - timedelta(minutes=30)
    async with database.begin() as session:
        session.add(Leave(resource_key="ada", starts_at=ALL_DAY.starts_at, ends_at=until, reason="meeting"))
    await ended(database, await applied(database, ALONE, "sick", "ada"))
    assert await free_from(database, ALONE) == [until]


async def test_it_ends_once_and_only_what_was_applied_and_is_not_over(database: Database) -> None:
    await furnish(database, ALONE)
    plan_id = await applied(database, ALONE, "sick", "ada")
    await ended(database, plan_id)
    again = await ended(database, plan_id, TEN + timedelta(hours=1))
    assert (again.row.ended_at, again.standing) == (TEN, ())
    other = await applied(database, ALONE, "sick", "ada", Window(TEN, ALL_DAY.ends_at))
    with pytest.raises(NotAllowed, match="ada is back already"):
        await ended(database, other, ALL_DAY.ends_at)
    async with database.begin() as session:
        later = Window(ALL_DAY.ends_at, ALL_DAY.ends_at + timedelta(days=1))
        row = await disruption_plans.keep(session, Search(ALONE), Disruption("sick", "ada", later), "kim", NOW)
    with pytest.raises(NotAllowed, match="not applied"):
        await ended(database, row.id)
    with pytest.raises(NotFound):
        await ended(database, UUID(int=7))


async def test_killed_at_any_statement_all_of_it_is_done_or_nothing(database: Database) -> None:
    await furnish(database, ALONE)
    plan_id = await applied(database, ALONE, "sick", "ada")

    async def prepare() -> Work:
        return lambda session: end(session, ALONE, plan_id, "lee", TEN)

    await all_or_nothing(database, prepare, "leave", "disruption")
