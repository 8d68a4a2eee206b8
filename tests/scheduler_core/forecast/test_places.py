"""What is proposed can take place: rooms, devices and nurses free all through, each once; against booking it slot by slot."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from runtime.database import Database
from runtime.errors import SlotTaken
from scheduler_core.forecast import Surroundings, look_ahead, own_able
from scheduler_core.forecast.openings import Opening, Planner
from scheduler_core.forecast.places import Places, read_places
from scheduler_core.forecast.roster import Roster, Stretch, read_roster
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave
from scheduler_core.types import Slot
from tests.scheduler_core.clinic import (
    NOW,
    booked,
    clinic,
    furnish,
    hours,
    local,
    nurse,
    practitioner,
    slot,
    thing,
    visit_type,
)
from tests.scheduler_core.forecast.demands import weekly

WEDNESDAY = date(2026, 3, 4)
MORNING = Stretch("main", 540, 780)


async def places(database: Database, hospital: Hospital, *taken: Slot) -> Places:
    await furnish(database, hospital)
    async with database.begin() as session:
        for one in taken:
            await booked(session, one)
        return await read_places(session, hospital, WEDNESDAY, 3, NOW)


def one_room(**parts: Any) -> Hospital:
    return clinic(rooms=[thing("room-1", "exam")], **parts)


async def test_a_room_that_is_taken_leaves_the_rest_of_the_morning(database: Database) -> None:
    found = await places(database, one_room(), slot(local(WEDNESDAY, 10), "ada", "room-1"))
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8) == (630, 5)


async def test_what_was_proposed_once_is_not_proposed_again(database: Database) -> None:
    found = await places(database, one_room())
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 4) == (540, 4)
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8) == (660, 4)
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8)[1] == 0


async def test_a_device_out_of_use_and_a_nurse_at_home_open_nothing(database: Database) -> None:
    scan = visit_type("scan", 30, {"role": "practitioner"}, {"role": "device", "type": "echo"}, {"role": "nurse"})
    hospital = clinic(visit_types=[scan], nurses=[nurse("nina", hours("10:00", "12:00"))])
    found = await places(database, hospital)
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8) == (600, 4)
    async with database.begin() as session:
        day = WEDNESDAY + timedelta(days=1)
        session.add(Leave(resource_key="echo-1", starts_at=local(day, 0), ends_at=local(day, 23), reason="broken"))
        await session.flush()
        later = await read_places(session, hospital, WEDNESDAY, 3, NOW)
    assert later.session("cardiology", WEDNESDAY + timedelta(days=1), MORNING, 30, 8)[1] == 0


async def test_cleaning_up_needs_the_room_between_two_visits(database: Database) -> None:
    needs = ({"role": "practitioner"}, {"role": "room", "type": "exam", "clean_up": 15})
    found = await places(database, one_room(visit_types=[visit_type("follow-up", 30, *needs)]))
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8) == (540, 1)
    assert found.session("cardiology", WEDNESDAY, MORNING, 45, 8) == (585, 4)


async def test_a_visit_that_needs_nobody_else_can_always_be(database: Database) -> None:
    found = await places(database, clinic(visit_types=[visit_type("talk", 30, {"role": "practitioner"})]))
    for _ in range(3):
        assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8) == (540, 8)


async def test_where_a_site_has_no_such_room_nothing_is_opened(database: Database) -> None:
    found = await places(database, one_room())
    assert found.session("cardiology", WEDNESDAY, Stretch("north", 540, 780), 30, 8)[1] == 0


async def test_it_goes_to_another_process_whole(database: Database) -> None:
    found = pickle.loads(pickle.dumps(await places(database, one_room())))
    assert found.session("cardiology", WEDNESDAY, MORNING, 30, 8) == (540, 8)


async def test_where_no_room_is_left_in_two_weeks_it_is_said_for_how_many(database: Database) -> None:
    hospital = clinic(rooms=[thing("room-n", "exam", "north")])
    history = replace(weekly(week=(24, 24, 24, 24, 24, 0, 0)), department="cardiology")
    await furnish(database, hospital)
    async with database.begin() as session:
        able = await own_able(session, hospital, history.end, 7, NOW)
    outlook = look_ahead([history], Surroundings(), able, 7)
    assert outlook.proposals
    for one in outlook.proposals:
        assert one.openings == () and one.unplaced == one.visits


async def whole(database: Database, hospital: Hospital) -> tuple[Roster, Places]:
    async with database.begin() as session:
        roster = await read_roster(session, hospital, WEDNESDAY, 16, NOW)
        return roster, await read_places(session, hospital, WEDNESDAY, 16, NOW)


@pytest.mark.parametrize("seed", range(6))
async def test_all_that_is_proposed_can_be_booked_one_after_another(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    people = [practitioner(key, hours("09:00", dice.choice(["12:00", "13:00", "17:00"]))) for key in ("ada", "ben")]
    hospital = clinic(practitioners=people, rooms=[thing("room-1", "exam", capacity=dice.choice([1, 2]))])
    await furnish(database, hospital)
    async with database.begin() as session:
        for _ in range(12):
            at = local(WEDNESDAY + timedelta(days=dice.randrange(3)), 9) + timedelta(minutes=15 * dice.randrange(32))
            try:
                await booked(session, slot(at, dice.choice(["ada", "ben"]), "room-1"))
            except SlotTaken:
                continue
    planner = Planner(*await whole(database, hospital))
    opened = planner.openings("cardiology", WEDNESDAY, 40, 30)
    assert sum(one.slots for one in opened.openings) + opened.unplaced == 40
    async with database.begin() as session:
        for one in opened.openings:
            for at in starts(one):
                await take_a_room(session, hospital, at)


def starts(one: Opening) -> Sequence[Any]:
    assert one.starts is not None
    first = local(one.day, one.starts.hour, one.starts.minute)
    each = one.slots // one.people
    return [first + timedelta(minutes=30 * n) for n in range(each) for _ in range(one.people)]


async def take_a_room(session: Any, hospital: Hospital, at: Any) -> None:
    """A visit in some unit of the room, with nobody: as if a colleague came. It fails where none is free."""
    for unit in range(hospital.resources["room-1"].capacity):
        try:
            await booked(session, replace(slot(at, "room-1", unit=unit), practitioner=None))
        except SlotTaken:
            continue
        return
    raise AssertionError(f"no room at {at}")
