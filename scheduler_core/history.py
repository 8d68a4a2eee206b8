"""What a patient's own visits mean for a search: whom they know, and when they are somewhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient, Visit
from scheduler_core.types import Modality, Stay, Stretch, Window, Wishes
from scheduler_core.visit_rows import LIVE

WAY = timedelta(hours=1)
"""What it takes from a visit at one site to the next one at another."""

NO_WAY = timedelta()


class Placed(Stretch, Protocol):
    """What has a time and a place: a slot, a visit, its row."""

    @property
    def site(self) -> str:
        """Where it is."""

    @property
    def modality(self) -> Modality:
        """Whether one goes there."""


@dataclass(frozen=True)
class History:
    """`practitioners` the patient has seen or is to see for the department of the wished visit, `last` the one seen last.

    `busy` are their coming visits, `coming` when and where each that may be told of is, and its kind; `km` how far they live
    from each site, where the record and the hospital file tell.
    """

    practitioners: frozenset[str] = frozenset()
    busy: tuple[Stay, ...] = ()
    last: str | None = None
    coming: tuple[tuple[Stay, str], ...] = ()
    km: Mapping[str, float] = field(default_factory=dict)


def away(busy: Iterable[Stay], site: str | None) -> tuple[Window, ...]:
    """When the patient cannot be at `site` (None: by video), the way to and from a visit at another one included."""
    ways = ((stay, NO_WAY if site is None or stay.site in (None, site) else WAY) for stay in busy)
    return tuple(Window(stay.starts_at - way, stay.ends_at + way) for stay, way in ways)


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
    query = select(
        Visit.id,
        Visit.visit_type,
        Visit.practitioner,
        Visit.starts_at,
        Visit.ends_at,
        Visit.status,
        Visit.site,
        Visit.modality,
    ).where(Visit.patient_id == wishes.patient_id, Visit.status.in_((*LIVE, "fulfilled")))
    rows = (await session.execute(query.order_by(Visit.starts_at))).all()
    department = hospital.visit_type(wishes.visit_type).department
    here = {key for key, visit_type in hospital.visit_types.items() if visit_type.department == department}
    seen = [row for row in rows if row.practitioner and row.visit_type in here and row.visit_type not in untold]
    ahead = [row for row in rows if row.status in LIVE and row.ends_at > now and row.id != wishes.ignore_visit]
    return History(
        practitioners=frozenset(row.practitioner for row in seen),
        busy=tuple(stay(row) for row in ahead),
        coming=tuple((stay(row), row.visit_type) for row in ahead if row.visit_type not in untold),
        last=next((row.practitioner for row in reversed(seen) if row.starts_at <= now), None),
        km=await _distances(session, hospital, wishes.patient_id),
    )


def stay(visit: Placed) -> Stay:
    """When and where the patient is for this visit."""
    return Stay(visit.starts_at, visit.ends_at, visit.site if visit.modality == "in_person" else None)


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
