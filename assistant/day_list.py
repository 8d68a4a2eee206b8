"""The visits of a day, for staff: who comes when, what was confirmed, who has arrived. That it was looked at is on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, String, cast, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import Select

from assistant.colleague import Colleague
from assistant.models import VisitNotice
from guardrails.models import Consent
from runtime.audit import AuditEntry, record
from runtime.database import Database
from scheduler_core.care_order import lacking
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import day_of
from scheduler_core.models import Claim, Patient, Resource, Visit
from scheduler_core.queue_tables import QueueEntry
from scheduler_core.visit_rows import LIVE

MOST = 300
Mark = Literal["pending", "booked", "confirmed", "stranded", "arrived", "called", "served", "fulfilled", "noshow"]


@dataclass(frozen=True)
class DayVisit:
    """One visit. `mark` is how far it has come; `by_assistant` that it was booked in a conversation.

    `beyond` capacity: let in under a grant, as long as the regular visit stands. Staff know it, patients never. `lacks` is
    the kind of visit that must come before and does not.
    """

    visit_id: UUID
    patient: str
    starts_at: datetime
    ends_at: datetime
    visit_type: str
    practitioner: str | None
    site: str
    room: str | None
    modality: str
    mark: Mark
    by_assistant: bool
    beyond: bool
    interpreter: str | None
    lacks: str | None


class DayList:
    """Reads the day of a department or of one clinician."""

    def __init__(self, database: Database, hospital: Hospital) -> None:
        """`hospital` knows which kinds of visit belong to a department."""
        self._database, self._hospital = database, hospital

    async def visits(
        self, who: Colleague, day: date, now: datetime, *, department: str, practitioner: str | None = None
    ) -> list[DayVisit]:
        """The day by start, at most `MOST`; every visit shown is an audit entry of the colleague's."""
        start, end = day_of(day, self._hospital.zone)
        kinds = [key for key, kind in self._hospital.visit_types.items() if kind.department == department]
        mine = [Visit.starts_at >= start, Visit.starts_at < end]
        mine.append(Visit.practitioner == practitioner if practitioner else Visit.visit_type.in_(kinds))
        async with self._database.begin() as session:
            found = (await session.execute(_query().where(*mine).limit(MOST))).all()
            ids = [row.Visit.id for row in found]
            rooms, interpreters = await _first(session, ids, "room"), await _first(session, ids, "interpreter")
            lacks = await lacking(session, self._hospital, [row.Visit for row in found])
            for row in found:
                subject = str(row.Visit.id)
                await record(session, AuditEntry(who.actor, "read", "visit", subject, "the list of the day", now))
        known = [(row, row.Visit.id) for row in found]
        return [_shown(row, rooms.get(key), interpreters.get(key), lacks.get(key)) for row, key in known]


def _query() -> Select[*tuple[Any, ...]]:
    stranded = exists().where(
        VisitNotice.visit_id == Visit.id, VisitNotice.version == Visit.version, VisitNotice.kind == "stranded"
    )
    talked = exists().where(cast(Consent.id, String) == func.split_part(Visit.idempotency_key, ":", 1))
    beyond = exists().where(Claim.visit_id == Visit.id, Claim.grant_id.is_not(None))
    marks = (stranded.label("stranded"), talked.label("by_assistant"), beyond.label("beyond"))
    query = select(Visit, Patient, QueueEntry.status.label("queue"), *marks)
    joined = query.outerjoin(Patient, Patient.id == Visit.patient_id)
    joined = joined.outerjoin(QueueEntry, QueueEntry.visit_id == Visit.id)
    standing = Visit.status.in_((*LIVE, "fulfilled", "noshow"))
    return joined.where(standing).order_by(Visit.starts_at, Visit.practitioner, Visit.id)


async def _first(session: AsyncSession, visit_ids: Sequence[UUID], kind: str) -> Mapping[UUID, str]:
    """The first room, or other kind of resource, of each visit."""
    query = select(Claim.visit_id, Claim.resource_key).join(Resource, Resource.key == Claim.resource_key)
    query = query.where(Claim.visit_id.in_(visit_ids), Resource.kind == kind).order_by(Claim.during.desc())
    return {visit_id: key for visit_id, key in (await session.execute(query)).all()}


def _shown(row: Row[Any], room: str | None, interpreter: str | None, lacks: str | None) -> DayVisit:
    visit: Visit = row.Visit
    return DayVisit(
        visit_id=visit.id,
        patient=row.Patient.name if row.Patient else "",
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        visit_type=visit.visit_type,
        practitioner=visit.practitioner,
        site=visit.site,
        room=room,
        modality=visit.modality,
        mark=mark_of(visit, row.queue, stranded=row.stranded),
        by_assistant=row.by_assistant,
        beyond=row.beyond,
        interpreter=interpreter,
        lacks=lacks,
    )


def mark_of(visit: Visit, queue: str | None, *, stranded: bool) -> Mark:
    """How far a visit has come: what was seen at the door outweighs what was said, and that what is only written."""
    if visit.status in ("fulfilled", "noshow"):
        return visit.status  # type: ignore[return-value]
    arrived: dict[str, Mark] = {"waiting": "arrived", "claimed": "called", "served": "served"}
    if queue in arrived:
        return arrived[queue]
    if stranded:
        return "stranded"
    if visit.status == "pending":
        return "pending"
    return "confirmed" if visit.confirmed_at is not None else "booked"
