"""Who works on the days ahead and who could come besides: leave, closures, holidays, breaks and two sites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from runtime.database import Database, new_id
from scheduler_core.forecast import Opening, Surroundings, look_ahead, own_able
from scheduler_core.forecast.roster import RosterDay, Stretch, read_roster
from scheduler_core.hospital import Hospital
from scheduler_core.models import Closure, Leave
from tests.scheduler_core.builders import add_visit
from tests.scheduler_core.clinic import NOW, clinic, furnish, hours, local, practitioner, text
from tests.scheduler_core.forecast.demands import weekly

TUESDAY = date(2026, 3, 3)
WEDNESDAY, SATURDAY = date(2026, 3, 4), date(2026, 3, 7)
NINE_TO_FIVE = Stretch("main", 540, 1020)


async def roster_of(database: Database, hospital: Hospital, *away: Leave | Closure) -> dict[date, RosterDay]:
    await furnish(database, hospital)
    async with database.begin() as session:
        session.add_all(away)
        await session.flush()
        return dict((await read_roster(session, hospital, TUESDAY, 7, NOW))["cardiology"])


def leave(key: str, day: date, first: int = 0, end: int = 23) -> Leave:
    return Leave(id=new_id(), resource_key=key, starts_at=local(day, first), ends_at=local(day, end), reason="leave")


def closure(site: str, day: date, first: int = 0, end: int = 23) -> Closure:
    return Closure(id=new_id(), site=site, starts_at=local(day, first), ends_at=local(day, end), reason="water")


async def test_two_clinicians_of_eight_hours_on_weekdays(database: Database) -> None:
    found = await roster_of(database, clinic())
    assert found[TUESDAY] == RosterDay(16.0, (NINE_TO_FIVE,), {})
    assert found[SATURDAY] == RosterDay(0.0, (), {})
    assert list(found) == [TUESDAY + timedelta(days=n) for n in range(7)]


async def test_leave_takes_a_clinicians_hours_and_nobody_on_leave_is_asked(database: Database) -> None:
    parts: dict[str, Any] = {"practitioners": [practitioner("ada"), practitioner("ben", hours("09:00", "12:00"))]}
    found = await roster_of(database, clinic(**parts), leave("ben", WEDNESDAY, 9, 11))
    assert found[TUESDAY] == RosterDay(11.0, (NINE_TO_FIVE,), {"ben": (Stretch("main", 720, 1020),)})
    assert found[WEDNESDAY] == RosterDay(9.0, (NINE_TO_FIVE,), {})


async def test_a_closed_site_sees_nobody_that_day(database: Database) -> None:
    found = await roster_of(database, clinic(), closure("main", TUESDAY), closure("main", WEDNESDAY, 8, 13))
    assert found[TUESDAY] == RosterDay(0.0, (), {})
    assert found[WEDNESDAY] == RosterDay(8.0, (Stretch("main", 780, 1020),), {})


async def test_a_holiday_has_no_hours(database: Database) -> None:
    found = await roster_of(database, clinic(holidays=[{"date": WEDNESDAY, "name": text("Feast")}]))
    assert (found[WEDNESDAY].hours, found[WEDNESDAY].open) == (0.0, ())


async def test_a_break_is_no_time_to_spare_but_what_lies_before_and_after_work_is(database: Database) -> None:
    ben = practitioner("ben", hours("10:00", "16:00"), breaks=[hours("12:00", "13:00")])
    found = await roster_of(database, clinic(practitioners=[practitioner("ada"), ben]))
    assert found[TUESDAY].hours == 13.0
    assert found[TUESDAY].spare == {"ben": (Stretch("main", 540, 600), Stretch("main", 960, 1020))}


async def test_somebody_who_works_at_two_sites_counts_once_and_half_for_each_of_two_departments(
    database: Database,
) -> None:
    departments = [{"key": key, "name": text(key)} for key in ("cardiology", "surgery")]
    both = practitioner(
        "ada", hours("09:00", "12:00"), hours("13:00", "17:00", site="north"), specialties=["cardiology", "surgery"]
    )
    found = await roster_of(database, clinic(practitioners=[both], departments=departments))
    assert found[TUESDAY].hours == 3.5
    assert found[TUESDAY].open == (Stretch("main", 540, 720), Stretch("north", 780, 1020))


async def test_time_that_is_claimed_is_not_to_spare(database: Database) -> None:
    hospital = clinic(practitioners=[practitioner("ada"), practitioner("ben", hours("09:00", "12:00"))])
    await furnish(database, hospital)
    async with database.begin() as session:
        await add_visit(session, resources=("ben",), starts_at=local(WEDNESDAY, 12))
        found = await read_roster(session, hospital, WEDNESDAY, 1, NOW)
    assert found["cardiology"][WEDNESDAY].spare == {"ben": (Stretch("main", 750, 1020),)}


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)])
async def test_days_on_which_the_clock_jumps_have_their_hours(database: Database, day: date) -> None:
    hospital = clinic(practitioners=[practitioner("ada", hours(days=["sun"]))])
    await furnish(database, hospital)
    async with database.begin() as session:
        found = await read_roster(session, hospital, day, 1, NOW)
    assert found["cardiology"][day] == RosterDay(8.0, (NINE_TO_FIVE,), {})


async def test_own_capacity_is_what_leave_and_closures_have_left(database: Database) -> None:
    hospital = clinic()
    await furnish(database, hospital)
    async with database.begin() as session:
        session.add(leave("ada", TUESDAY))
        await session.flush()
        able = await own_able(session, hospital, TUESDAY, 3, NOW)
    capacity = able.capacities["cardiology"]
    assert (capacity.visits(TUESDAY), capacity.visits(WEDNESDAY), capacity.slot_minutes) == (16, 32, 30)


async def test_a_leave_that_leaves_too_few_is_warned_of_with_a_colleague_to_ask(database: Database) -> None:
    hospital = clinic(practitioners=[practitioner("ada"), practitioner("ben", hours("09:00", "13:00"))])
    history = replace(weekly(week=(12, 12, 12, 12, 12, 0, 0)), department="cardiology")
    first, day = history.end, history.end + timedelta(days=8)
    await furnish(database, hospital)
    async with database.begin() as session:
        quiet = look_ahead([history], Surroundings(), await own_able(session, hospital, first, 21, NOW), 21)
        session.add(leave("ada", day))
        await session.flush()
        short = look_ahead([history], Surroundings(), await own_able(session, hospital, first, 21, NOW), 21)
    assert day not in [one.day for one in quiet.warnings]
    [warning] = [one for one in short.warnings if one.day == day]
    [proposal] = [one for one in short.proposals if one.day == day]
    assert (warning.level, warning.capacity) == ("over", 8)
    assert proposal.openings[0] == Opening(day, min(8, proposal.visits), "ben", 1, "main", time(13), time(17))
