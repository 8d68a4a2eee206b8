"""The demo hospital is worth looking at, fictitious, lived in, and the same every time."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import func, select, text

from runtime.database import Database
from scheduler_core import demo, patients
from scheduler_core.acting import charges_of
from scheduler_core.demo.calendars import COMING_DAYS, Calendars
from scheduler_core.demo.diary import Diary, runs, span
from scheduler_core.demo.panels import panels, suits
from scheduler_core.demo.people import Persona
from scheduler_core.demo.population import Population
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import Claim, ParkingHabit, Patient, Proxy, Visit
from scheduler_core.search import Search
from scheduler_core.types import Wishes
from tests.conftest_hospital import SEEDED_AT

TODAY = date(2026, 3, 3)


def strangers(seed: int = 1) -> list[Persona]:
    return Population(Random(seed), TODAY).people(300)


def calendars(file: HospitalFile, today: date = TODAY) -> Calendars:
    hospital = Hospital(file)
    return Calendars(hospital, panels(hospital, Random(1), strangers(), today), 7, today)


def test_the_demo_hospital_is_worth_looking_at(demo_file: HospitalFile) -> None:
    assert len(demo_file.sites) == 2
    assert len(demo_file.departments) >= 8
    assert len(demo_file.practitioners) >= 40
    assert len(demo_file.rooms) >= 30
    assert len(demo_file.devices) >= 10
    assert len(demo_file.visit_types) >= 20
    assert len(demo_file.answers) >= 25
    assert any(v.sensitive for v in demo_file.visit_types)
    assert {"female", "male"} <= {p.gender for p in demo_file.practitioners}
    assert demo_file.time_zone == demo.ZONE


def test_every_phone_number_of_the_demo_is_fictitious() -> None:
    people = [*demo.PERSONAS.values(), *strangers()]
    assert all(p.phone[5:10] == "55501" and len(p.phone) == 12 for p in people)


def test_no_stranger_has_the_number_or_the_identity_of_a_persona() -> None:
    people = strangers()
    known = demo.PERSONAS.values()
    assert not {p.phone for p in people} & {p.phone for p in known}
    assert not {(p.name, p.birth_date) for p in people} & {(p.name, p.birth_date) for p in known}


def test_strangers_have_landlines_shared_phones_spanish_and_people_who_act_for_them() -> None:
    people = strangers()
    by_phone = defaultdict(list)
    for person in people:
        by_phone[person.phone].append(person)
    assert sum(p.phone_kind == "landline" for p in people) >= 10
    assert sum(p.language == "es" for p in people) >= 60
    assert sum(len(sharing) > 1 for sharing in by_phone.values()) >= 20
    keys = {p.key for p in people}
    assert all(other in keys for p in people for other, _ in p.proxy_for)


@pytest.mark.parametrize("seed", range(5))
def test_only_grown_ups_act_for_others(seed: int) -> None:
    assert all(p.age(TODAY) >= 18 for p in strangers(seed) if p.proxy_for)


def test_the_same_seed_fills_the_same_calendars(demo_file: HospitalFile) -> None:
    first, second = calendars(demo_file), calendars(demo_file)
    assert list(first.visits(TODAY, 7)) == list(second.visits(TODAY, 7))
    assert list(first.duties(7)) == list(second.duties(7))


@pytest.mark.parametrize("today", [TODAY, date(2026, 10, 20), date(2026, 12, 18)])
def test_calendars_are_60_to_85_percent_full_for_eight_weeks(demo_file: HospitalFile, today: date) -> None:
    filled = calendars(demo_file, today)
    assert list(filled.visits(today, COMING_DAYS))
    assert list(filled.duties(COMING_DAYS))
    shares = []
    hospital = Hospital(demo_file)
    for day in (today + timedelta(days=n) for n in range(COMING_DAYS)):
        for spec in (r for r in hospital.resources.values() if r.kind == "practitioner"):
            for site in spec.sites:
                working = filled.diary.working(spec, site, day).bit_count()
                if working:
                    shares.append(1 - filled.diary.free(spec, site, day).bit_count() / working)
    assert sum(0.55 <= share <= 0.87 for share in shares) >= 0.97 * len(shares)
    assert 0.65 <= sum(shares) / len(shares) <= 0.80


def test_nobody_comes_for_what_does_not_fit_their_age(demo_file: HospitalFile) -> None:
    hospital = Hospital(demo_file)
    for draft in calendars(demo_file).visits(TODAY - timedelta(days=28), 56):
        day = draft.slot.starts_at.date()
        visit_type = hospital.visit_type(draft.slot.visit_type)
        assert suits(visit_type, draft.person, day)
        assert (visit_type.department == "pediatrics") <= (draft.person.age(day) < 18)


def test_runs_find_every_stretch_of_bits() -> None:
    assert runs(0) == []
    assert runs(span(3, 5) | span(7, 8) | span(280, 288)) == [(3, 5), (7, 8), (280, 288)]
    assert runs(span(0, 288)) == [(0, 288)]


def test_a_visit_that_lacks_one_thing_takes_nothing(demo_file: HospitalFile) -> None:
    hospital = Hospital(demo_file)
    diary, lead = Diary(hospital), hospital.resources["keller"]
    stress_test = hospital.visit_type("stress-test")
    diary.block("main-treadmill", TODAY, span(0, 288))
    assert diary.place(stress_test, lead, "main", TODAY, 8 * 12) is None
    assert diary.free(lead, "main", TODAY) == diary.working(lead, "main", TODAY)


async def test_patients_have_a_past_and_a_future(seeded: Database) -> None:
    async with seeded.begin() as session:
        rows = (await session.execute(select(Visit.status, func.count()).group_by(Visit.status))).all()
        counts = {status: number for status, number in rows}
        people = (await session.execute(select(func.count()).select_from(Patient))).scalar_one()
        early = select(Visit).where(Visit.status == "booked", Visit.ends_at <= SEEDED_AT)
        late = select(Visit).where(Visit.status != "booked", Visit.ends_at > SEEDED_AT)
        assert (await session.execute(early)).first() is None
        assert (await session.execute(late)).first() is None
    assert people >= 300
    assert counts["booked"] > 300
    assert counts["fulfilled"] > counts["noshow"] > 50


async def test_every_visit_that_took_or_takes_place_claims_all_it_needs(
    seeded: Database, demo_file: HospitalFile
) -> None:
    claimed = select(Visit.id, Visit.visit_type, Visit.status, func.count(Claim.id)).outerjoin(Claim)
    needed = {v.key: sum(n.count for n in v.needs) for v in demo_file.visit_types}
    async with seeded.begin() as session:
        rows = (await session.execute(claimed.group_by(Visit.id))).all()
    assert rows
    for _, visit_type, status, claims in rows:
        assert claims == (0 if status == "cancelled" else needed[visit_type])


async def test_no_patient_is_in_two_places_and_nobody_comes_while_the_clinician_is_away(seeded: Database) -> None:
    overlap = text(
        "SELECT count(*) FROM visit a JOIN visit b ON a.patient_id = b.patient_id AND a.id < b.id"
        " AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"
    )
    away = text(
        "SELECT count(*) FROM claim JOIN leave USING (resource_key) WHERE during && tstzrange(starts_at, ends_at)"
    )
    async with seeded.begin() as session:
        assert (await session.execute(overlap)).scalar_one() == 0
        assert (await session.execute(away)).scalar_one() == 0


async def test_every_kind_of_visit_can_be_booked_within_two_weeks(seeded: Database, demo_file: HospitalFile) -> None:
    hospital = Hospital(demo_file)
    search = Search(hospital)
    async with seeded.begin() as session:
        for key in hospital.visit_types:
            wishes = Wishes(key, before=SEEDED_AT + timedelta(days=14))
            slots = await search.find(session, wishes, SEEDED_AT)
            assert slots, key
            assert all(7 <= s.starts_at.astimezone(hospital.zone).hour < 20 for s in slots)


async def test_personas_are_tied_to_their_space_their_children_and_their_doctor(
    seeded: Database, demo_file: HospitalFile
) -> None:
    async with seeded.begin() as session:
        ids = {}
        for key, persona in demo.PERSONAS.items():
            (found,) = await patients.find(session, persona.name, persona.birth_date)
            ids[key] = found.id
        habit = await session.get(ParkingHabit, ids["maria_gonzalez"])
        charges = await charges_of(session, Hospital(demo_file), ids["linda_brooks"], SEEDED_AT)
        seen = select(Visit.practitioner, Visit.status).where(Visit.patient_id == ids["maria_gonzalez"])
        past = (await session.execute(seen)).all()
        coming = select(Visit.visit_type).where(Visit.patient_id == ids["john_carter"], Visit.starts_at > SEEDED_AT)
        assert (await session.execute(coming)).scalars().all() == ["cardiology-follow-up"]
    assert habit is not None and habit.space == "parking-main-a-07"
    assert [(c.patient.id, c.relation) for c in charges] == [(ids["leo_brooks"], "son")]
    assert past and {row.practitioner for row in past} == {"keller"}


async def test_a_persona_is_found_by_name_and_birth_date_however_it_is_written(seeded: Database) -> None:
    persona = demo.PERSONAS["maria_gonzalez"]
    async with seeded.begin() as session:
        for name in ("maria gonzález", "GONZALEZ, Maria", "María  Gonzalez"):
            assert len(await patients.find(session, name, persona.birth_date)) == 1
        assert await patients.find(session, "Maria Gonzales", persona.birth_date) == []


async def test_a_hospital_can_be_seeded_on_a_sunday_night_before_the_clocks_change(
    database: Database, hospital: Hospital
) -> None:
    now = datetime(2026, 11, 1, 4, 30, tzinfo=UTC)
    async with database.begin() as session:
        assert not await demo.is_seeded(session)
        ids = await demo.seed(session, hospital, now)
        assert await demo.is_seeded(session)
        assert set(ids) == set(demo.PERSONAS)
        assert (await session.execute(select(func.count()).select_from(Proxy))).scalar_one() > 20
