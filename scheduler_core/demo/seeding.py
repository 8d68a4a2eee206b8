"""Writing the demo's patients, their past and their coming visits in one transaction. The same seed writes the same hospital."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from scheduler_core import patients
from scheduler_core.demo.calendars import fill
from scheduler_core.demo.people import PERSONAS, Persona, strangers
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import space_key
from scheduler_core.models import Claim, ParkingHabit, Patient, Proxy, Visit
from scheduler_core.types import Slot

STRANGERS = 300
PAST_DAYS = 240
MISSED = 0.18
"""Share of past visits that the patient missed."""

Row = dict[str, object]


async def is_seeded(session: AsyncSession) -> bool:
    """Whether there are patients already."""
    return bool((await session.execute(select(func.count()).select_from(Patient))).scalar_one())


async def seed(session: AsyncSession, hospital: Hospital, now: datetime, seed: int = 7) -> dict[str, UUID]:
    """Fill an empty hospital around `now` (aware UTC). Returns the personas' patient ids by key."""
    random = Random(seed)
    today = now.astimezone(hospital.zone).date()
    people = [*PERSONAS.values(), *strangers(random, STRANGERS, today)]
    rows = [_patient(person, number, now) for number, person in enumerate(people, 1)]
    await session.execute(insert(Patient), rows)
    ids = {person.key: row["id"] for person, row in zip(people, rows, strict=True)}
    known = {key: UUID(str(ids[key])) for key in PERSONAS}
    await _ties(session, known)
    pool = [UUID(str(ids[p.key])) for p in people if p.key not in PERSONAS]
    past = _past(hospital, random, known, pool, today, now)
    coming, claims = _coming(hospital, random, pool, today, now)
    await session.execute(insert(Visit), [*past, *coming])
    await session.execute(insert(Claim), claims)
    return known


def _patient(person: Persona, number: int, now: datetime) -> Row:
    return patients.row_values(
        person.name,
        person.birth_date,
        phone=person.phone,
        language=person.language,
        phone_kind=person.phone_kind,
        verified=True,
        now=now,
        mrn=f"LG{number:09d}",
    )


async def _ties(session: AsyncSession, ids: dict[str, UUID]) -> None:
    """Usual parking spaces, and who may act for whom."""
    for persona in PERSONAS.values():
        if persona.space:
            session.add(ParkingHabit(patient_id=ids[persona.key], space=space_key("main", persona.space)))
        for other, relation in persona.proxy_for:
            session.add(Proxy(proxy_id=ids[persona.key], patient_id=ids[other], relation=relation))
    await session.flush()


def _past(
    hospital: Hospital, random: Random, known: dict[str, UUID], pool: list[UUID], today: date, now: datetime
) -> list[Row]:
    """What happened in the last months: mostly kept, some missed. The personas saw their usual doctor."""
    rows: list[Row] = []
    for persona in PERSONAS.values():
        if persona.usual:
            rows.append(
                _past_visit(hospital, random, known[persona.key], "cardiology-follow-up", persona.usual, today, now)
            )
    types = [v for v in hospital.visit_types.values() if any(n.role == "practitioner" for n in v.needs)]
    for patient in pool:
        for visit_type in random.sample(types, random.randint(1, 4)):
            able = [p.key for p in hospital.file.practitioners if visit_type.department in p.specialties]
            rows.append(_past_visit(hospital, random, patient, visit_type.key, random.choice(able), today, now))
    return rows


def _past_visit(
    hospital: Hospital, random: Random, patient: UUID, visit_type: str, practitioner: str, today: date, now: datetime
) -> Row:
    day = today - timedelta(days=random.randint(7, PAST_DAYS))
    local = datetime(
        day.year, day.month, day.day, random.randint(8, 15), random.choice((0, 15, 30, 45)), tzinfo=hospital.zone
    )
    minutes = timedelta(minutes=hospital.visit_type(visit_type).minutes)
    site = hospital.practitioner(practitioner).hours[0].site or hospital.file.sites[0].key
    status = "noshow" if random.random() < MISSED else "fulfilled"
    return _visit(new_id(), patient, visit_type, site, practitioner, local, local + minutes, status, now)


def _coming(
    hospital: Hospital, random: Random, pool: list[UUID], today: date, now: datetime
) -> tuple[list[Row], list[Row]]:
    """Filled calendars; no patient has two visits on one day."""
    visits: list[Row] = []
    claims: list[Row] = []
    busy: set[tuple[UUID, date]] = set()
    for slot in fill(hospital, random, today):
        day = slot.starts_at.date()
        patient = next((p for p in random.sample(pool, 12) if (p, day) not in busy), None)
        if patient is None or slot.starts_at <= now:
            continue
        busy.add((patient, day))
        visit_id = new_id()
        practitioner = slot.practitioner or ""
        visits.append(
            _visit(
                visit_id, patient, slot.visit_type, slot.site, practitioner, slot.starts_at, slot.ends_at, "booked", now
            )
        )
        claims += _claims(hospital, visit_id, slot)
    return visits, claims


def _claims(hospital: Hospital, visit_id: UUID, slot: Slot) -> list[Row]:
    return [
        {
            "id": new_id(),
            "visit_id": visit_id,
            "resource_key": a.resource,
            "unit": a.unit,
            "capacity": hospital.resources[a.resource].capacity,
            "during": Range(a.starts_at, a.ends_at),
        }
        for a in slot.assignments
    ]


def _visit(
    visit_id: UUID,
    patient: UUID,
    visit_type: str,
    site: str,
    practitioner: str,
    starts_at: datetime,
    ends_at: datetime,
    status: str,
    now: datetime,
) -> Row:
    return {
        "id": visit_id,
        "patient_id": patient,
        "visit_type": visit_type,
        "site": site,
        "practitioner": practitioner,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "modality": "in_person",
        "status": status,
        "version": 1,
        "created_at": now,
    }
