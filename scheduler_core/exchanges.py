"""Two visits of one patient take each other's time, each with its own clinician and kind, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import InvalidInput
from scheduler_core import claims, parking
from scheduler_core.claims import atomically
from scheduler_core.holds import drop_move_holds
from scheduler_core.interpreting import interpreted
from scheduler_core.models import Visit
from scheduler_core.operations import is_first
from scheduler_core.overbooking.grants import take_over
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes, overlap
from scheduler_core.visit_rows import Seen, changed, current, get, placed
from scheduler_core.visits import refuse_second_place

A_START = timedelta(minutes=5)


@dataclass(frozen=True)
class Turn:
    """A visit as the asker saw it, and the place that it gets."""

    seen: Seen
    slot: Slot


class _Undo(Exception):
    """Leaves the savepoint in which it was tried out."""


async def propose(
    session: AsyncSession, search: Search, one: Visit, other: Visit, now: datetime
) -> tuple[Turn, Turn] | None:
    """What each would get, tried out and undone; None where one of the clinicians is not free at the other's time.

    InvalidInput for a visit with itself, visits of two patients, or where one has begun. Whether the places keep the order
    of care is the caller's to check.
    """
    if one.id == other.id or one.patient_id != other.patient_id:
        raise InvalidInput("These are not two visits of one patient.", hint="Name two of them.", code="unlike")
    if min(one.starts_at, other.starts_at) <= now:
        raise InvalidInput("This time has passed.", hint="Search again.", code="past")
    found: list[Slot] = []
    spoken = {v.id: await interpreted(session, search.hospital, v.id) for v in (one, other)}
    with suppress(_Undo):
        async with session.begin_nested():
            await claims.drop(session, one.id, other.id)
            for mine, theirs in ((one, other), (other, one)):
                slot = await _there(session, search, mine, theirs, spoken[mine.id], now)
                if slot is None:
                    raise _Undo
                await claims.take(session, mine.id, slot.assignments, now)
                found.append(slot)
            raise _Undo
    if len(found) < 2:
        return None
    a, b = (Turn(Seen(v.id, v.version), slot) for v, slot in zip((one, other), found, strict=True))
    return None if overlap(a.slot, b.slot) else (a, b)


async def _there(
    session: AsyncSession, search: Search, mine: Visit, theirs: Visit, interpreter: str | None, now: datetime
) -> Slot | None:
    """`mine` with its own clinician at the other's time."""
    wishes = Wishes(
        mine.visit_type,
        windows=(Window(theirs.starts_at, theirs.starts_at + A_START),),
        practitioner=mine.practitioner,
        site=mine.site,
        modality=mine.modality,
        limit=1,
        interpreter=interpreter,
        refused=frozenset(),
    ).keeping(mine.lasting)
    return next(iter(await search.find(session, wishes, now)), None)


async def exchange(session: AsyncSession, turns: tuple[Turn, Turn], key: str, now: datetime) -> tuple[Visit, Visit]:
    """Do it: both or neither. StaleVersion, NotAllowed, SlotTaken, Conflict (`patient_busy`); the same key does no more."""
    return await atomically(session, partial(_exchange, session, turns, key, now))


async def _exchange(session: AsyncSession, turns: tuple[Turn, Turn], key: str, now: datetime) -> tuple[Visit, Visit]:
    ids = [turn.seen.visit_id for turn in turns]
    if not await is_first(session, key, "exchange", ids[0], turns, now):
        return await get(session, ids[0]), await get(session, ids[1])
    locked = {
        t.seen.visit_id: await current(session, t.seen.visit_id, t.seen.version)
        for t in sorted(turns, key=lambda turn: turn.seen.visit_id)
    }
    pair = [(locked[turn.seen.visit_id], turn.slot) for turn in turns]
    if min(moment for visit, slot in pair for moment in (visit.starts_at, slot.starts_at)) <= now:
        raise InvalidInput("This time has passed.", hint="Search again.", code="past")
    spaces = [await parking.reserved(session, visit_id) for visit_id in ids]
    for visit_id in ids:
        await drop_move_holds(session, visit_id)
    await claims.drop(session, *ids)
    was = [visit.starts_at for visit, _ in pair]
    await _take_places(session, pair, now)
    for (visit, _), space, before in zip(pair, spaces, was, strict=True):
        if space is not None:
            await parking.follow(session, visit, space, now)
        await changed(session, visit, "moved", now, before)
    return pair[0][0], pair[1][0]


async def _take_places(session: AsyncSession, pair: Sequence[tuple[Visit, Slot]], now: datetime) -> None:
    for visit, slot in sorted(pair, key=lambda each: each[1].assignments):
        await claims.take(session, visit.id, slot.assignments, now)
        for name, value in placed(slot).items():
            setattr(visit, name, value)
        visit.confirmed_at = None
    await session.flush()
    for visit, slot in pair:
        await take_over(session, visit.id, now)
        if visit.patient_id is not None:
            await refuse_second_place(session, visit.patient_id, slot.starts_at, slot.ends_at, visit.id)
