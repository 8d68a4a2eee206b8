"""Parking: the space a patient usually takes, whether it is free for a visit, and keeping it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotAllowed, SlotTaken
from runtime.outbox import emit
from scheduler_core import claims
from scheduler_core.models import Claim, ParkingHabit, Resource, Visit
from scheduler_core.types import Assignment, Window
from scheduler_core.visit_rows import LIVE, locked

AROUND = timedelta(minutes=30)
"""How long before and after a visit the car stands there."""


def parked(starts_at: datetime, ends_at: datetime) -> Window:
    """When the space is needed for a visit at this time."""
    return Window(starts_at - AROUND, ends_at + AROUND)


async def usual_space(session: AsyncSession, patient_id: UUID) -> Resource | None:
    """The space this patient usually takes."""
    query = (
        select(Resource)
        .join(ParkingHabit, ParkingHabit.space == Resource.key)
        .where(ParkingHabit.patient_id == patient_id)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def is_free(session: AsyncSession, space: str, window: Window, now: datetime) -> bool:
    """Whether nobody has the space in `window`; a hold that has lapsed has nothing."""
    live = or_(Visit.status != "proposed", Visit.hold_expires_at > now)
    during = Claim.during.op("&&")(Range(window.starts_at, window.ends_at))
    query = select(Claim.id).join(Visit, Visit.id == Claim.visit_id).where(Claim.resource_key == space, during, live)
    return (await session.execute(query.limit(1))).first() is None


async def reserved(session: AsyncSession, visit_id: UUID) -> str | None:
    """The key of the space kept for this visit, if any."""
    query = select(Claim.resource_key).join(Resource, Resource.key == Claim.resource_key)
    query = query.where(Claim.visit_id == visit_id, Resource.kind == "parking")
    return (await session.execute(query)).scalars().first()


async def reserve(session: AsyncSession, visit_id: UUID, space: str, key: str, now: datetime) -> Visit:
    """Keep the space for this visit in place of any other; a second call changes nothing. `key` is the consent's.

    SlotTaken when somebody else has it; NotAllowed when the visit is not to come any more.
    """
    visit = await locked(session, visit_id)
    if visit.status not in LIVE or visit.ends_at <= now:
        raise NotAllowed("This visit is not to come any more.", hint="Choose a visit that is.")
    kept = await reserved(session, visit_id)
    if kept == space:
        return visit
    return await claims.atomically(session, partial(_reserve, session, visit, kept, space, key, now))


async def follow(session: AsyncSession, visit: Visit, space: str, now: datetime) -> None:
    """Keep the space for a visit that has just got another time, unless it is taken then or of no use there."""
    site = await session.scalar(select(Resource.site).where(Resource.key == space))
    if visit.modality == "telehealth" or site != visit.site:
        return
    with suppress(SlotTaken):
        async with session.begin_nested():
            await _take(session, visit, space, now)


async def _reserve(session: AsyncSession, visit: Visit, kept: str | None, space: str, key: str, now: datetime) -> Visit:
    if kept is not None:
        await session.execute(delete(Claim).where(Claim.visit_id == visit.id, Claim.resource_key == kept))
    await _take(session, visit, space, now)
    await emit(session, "parking.reserved", {"visit_id": visit.id}, f"parking.reserved:{key}", now)
    return visit


async def _take(session: AsyncSession, visit: Visit, space: str, now: datetime) -> None:
    window = parked(visit.starts_at, visit.ends_at)
    await claims.take(session, visit.id, [Assignment(space, 0, window.starts_at, window.ends_at)], now)
