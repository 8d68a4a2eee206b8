"""What is free, as bits in process: a fast filter that may be a moment old. PostgreSQL's claims are the truth.

One line of bits per (unit, site), one bit per five minutes. Bits are never flipped: whatever changes, the touched
(resource, UTC day) is rebuilt from the tables. What was touched is read from the change log before each use.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import changes, occupied
from scheduler_core.bits import CELLS_PER_DAY, WORD, Cells, Words, pack, words_for
from scheduler_core.changes import Changed
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import CELL, WallClock, wall_clock
from scheduler_core.occupied import Run, Taken
from scheduler_core.opening import Line, around, lines_of, scheduled
from scheduler_core.types import Assignment, Window

DAYS = 92
"""UTC days from today that are kept: 90 days ahead in any zone, and an even number."""

BYTES_PER_DAY = CELLS_PER_DAY // 8


@dataclass(frozen=True)
class Part:
    """As much of the availability as somebody is going to look at: lines by their numbers, `during` a window or always."""

    lines: NDArray[np.int64]
    during: Window | None = None


class Availability:
    """Free time of every unit. One per process; `refresh` before reading.

    `open` (hours less leave and closures) and `free` (open and not claimed) are words (lines, …) from `base` on.
    Sessions must read committed rows (PostgreSQL's default), not a frozen snapshot.
    """

    def __init__(self, hospital: Hospital) -> None:
        """Empty until the first `refresh`."""
        self._hospital = hospital
        self.lines: tuple[Line, ...] = lines_of(hospital)
        self._resources = list(dict.fromkeys(line.resource for line in self.lines))
        self._numbers = {key: n for n, key in enumerate(self._resources)}
        self._lines_of: list[list[int]] = [[] for _ in self._resources]
        for number, line in enumerate(self.lines):
            self._lines_of[self._numbers[line.resource]].append(number)
        self._resource_of = np.array([self._numbers[line.resource] for line in self.lines], dtype=np.int64)
        self._units = [hospital.resources[key].capacity for key in self._resources]
        self._lock = asyncio.Lock()
        self._forget(datetime(1970, 1, 1, tzinfo=UTC))
        self._scheduled = self.open
        self.wall = WallClock(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))

    def _start_over(self, base: datetime) -> None:
        self._forget(base)
        self._scheduled = scheduled(self._hospital, self.lines, base.date(), DAYS)
        self.wall = wall_clock(base, DAYS, self._hospital.zone)

    def _forget(self, base: datetime) -> None:
        shape = (len(self.lines), words_for(DAYS))
        self.base = base
        self.open: Words = np.zeros(shape, dtype=np.uint64)
        self.free: Words = np.zeros(shape, dtype=np.uint64)
        self._dirty: NDArray[np.bool_] = np.ones((len(self._resources), DAYS), dtype=np.bool_)
        self._unsettled: list[Changed] = []
        self._expiries: list[tuple[datetime, int, int, int]] = []
        self._mark: changes.Mark | None = None

    async def refresh(self, session: AsyncSession, now: datetime, part: Part | None = None) -> None:
        """Rebuild whatever has changed, as this session sees it; of a `part` given, no more than that.

        The rest waits until somebody asks for it: most of what changes is far from what the next search looks at.
        """
        async with self._lock:
            self._roll(now)
            news = await changes.since(session, self._mark)
            if news.incomplete:
                self._dirty[:] = True
            for change in (*self._unsettled, *news.changes):
                self._touch(change)
            self._unsettled = [change for change in news.changes if change.own]
            self._mark = news.mark
            self._touch_expired(now)
            due = self._dirty if part is None or news.incomplete else self._dirty & self._within(part)
            if due.any():
                await self._rebuild(session, now, due)

    def _within(self, part: Part) -> NDArray[np.bool_]:
        """Flags (resources, days) of the part."""
        flags, days = np.zeros_like(self._dirty), slice(None)
        if part.during is not None:
            first, end = (part.during.starts_at - self.base).days, (part.during.ends_at - self.base).days + 1
            days = slice(max(first, 0), max(end, 0))
        flags[self._resource_of[part.lines], days] = True
        return flags

    def _roll(self, now: datetime) -> None:
        """Let today be the first day."""
        base = datetime.combine(now.astimezone(UTC).date(), time.min, UTC)
        gone = (base - self.base).days
        if not 0 <= gone < DAYS:
            self._start_over(base)
        elif gone:
            for words in (self.open, self.free):
                _bytes(words)[:, : -gone * BYTES_PER_DAY] = _bytes(words)[:, gone * BYTES_PER_DAY :].copy()
            self._dirty = np.concatenate([self._dirty[:, gone:], np.ones_like(self._dirty[:, :gone])], axis=1)
            self._expiries = [(at, n, first - gone, end - gone) for at, n, first, end in self._expiries]
            self.base = base
            self._scheduled = self._scheduled_now(gone)
            self.wall = wall_clock(base, DAYS, self._hospital.zone)

    def _scheduled_now(self, gone: int) -> Words:
        """What is scheduled once so many days are gone: only the days that come in are worked out, in whole words."""
        new = gone + gone % 2
        words = np.zeros_like(self._scheduled)
        _bytes(words)[:, : -gone * BYTES_PER_DAY] = _bytes(self._scheduled)[:, gone * BYTES_PER_DAY :]
        last = scheduled(self._hospital, self.lines, self.base.date() + timedelta(days=DAYS - new), new)
        _bytes(words)[:, -new * BYTES_PER_DAY :] = _bytes(last)
        return words

    def _touch(self, change: Changed) -> None:
        first = 0 if change.starts_at is None else (change.starts_at - self.base).days
        end = DAYS if change.ends_at is None else (change.ends_at - self.base).days + 1
        days = slice(max(first, 0), max(end, 0))
        if change.resource is not None:
            for key in (change.resource, *self._hospital.leaning.get(change.resource, ())):
                if key in self._numbers:
                    self._dirty[self._numbers[key], days] = True
        elif change.site is not None:
            here = {self._numbers[line.resource] for line in self.lines if line.site == change.site}
            self._dirty[sorted(here), days] = True

    def _touch_expired(self, now: datetime) -> None:
        while self._expiries and self._expiries[0][0] <= now:
            _, number, first, end = heapq.heappop(self._expiries)
            self._dirty[number, max(first, 0) : max(end, 0)] = True

    async def _rebuild(self, session: AsyncSession, now: datetime, due: NDArray[np.bool_]) -> None:
        runs = self._runs(due)
        taken = await occupied.read(session, runs, self.base, now)
        by_run = {n: list(group) for n, group in groupby(taken, key=lambda t: t.run)}
        for n, run in enumerate(runs):
            self._repaint(run, by_run.get(n, []))
            number = self._numbers[run.resource]
            self._dirty[number, run.first_day : run.end_day] = False

    def _runs(self, due: NDArray[np.bool_]) -> list[Run]:
        """The days that are due, in stretches."""
        stretches: list[list[int]] = []
        for place in np.flatnonzero(due).tolist():
            number, day = divmod(place, DAYS)
            if stretches and stretches[-1][0] == number and stretches[-1][2] == day:
                stretches[-1][2] += 1
            else:
                stretches.append([number, day, day + 1])
        specs = self._hospital.resources
        return [
            Run(self._resources[n], self._units[n], first, end, specs[self._resources[n]].leans_on)
            for n, first, end in stretches
        ]

    def _repaint(self, run: Run, taken: Sequence[Taken]) -> None:
        """Open is what is scheduled less what is away; free is what is open less what is claimed."""
        resource = self._numbers[run.resource]
        part = slice(run.first_day * BYTES_PER_DAY, run.end_day * BYTES_PER_DAY)
        for number in self._lines_of[resource]:
            here = [item for item in taken if item.concerns(self.lines[number])]
            away = [item.cells for item in here if not item.claimed]
            open_ = _less(_bytes(self._scheduled)[number, part], run, away)
            _bytes(self.open)[number, part] = open_
            _bytes(self.free)[number, part] = _less(open_, run, [item.cells for item in here if item.claimed])
        for item in taken:
            if item.expires_at is not None:
                heapq.heappush(self._expiries, (item.expires_at, resource, run.first_day, run.end_day))

    def without(self, claims: Sequence[Assignment]) -> Words:
        """`free` as it would be if these claims were given up."""
        if not claims:
            return self.free
        free = self.free.copy()
        self.give(free, claims)
        return free

    def give(self, free: Words, claims: Iterable[Assignment]) -> None:
        """Set in `free`, which is like `self.free`, what these claims take of the open time."""
        for lines, cells in map(self._marked, claims):
            free[lines] |= self.open[lines] & cells

    def take(self, free: Words, claims: Iterable[Assignment]) -> None:
        """Take out of `free`, which is like `self.free`, what these claims would take."""
        for lines, cells in map(self._marked, claims):
            free[lines] &= ~cells

    def _marked(self, claim: Assignment) -> tuple[list[int], Words]:
        """The lines of the claimed unit, one for each of its sites, and every cell that the claim touches."""
        first, end = around(Window(claim.starts_at, claim.ends_at), self.base)
        flags = np.zeros(words_for(DAYS) * WORD, dtype=np.bool_)
        flags[max(first, 0) : max(end, 0)] = True
        number = self._numbers.get(claim.resource)
        lines = [] if number is None else self._lines_of[number]
        return [n for n in lines if self.lines[n].unit == claim.unit], pack(flags)

    @property
    def scheduled(self) -> Words:
        """When the lines are meant to work, leave and closures not taken away. Not to be written to."""
        return self._scheduled

    def moment(self, cell: int) -> datetime:
        """When the cell begins."""
        return self.base + CELL * cell

    @property
    def horizon(self) -> datetime:
        """Up to when it reaches."""
        return self.base + timedelta(days=DAYS)


def _bytes(words: Words) -> NDArray[np.uint8]:
    """The same memory by bytes: a day is not a whole number of words, but it is 36 bytes."""
    return words.view(np.uint8)


def _less(bits: NDArray[np.uint8], run: Run, spans: Sequence[Cells]) -> NDArray[np.uint8]:
    """The bits of one line during the run without the cells in `spans`."""
    if not spans:
        return bits
    count = (run.end_day - run.first_day) * CELLS_PER_DAY
    gone = np.zeros(count, dtype=np.bool_)
    for cells in spans:
        for first, end in (cells - run.first_day * CELLS_PER_DAY).clip(0).tolist():
            gone[first:end] = True
    return bits & ~np.packbits(gone, bitorder="little")
