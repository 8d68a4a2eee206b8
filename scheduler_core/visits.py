"""Visits through their life: held, booked, moved, by video, cancelled. Each change is one savepoint, with its event."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import utc_datetime
from runtime.driver import savepoint
from runtime.errors import Conflict, InvalidInput
from runtime.prepared import Prepared
from scheduler_core import claims, parking
from scheduler_core.claims import atomically
from scheduler_core.holds import drop_move_holds, extend, hold, locked_hold, release, sweep_expired_holds
from scheduler_core.models import Claim, Patient, Resource, Visit
from scheduler_core.operations import is_first
from scheduler_core.overbooking.grants import take_over
from scheduler_core.types import Slot, VisitStatus
from scheduler_core.visit_rows import IS_LIVE, LIVE, changed, current, get, of_patient, placed

__all__ = [
    "LIVE", "book", "cancel", "confirm", "extend", "get", "hold", "move", "of_patient", "release", "sweep_expired_holds",
    "to_telehealth",
]  # fmt: skip


BY_VIDEO = ("practitioner", "interpreter")
"""Kinds of resources that a video visit uses."""


async def book(
    session: AsyncSession,
    hold_id: UUID,
    patient_id: UUID,
    key: str,
    now: datetime,
    *,
    holder: str | None = None,
    status: VisitStatus = "booked",
) -> Visit:
    """Make a hold the patient's visit. Expired if it has lapsed, NotAllowed if it is another `holder`'s.

    Conflict (`patient_busy`) if the patient is somewhere else at that time. `status` is pending where another system
    must agree first.
    """
    return await atomically(session, partial(_book, session, hold_id, patient_id, key, now, holder, status), savepoint)


async def _book(
    session: AsyncSession,
    hold_id: UUID,
    patient_id: UUID,
    key: str,
    now: datetime,
    holder: str | None,
    status: VisitStatus,
) -> Visit:
    if not await is_first(session, key, "book", hold_id, patient_id, now):
        return await get(session, hold_id)
    visit = await locked_hold(session, hold_id, holder, now)
    await refuse_second_place(session, patient_id, visit.starts_at, visit.ends_at, visit.id)
    visit.patient_id, visit.status, visit.idempotency_key = patient_id, status, key
    visit.hold_expires_at = None
    await changed(session, visit, status, now)
    return visit


async def move(session: AsyncSession, visit_id: UUID, version: int, slot: Slot, key: str, now: datetime) -> Visit:
    """Give the visit another time in one step; the old one is free at once. StaleVersion, SlotTaken, Conflict.

    The slot may overlap the visit's own time. Holds made with `replaces=visit_id` make way for it. A parking space
    that was kept for the visit stays its own where it is free then.
    """
    return await atomically(session, partial(_move, session, visit_id, version, slot, key, now))


async def _move(session: AsyncSession, visit_id: UUID, version: int, slot: Slot, key: str, now: datetime) -> Visit:
    if not await is_first(session, key, "move", visit_id, (version, slot), now):
        return await get(session, visit_id)
    visit = await current(session, visit_id, version)
    if slot.starts_at <= now or visit.starts_at <= now:
        raise InvalidInput("This time has passed.", hint="Search again.", code="past")
    if visit.patient_id is not None:
        await refuse_second_place(session, visit.patient_id, slot.starts_at, slot.ends_at, visit_id)
    await drop_move_holds(session, visit_id)
    space = await parking.reserved(session, visit_id)
    await claims.drop(session, visit_id)
    await claims.take(session, visit_id, slot.assignments, now)
    await take_over(session, visit_id, now)
    was = visit.starts_at
    for name, value in placed(slot).items():
        setattr(visit, name, value)
    visit.confirmed_at = None
    if space is not None:
        await parking.follow(session, visit, space, now)
    await changed(session, visit, "moved", now, was)
    return visit


async def cancel(session: AsyncSession, visit_id: UUID, version: int, reason: str, key: str, now: datetime) -> Visit:
    """Cancel the visit; everything it used is free at once. StaleVersion; NotAllowed if it is not to come any more.

    `reason` is a slug, not the patient's words.
    """
    return await atomically(session, partial(_cancel, session, visit_id, version, reason, key, now))


async def _cancel(session: AsyncSession, visit_id: UUID, version: int, reason: str, key: str, now: datetime) -> Visit:
    if not await is_first(session, key, "cancel", visit_id, (version, reason), now):
        return await get(session, visit_id)
    visit = await current(session, visit_id, version)
    await drop_move_holds(session, visit_id)
    await claims.drop(session, visit_id)
    await take_over(session, visit_id, now)
    visit.status, visit.cancelled_why = "cancelled", reason
    await changed(session, visit, "cancelled", now)
    return visit


async def confirm(session: AsyncSession, visit_id: UUID, version: int, key: str, now: datetime) -> Visit:
    """Note that the patient will come. StaleVersion; NotAllowed if it is not to come any more. A move undoes it."""
    return await atomically(session, partial(_confirm, session, visit_id, version, key, now))


async def _confirm(session: AsyncSession, visit_id: UUID, version: int, key: str, now: datetime) -> Visit:
    if not await is_first(session, key, "confirm", visit_id, version, now):
        return await get(session, visit_id)
    visit = await current(session, visit_id, version)
    if visit.confirmed_at is None:
        visit.confirmed_at = now
        await changed(session, visit, "confirmed", now)
    return visit


async def to_telehealth(session: AsyncSession, visit_id: UUID, version: int, key: str, now: datetime) -> Visit:
    """Make it a video visit at the same time: the clinician and an interpreter stay, rooms and everything else are free at once.

    Whether its type allows video is the caller's to check. StaleVersion, NotAllowed.
    """
    return await atomically(session, partial(_to_telehealth, session, visit_id, version, key, now))


async def _to_telehealth(session: AsyncSession, visit_id: UUID, version: int, key: str, now: datetime) -> Visit:
    if not await is_first(session, key, "telehealth", visit_id, version, now):
        return await get(session, visit_id)
    visit = await current(session, visit_id, version)
    await drop_move_holds(session, visit_id)
    people = select(Resource.key).where(Resource.kind.in_(BY_VIDEO))
    await session.execute(delete(Claim).where(Claim.visit_id == visit_id, Claim.resource_key.not_in(people)))
    visit.modality = "telehealth"
    await changed(session, visit, "telehealth", now)
    return visit


_WHO = bindparam("who", type_=Uuid)
_LOCK_PATIENT = Prepared(select(Patient.id).where(Patient.id == _WHO).with_for_update(key_share=True))
_MEANWHILE = Prepared(
    select(Visit.id)
    .where(Visit.patient_id == _WHO, IS_LIVE)
    .where(Visit.id != bindparam("own", type_=Uuid), Visit.starts_at < bindparam("end", type_=utc_datetime))
    .where(Visit.ends_at > bindparam("first", type_=utc_datetime))
    .limit(1)
)


async def refuse_second_place(
    session: AsyncSession, patient_id: UUID, starts_at: datetime, ends_at: datetime, own: UUID
) -> None:
    """Conflict if the patient has another visit then. The patient's row is locked, so two bookings cannot both pass."""
    await _LOCK_PATIENT.ask(session, who=patient_id)  # what comes behind it in line looks once it is ours
    if await _MEANWHILE.first(session, who=patient_id, own=own, first=starts_at, end=ends_at):
        raise Conflict("The patient has another visit then.", hint="Choose another time.", code="patient_busy")
