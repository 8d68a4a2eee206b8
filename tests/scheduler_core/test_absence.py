"""Planned leave, a closed site, one unit of several: entered once, kept free, withdrawn; who is touched is planned anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from runtime.database import Database, new_id
from scheduler_core import away, disruption, disruption_plans
from scheduler_core.away import AlreadyAway
from scheduler_core.disruption import Disruption, Proposal
from scheduler_core.disruption_ending import end
from scheduler_core.hospital import Hospital
from scheduler_core.models import Closure, Leave, Visit
from scheduler_core.search import Search
from scheduler_core.types import Assignment, Window, Wishes
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, practitioner, slot, thing

DAY = date(2026, 3, 4)
NINE = local(DAY, 9)
ALL_DAY = Window(local(DAY, 0), local(DAY, 23))
ALONE = clinic(practitioners=[practitioner("ada")])


async def proposed(database: Database, hospital: Hospital, what: Disruption) -> Proposal:
    async with database.begin() as session:
        return await disruption.propose(session, Search(hospital), what, NOW)


async def applied(database: Database, hospital: Hospital, what: Disruption) -> UUID:
    async with database.begin() as session:
        row = await disruption_plans.keep(session, Search(hospital), what, "kim", NOW)
        await disruption_plans.carry_out(session, hospital, row.id, "kim", NOW)
        return row.id


async def free(database: Database, hospital: Hospital, window: Window = ALL_DAY) -> bool:
    async with database.begin() as session:
        return bool(await Search(hospital).find(session, Wishes("follow-up", (window,)), NOW))


async def test_leave_of_weeks_to_come_is_entered_ahead_listed_and_withdrawn(database: Database) -> None:
    await furnish(database, ALONE)
    later = Window(ALL_DAY.starts_at + timedelta(days=14), ALL_DAY.ends_at + timedelta(days=25))
    assert await free(database, ALONE, later)
    plan_id = await applied(database, ALONE, Disruption("leave", "ada", later))
    assert not await free(database, ALONE, later) and await free(database, ALONE)
    async with database.begin() as session:
        (absence,) = await away.listed(session, NOW)
        assert (absence.id, absence.away.kind, absence.away.key) == (plan_id, "leave", "ada")
        await end(session, clinic(), plan_id, "lee", NOW)
        assert await away.listed(session, NOW) == []
    assert await free(database, ALONE, later)


async def test_a_closed_site_is_free_of_visits_and_those_in_it_are_planned_anew(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    async with database.begin() as session:
        visit = await booked(session, slot(NINE, "ada", "room-1"))
    what = Disruption("closed", "main", ALL_DAY)
    plan = await proposed(database, hospital, what)
    (step,) = plan.steps
    assert step.visit_id == visit.id and step.after is not None and step.after.starts_at.date() != DAY
    plan_id = await applied(database, hospital, what)
    assert not await free(database, hospital)
    async with database.begin() as session:
        assert await session.get(Closure, plan_id) is not None
        done = await end(session, clinic(), plan_id, "lee", NOW)
        assert [left.visit_id for left in done.left] == [visit.id]
    assert await free(database, hospital)


@pytest.mark.parametrize("kind", ["sick", "leave"])
async def test_a_second_leave_of_the_same_person_names_them_and_the_one_that_is_there(
    database: Database, kind: away.Kind
) -> None:
    await furnish(database, ALONE)
    await applied(database, ALONE, Disruption("leave", "ada", ALL_DAY))
    for window in (ALL_DAY, Window(local(DAY, 12), local(DAY, 23) + timedelta(days=1))):
        with pytest.raises(
            AlreadyAway, match=r"ada is away already from 2026-03-04 00:00 to 2026-03-04 23:00 \(leave\)"
        ):
            await proposed(database, ALONE, Disruption(kind, "ada", window))
    beyond = Window(ALL_DAY.ends_at, ALL_DAY.ends_at + timedelta(days=1))
    assert (await proposed(database, ALONE, Disruption(kind, "ada", beyond))).steps == ()


async def test_a_second_closure_of_a_site_is_refused(database: Database) -> None:
    await furnish(database, ALONE)
    await applied(database, ALONE, Disruption("closed", "main", ALL_DAY))
    with pytest.raises(AlreadyAway, match="main is away already"):
        await proposed(database, ALONE, Disruption("closed", "main", ALL_DAY))
    assert (await proposed(database, ALONE, Disruption("closed", "north", ALL_DAY))).steps == ()


async def test_of_two_proposals_of_one_leave_the_second_is_refused_when_it_is_applied(database: Database) -> None:
    await furnish(database, ALONE)
    plans = [await proposed(database, ALONE, Disruption("leave", "ada", ALL_DAY)) for _ in range(2)]
    async with database.begin() as session:
        await disruption.apply(session, ALONE, plans[0], "one", NOW)
        with pytest.raises(AlreadyAway):
            await disruption.apply(session, ALONE, plans[1], "two", NOW)


async def test_an_imported_block_that_covers_it_all_is_a_leave_that_is_there(database: Database) -> None:
    await furnish(database, ALONE)
    async with database.begin() as session:
        bounds = {"starts_at": ALL_DAY.starts_at, "ends_at": ALL_DAY.ends_at}
        session.add(Leave(id=new_id(), resource_key="ada", reason="imported", **bounds))
    with pytest.raises(AlreadyAway, match="imported"):
        await proposed(database, ALONE, Disruption("leave", "ada", ALL_DAY))


PUMPS = clinic(
    practitioners=[practitioner(name) for name in ("ada", "ben", "cem")],
    rooms=[thing("rooms", "exam", capacity=3)],
)


async def in_rooms(database: Database, *units: int) -> list[Visit]:
    """A visit in each of these units at nine."""
    async with database.begin() as session:
        made = []
        for name, unit in zip(("ada", "ben", "cem"), units, strict=False):
            plain = slot(NINE, name)
            room = Assignment("rooms", unit, plain.starts_at, plain.ends_at)
            made.append(await booked(session, replace(plain, assignments=(*plain.assignments, room))))
        return made


async def test_where_one_of_three_fails_nobody_moves_as_long_as_two_are_enough(database: Database) -> None:
    await furnish(database, PUMPS)
    await in_rooms(database, 0, 1)
    plan = await proposed(database, PUMPS, Disruption("broken", "rooms", ALL_DAY, one_unit=True))
    assert (plan.steps, plan.unit) == ((), 2)
    assert len((await proposed(database, PUMPS, Disruption("broken", "rooms", ALL_DAY))).steps) == 2


async def test_where_all_three_are_used_only_the_surplus_moves_and_the_rest_stays_bookable(database: Database) -> None:
    await furnish(database, PUMPS)
    visits = await in_rooms(database, 0, 1, 2)
    what = Disruption("broken", "rooms", ALL_DAY, one_unit=True)
    plan = await proposed(database, PUMPS, what)
    assert len(plan.steps) == 1 and plan.steps[0].visit_id in {visit.id for visit in visits}
    await applied(database, PUMPS, what)
    async with database.begin() as session:
        free = await Search(PUMPS).find(session, Wishes("follow-up", (Window(local(DAY, 10), ALL_DAY.ends_at),)), NOW)
        assert {a.unit for found in free for a in found.assignments if a.resource == "rooms"} <= {0, 1, 2} - {plan.unit}


async def test_a_second_unit_can_fail_and_a_fourth_of_three_cannot(database: Database) -> None:
    await furnish(database, PUMPS)
    what = Disruption("broken", "rooms", ALL_DAY, one_unit=True)
    for _ in range(3):
        await applied(database, PUMPS, what)
    assert not await free(database, PUMPS)
    with pytest.raises(AlreadyAway, match="rooms"):
        await proposed(database, PUMPS, what)


async def test_of_a_thing_that_there_is_one_of_one_unit_is_all_of_it(database: Database) -> None:
    await furnish(database, PUMPS)
    plan = await proposed(database, PUMPS, Disruption("broken", "echo-1", ALL_DAY, one_unit=True))
    assert plan.unit is None
