"""When something fails: who is touched, the plan that moves people least, and its carrying out."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from runtime.database import Database
from runtime.errors import InvalidInput, NotFound
from runtime.outbox import OutboxEvent
from scheduler_core import disruption, visits
from scheduler_core.disruption import Disruption, Proposal
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave, Visit
from scheduler_core.search import Search
from scheduler_core.types import Lasting, Window, Wishes
from tests.scheduler_core.clinic import FOLLOW_UP, NOW, booked, clinic, furnish, local, practitioner, slot, thing
from tests.scheduler_core.killing import Work, all_or_nothing, picture

DAY = date(2026, 3, 4)
ALL_DAY = Window(local(DAY, 0), local(DAY, 23))
SICK = Disruption("sick", "ada", ALL_DAY)


async def full_morning(database: Database, who: str = "ada", room: str = "room-1", count: int = 4) -> list[Visit]:
    async with database.begin() as session:
        starts = [local(DAY, 9) + timedelta(minutes=30 * n) for n in range(count)]
        return [await booked(session, slot(at, who, room)) for at in starts]


async def proposed(database: Database, hospital: Hospital, what: Disruption = SICK) -> Proposal:
    async with database.begin() as session:
        return await disruption.propose(session, Search(hospital), what, NOW)


async def test_a_sick_clinicians_patients_keep_their_times_with_a_colleague(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    mine = await full_morning(database)
    plan = await proposed(database, hospital)
    assert {step.visit_id for step in plan.steps} == {visit.id for visit in mine}
    assert {step.after.practitioner for step in plan.steps if step.after} == {"ben"}
    assert plan.minutes_moved == 0


async def test_only_who_finds_the_colleague_busy_moves_and_to_the_nearest_time(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    mine = await full_morning(database)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 9, 30), "ben", "room-2"))
    plan = await proposed(database, hospital)
    moved = [step for step in plan.steps if step.after and step.after.starts_at != step.starts_at]
    assert [step.visit_id for step in moved] == [mine[1].id]
    assert plan.minutes_moved == 90  # ben has a time again when the morning is over


def noticed(hours: int, **parts: Any) -> Hospital:
    return clinic(visit_types=[{**FOLLOW_UP, "notice_hours": hours}], **parts)


@pytest.mark.parametrize("notice", [2, 48])
async def test_the_booking_notice_moves_nobody_who_could_keep_their_time(database: Database, notice: int) -> None:
    hospital = noticed(notice)
    await furnish(database, hospital)
    soon = NOW + timedelta(hours=1)
    async with database.begin() as session:
        await booked(session, slot(soon, "ada", "room-1"))
    plan = await proposed(database, hospital, Disruption("sick", "ada", Window(NOW, local(DAY, 23))))
    after = plan.steps[0].after
    assert after is not None and (after.starts_at, after.practitioner) == (soon, "ben")


async def test_without_a_colleague_a_visit_goes_to_the_next_time_and_is_not_brought_forward_without_notice(
    database: Database,
) -> None:
    hospital = noticed(48, practitioners=[practitioner("ada")])
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 10), "ada", "room-1"))
    plan = await proposed(database, hospital, Disruption("sick", "ada", Window(local(DAY, 10), local(DAY, 14))))
    after = plan.steps[0].after
    assert after is not None and after.starts_at == local(DAY, 14)  # and not at half past nine, which is nearer


async def test_a_wheelchair_still_gets_to_the_room_and_the_clinician_is_still_whom_was_asked_for(
    database: Database,
) -> None:
    steps = {**thing("room-1", "exam"), "accessible": False}
    people = [practitioner("ada"), practitioner("ben", gender="male"), practitioner("cem", languages=["en", "es"])]
    hospital = clinic(practitioners=people, rooms=[steps, thing("room-2", "exam"), thing("room-3", "exam")])
    await furnish(database, hospital)
    wished = Wishes("follow-up", (Window(local(DAY, 9), local(DAY, 9, 30)),), practitioner="ada", limit=1)
    async with database.begin() as session:
        found = await Search(hospital).find(session, replace(wished, accessible=True, gender="female"), NOW)
        visit = await booked(session, found[0])
        assert visit.lasting == Lasting(accessible=True, gender="female")
        await booked(session, slot(local(DAY, 9), "cem", "room-3"))
    room = next(a.resource for a in found[0].assignments if a.resource.startswith("room"))
    plan = await proposed(database, hospital, Disruption("broken", room, Window(NOW, local(DAY, 23))))
    after = plan.steps[0].after if plan.steps[0].visit_id == visit.id else plan.steps[1].after
    assert after is not None and not {"room-1"} & {a.resource for a in after.assignments}
    sick = await proposed(database, hospital, Disruption("sick", "ada", Window(NOW, local(DAY, 23))))
    (step,) = sick.steps
    assert step.after is not None and step.after.practitioner == "cem"
    async with database.begin() as session:
        assert (await disruption.apply(session, hospital, sick, "d", NOW)).moved == (visit.id,)
        assert (await visits.get(session, visit.id)).lasting == Lasting(accessible=True, gender="female")


async def test_a_room_taken_by_an_emergency_leaves_time_and_clinician_as_they_are(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    await full_morning(database)
    plan = await proposed(database, hospital, Disruption("emergency", "room-1", Window(local(DAY, 9), local(DAY, 10))))
    assert len(plan.steps) == 2
    for step in plan.steps:
        assert step.after is not None
        assert (step.after.starts_at, step.after.practitioner) == (step.starts_at, "ada")
        assert {a.resource for a in step.after.assignments} == {"ada", "room-2"}


async def test_a_list_that_runs_late_moves_only_the_visits_it_runs_over(database: Database) -> None:
    hospital = clinic(practitioners=[practitioner("ada")])
    await furnish(database, hospital)
    mine = await full_morning(database)
    plan = await proposed(database, hospital, Disruption("late", "ada", Window(local(DAY, 9), local(DAY, 9, 30))))
    assert [step.visit_id for step in plan.steps] == [mine[0].id]
    after = plan.steps[0].after
    assert after is not None and after.starts_at == local(DAY, 11)


async def test_a_proposal_changes_nothing(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    await full_morning(database)
    before = await picture(database, "leave")
    await proposed(database, hospital)
    assert await picture(database, "leave") == before


async def test_applying_moves_everybody_with_a_notice_each_and_only_once(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    await full_morning(database)
    plan = await proposed(database, hospital)
    async with database.begin() as session:
        done = await disruption.apply(session, hospital, plan, "d", NOW)
        assert (len(done.moved), done.stranded, done.left) == (4, (), ())
        assert (await disruption.apply(session, hospital, plan, "d", NOW)).moved == ()
        for step in plan.steps:
            visit = await visits.get(session, step.visit_id)
            assert step.after is not None
            assert (visit.starts_at, visit.practitioner) == (step.after.starts_at, "ben")
        notices = select(func.count(OutboxEvent.id)).where(OutboxEvent.topic == "visit.moved")
        assert (await session.execute(notices)).scalar_one() == 4
        assert len((await session.execute(select(Leave.id))).all()) == 1


async def test_who_cannot_be_placed_is_named_for_staff_to_call(database: Database) -> None:
    hospital = clinic(practitioners=[practitioner("ada")])
    await furnish(database, hospital)
    mine = await full_morning(database, count=1)
    plan = await proposed(database, hospital, Disruption("sick", "ada", Window(NOW, NOW + timedelta(days=100))))
    assert [(step.visit_id, step.after) for step in plan.steps] == [(mine[0].id, None)]
    async with database.begin() as session:
        assert (await disruption.apply(session, hospital, plan, "d", NOW)).stranded == (mine[0].id,)
        told = select(OutboxEvent.payload).where(OutboxEvent.topic == "visit.stranded")
        assert (await session.execute(told)).scalar_one()["visit_id"] == str(mine[0].id)


async def test_what_changed_since_the_proposal_is_left_and_named_for_another_one(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    mine = await full_morning(database)
    plan = await proposed(database, hospital)
    async with database.begin() as session:
        await visits.cancel(session, mine[2].id, mine[2].version, "patient", "c", NOW)
        await booked(session, slot(local(DAY, 9), "ben"))
        new = await booked(session, slot(local(DAY, 13), "ada"))
    async with database.begin() as session:
        done = await disruption.apply(session, hospital, plan, "d", NOW)
        assert set(done.left) == {mine[0].id, new.id}
        assert set(done.moved) == {mine[1].id, mine[3].id}
    again = await proposed(database, hospital)
    assert {step.visit_id for step in again.steps} == set(done.left)
    async with database.begin() as session:
        assert (await disruption.apply(session, hospital, again, "e", NOW)).left == ()
        assert len((await session.execute(select(Leave.id))).all()) == 1  # it was away already


async def test_a_past_time_and_an_unknown_resource_or_site_are_refused_by_name(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    with pytest.raises(NotFound, match="no resource 'nothing'"):
        await proposed(database, hospital, Disruption("broken", "nothing", ALL_DAY))
    with pytest.raises(NotFound, match="no site 'ada'"):
        await proposed(database, hospital, Disruption("closed", "ada", ALL_DAY))
    with pytest.raises(InvalidInput, match="2026-03-03 09:00 has passed"):
        await proposed(database, hospital, Disruption("sick", "ada", Window(NOW - timedelta(hours=2), NOW)))
    with pytest.raises(
        InvalidInput, match=r"The end, 2026-03-03 10:00, does not lie after the start, 2026-03-03 12:00"
    ):
        turned = Window(NOW + timedelta(hours=3), NOW + timedelta(hours=1))
        await proposed(database, hospital, Disruption("sick", "ada", turned))


async def test_a_clinicians_whole_day_is_planned_anew_and_applied_in_two_seconds_of_work(database: Database) -> None:
    hospital = clinic(
        practitioners=[practitioner(n) for n in ("ada", "ben", "cem")], rooms=[thing("rooms", "exam", capacity=9)]
    )
    await furnish(database, hospital)
    await full_morning(database, room="rooms", count=16)
    began = time.process_time()
    plan = await proposed(database, hospital)
    async with database.begin() as session:
        assert len((await disruption.apply(session, hospital, plan, "d", NOW)).moved) == 16
    assert time.process_time() - began < 2


async def test_applying_killed_at_any_statement_leaves_all_or_nothing(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    await full_morning(database, count=2)
    plan = await proposed(database, hospital)

    async def prepare() -> Work:
        return lambda session: disruption.apply(session, hospital, plan, "d", NOW)

    await all_or_nothing(database, prepare, "leave")
