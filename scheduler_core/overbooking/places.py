"""Places beyond capacity: what of a full day could be offered to one patient, by an open grant or by the policy's leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import visit_rows
from scheduler_core.history import away, closed_to, history_of, stay
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import CELL, day_of
from scheduler_core.models import Claim, Visit
from scheduler_core.overbooking.holding import OWN
from scheduler_core.plan import suits
from scheduler_core.starts import REACH
from scheduler_core.types import Assignment, Slot, Window, Wishes, overlap
from scheduler_core.visit_rows import LIVE

MOST = 200
"""Booked visits of the wished kind that are looked at, the earliest first."""


@dataclass(frozen=True)
class FullDay:
    """A practitioner's local day and the visits in it whose places would suit the patient."""

    practitioner: str
    window: Window
    suiting: tuple[Visit, ...]


async def days_of(session: AsyncSession, hospital: Hospital, wishes: Wishes, now: datetime) -> list[FullDay]:
    """Days on which booked visits of the wished kind lie where the patient could come, by time."""
    history = await history_of(session, hospital, wishes, now)
    wishes = replace(wishes, refused=closed_to(hospital, wishes, history.practitioners))
    query = select(Visit).where(*_where(hospital, wishes, now)).order_by(Visit.starts_at, Visit.id).limit(MOST)
    found = [
        v
        for v in (await session.execute(query)).scalars()
        if not any(overlap(v, w) for w in (*away(history.busy, stay(v).site), *wishes.excluded))
    ]
    named = [(v.practitioner, v) for v in found if v.practitioner is not None and _is_wished(hospital, v, wishes)]
    keyed = sorted(named, key=lambda pair: (_day(hospital, pair[1]), pair[0], pair[1].starts_at))
    return [
        FullDay(who, _day(hospital, visits[0]), tuple(visits))
        for (_, who), pairs in groupby(keyed, key=lambda pair: (_day(hospital, pair[1]), pair[0]))
        if (visits := [visit for _, visit in pairs])
    ]


def _where(hospital: Hospital, wishes: Wishes, now: datetime) -> list[ColumnElement[bool]]:
    soonest = now + max(timedelta(hours=hospital.visit_type(wishes.visit_type).notice_hours), CELL)
    inside = [and_(Visit.starts_at >= w.starts_at, Visit.starts_at < w.ends_at) for w in wishes.windows]
    beyond = exists().where(Claim.visit_id == Visit.id, Claim.grant_id.is_not(None))
    asked: list[ColumnElement[bool] | None] = [
        Visit.visit_type == wishes.visit_type,
        Visit.status.in_(LIVE),
        Visit.modality == wishes.modality,
        Visit.starts_at >= soonest,
        Visit.starts_at < (now + REACH if wishes.before is None else wishes.before),
        Visit.starts_at > wishes.after if wishes.after is not None else None,
        Visit.site == wishes.site if wishes.site is not None else None,
        Visit.practitioner == wishes.practitioner if wishes.practitioner is not None else None,
        or_(*inside) if inside else None,
        ~beyond,
    ]
    return [condition for condition in asked if condition is not None]


def _is_wished(hospital: Hospital, visit: Visit, wishes: Wishes) -> bool:
    spec = hospital.resources.get(visit.practitioner or "")
    return spec is not None and suits(spec, wishes)


def _day(hospital: Hospital, visit: Visit) -> Window:
    return Window(*day_of(visit.starts_at.astimezone(hospital.zone).date(), hospital.zone))


async def place_of(session: AsyncSession, hospital: Hospital, visit: Visit, wishes: Wishes) -> Slot | None:
    """The visit's place once more, on units beyond capacity; None where a wheelchair that is wished for does not get to it."""
    used = await visit_rows.assignments(session, visit.id)
    specs = [hospital.resources.get(a.resource) for a in used]
    if any(spec is None or (wishes.accessible and not spec.accessible) for spec in specs) or not used:
        return None
    beyond = [
        Assignment(a.resource, a.unit + spec.capacity, a.starts_at, a.ends_at)
        for a, spec in zip(used, specs, strict=True)
        if spec is not None and spec.kind not in OWN
    ]
    return replace(visit_rows.slot_of(visit, beyond, shares=visit.id), lasting=wishes.lasting)
