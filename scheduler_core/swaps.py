"""Swapping: two visits of a kind change places in one transaction. No moment exists at which either has no time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import InvalidInput
from scheduler_core import parking
from scheduler_core.claims import atomically
from scheduler_core.holds import drop_move_holds
from scheduler_core.models import Claim, Resource, Visit
from scheduler_core.operations import is_first
from scheduler_core.overbooking.grants import exchange
from scheduler_core.visit_rows import changed, current, get
from scheduler_core.visits import refuse_second_place

PLACE = ("practitioner", "site", "modality", "starts_at", "ends_at")


@dataclass(frozen=True)
class Seen:
    """A visit as the asker saw it."""

    visit_id: UUID
    version: int


async def swap(session: AsyncSession, one: Seen, other: Seen, key: str, now: datetime) -> tuple[Visit, Visit]:
    """Each gets the other's time, clinician and rooms. StaleVersion, NotAllowed, Conflict (`patient_busy`).

    InvalidInput for visits of different kinds, or where one has begun. A reserved parking space stays its patient's where
    it is free at the new time.
    """
    return await atomically(session, partial(_swap, session, one, other, key, now))


async def _swap(session: AsyncSession, one: Seen, other: Seen, key: str, now: datetime) -> tuple[Visit, Visit]:
    if not await is_first(session, key, "swap", one.visit_id, (one, other), now):
        return await get(session, one.visit_id), await get(session, other.visit_id)
    by_id = {seen.visit_id: seen for seen in (one, other)}
    locked = {key: await current(session, key, by_id[key].version) for key in sorted(by_id)}
    a, b = locked[one.visit_id], locked[other.visit_id]
    _refuse_unlike(a, b, now)
    spaces = {visit.id: await parking.reserved(session, visit.id) for visit in (a, b)}
    for visit, place in ((a, b), (b, a)):
        await drop_move_holds(session, visit.id)
        if visit.patient_id is not None and a.patient_id != b.patient_id:
            await refuse_second_place(session, visit.patient_id, place.starts_at, place.ends_at, visit.id)
    await _exchange_claims(session, a.id, b.id)
    await exchange(session, a.id, b.id)
    was = {visit.id: visit.starts_at for visit in (a, b)}
    for name in PLACE:
        mine, theirs = getattr(a, name), getattr(b, name)
        setattr(a, name, theirs)
        setattr(b, name, mine)
    for visit in (a, b):
        if (space := spaces[visit.id]) is not None:
            await parking.follow(session, visit, space, now)
        await changed(session, visit, "moved", now, was[visit.id])
    return a, b


def _refuse_unlike(a: Visit, b: Visit, now: datetime) -> None:
    if a.id == b.id or a.visit_type != b.visit_type:
        raise InvalidInput("Only two visits of one kind can be swapped.", hint="Move one of them.", code="unlike")
    if min(a.starts_at, b.starts_at) <= now:
        raise InvalidInput("This time has passed.", hint="Search again.", code="past")


async def _exchange_claims(session: AsyncSession, a: UUID, b: UUID) -> None:
    """The claims stay where they are and change their visit; parking spaces are given back first."""
    spaces = select(Resource.key).where(Resource.kind == "parking")
    both = Claim.visit_id.in_((a, b))
    await session.execute(delete(Claim).where(both, Claim.resource_key.in_(spaces)))
    await session.execute(update(Claim).where(both).values(visit_id=case((Claim.visit_id == a, b), else_=a)))
