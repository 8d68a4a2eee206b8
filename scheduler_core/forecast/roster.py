"""Who works when on the days ahead, and who could be asked to come besides, by what search goes by: hours, leave, closures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import occupied
from scheduler_core.bits import GRAIN_MINUTES, unpack
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import wall_clock
from scheduler_core.occupied import Run, Taken
from scheduler_core.opening import Line, lines_of, scheduled

Flags = NDArray[np.bool_]
CLOCK_JUMPS = timedelta(days=1)
"""Local days begin and end up to a day before or after those of UTC."""


@dataclass(frozen=True)
class Stretch:
    """A time at a site, in minutes since local midnight."""

    site: str
    starts: int
    ends: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.ends - self.starts


@dataclass(frozen=True)
class RosterDay:
    """A department's day: its clinicians' hours in all, when its sites are open, and when who could come besides."""

    hours: float
    open: tuple[Stretch, ...]
    spare: Mapping[str, tuple[Stretch, ...]]


Roster = Mapping[str, Mapping[date, RosterDay]]
"""By department and day."""


async def read_roster(session: AsyncSession, hospital: Hospital, first: date, days: int, now: datetime) -> Roster:
    """The departments that have clinicians, on `days` days from `first`.

    A site is open while anybody is meant to see patients there.
    """
    lines = [line for line in lines_of(hospital) if hospital.resources[line.resource].kind == "practitioner"]
    start = datetime.combine(first, time.min, UTC) - CLOCK_JUMPS
    length = days + 2 + days % 2
    runs = [Run(key, 1, 0, length) for key in dict.fromkeys(line.resource for line in lines)]
    board = _Board(lines, unpack(scheduled(hospital, lines, start.date(), length)))
    for taken in await occupied.read(session, runs, start, now):
        for number, line in enumerate(lines):
            if line.resource == runs[taken.run].resource and taken.concerns(line):
                board.take(number, taken)
    wall = wall_clock(start, length, hospital.zone)
    found: dict[str, dict[date, RosterDay]] = {}
    for day in (first + timedelta(days=n) for n in range(days)):
        cells = np.flatnonzero(wall.day == day.toordinal())
        for department, roster_day in _departments(hospital, board.on(cells, wall.minute[cells])):
            found.setdefault(department, {})[day] = roster_day
    return found


class _Board:
    """Cells by line: meant to work, at a closed site, on leave, claimed."""

    def __init__(self, lines: Sequence[Line], works: Flags) -> None:
        self.lines, self.works = lines, works
        self.closed, self.away, self.claimed = (np.zeros_like(works) for _ in range(3))

    def take(self, number: int, taken: Taken) -> None:
        where = self.claimed if taken.unit is not None else self.away if taken.site is None else self.closed
        for first, end in taken.cells:
            where[number, max(0, first) : max(0, end)] = True

    def on(self, cells: NDArray[np.int64], minute: NDArray[np.int64]) -> _Day:
        works, closed, away, claimed = (flags[:, cells] for flags in (self.works, self.closed, self.away, self.claimed))
        return _Day(self.lines, works & ~closed, works, away, claimed, minute)


@dataclass(frozen=True)
class _Day:
    """One local day of the board; `minute` is what the clock shows at each cell."""

    lines: Sequence[Line]
    open: Flags
    works: Flags
    away: Flags
    claimed: Flags
    minute: NDArray[np.int64]

    def numbers(self, clinician: str) -> list[int]:
        return [n for n, line in enumerate(self.lines) if line.resource == clinician]

    def hours(self, clinician: str) -> float:
        there = (self.open & ~self.away)[self.numbers(clinician)].any(axis=0)
        return float(there.sum()) * GRAIN_MINUTES / 60

    def open_at(self, site: str) -> Flags:
        return np.asarray(self.open[[n for n, line in enumerate(self.lines) if line.site == site]].any(axis=0))

    def spare(self, clinician: str) -> Iterator[Stretch]:
        """Before work begins and after it ends; nobody who is on leave that day is asked."""
        mine = self.numbers(clinician)
        if self.away[mine].any():
            return
        busy: Flags = np.asarray(self.works[mine].any(axis=0))
        at_work = np.logical_or.accumulate(busy) & np.logical_or.accumulate(busy[::-1])[::-1]
        for n in mine:
            site = self.lines[n].site
            yield from self.stretches(site, self.open_at(site) & ~at_work & ~self.claimed[mine].any(axis=0))

    def stretches(self, site: str, flags: Flags) -> Iterator[Stretch]:
        edges = np.flatnonzero(np.diff(np.pad(flags.astype(np.int8), 1)))
        for first, end in edges.reshape(-1, 2):
            starts = int(self.minute[first])
            yield Stretch(site, starts, int(self.minute[end - 1]) + GRAIN_MINUTES)


def _departments(hospital: Hospital, day: _Day) -> Iterator[tuple[str, RosterDay]]:
    """A clinician's hours are shared evenly among their departments."""
    for department in hospital.file.departments:
        people = [p for p in hospital.file.practitioners if department.key in p.specialties]
        if not people:
            continue
        sites = dict.fromkeys(site for p in people for site in hospital.resources[p.key].sites)
        yield (
            department.key,
            RosterDay(
                hours=sum(day.hours(p.key) / len(p.specialties) for p in people),
                open=tuple(part for site in sites for part in day.stretches(site, day.open_at(site))),
                spare={p.key: found for p in people if (found := tuple(day.spare(p.key)))},
            ),
        )
