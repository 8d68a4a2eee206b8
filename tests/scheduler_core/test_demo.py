"""The demo hospital is worth looking at, fictitious, and the same every time."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from sqlalchemy import func, select

from runtime.database import Database
from scheduler_core import demo, patients
from scheduler_core.demo.calendars import fill
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import Claim, Patient, Visit


def test_the_demo_hospital_is_worth_looking_at(demo_file: HospitalFile) -> None:
    assert len(demo_file.sites) == 2
    assert len(demo_file.departments) >= 8
    assert len(demo_file.practitioners) >= 40
    assert len(demo_file.rooms) >= 30
    assert len(demo_file.devices) >= 10
    assert len(demo_file.visit_types) >= 20
    assert len(demo_file.answers) >= 25


def test_every_phone_number_of_the_demo_is_fictitious() -> None:
    people = [*demo.PERSONAS.values(), *demo.people.strangers(Random(1), 300, datetime(2026, 3, 3, tzinfo=UTC).date())]
    assert all(p.phone[5:10] == "55501" for p in people)


def test_the_same_seed_fills_the_same_calendars(demo_file: HospitalFile) -> None:
    hospital, day = Hospital(demo_file), datetime(2026, 3, 3, tzinfo=UTC).date()
    assert list(fill(hospital, Random(3), day)) == list(fill(hospital, Random(3), day))


async def test_patients_have_a_past_and_a_future_and_calendars_look_lived_in(seeded: Database) -> None:
    async with seeded.begin() as session:
        counts = dict((await session.execute(select(Visit.status, func.count()).group_by(Visit.status))).all())  # type: ignore[arg-type]
        people = (await session.execute(select(func.count()).select_from(Patient))).scalar_one()
        claims = (await session.execute(select(func.count()).select_from(Claim))).scalar_one()
    assert people >= 300
    assert counts["booked"] > 1_000
    assert counts["fulfilled"] > counts["noshow"] > 50
    assert claims > counts["booked"]


async def test_a_persona_is_found_by_name_and_birth_date_however_it_is_written(seeded: Database) -> None:
    persona = demo.PERSONAS["maria_gonzalez"]
    async with seeded.begin() as session:
        for name in ("maria gonzález", "GONZALEZ, Maria", "María  Gonzalez"):
            assert len(await patients.find(session, name, persona.birth_date)) == 1
        assert await patients.find(session, "Maria Gonzales", persona.birth_date) == []
