"""The schedule in staff's hands: a disruption proposed and applied, who was told and who must be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.colleague import Colleague
from assistant.models import VisitNotice
from assistant.notices import plan_good_news, plan_notices
from assistant.turn.context import Parts
from assistant.waitlist import offer_freed
from runtime.audit import AuditEntry, record
from runtime.errors import NotFound
from scheduler_core import away, disruption_plans
from scheduler_core.away import Absence
from scheduler_core.disruption import Applied, Disruption, Step
from scheduler_core.disruption_ending import end
from scheduler_core.disruption_tables import DisruptionPlan
from scheduler_core.models import Patient, Visit

LATELY = timedelta(days=1)
"""How long after its end a disruption is still listed."""


@dataclass(frozen=True)
class Person:
    """The patient of a visit, as staff need them to call."""

    name: str
    phone: str | None
    lang: str


@dataclass(frozen=True)
class Touched:
    """One visit of a disruption: the step, its kind and patient, and the notice once there is one."""

    step: Step
    visit_type: str
    person: Person | None
    notice: VisitNotice | None


@dataclass(frozen=True)
class Plan:
    """A kept proposal with everything it touches. `left` still use what is away: propose again for them."""

    row: DisruptionPlan
    touched: tuple[Touched, ...]
    minutes_moved: int
    left: tuple[UUID, ...] = ()
    unit: int | None = None


class ScheduleDesk:
    """What a colleague of role `schedule` can do with visits; every look and change is on record."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts

    async def propose(self, who: Colleague, what: Disruption) -> UUID:
        """A plan for everybody whom the disruption touches; nothing changes yet. Raises as `disruption.propose`."""
        who.must_schedule()
        now, search = self._parts.clock.now(), self._parts.services.search
        async with self._parts.database.begin() as session:
            row = await disruption_plans.keep(session, search, what, who.name, now)
            await self._audit(session, who, "disruption.propose", _subject(what.kind), what.resource, what.kind)
        return row.id

    async def plan(self, who: Colleague, plan_id: UUID) -> Plan:
        """The proposal with its patients, before it is applied or after."""
        who.must_schedule()
        async with self._parts.database.begin() as session:
            return await self._shown(session, who, await disruption_plans.find(session, plan_id))

    async def apply(self, who: Colleague, plan_id: UUID) -> Plan:
        """Carry out what was shown, once; each patient gets a notice. Expired for a proposal that is too old."""
        who.must_schedule()
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            hospital = self._parts.services.hospital
            row, applied = await disruption_plans.carry_out(session, hospital, plan_id, who.name, now)
            await plan_notices(session, row.id, disruption_plans.proposal_of(row), applied, now)
            await self._audit(session, who, "disruption.apply", _subject(row.kind), row.resource_key, row.kind)
            for visit_id in applied.moved:
                await self._audit(session, who, "move", "visit", str(visit_id), f"disruption: {row.kind}")
            return await self._shown(session, who, row, applied)

    async def end(self, who: Colleague, plan_id: UUID) -> Plan:
        """It is over before its time: free at once, offered to who waits; who had no place is told that it takes place.

        Raises as `disruption_ending.end`.
        """
        who.must_schedule()
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            ended = await end(session, self._parts.services.hospital, plan_id, who.name, now)
            await plan_good_news(session, plan_id, ended.standing, now)
            for step in ended.left:
                await offer_freed(session, step.visit_id, step.version + 1)
            await self._audit(
                session, who, "disruption.end", _subject(ended.row.kind), ended.row.resource_key, ended.row.kind
            )
            return await self._shown(session, who, ended.row)

    async def called(self, who: Colleague, notice_id: UUID) -> UUID:
        """Note that the patient was told by a call; the disruption's id. NotFound for a notice that needs none."""
        who.must_schedule()
        async with self._parts.database.begin() as session:
            row = await session.get(VisitNotice, notice_id, with_for_update=True)
            if row is None or (row.state != "call" and row.kind != "stranded"):
                raise NotFound("There is nobody to call for this.", hint="Reload the page.")
            row.state, row.done_at, row.done_by = "called", self._parts.clock.now(), who.name
            await self._audit(session, who, "visit.called", "visit", str(row.visit_id), "told of a change by a call")
            return row.disruption_id

    async def recent(self) -> Sequence[DisruptionPlan]:
        """Disruptions under way or just over, the newest first."""
        async with self._parts.database.begin() as session:
            return await disruption_plans.recent(session, self._parts.clock.now() - LATELY)

    async def away(self) -> Sequence[Absence]:
        """Everything that is away now or will be, imported blocks and duties, too, by start."""
        async with self._parts.database.begin() as session:
            return await away.listed(session, self._parts.clock.now())

    async def _shown(
        self, session: AsyncSession, who: Colleague, row: DisruptionPlan, applied: Applied | None = None
    ) -> Plan:
        proposal = disruption_plans.proposal_of(row)
        ids = [step.visit_id for step in proposal.steps]
        people, kinds = await people_of(session, ids)
        mine = select(VisitNotice).where(VisitNotice.disruption_id == row.id)
        notices = {notice.visit_id: notice for notice in await session.scalars(mine)}
        for visit_id in ids:
            await self._audit(session, who, "read", "visit", str(visit_id), f"disruption: {row.kind}")
        touched = tuple(
            Touched(step, kinds.get(step.visit_id, ""), people.get(step.visit_id), notices.get(step.visit_id))
            for step in proposal.steps
        )
        return Plan(row, touched, proposal.minutes_moved, applied.left if applied else (), proposal.unit)

    async def _audit(
        self, session: AsyncSession, who: Colleague, action: str, kind: str, subject: str, why: str
    ) -> None:
        await record(session, AuditEntry(who.actor, action, kind, subject, why, self._parts.clock.now()))


def _subject(kind: str) -> str:
    return "site" if kind == "closed" else "resource"


async def people_of(
    session: AsyncSession, visit_ids: Iterable[UUID]
) -> tuple[Mapping[UUID, Person], Mapping[UUID, str]]:
    """The patients and the kinds of these visits, by visit."""
    query = select(Visit.id, Visit.visit_type, Patient).outerjoin(Patient, Patient.id == Visit.patient_id)
    rows = (await session.execute(query.where(Visit.id.in_(list(visit_ids))))).all()
    people = {row.id: Person(row.Patient.name, row.Patient.phone, row.Patient.language) for row in rows if row.Patient}
    return people, {row.id: row.visit_type for row in rows}
