"""What became of a visit: it took place, or the patient did not come. By the line, by staff, or by the sweep; with its event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from runtime.audit import AuditEntry, record
from runtime.errors import NotAllowed
from scheduler_core.bookkeeping import VisitOperation
from scheduler_core.hospital import Hospital
from scheduler_core.models import Claim, OverbookingGrant, Visit
from scheduler_core.operations import is_first
from scheduler_core.queue_tables import QueueEntry
from scheduler_core.visit_rows import LIVE, changed, locked

Outcome = Literal["fulfilled", "noshow"]
OUTCOMES: tuple[Outcome, ...] = ("fulfilled", "noshow")
UNDONE = "reopen"
EARLIEST = timedelta(hours=2)
"""How long before its time a patient may be there, and be seen."""

SWEPT = timedelta(days=7)
"""Visits that were over earlier are left to people: the switch was off then, or nothing ran."""

AT_ONCE = 500


async def mark(session: AsyncSession, visit_id: UUID, outcome: Outcome, now: datetime) -> Visit:
    """Write down what became of the visit; the same twice is once, and the other outcome puts the first one right.

    NotAllowed for a visit that does not take place (`not_live`) or is still to come (`not_due`): seen is who may be there,
    and only a visit that has begun is missed.
    """
    visit = await locked(session, visit_id)
    refused = _why_not(visit, outcome, now)
    if refused is not None:
        raise refused
    await _write(session, visit, outcome, now)
    return visit


async def seen(session: AsyncSession, visit_id: UUID, now: datetime) -> None:
    """The line is done with its patient. Nothing where the visit was cancelled or moved away meanwhile."""
    visit = await locked(session, visit_id)
    if _why_not(visit, "fulfilled", now) is None:
        await _write(session, visit, "fulfilled", now)


def _why_not(visit: Visit, outcome: Outcome, now: datetime) -> NotAllowed | None:
    if visit.status not in (*LIVE, *OUTCOMES):
        return NotAllowed("This visit does not take place.", hint="Look at the day again.", code="not_live")
    if now < visit.starts_at - (EARLIEST if outcome == "fulfilled" else timedelta(0)):
        return NotAllowed("This visit is still to come.", hint="Come back when it is due.", code="not_due")
    return None


async def _write(session: AsyncSession, visit: Visit, outcome: Outcome, now: datetime) -> None:
    if visit.status != outcome:
        await _unsettle(session, visit)
        visit.status = outcome
        await changed(session, visit, outcome, now)


async def undo(session: AsyncSession, visit_id: UUID, now: datetime) -> Visit:
    """Take the outcome back: the visit is booked as before, and no sweep closes it again. Nothing where it has none."""
    visit = await locked(session, visit_id)
    if visit.status in OUTCOMES:
        await is_first(session, f"{UNDONE}:{visit.id}:{visit.version}", UNDONE, visit.id, visit.version, now)
        await _unsettle(session, visit)
        visit.status = "booked"
        await changed(session, visit, "reopened", now)
    return visit


async def _unsettle(session: AsyncSession, visit: Visit) -> None:
    """Grants that were settled by an outcome which is put right are to be settled anew."""
    used = select(Claim.grant_id).where(Claim.visit_id == visit.id, Claim.grant_id.is_not(None))
    mine = (OverbookingGrant.expected_missed_visit == visit.id) | OverbookingGrant.id.in_(used)
    settled = mine & (OverbookingGrant.closed_at >= visit.ends_at)
    await session.execute(update(OverbookingGrant).where(settled).values(outcome=None, closed_at=None))


async def close_missed(session: AsyncSession, hospital: Hospital, now: datetime) -> int:
    """Note as missed what is over and whose patient never checked in; how many. None unless the hospital file says so.

    Only visits in person, and only on a site's day on which somebody did check in: where nobody could, nobody is blamed.
    """
    after = hospital.file.queue.missed_after_minutes
    if after is None:
        return 0
    came = exists().where(QueueEntry.visit_id == Visit.id)
    taken_back = exists().where(VisitOperation.visit_id == Visit.id, VisitOperation.action == UNDONE)
    query = select(Visit.id).where(
        Visit.starts_at > now - SWEPT, Visit.ends_at <= now - timedelta(minutes=after), Visit.status.in_(LIVE),
        Visit.modality == "in_person", ~came, ~taken_back, _others_came(hospital),
    )  # fmt: skip
    rows = await session.execute(query.order_by(Visit.id).limit(AT_ONCE).with_for_update(skip_locked=True))
    found = rows.scalars().all()
    for visit_id in found:
        await mark(session, visit_id, "noshow", now)
        why = "over, and never checked in"
        await record(session, AuditEntry("policy", "visit.noshow", "visit", str(visit_id), why, now))
    return len(found)


def _others_came(hospital: Hospital) -> ColumnElement[bool]:
    """Whether anybody checked in for a visit at this site on this local day."""
    other, zone = aliased(Visit), hospital.zone.key
    same_day = func.date(func.timezone(zone, other.starts_at)) == func.date(func.timezone(zone, Visit.starts_at))
    near = other.starts_at.between(Visit.starts_at - timedelta(days=1), Visit.starts_at + timedelta(days=1))
    inside = other.id == QueueEntry.visit_id, other.site == Visit.site, near, same_day
    return exists().where(*inside)
