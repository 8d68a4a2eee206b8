"""Series: "every two weeks, six times". Found as near as can be to the first one's day and hour, held and booked together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import InvalidInput
from scheduler_core import visits
from scheduler_core.claims import atomically
from scheduler_core.localtime import day_of, to_utc
from scheduler_core.models import Visit
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes

MOST_VISITS = 26
LOOKED_AT = 200
"""Times of a day that are compared."""


@dataclass(frozen=True)
class Rhythm:
    """Every `days`, `count` times; where a day has nothing, one up to `slack` days off does."""

    days: int
    count: int
    slack: int = 2


async def find(
    session: AsyncSession, search: Search, wishes: Wishes, first: Slot, rhythm: Rhythm, zone: ZoneInfo, now: datetime
) -> tuple[Slot | None, ...]:
    """`first` and the times after it, each the nearest to the same hour by the wall clock; None where there is nothing.

    With the clinician of the first, at its site. InvalidInput for a rhythm that is none.
    """
    if rhythm.days < 1 or not 1 <= rhythm.count <= MOST_VISITS or not 0 <= 2 * rhythm.slack < rhythm.days:
        raise InvalidInput("This is no rhythm.", hint=f"At most {MOST_VISITS} visits, a day or more apart.")
    local = first.starts_at.astimezone(zone)
    same = replace(wishes, practitioner=first.practitioner, site=first.site, windows=(), earliest=True, limit=LOOKED_AT)
    found: list[Slot | None] = [first]
    for n in range(1, rhythm.count):
        day = local.date() + timedelta(days=n * rhythm.days)
        found.append(await _around(session, search, same, day, local.time(), rhythm.slack, zone, now))
    return tuple(found)


async def _around(
    session: AsyncSession,
    search: Search,
    wishes: Wishes,
    day: date,
    at: time,
    slack: int,
    zone: ZoneInfo,
    now: datetime,
) -> Slot | None:
    """The wished day, then the days around it, the nearer and the earlier first."""
    for off in sorted(range(-slack, slack + 1), key=lambda n: (abs(n), n)):
        there = day + timedelta(days=off)
        wanted = to_utc(there, at, zone)
        slots = await search.find(session, replace(wishes, windows=(Window(*day_of(there, zone)),)), now)
        if slots:
            return min(slots, key=lambda slot: (abs(slot.starts_at - wanted), slot.starts_at))
    return None


async def hold(
    session: AsyncSession, slots: Sequence[Slot], holder: str, now: datetime, ttl: timedelta, key: str
) -> list[Visit]:
    """Hold all of them or none. SlotTaken, as `visits.hold`."""

    async def work() -> list[Visit]:
        return [await visits.hold(session, slot, holder, now, ttl, f"{key}:{n}") for n, slot in enumerate(slots)]

    return await atomically(session, work)


async def book(
    session: AsyncSession,
    holds: Sequence[UUID],
    patient_id: UUID,
    key: str,
    now: datetime,
    *,
    holder: str | None = None,
) -> list[Visit]:
    """Book all of the holds for the patient or none of them. As `visits.book`; the same key again has no second effect."""
    return await atomically(session, partial(_book, session, holds, patient_id, key, now, holder))


async def _book(
    session: AsyncSession, holds: Sequence[UUID], patient_id: UUID, key: str, now: datetime, holder: str | None
) -> list[Visit]:
    return [
        await visits.book(session, hold_id, patient_id, f"{key}:{n}", now, holder=holder)
        for n, hold_id in enumerate(holds)
    ]
