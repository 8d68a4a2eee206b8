"""Holds: a time kept for somebody who is thinking about it, as a proposed visit that lapses by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.errors import DuplicateKey, Expired, InvalidInput, NotAllowed, NotFound
from runtime.outbox import emit
from scheduler_core import changes, claims
from scheduler_core.bookkeeping import MoveHold
from scheduler_core.claims import atomically
from scheduler_core.models import Visit
from scheduler_core.types import Assignment, Slot
from scheduler_core.visit_rows import assignments, locked, placed, remove, tell

LAPSED = "The hold has lapsed."
LAPSED_HINT = "Hold the time anew, if it is still free."


async def hold(
    session: AsyncSession,
    slot: Slot,
    holder: str,
    now: datetime,
    ttl: timedelta,
    key: str,
    *,
    replaces: UUID | None = None,
) -> Visit:
    """Keep `slot` for `holder` until `now + ttl` as a proposed visit. SlotTaken if anything of it is claimed.

    With `replaces` it is kept for moving that visit: what the visit itself occupies counts as free, and nothing but
    `move` can use it. InvalidInput (`past`) for a slot that has begun; DuplicateKey.
    """
    if slot.starts_at <= now:
        raise InvalidInput("This time has passed.", hint="Search again.", code="past")
    if replaces is None and await claims.lost(session, [slot], now, hold_key=key):
        raise claims.slot_taken()  # most who come too late need no savepoint to learn it
    values = {**placed(slot), "holder": holder, "hold_key": key, "created_at": now, "hold_expires_at": now + ttl}
    return await atomically(session, partial(_hold, session, slot, values, now, replaces))


async def extend(session: AsyncSession, hold_id: UUID, holder: str, now: datetime, ttl: timedelta) -> datetime | None:
    """Keep what is held until `now + ttl`: the new end. None when it has lapsed, is no hold of `holder`'s or is for a move."""
    mine = (Visit.id == hold_id, Visit.status == "proposed", Visit.holder == holder, Visit.hold_expires_at > now)
    for_a_move = exists().where(MoveHold.hold_id == hold_id)
    statement = (
        update(Visit).where(*mine, ~for_a_move).values(hold_expires_at=now + ttl).returning(Visit.hold_expires_at)
    )
    statement = statement.execution_options(synchronize_session=False)
    end: datetime | None = (await session.execute(statement)).scalar_one_or_none()
    return end


async def _hold(
    session: AsyncSession, slot: Slot, values: dict[str, object], now: datetime, replaces: UUID | None
) -> Visit:
    row = insert(Visit).values(id=new_id(), status="proposed", version=1, **values)
    new = row.on_conflict_do_nothing(index_elements=["hold_key"]).returning(Visit)
    visit = (await session.execute(new)).scalar_one_or_none()
    if visit is None:
        return await _same_hold(session, values)
    await claims.take(session, visit.id, await _wanted(session, slot, visit.id, replaces), now)
    await tell(session, "held", visit, now)
    return visit


async def _same_hold(session: AsyncSession, values: dict[str, object]) -> Visit:
    visit = (await session.execute(select(Visit).where(Visit.hold_key == values["hold_key"]))).scalar_one()
    if any(getattr(visit, name) != values[name] for name in ("holder", "visit_type", "starts_at", "practitioner")):
        raise DuplicateKey("This key was used for another hold.", hint="Use a new key for a new hold.")
    return visit


async def _wanted(session: AsyncSession, slot: Slot, hold_id: UUID, replaces: UUID | None) -> Sequence[Assignment]:
    if replaces is None:
        return slot.assignments
    await locked(session, replaces)
    session.add(MoveHold(hold_id=hold_id, visit_id=replaces))
    await session.flush()
    return claims.uncovered(slot.assignments, await assignments(session, replaces))


async def release(session: AsyncSession, visit_id: UUID, holder: str, now: datetime | None = None) -> None:
    """Let a hold go. NotFound if it has gone already, NotAllowed if it is another's or no longer a hold.

    Without `now` the event bears the hold's own time.
    """
    visit = await locked(session, visit_id)
    if visit.status != "proposed" or visit.holder != holder:
        raise NotAllowed("This hold is not yours to release.", hint="It belongs to another or was booked.")
    await tell(session, "released", visit, now or visit.created_at)
    await remove(session, [visit_id])


async def locked_hold(session: AsyncSession, hold_id: UUID, holder: str | None, now: datetime) -> Visit:
    """The hold, locked, if it can be booked: Expired, or NotAllowed for another's, a booked one, one for a move."""
    try:
        visit = await locked(session, hold_id)
    except NotFound as error:
        raise Expired(LAPSED, hint=LAPSED_HINT) from error
    if visit.status != "proposed" or holder not in (None, visit.holder):
        raise NotAllowed("This hold is not yours to book.", hint="Hold a time first.")
    if visit.hold_expires_at is None or visit.hold_expires_at <= now:
        raise Expired(LAPSED, hint=LAPSED_HINT)
    if (await session.execute(select(MoveHold.hold_id).where(MoveHold.hold_id == hold_id))).first():
        raise NotAllowed("This hold is for moving a visit.", hint="Hold the time anew to book it.")
    return visit


async def drop_move_holds(session: AsyncSession, visit_id: UUID) -> None:
    """Remove the holds that lean on this visit's claims: they cannot outlive them."""
    leaning = select(MoveHold.hold_id).where(MoveHold.visit_id == visit_id)
    await session.execute(delete(Visit).where(Visit.id.in_(leaning)))


async def sweep_expired_holds(session: AsyncSession, now: datetime) -> int:
    """Remove every hold that has lapsed, with its claims; how many. One being booked at this moment is left alone."""
    query = select(Visit.id).where(Visit.status == "proposed", Visit.hold_expires_at <= now)
    lapsed = list((await session.execute(query.with_for_update(skip_locked=True))).scalars())
    for visit_id in lapsed:
        await emit(session, "visit.expired", {"visit_id": visit_id}, f"visit.expired:{visit_id}", now)
    await remove(session, lapsed)
    await changes.prune(session)
    return len(lapsed)
