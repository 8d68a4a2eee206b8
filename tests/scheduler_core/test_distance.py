"""How far a patient has to go: from the record's postal code, weighed against waiting, and nothing where it is not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.database import Database
from scheduler_core.history import history_of
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.geography import km_between
from scheduler_core.models import Patient
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.scheduler_core.clinic import (
    NOW,
    booked,
    clinic,
    furnish,
    hours,
    local,
    patient,
    practitioner,
    site,
    slot,
    thing,
)

DAY = date(2026, 3, 4)
AREAS = [
    {"area": "021", "latitude": 42.30, "longitude": -71.0},
    {"area": "0213", "latitude": 42.40, "longitude": -71.0},
]
places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def two_sites(**more: Any) -> Hospital:
    """Ada at main, ben at north, eleven kilometres apart; both from nine."""
    return clinic(**{
        "sites": [
            {**site("main"), "latitude": 42.30, "longitude": -71.0},
            {**site("north"), "latitude": 42.40, "longitude": -71.0},
        ],
        "practitioners": [practitioner("ada"), practitioner("ben", hours(site="north"))],
        "rooms": [thing("room-1", "exam"), thing("room-2", "exam", "north")],
        "postal_areas": AREAS,
        **more,
    })  # fmt: skip


async def living(database: Database, code: str | None) -> UUID:
    async with database.begin() as session:
        who = await patient(session)
        (await session.get_one(Patient, who)).postal_area = code
        return who


async def first_site(database: Database, hospital: Hospital, who: UUID | None, **more: Any) -> str:
    wishes = Wishes("follow-up", windows=(Window(local(DAY, 9), local(DAY, 17)),), patient_id=who, limit=1, **more)
    async with database.begin() as session:
        return (await Search(hospital).find(session, wishes, NOW))[0].site


@pytest.mark.parametrize(("code", "there"), [("02101", "main"), ("02139", "north"), (" 0213", "north")])
async def test_the_nearer_site_comes_first(database: Database, code: str, there: str) -> None:
    await furnish(database, two_sites())
    assert await first_site(database, two_sites(), await living(database, code)) == there


@pytest.mark.parametrize("code", [None, "99999", ""])
async def test_without_a_code_that_the_file_knows_it_weighs_nothing(database: Database, code: str | None) -> None:
    await furnish(database, two_sites())
    who = await living(database, code)
    assert await first_site(database, two_sites(), who) == await first_site(database, two_sites(), None) == "main"


async def test_who_wants_the_earliest_or_names_a_site_gets_that(database: Database) -> None:
    hospital = two_sites(practitioners=[practitioner("ada"), practitioner("ben", hours("13:00", site="north"))])
    await furnish(database, hospital)
    who = await living(database, "02139")
    assert await first_site(database, hospital, who, earliest=True) == "main"
    assert await first_site(database, hospital, who, site="main") == "main"


async def test_a_short_way_is_not_worth_a_day_of_waiting(database: Database) -> None:
    hospital = two_sites(practitioners=[practitioner("ada"), practitioner("ben", hours(days=["fri"], site="north"))])
    await furnish(database, hospital)
    who = await living(database, "02139")
    wishes = Wishes(
        "follow-up", windows=(Window(local(DAY, 9), local(DAY, 9) + timedelta(days=5)),), patient_id=who, limit=1
    )
    async with database.begin() as session:
        assert (await Search(hospital).find(session, wishes, NOW))[0].site == "main"


async def test_the_history_tells_the_kilometres(database: Database) -> None:
    await furnish(database, two_sites())
    who = await living(database, "02139")
    async with database.begin() as session:
        km = (await history_of(session, two_sites(), Wishes("follow-up", patient_id=who), NOW)).km
    assert km["north"] == 0 and km["main"] == pytest.approx(11.1, abs=0.1)


@given(places, places)
def test_a_way_is_as_long_back_and_never_longer_than_half_round_the_earth(
    here: tuple[float, float], there: tuple[float, float]
) -> None:
    assert km_between(here, there) == pytest.approx(km_between(there, here), abs=1e-6)
    assert 0 <= km_between(here, there) <= 20_016
    assert km_between(here, here) == pytest.approx(0, abs=1e-6)


async def test_whom_the_patient_knows_comes_before_a_stranger_somewhat_earlier(database: Database) -> None:
    hospital = two_sites(
        postal_areas=[], practitioners=[practitioner("ada"), practitioner("ben", hours("10:00", site="north"))]
    )
    await furnish(database, hospital)
    async with database.begin() as session:
        who = await patient(session)
        seen = slot(NOW + timedelta(days=8), "ben", "room-2")
        (await booked(session, seen, who)).status = "fulfilled"
    assert await first_site(database, hospital, None) == "main"
    assert await first_site(database, hospital, who) == "north"
    assert await first_site(database, hospital, who, earliest=True) == "main"
