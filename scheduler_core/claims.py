"""Claims: rows by which a visit takes units of resources, all or none. PostgreSQL refuses a second one on the same time.

Written by one `INSERT … ON CONFLICT DO NOTHING` in (resource, unit, start) order: two writers who want the same things
wait for each other in the same order, and who comes second sees a row missing. (Catching the violation instead
deadlocks; looking first and inserting then books twice.)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import LiteralString, TypeVar
from uuid import UUID

from psycopg.errors import DeadlockDetected
from sqlalchemy import delete, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.driver import array, rows
from runtime.errors import SlotTaken, UnavailableError
from runtime.outbox import emit
from scheduler_core.models import Claim
from scheduler_core.types import Assignment, Slot, Window

DEADLOCK_TRIES = 4
Result = TypeVar("Result")

_WANTED = """
    unnest((SELECT CAST(:resources AS text[])), (SELECT CAST(:units AS int[])),
           (SELECT CAST(:starts AS timestamptz[])), (SELECT CAST(:ends AS timestamptz[])))
    WITH ORDINALITY AS wanted (resource_key, unit, starts_at, ends_at, n)"""
"""Arrays come through sub-selects so that PostgreSQL keeps one plan whatever their length."""

_INSERT = text(f"""
    INSERT INTO claim (id, visit_id, resource_key, unit, capacity, during)
    SELECT (CAST(:ids AS uuid[]))[n], :visit_id, resource_key, unit, resource.capacity, tstzrange(starts_at, ends_at)
    FROM {_WANTED} JOIN resource ON resource.key = resource_key AND resource.active AND unit < resource.capacity
    ORDER BY resource_key, unit, starts_at
    ON CONFLICT DO NOTHING RETURNING 1""")

_EXPIRED = text(f"""
    DELETE FROM visit WHERE id IN (
        SELECT visit.id FROM visit
        WHERE status = 'proposed' AND hold_expires_at <= :now AND EXISTS (
            SELECT FROM claim JOIN {_WANTED} USING (resource_key, unit)
            WHERE claim.visit_id = visit.id AND claim.during && tstzrange(starts_at, ends_at))
        FOR UPDATE SKIP LOCKED)
    RETURNING id""")

OVERLAPPING: LiteralString = """(
    (SELECT visit_id, during FROM claim
     WHERE resource_key = {key} AND claim.unit = {unit} AND lower(during) < {starts_at}
     ORDER BY lower(during) DESC LIMIT 1)
    UNION ALL
    (SELECT visit_id, during FROM claim
     WHERE resource_key = {key} AND claim.unit = {unit} AND lower(during) >= {starts_at} AND lower(during) < {ends_at}
     ORDER BY lower(during)))"""
"""Claims on a unit during a time: they never overlap, so of those that begin before it only the last can reach into it
(`upper(during) > starts_at` is for the reader to ask). The orders keep PostgreSQL to the plain index, much cheaper than the
constraint's own, also where it knows nothing about the table yet."""

_SOUGHT: LiteralString = """
    unnest((SELECT %(resources)s::text[]), (SELECT %(units)s::int[]),
           (SELECT %(starts)s::timestamptz[]), (SELECT %(ends)s::timestamptz[]))
    WITH ORDINALITY AS wanted (resource_key, unit, starts_at, ends_at, n)"""

_COUNTS: LiteralString = """(
    claim.visit_id <> ALL ((SELECT %(ignored)s::uuid[])::uuid[])
    AND ((SELECT %(now)s::timestamptz) IS NULL OR (
        SELECT status <> 'proposed' OR hold_expires_at > (SELECT %(now)s::timestamptz)
        FROM visit WHERE id = claim.visit_id))
    AND ((SELECT %(hold_key)s::text) IS NULL OR (
        SELECT hold_key IS DISTINCT FROM (SELECT %(hold_key)s::text) FROM visit WHERE id = claim.visit_id)))"""
"""Whether a claim is one that counts. Its values, too, come through sub-selects: with one that is NULL in sight PostgreSQL
finds a plan of its own better each time, and makes it each time."""

_LAST: LiteralString = f"""
    SELECT n, {_COUNTS} FROM {_SOUGHT}, LATERAL (
        SELECT visit_id, during FROM claim
        WHERE resource_key = wanted.resource_key AND claim.unit = wanted.unit AND lower(during) < wanted.ends_at
        ORDER BY lower(during) DESC LIMIT 1) AS claim
    WHERE upper(claim.during) > wanted.starts_at"""
"""The last claim on each wanted unit, where it reaches into the wanted time: where it does not, nothing does."""

_TAKEN: LiteralString = f"""
    SELECT DISTINCT n FROM {_SOUGHT}, LATERAL {
    OVERLAPPING.format(
        key="wanted.resource_key", unit="wanted.unit", starts_at="wanted.starts_at", ends_at="wanted.ends_at"
    )
} AS claim
    WHERE upper(claim.during) > wanted.starts_at AND {_COUNTS}"""


async def take(session: AsyncSession, visit_id: UUID, wanted: Sequence[Assignment], now: datetime) -> None:
    """Claim everything in `wanted` for the visit, or raise SlotTaken (then the caller's savepoint must be rolled back).

    Claims of holds that have expired by `now` give way.
    """
    await make_sure(session, visit_id, wanted, now, await _insert(session, visit_id, wanted))


async def make_sure(
    session: AsyncSession, visit_id: UUID, wanted: Sequence[Assignment], now: datetime, got: int
) -> None:
    """After `got` of the claims could be written: all of them, or SlotTaken, as `take` does."""
    missing = len(wanted) - got
    if missing and await _clear_expired(session, wanted, now):
        await drop(session, visit_id)
        missing = len(wanted) - await _insert(session, visit_id, wanted)
    if missing:
        raise slot_taken()


def slot_taken() -> SlotTaken:
    """What is said of a time that another has."""
    return SlotTaken("This time was just taken.", hint="Search again and choose another time.")


async def drop(session: AsyncSession, *visit_ids: UUID) -> None:
    """Give up all claims of these visits."""
    await session.execute(delete(Claim).where(Claim.visit_id.in_(visit_ids)))


async def lost(
    session: AsyncSession,
    slots: Sequence[Slot],
    now: datetime | None,
    ignored: Iterable[UUID] = (),
    hold_key: str | None = None,
) -> set[int]:
    """Numbers of the slots of which anything is claimed by another visit than the `ignored` or the hold of that key.

    Holds that have lapsed by `now` claim nothing; without `now` they do.
    """
    wanted = [(n, assignment) for n, slot in enumerate(slots) for assignment in slot.assignments]
    if not wanted:
        return set()
    others = {"now": now, "ignored": array(ignored), "hold_key": hold_key}
    last = await rows(session, _LAST, {**literals([a for _, a in wanted]), **others})
    taken = {wanted[row - 1][0] for row, counts in last if counts}
    open_ = [wanted[row - 1] for row, counts in last if not counts]
    if open_:  # what reaches in does not count, but what lies before it may
        answer = await rows(session, _TAKEN, {**literals([a for _, a in open_]), **others})
        taken |= {open_[row - 1][0] for (row,) in answer}
    return taken


async def _insert(session: AsyncSession, visit_id: UUID, wanted: Sequence[Assignment]) -> int:
    ids = [new_id() for _ in wanted]
    rows = await session.execute(_INSERT, {**_columns(wanted), "ids": ids, "visit_id": visit_id})
    return len(rows.all())


async def _clear_expired(session: AsyncSession, wanted: Sequence[Assignment], now: datetime) -> int:
    """Delete expired holds that stand in the way; one that is being booked this very moment is locked, and stays."""
    expired = (await session.execute(_EXPIRED, {**_columns(wanted), "now": now})).scalars().all()
    for visit_id in expired:
        await emit(session, "visit.expired", {"visit_id": visit_id}, f"visit.expired:{visit_id}", now)
    return len(expired)


def _columns(wanted: Sequence[Assignment]) -> dict[str, list[object]]:
    return {
        "resources": [a.resource for a in wanted],
        "units": [a.unit for a in wanted],
        "starts": [a.starts_at for a in wanted],
        "ends": [a.ends_at for a in wanted],
    }


def literals(wanted: Sequence[Assignment]) -> dict[str, str]:
    """`_columns` for the driver."""
    return {name: array(column) for name, column in _columns(wanted).items()}


def uncovered(wanted: Iterable[Assignment], own: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The parts of `wanted` that lie outside `own` claims of the same units."""
    left = list(wanted)
    for mine in own:
        left = [part for item in left for part in _without(item, mine)]
    return tuple(sorted(left))


def _without(item: Assignment, other: Assignment) -> list[Assignment]:
    if (item.resource, item.unit) != (other.resource, other.unit):
        return [item]
    before = Window(item.starts_at, min(item.ends_at, other.starts_at))
    after = Window(max(item.starts_at, other.ends_at), item.ends_at)
    return [
        Assignment(item.resource, item.unit, w.starts_at, w.ends_at) for w in (before, after) if w.starts_at < w.ends_at
    ]


async def atomically(
    session: AsyncSession,
    work: Callable[[], Awaitable[Result]],
    inside: Callable[[AsyncSession], AbstractAsyncContextManager[object]] = AsyncSession.begin_nested,
) -> Result:
    """Run `work` in a savepoint: all of it or none; again if it was the victim of a deadlock."""
    for _ in range(DEADLOCK_TRIES):
        try:
            async with inside(session):
                return await work()
        except OperationalError as error:
            if not isinstance(error.orig, DeadlockDetected):
                raise
    raise UnavailableError("Too many bookings fight for this time.", hint="Try again in a moment.", code="deadlock")
