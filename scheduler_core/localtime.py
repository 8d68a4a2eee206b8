"""Between UTC and the hospital's wall clock, right on the days when that clock jumps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from scheduler_core.bits import CELLS_PER_DAY, GRAIN_MINUTES

CELL = timedelta(minutes=GRAIN_MINUTES)
OFFSET_STEP = 3
"""Cells between two looks at the offset: every change since 1970 fell on a quarter of an hour."""


def to_utc(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The first moment at which the clock shows `wall` or later on `day`.

    A time shown twice means the first; a time that is skipped means the moment of the jump. So the result never falls
    when `wall` rises, and hours that meet on paper neither overlap nor leave a gap.
    """
    naive = datetime.combine(day, wall)
    moment = naive.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == naive:
        return moment
    return _jump_before(moment, zone)


def _jump_before(moment: datetime, zone: ZoneInfo) -> datetime:
    """The latest change of the offset before `moment`, which lies at most a day back; to the minute."""
    after = moment.astimezone(zone).utcoffset()
    low, high = -24 * 60, 0
    while high - low > 1:
        middle = (low + high) // 2
        same = (moment + timedelta(minutes=middle)).astimezone(zone).utcoffset() == after
        low, high = (low, middle) if same else (middle, high)
    return moment + timedelta(minutes=high)


def hours_of(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Working hours on `day` in UTC; `closes` at or before `opens` lies on the next day (00:00 is midnight)."""
    last = day + timedelta(days=1) if closes <= opens else day
    return to_utc(day, opens, zone), to_utc(last, closes, zone)


def day_of(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From midnight to midnight by the wall clock, in UTC: 23, 24 or 25 hours."""
    return to_utc(day, time.min, zone), to_utc(day + timedelta(days=1), time.min, zone)


def days_between(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> Iterator[date]:
    """Every local date that [starts_at, ends_at) touches."""
    day = starts_at.astimezone(zone).date()
    last = (ends_at - timedelta(microseconds=1)).astimezone(zone).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


@dataclass(frozen=True)
class WallClock:
    """What the wall clock shows at each cell: minutes since midnight, and the date as `date.toordinal()`."""

    minute: NDArray[np.int64]
    day: NDArray[np.int64]
    _grids: dict[int, NDArray[np.bool_]] = field(default_factory=dict)

    def on_grid(self, minutes: int) -> NDArray[np.bool_]:
        """Where the clock shows a multiple of `minutes` past midnight. Not to be written to."""
        if minutes not in self._grids:
            self._grids[minutes] = np.asarray(self.minute % minutes == 0)
        return self._grids[minutes]


def wall_clock(base: datetime, days: int, zone: ZoneInfo) -> WallClock:
    """The wall clock of `days` UTC days from `base` (a UTC midnight), one entry per cell."""
    cells = days * CELLS_PER_DAY
    looks = (base + CELL * n for n in range(0, cells, OFFSET_STEP))
    offsets = [_offset_minutes(moment, zone) for moment in looks]
    local = np.arange(cells) * GRAIN_MINUTES + np.repeat(offsets, OFFSET_STEP)[:cells]
    return WallClock(minute=local % (24 * 60), day=local // (24 * 60) + base.date().toordinal())


def _offset_minutes(moment: datetime, zone: ZoneInfo) -> int:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60
