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
WAIT_FOR_STEADINESS = 14
"""Hours of waiting for the first visit that weigh as much as one hour off the rhythm."""

LOOKED_AT = 200
"""Times of a day that are compared."""


@dataclass(frozen=True)
class Rhythm:
    """Every `days`, `count` times; where a day has nothing, one up to `slack` days off does.

    With weekdays to be `on` (0 is Monday), on each of them, in the weeks that are so many days apart.
    """

    days: int
    count: int
    slack: int = 2
    on: tuple[int, ...] = ()

    def due(self, first: date) -> list[date]:
        """The days of all the visits, from the first one's."""
        if not self.on:
            return [first + timedelta(days=self.days * n) for n in range(self.count)]
        monday, weeks = first - timedelta(days=first.weekday()), range(0, self.days * self.count, self.days)
        all_days = (monday + timedelta(days=week + day) for week in weeks for day in sorted(self.on))
        return [first, *(day for day in all_days if day > first)][: self.count]


async def find(
    session: AsyncSession, search: Search, wishes: Wishes, first: Slot, rhythm: Rhythm, zone: ZoneInfo, now: datetime
) -> tuple[Slot | None, ...]:
    """`first` and the times after it, each the nearest to the same hour by the wall clock; None where there is nothing.

    With the clinician of the first, at its site, in the hours of the wished windows. InvalidInput for a rhythm that is none.
    """
    if rhythm.days < 1 or not 1 <= rhythm.count <= MOST_VISITS or not 0 <= 2 * rhythm.slack < rhythm.days:
        raise InvalidInput("This is no rhythm.", hint=f"At most {MOST_VISITS} visits, a day or more apart.")
    local = first.starts_at.astimezone(zone)
    same = replace(wishes, practitioner=first.practitioner, site=first.site, windows=(), earliest=True, limit=LOOKED_AT)
    hours = _Hours(wishes.windows, zone)
    found: list[Slot | None] = [first]
    for day in rhythm.due(local.date())[1:]:
        found.append(await _around(session, search, same, day, local.time(), rhythm.slack, hours, now))
    return tuple(found)


def steadiest(found: Sequence[Sequence[Slot]], rhythm: Rhythm, zone: ZoneInfo, most: int) -> list[Sequence[Slot]]:
    """The `most` whole series that keep best to one weekday and hour without a long wait; none mostly the same as another."""
    chosen: list[Sequence[Slot]] = []
    soonest = min((slots[0].starts_at for slots in found), default=None)

    def cost(slots: Sequence[Slot]) -> tuple[timedelta, datetime]:
        first = slots[0].starts_at
        return _unsteady(slots, rhythm, zone) + (first - (soonest or first)) / WAIT_FOR_STEADINESS, first

    for series in sorted(found, key=cost):
        if len(chosen) < most and not any(2 * len({*series} & {*other}) > rhythm.count for other in chosen):
            chosen.append(series)
    return sorted(chosen, key=lambda slots: slots[0].starts_at)


def _unsteady(slots: Sequence[Slot], rhythm: Rhythm, zone: ZoneInfo) -> timedelta:
    """How far the visits are, summed, from the first one's hour on their due days by the wall clock."""
    first = slots[0].starts_at.astimezone(zone).replace(tzinfo=None)
    if rhythm.on:
        rhythm = replace(rhythm, on=tuple({slot.starts_at.astimezone(zone).weekday() for slot in slots}))
    due = [datetime.combine(day, first.time()) for day in rhythm.due(first.date())[: len(slots)]]
    walls = [slot.starts_at.astimezone(zone).replace(tzinfo=None) for slot in slots]
    return sum((abs(wall - day) for wall, day in zip(walls, due, strict=True)), timedelta())


class _Hours:
    """The hours of day in which a wished window begins and ends, whatever its day."""

    def __init__(self, windows: Sequence[Window], zone: ZoneInfo) -> None:
        self.zone = zone
        local = [(w.starts_at.astimezone(zone), w.ends_at.astimezone(zone)) for w in windows]
        self._spans = [(start.time(), end.time()) for start, end in local if start.date() == end.date()]
        self._any = len(self._spans) < len(local) or not local

    def hold(self, slot: Slot) -> bool:
        """Whether the slot begins in these hours; windows over more than one day leave every hour open."""
        at = slot.starts_at.astimezone(self.zone).time()
        return self._any or any(start <= at < end for start, end in self._spans)


async def _around(
    session: AsyncSession,
    search: Search,
    wishes: Wishes,
    day: date,
    at: time,
    slack: int,
    hours: _Hours,
    now: datetime,
) -> Slot | None:
    """The wished day, then the days around it, the nearer and the earlier first."""
    for off in sorted(range(-slack, slack + 1), key=lambda n: (abs(n), n)):
        there = day + timedelta(days=off)
        wanted = to_utc(there, at, hours.zone)
        slots = await search.find(session, replace(wishes, windows=(Window(*day_of(there, hours.zone)),)), now)
        slots = tuple(slot for slot in slots if hours.hold(slot))
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
