"""Holds: a time kept for somebody who is thinking about it, as a proposed visit that lapses by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import LiteralString
from uuid import UUID

from sqlalchemy import String, Uuid, bindparam, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import make_transient_to_detached

from runtime.database import new_id, utc_datetime
from runtime.driver import array, rows, savepoint
from runtime.errors import DuplicateKey, Expired, InvalidInput, NotAllowed
from runtime.outbox import emit
from runtime.prepared import Prepared
from scheduler_core import changes, claims
from scheduler_core.bookkeeping import MoveHold
from scheduler_core.claims import atomically
from scheduler_core.models import Visit
from scheduler_core.types import Assignment, Slot
from scheduler_core.visit_rows import ask_locked, assignments, locked, placed, remove, tell

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
    wanted = {**placed(slot), "holder": holder, "hold_key": key, "created_at": now, "hold_expires_at": now + ttl}
    return await atomically(session, partial(_hold, session, slot, wanted, now, replaces), savepoint)


_HOLD: LiteralString = """
    WITH new AS (
        INSERT INTO visit (id, status, version, visit_type, site, practitioner, starts_at, ends_at, modality, accessible,
                           clinician_gender, clinician_language, holder, hold_key, created_at, hold_expires_at)
        VALUES (%(id)s, 'proposed', 1, %(visit_type)s, %(site)s, %(practitioner)s, %(starts_at)s, %(ends_at)s,
                %(modality)s, %(accessible)s, %(clinician_gender)s, %(clinician_language)s, %(holder)s, %(hold_key)s,
                %(created_at)s, %(hold_expires_at)s)
        ON CONFLICT (hold_key) DO NOTHING RETURNING id),
    claimed AS (
        INSERT INTO claim (id, visit_id, resource_key, unit, capacity, during)
        SELECT (SELECT %(ids)s::uuid[])[n], new.id, resource_key, unit, resource.capacity, tstzrange(starts_at, ends_at)
        FROM new CROSS JOIN unnest((SELECT %(resources)s::text[]), (SELECT %(units)s::int[]),
                                   (SELECT %(starts)s::timestamptz[]), (SELECT %(ends)s::timestamptz[]))
             WITH ORDINALITY AS wanted (resource_key, unit, starts_at, ends_at, n)
        JOIN resource ON resource.key = resource_key AND resource.active AND unit < resource.capacity
        ORDER BY resource_key, unit, starts_at
        ON CONFLICT DO NOTHING RETURNING 1),
    told AS (
        INSERT INTO outbox (topic, key, payload, at)
        SELECT 'visit.held', 'visit.held:' || id || ':1', jsonb_build_object('visit_id', id, 'version', 1), %(created_at)s
        FROM new ON CONFLICT (key) DO NOTHING)
    SELECT (SELECT count(*) FROM new), (SELECT count(*) FROM claimed)"""
"""The visit, its claims in their order and its event, in one statement; nothing if the key was used."""


_HELD = bindparam("held", type_=Uuid)
_FOR_A_MOVE = Prepared(select(MoveHold.hold_id).where(MoveHold.hold_id == _HELD))
_EXTEND = Prepared(
    update(Visit)
    .where(Visit.id == _HELD, Visit.status == "proposed", Visit.holder == bindparam("by", type_=String))
    .where(Visit.hold_expires_at > bindparam("now", type_=utc_datetime), ~exists().where(MoveHold.hold_id == _HELD))
    .returning(Visit.hold_expires_at),
    "hold_expires_at",
)


async def extend(session: AsyncSession, hold_id: UUID, holder: str, now: datetime, ttl: timedelta) -> datetime | None:
    """Keep what is held until `now + ttl`: the new end. None when it has lapsed, is no hold of `holder`'s or is for a move."""
    end: datetime | None = await _EXTEND.scalar(session, held=hold_id, by=holder, now=now, hold_expires_at=now + ttl)
    return end


async def _hold(
    session: AsyncSession, slot: Slot, values: dict[str, object], now: datetime, replaces: UUID | None
) -> Visit:
    wanted = slot.assignments if replaces is None else await _wanted(session, slot, replaces)
    visit_id = new_id()
    ids = array(new_id() for _ in wanted)
    new, got = (await rows(session, _HOLD, {**values, **claims.literals(wanted), "id": visit_id, "ids": ids}))[0]
    if not new:
        return await _same_hold(session, values)
    await claims.make_sure(session, visit_id, wanted, now, got)
    if replaces is not None:
        await session.execute(insert(MoveHold).values(hold_id=visit_id, visit_id=replaces))
    return _known(session, Visit(id=visit_id, status="proposed", version=1, **values))


def _known(session: AsyncSession, visit: Visit) -> Visit:
    """The session's own object for a row that was just written."""
    visit.patient_id = visit.idempotency_key = visit.cancelled_why = None
    make_transient_to_detached(visit)
    session.add(visit)
    return visit


async def _same_hold(session: AsyncSession, values: dict[str, object]) -> Visit:
    visit = (await session.execute(select(Visit).where(Visit.hold_key == values["hold_key"]))).scalar_one()
    if any(getattr(visit, name) != values[name] for name in ("holder", "visit_type", "starts_at", "practitioner")):
        raise DuplicateKey("This key was used for another hold.", hint="Use a new key for a new hold.")
    return visit


async def _wanted(session: AsyncSession, slot: Slot, replaces: UUID) -> Sequence[Assignment]:
    """What the slot uses beyond what the visit has that it is to replace."""
    await locked(session, replaces)
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
    asked = await ask_locked(session, hold_id)
    moving = await _FOR_A_MOVE.ask(session, held=hold_id)
    visit = await asked.first()
    if visit is None:
        raise Expired(LAPSED, hint=LAPSED_HINT)
    if visit.status != "proposed" or holder not in (None, visit.holder):
        raise NotAllowed("This hold is not yours to book.", hint="Hold a time first.")
    if visit.hold_expires_at is None or visit.hold_expires_at <= now:
        raise Expired(LAPSED, hint=LAPSED_HINT)
    if await moving.first():
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
