"""Writing the demo's patients, their past and their coming visits in one transaction. The same seed writes the same hospital."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, cast
from uuid import UUID

from psycopg import AsyncConnection, sql
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import patients
from scheduler_core.demo.calendars import COMING_DAYS, PAST_DAYS, Calendars, Draft
from scheduler_core.demo.panels import panels
from scheduler_core.demo.people import PERSONAS, Persona
from scheduler_core.demo.population import Population
from scheduler_core.demo.rows import Row, Rows
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import VisitType, space_key
from scheduler_core.models import ParkingHabit, Patient, Proxy

AREAS = ("00011", "00012", "00013")
"""Where strangers live, by the demo's hospital file; those whom scenarios know live nowhere in particular."""

STRANGERS = 300
LAST_SEEN_DAYS = (160, 75)
"""How long before today the personas saw their usual practitioner: before all other visits, and among them."""

DRIVES = 0.25
"""Share of strangers who have a usual parking space."""


async def is_seeded(session: AsyncSession) -> bool:
    """Whether there are patients already."""
    return bool((await session.execute(select(func.count()).select_from(Patient))).scalar_one())


async def seed(session: AsyncSession, hospital: Hospital, now: datetime, seed: int = 7) -> dict[str, UUID]:
    """Fill an empty hospital, loaded before, around `now` (aware UTC). Returns the personas' patient ids by key.

    300 patients beside the personas; visits with claims over 16 weeks back and 8 ahead; calendars 60 to 85 % full.
    """
    today = now.astimezone(hospital.zone).date()
    strangers = Population(Random(f"{seed} people"), today).people(STRANGERS)
    people = [*PERSONAS.values(), *strangers]
    values = [_patient(person, number, now) for number, person in enumerate(people, 1)]
    ids = {person.key: UUID(str(row["id"])) for person, row in zip(people, values, strict=True)}
    calendars = Calendars(hospital, panels(hospital, Random(f"{seed} panels"), strangers, today), seed, today)
    rows = Rows(hospital, ids, Random(f"{seed} fates"), now)
    for draft in _drafts(hospital, calendars, today):
        rows.add(draft)
    for duty in calendars.duties(COMING_DAYS):
        rows.add_duty(duty)
    await session.execute(insert(Patient), values)
    await _ties(session, hospital, people, ids, Random(f"{seed} ties"))
    for table, written in (("visit", rows.visits), ("claim", rows.claims), ("leave", rows.leaves)):
        await _copy(session, table, written)
    return {key: ids[key] for key in PERSONAS}


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
        email=person.email,
        postal_area=AREAS[number % len(AREAS)] if number > len(PERSONAS) else None,
    )


async def _copy(session: AsyncSession, table: str, rows: list[Row]) -> None:
    """COPY, within the session's transaction: three times as fast as inserting."""
    raw = await (await session.connection()).get_raw_connection()
    driver = cast(AsyncConnection[Any], raw.driver_connection)
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in rows[0])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    async with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            await copy.write_row(list(row.values()))


async def _ties(
    session: AsyncSession, hospital: Hospital, people: list[Persona], ids: dict[str, UUID], random: Random
) -> None:
    """Usual parking spaces, and who may act for whom."""
    spaces = [space_key(p.site, space) for p in hospital.file.parking for space in p.spaces]
    for person in people:
        usual = space_key("main", person.space) if person.space else None
        if usual is None and person.key not in PERSONAS and random.random() < DRIVES:
            usual = random.choice(spaces)
        if usual in spaces:
            session.add(ParkingHabit(patient_id=ids[person.key], space=usual))
        for other, relation in person.proxy_for:
            session.add(Proxy(proxy_id=ids[person.key], patient_id=ids[other], relation=relation))
    await session.flush()


def _drafts(hospital: Hospital, calendars: Calendars, today: date) -> Iterator[Draft]:
    """Personas first, so that their visits do not depend on anybody else's."""
    for persona in PERSONAS.values():
        yield from _personal(hospital, calendars, persona, today)
    yield from calendars.visits(today - timedelta(days=PAST_DAYS), PAST_DAYS + COMING_DAYS)


def _personal(hospital: Hospital, calendars: Calendars, persona: Persona, today: date) -> Iterator[Draft]:
    usual = hospital.practitioner(persona.usual) if persona.usual else None
    follow_up = _follow_up(hospital, usual.specialties[0]) if usual else None
    planned = [(follow_up, usual.key, today - timedelta(days=days)) for days in LAST_SEEN_DAYS if usual and follow_up]
    for ahead, key in enumerate(persona.upcoming):
        visit_type = hospital.visit_type(key)
        planned.append((visit_type, _whom(hospital, persona, visit_type), today + timedelta(days=8 + 9 * ahead)))
    drafts = (calendars.book(persona, visit_type, key, day) for visit_type, key, day in planned)
    yield from (draft for draft in drafts if draft)


def _follow_up(hospital: Hospital, department: str) -> VisitType | None:
    ours = (v for v in hospital.visit_types.values() if v.department == department and v.follow_up)
    return next((v for v in ours if not v.prerequisites), None)


def _whom(hospital: Hospital, persona: Persona, visit_type: VisitType) -> str:
    able = [p for p in hospital.file.practitioners if visit_type.department in p.specialties]
    speaking = [p for p in able if persona.language in p.languages] or able
    return persona.usual if persona.usual in {p.key for p in able} and persona.usual else speaking[0].key
