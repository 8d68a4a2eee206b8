"""What a patient's own visits mean for a search: whom they know, and when they are somewhere else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient, Visit
from scheduler_core.types import Window, Wishes
from scheduler_core.visit_rows import LIVE


@dataclass(frozen=True)
class History:
    """`practitioners` the patient has seen or is to see for the department of the wished visit, `last` the one seen last.

    `busy` are their coming visits, `coming` when each that may be told of begins, and its kind; `km` how far they live from each
    site, where the record and the hospital file tell.
    """

    practitioners: frozenset[str] = frozenset()
    busy: tuple[Window, ...] = ()
    last: str | None = None
    coming: tuple[tuple[datetime, str], ...] = ()
    km: Mapping[str, float] = field(default_factory=dict)


def closed_to(hospital: Hospital, wishes: Wishes, known: Collection[str | None]) -> frozenset[str]:
    """Who takes no new patients and is not among the `known`; nobody where the visit is a follow-up anyway."""
    if hospital.visit_type(wishes.visit_type).follow_up:
        return frozenset()
    return hospital.take_no_new.difference(known)


async def history_of(
    session: AsyncSession, hospital: Hospital, wishes: Wishes, now: datetime, untold: Collection[str] = ()
) -> History:
    """The history of the wishing patient, without what tells of visits of `untold` kinds; nothing if they are not known."""
    if wishes.patient_id is None:
        return History()
    columns = select(Visit.id, Visit.visit_type, Visit.practitioner, Visit.starts_at, Visit.ends_at, Visit.status)
    query = columns.where(Visit.patient_id == wishes.patient_id, Visit.status.in_((*LIVE, "fulfilled")))
    rows = (await session.execute(query.order_by(Visit.starts_at))).all()
    department = hospital.visit_type(wishes.visit_type).department
    here = {key for key, visit_type in hospital.visit_types.items() if visit_type.department == department}
    seen = [row for row in rows if row.practitioner and row.visit_type in here and row.visit_type not in untold]
    ahead = [row for row in rows if row.status in LIVE and row.ends_at > now and row.id != wishes.ignore_visit]
    return History(
        practitioners=frozenset(row.practitioner for row in seen),
        busy=tuple(Window(row.starts_at, row.ends_at) for row in ahead),
        coming=tuple((row.starts_at, row.visit_type) for row in ahead if row.visit_type not in untold),
        last=next((row.practitioner for row in reversed(seen) if row.starts_at <= now), None),
        km=await _distances(session, hospital, wishes.patient_id),
    )


async def last_visit(
    session: AsyncSession, patient_id: UUID, now: datetime, untold: Collection[str] = ()
) -> Visit | None:
    """The visit with a practitioner that the patient came to last, of whatever kind but the `untold` ones."""
    query = select(Visit).where(Visit.patient_id == patient_id, Visit.status.in_((*LIVE, "fulfilled")))
    query = query.where(Visit.practitioner.is_not(None), Visit.starts_at <= now, Visit.visit_type.not_in(tuple(untold)))
    return (await session.execute(query.order_by(Visit.starts_at.desc()).limit(1))).scalar_one_or_none()


async def _distances(session: AsyncSession, hospital: Hospital, patient_id: UUID) -> Mapping[str, float]:
    if not hospital.file.postal_areas:
        return {}
    query = select(Patient.postal_area).where(Patient.id == patient_id)
    code = (await session.execute(query)).scalar_one_or_none()
    return hospital.km_to_sites(code) if code else {}
