"""How a scenario's hospital differs from the demo hospital: its own patient, visits that exist, days that are full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from evals.scenario import NewPerson, Scenario, SeedFull, SeedVisit, SeedWaiting
from runtime.database import new_id
from runtime.errors import InvalidInput
from scheduler_core import patients, visits, waitlist
from scheduler_core.demo import PERSONAS
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave, Patient
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes

HOLD = timedelta(minutes=10)
NEW = "new"
"""What `expect_rows` calls the scenario's own new person."""


@dataclass(frozen=True)
class Who:
    """The person on the patient's end. `landline`: codes come as calls."""

    name: str
    birth_date: date
    phone: str


def who(scenario: Scenario) -> Who:
    """The persona; InvalidInput if the demo hospital has none of that key."""
    if isinstance(scenario.persona, NewPerson):
        return Who(scenario.persona.name, scenario.persona.birth_date, scenario.persona.phone)
    if scenario.persona not in PERSONAS:
        raise InvalidInput(
            f"no persona {scenario.persona!r}", hint=f"there are {sorted(PERSONAS)}", code="bad-scenario"
        )
    persona = PERSONAS[scenario.persona]
    return Who(persona.name, persona.birth_date, persona.phone)


async def persona_ids(session: AsyncSession, scenario: Scenario) -> dict[str, frozenset[UUID]]:
    """Patient rows by persona key, the scenario's own new person among them."""
    people = {key: (p.name, p.birth_date) for key, p in PERSONAS.items()}
    if isinstance(scenario.persona, NewPerson):
        people[NEW] = (scenario.persona.name, scenario.persona.birth_date)
    found = {key: await patients.find(session, *identity) for key, identity in people.items()}
    return {key: frozenset(p.id for p in rows) for key, rows in found.items()}


class Seeder:
    """Writes the seeds through the same functions as everybody else, so that they obey the same rules."""

    def __init__(self, session: AsyncSession, hospital: Hospital, now: datetime) -> None:
        """`now` is aware UTC."""
        self._session, self._hospital, self._now = session, hospital, now
        self._search = Search(hospital)

    async def sow(self, scenario: Scenario) -> Mapping[str, UUID]:
        """Ids of the seeded visits that have a name."""
        if isinstance(scenario.persona, NewPerson) and scenario.persona.known:
            await self._register(scenario.persona)
        ids = await persona_ids(self._session, scenario)
        own = NEW if isinstance(scenario.persona, NewPerson) else scenario.persona
        if scenario.seeds.clear_visits:
            await self.clear(ids[own])
        named: dict[str, UUID] = {}
        for seed in scenario.seeds.visits:
            visit_id = await self._visit(seed, _one(ids[seed.persona or own]))
            if seed.as_name:
                named[seed.as_name] = visit_id
        for full in scenario.seeds.full:
            await self._fill(full)
        for waiting in scenario.seeds.waiting:
            await self._wait(waiting, _one(ids[waiting.persona or own]))
        await self._session.flush()
        return named

    async def other_books(self, slot: Slot, patient_id: UUID) -> UUID:
        """Another patient books this slot."""
        holder = f"other:{new_id()}"
        hold = await visits.hold(self._session, slot, holder, self._now, HOLD, key=f"hold:{holder}")
        visit = await visits.book(self._session, hold.id, patient_id, f"book:{holder}", self._now, holder=holder)
        return visit.id

    async def _register(self, person: NewPerson) -> Patient:
        return await patients.register(
            self._session, person.name, person.birth_date, phone=person.phone, key=f"seed:{person.phone}",
            now=self._now, language=person.lang, phone_kind="landline" if person.landline else "mobile", verified=True,
        )  # fmt: skip

    async def _wait(self, seed: SeedWaiting, patient_id: UUID) -> None:
        since, key = self._now - seed.since, f"wait:{new_id()}"
        await waitlist.join(self._session, patient_id, seed.visit_type, {}, key, since, priority=seed.priority)

    async def cancel(self, visit_id: UUID) -> None:
        """Whoever has this visit gives it up."""
        visit = await visits.get(self._session, visit_id)
        await visits.cancel(self._session, visit_id, visit.version, "patient", f"cancel:{visit_id}", self._now)

    async def clear(self, ids: Iterable[UUID]) -> None:
        """Cancels every upcoming visit of these patients."""
        for patient_id in ids:
            for visit in await visits.of_patient(self._session, patient_id, self._now):
                await visits.cancel(self._session, visit.id, visit.version, "seed", f"clear:{visit.id}", self._now)

    async def move(self, visit_id: UUID, to: datetime) -> None:
        """Gives a visit another time, at the clinic's hand; `to` is local."""
        visit = await visits.get(self._session, visit_id)
        slot = await self._slot(SeedVisit(visit_type=visit.visit_type, at=to))
        key = f"clinic:{visit_id}:{visit.version}"
        await visits.move(self._session, visit_id, visit.version, slot, key, self._now)

    async def _visit(self, seed: SeedVisit, patient_id: UUID) -> UUID:
        return await self.other_books(await self._slot(seed), patient_id)

    async def _slot(self, seed: SeedVisit) -> Slot:
        start = seed.at.replace(tzinfo=self._hospital.zone).astimezone(UTC)
        wishes = Wishes(
            visit_type=seed.visit_type, windows=(Window(start, start + timedelta(minutes=5)),),
            practitioner=seed.practitioner, site=seed.site, earliest=True,
        )  # fmt: skip
        found = [s for s in await self._search.find(self._session, wishes, self._now) if s.starts_at == start]
        if not found:
            raise InvalidInput(f"the seeded {seed.visit_type} has no free slot at {seed.at}", hint="", code="bad-seed")
        return found[0]

    async def _fill(self, full: SeedFull) -> None:
        first, last = self._midnight(full.first), self._midnight(full.last + timedelta(days=1))
        department = self._hospital.visit_type(full.visit_type).department
        for practitioner in self._hospital.file.practitioners:
            if department in practitioner.specialties and practitioner.key != full.except_practitioner:
                self._session.add(Leave(resource_key=practitioner.key, starts_at=first, ends_at=last, reason="eval"))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self._hospital.zone).astimezone(UTC)


def _one(ids: frozenset[UUID]) -> UUID:
    if len(ids) != 1:
        raise InvalidInput(f"{len(ids)} patients of that name and birth date", hint="", code="bad-seed")
    return next(iter(ids))
