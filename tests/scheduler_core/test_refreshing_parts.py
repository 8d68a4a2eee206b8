"""A search rebuilds no more than it looks at: what it finds is what one that rebuilds everything finds."""

from __future__ import annotations

import random
import re
from datetime import timedelta

import numpy as np
import pytest

from runtime.database import Database
from scheduler_core import changes, claims, occupied
from scheduler_core.availability import Availability, Part
from scheduler_core.hospital import Hospital
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.scheduler_core.clinic import (
    NOW,
    booked,
    clinic,
    furnish,
    hours,
    nurse,
    practitioner,
    slot,
    thing,
    visit_type,
)
from tests.scheduler_core.test_availability import ACTIONS, FROM, World, fresh, small_hospital

BEFOREHAND = {"role": "nurse", "minutes": 20, "offset": 0}


def busy_clinic() -> Hospital:
    """The small hospital's clinicians at two sites, with nurses and rooms that they share."""
    around = hours("00:00", "20:00", ["fri", "sat", "sun", "mon"])
    north = hours("06:00", "22:00", ["fri", "sat", "sun", "mon"], "north")
    needs = ({"role": "practitioner"}, {"role": "room", "type": "exam"}, BEFOREHAND)
    return clinic(
        practitioners=[practitioner("ada", around), practitioner("ben", around, north)],
        nurses=[nurse("nina", around), nurse("nora", north, site="north")],
        rooms=[thing("bay", "exam", capacity=2), thing("cove", "exam", "north")],
        visit_types=[visit_type("follow-up", 30, *needs), visit_type("long", 90, *needs)],
    )


def wishes(dice: random.Random) -> Wishes:
    first = FROM + timedelta(hours=dice.randrange(72))
    windows = dice.choice([(), (Window(first, first + timedelta(hours=dice.randint(2, 60))),)])
    return Wishes(
        dice.choice(["follow-up", "long"]),
        windows=windows,
        site=dice.choice([None, "main", "north"]),
        practitioner=dice.choice([None, None, "ben"]),
        earliest=dice.random() < 0.4,
    )


@pytest.mark.parametrize("seed", range(4))
async def test_offers_are_those_of_a_search_that_knows_everything(database: Database, seed: int) -> None:
    hospital, dice, world, now = busy_clinic(), random.Random(seed), World(), NOW
    await furnish(database, hospital)
    search = Search(hospital)
    for _ in range(20):
        for _ in range(dice.randint(1, 5)):
            async with database.begin() as session:
                await dice.choice(ACTIONS)(session, world, dice, now)
        now += timedelta(minutes=dice.randint(0, 25))
        wished = wishes(dice)
        async with database.begin() as session:
            assert await search.find(session, wished, now) == await Search(hospital).find(session, wished, now), wished


@pytest.mark.parametrize("seed", range(2))
async def test_what_no_part_has_held_is_rebuilt_for_who_looks_at_everything(database: Database, seed: int) -> None:
    hospital, dice, world = small_hospital(), random.Random(seed), World()
    await furnish(database, hospital)
    availability = await fresh(database, hospital)
    for _ in range(8):
        part = Part(np.array(dice.sample(range(len(availability.lines)), 2)), Window(FROM, FROM + timedelta(days=1)))
        async with database.begin() as session:
            await dice.choice(ACTIONS)(session, world, dice, NOW)
            await availability.refresh(session, NOW, part)
    async with database.begin() as session:
        await availability.refresh(session, NOW)
    assert (availability.free == (await fresh(database, hospital)).free).all()


async def test_a_part_is_rebuilt_and_the_rest_waits(database: Database) -> None:
    hospital = small_hospital()
    await furnish(database, hospital)
    availability = await fresh(database, hospital)
    before = availability.free.copy()
    async with database.begin() as session:
        for key in ("ada", "ben"):
            await booked(session, slot(FROM + timedelta(hours=8), key))
    ada = np.array([n for n, line in enumerate(availability.lines) if line.resource == "ada"])
    async with database.begin() as session:
        await availability.refresh(session, NOW, Part(ada, Window(FROM, FROM + timedelta(days=1))))
    changed = {availability.lines[n].resource for n in np.flatnonzero((availability.free != before).any(axis=1))}
    assert changed == {"ada"}


async def test_the_first_look_takes_in_everything_whatever_is_asked_for(database: Database) -> None:
    hospital = small_hospital()
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(FROM + timedelta(hours=8), "ada"))
    availability = Availability(hospital)
    async with database.begin() as session:
        await availability.refresh(session, NOW, Part(np.zeros(0, dtype=np.int64)))
    assert (availability.free == (await fresh(database, hospital)).free).all()


@pytest.mark.parametrize("statement", [claims._LAST, claims._TAKEN, changes._NEWS, occupied._READ])
def test_values_reach_the_statements_of_a_search_by_sub_selects_so_that_they_keep_one_plan(statement: str) -> None:
    assert set(re.findall(r"(\w+)\W*%\(", statement)) <= {"SELECT", "coalesce"}
