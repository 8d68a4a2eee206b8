"""When resources are meant to work: weekly hours less breaks and holidays, as lines of bits in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from scheduler_core.bits import CELLS_PER_DAY, Words, pack, painted
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import DAYS, Hours
from scheduler_core.localtime import CELL, day_of, hours_of
from scheduler_core.types import Window

COUNTED = ("practitioner", "nurse", "interpreter", "room", "device", "group")
"""Kinds of resources that visits need; parking is reserved on its own."""

Span = tuple[int, int, int]
"""Line, first cell, end cell."""


@dataclass(frozen=True)
class Line:
    """One unit of a resource at one site."""

    resource: str
    unit: int
    site: str
    leader: str | None = None
    """Of a group session, the practitioner whom its patients see."""


def lines_of(hospital: Hospital) -> tuple[Line, ...]:
    """A line for every unit, and for somebody who works at two sites one for each."""
    return tuple(
        Line(spec.key, unit, site, spec.leader)
        for spec in hospital.resources.values()
        if spec.kind in COUNTED
        for site in spec.sites
        for unit in range(spec.capacity)
    )


def scheduled(hospital: Hospital, lines: Sequence[Line], first: date, days: int) -> Words:
    """Words (lines, …) of `days` UTC days from `first`: set where the hospital file says that the line works.

    Hours hold on every day that is no holiday; a resource without hours works around the clock.
    """
    base, cells = datetime.combine(first, time.min, UTC), days * CELLS_PER_DAY
    dates = [first + timedelta(days=n) for n in range(-2, days + 2)]
    ordinary = [day for day in dates if day not in hospital.holidays]
    around_the_clock = [inside(Window(*day_of(day, hospital.zone)), base) for day in ordinary]
    working: list[Span] = []
    resting: list[Span] = []
    for number, line in enumerate(lines):
        spec = hospital.resources[line.resource]
        if spec.hours is None:
            working += [(number, *cells) for cells in around_the_clock]
        else:
            working += [(number, *inside(w, base)) for w in _weekly(spec.hours, line.site, ordinary, hospital.zone)]
        resting += [(number, *around(w, base)) for w in _weekly(spec.breaks, line.site, dates, hospital.zone)]
    return pack(_paint(working, len(lines), cells) & ~_paint(resting, len(lines), cells))


def inside(window: Window, base: datetime) -> tuple[int, int]:
    """The whole cells within the window, counted from `base`."""
    return -((base - window.starts_at) // CELL), (window.ends_at - base) // CELL


def around(window: Window, base: datetime) -> tuple[int, int]:
    """The cells that the window touches."""
    return (window.starts_at - base) // CELL, -((base - window.ends_at) // CELL)


def _paint(spans: Sequence[Span], lines: int, cells: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    columns = np.array([s for s in spans if s[1] < s[2]], dtype=np.int64).reshape(-1, 3)
    return painted(lines, cells, columns[:, 0], columns[:, 1], columns[:, 2])


def _weekly(hours: Sequence[Hours], site: str, dates: Iterable[date], zone: ZoneInfo) -> Iterator[Window]:
    for day in dates:
        for entry in hours:
            if DAYS[day.weekday()] in entry.days and entry.site in (None, site):
                yield _on(day, entry.start, entry.end, zone)


@lru_cache(maxsize=20_000)
def _on(day: date, start: time, end: time, zone: ZoneInfo) -> Window:
    return Window(*hours_of(day, start, end, zone))
