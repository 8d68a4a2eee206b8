"""What visits need besides their clinician on the days ahead: rooms, devices, nurses. What is proposed takes its share of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import occupied
from scheduler_core.assignment import assign
from scheduler_core.bits import CELLS_PER_DAY, GRAIN_MINUTES, WORD, Words, pack, unpack
from scheduler_core.forecast.roster import CLOCK_JUMPS, Stretch
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import VisitType
from scheduler_core.localtime import CELL, wall_clock
from scheduler_core.occupied import Run
from scheduler_core.opening import Line, around, lines_of, scheduled
from scheduler_core.plan import Plans, SitePlan
from scheduler_core.types import Assignment, Window, Wishes


async def read_places(session: AsyncSession, hospital: Hospital, first: date, days: int, now: datetime) -> Places:
    """As hours, leave, closures and bookings leave it on `days` days from `first`."""
    lines = lines_of(hospital)
    base = datetime.combine(first, time.min, UTC) - CLOCK_JUMPS
    length = days + 2 + days % 2
    flags = unpack(scheduled(hospital, lines, base.date(), length))
    specs = hospital.resources
    keys = dict.fromkeys(line.resource for line in lines)
    runs = [Run(key, specs[key].capacity, 0, length, specs[key].leans_on) for key in keys]
    by_resource = {key: [n for n, line in enumerate(lines) if line.resource == key] for key in keys}
    for taken in await occupied.read(session, runs, base, now):
        for number in by_resource[runs[taken.run].resource]:
            if taken.concerns(lines[number]):
                for start, end in taken.cells.tolist():
                    flags[number, max(0, start) : max(0, end)] = False
    return Places(hospital, lines, pack(flags), base)


class Places:
    """Finds room for sessions of one clinician after another, and keeps what it has found for them."""

    def __init__(self, hospital: Hospital, lines: tuple[Line, ...], free: Words, base: datetime) -> None:
        """`free` are words (lines, …) from `base` on."""
        self._hospital, self._free, self._base = hospital, free, base
        self.lines = lines
        self._plans = Plans(hospital, self)
        days = free.shape[1] * WORD // CELLS_PER_DAY
        self._wall = wall_clock(base, days, hospital.zone)

    def moment(self, cell: int) -> datetime:
        """When the cell begins."""
        return self._base + CELL * cell

    def session(self, department: str, day: date, part: Stretch, minutes: int, most: int) -> tuple[int, int]:
        """Within `part`: from which minute of the day how many visits of `minutes` can follow each other, at most `most`.

        The longest such session, the earliest of the longest; what its visits need is taken. (…, 0) where none can.
        """
        kinds = self._kinds(department, minutes)
        starts = range(part.starts, part.ends - minutes + 1, GRAIN_MINUTES)
        possible = {at: self._placed(kinds, part.site, day, at) is not None for at in starts}
        runs = {at: _run(possible, at, minutes, most) for at in starts}
        first = max(starts, key=lambda at: (runs[at], -at), default=part.starts)
        count = 0
        while count < runs.get(first, 0) and self._take(kinds, part.site, day, first + count * minutes):
            count += 1
        return first, count

    def _kinds(self, department: str, minutes: int) -> Sequence[VisitType]:
        """Kinds of visit that a slot is for: none longer than it, the longest first; where all are longer, the shortest."""
        own = [v for v in self._hospital.visit_types.values() if v.department == department and _alone(v)]
        fitting = [v for v in own if v.minutes <= minutes]
        return sorted(fitting, key=lambda v: -v.minutes) or sorted(own, key=lambda v: v.minutes)[:1]

    def _take(self, kinds: Iterable[VisitType], site: str, day: date, at: int) -> bool:
        taken = self._placed(kinds, site, day, at)
        for claim in taken or ():
            first, end = around(Window(claim.starts_at, claim.ends_at), self._base)
            gone = np.zeros(self._free.shape[1] * WORD, dtype=np.bool_)
            gone[max(first, 0) : end] = True
            for number, line in enumerate(self.lines):
                if (line.resource, line.unit) == (claim.resource, claim.unit):
                    self._free[number] &= ~pack(gone)
        return taken is not None

    def _placed(self, kinds: Iterable[VisitType], site: str, day: date, at: int) -> Sequence[Assignment] | None:
        """What the first of the kinds that can begin then would use besides its clinician; None where none can."""
        there = np.flatnonzero((self._wall.day == day.toordinal()) & (self._wall.minute == at))
        if not there.size:
            return None
        cell = int(there[0])
        found = (self._proven(kind, site, cell) for kind in kinds)
        return next((one for one in found if one is not None), None)

    def _proven(self, kind: VisitType, site: str, cell: int) -> Sequence[Assignment] | None:
        word = cell // WORD
        for plan in self._plans.make(self._free, Wishes(kind.key, site=site), word, word + 1):
            rest = _without_its_clinician(plan)
            chosen = assign(rest.needs(cell, sorted, len(rest.roles)))
            if chosen is not None:
                return rest.slot(self, cell, chosen).assignments
        return None


def _alone(kind: VisitType) -> bool:
    """Whether a clinician sees its patients one by one."""
    roles = [need.role for need in kind.needs]
    return "practitioner" in roles and "group" not in roles


def _without_its_clinician(plan: SitePlan) -> SitePlan:
    """The plan for who is asked to come besides: they bring nobody's time but their own."""
    kept = [n for n, role in enumerate(plan.roles) if not role.lead]
    roles, fits = tuple(plan.roles[n] for n in kept), tuple(plan.fits[n] for n in kept)
    return SitePlan(plan.visit_type, plan.site, plan.cells, plan.modality, roles, fits, plan.first_word, plan.lasting)


def _run(possible: dict[int, bool], at: int, minutes: int, most: int) -> int:
    count = 0
    while count < most and possible.get(at + count * minutes, False):
        count += 1
    return count
