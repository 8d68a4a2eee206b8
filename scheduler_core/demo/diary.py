"""What is taken while the demo's calendars are filled: one number a unit and day, a bit for every five minutes by the wall."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from functools import cache

from scheduler_core.bits import GRAIN_MINUTES
from scheduler_core.hospital import Hospital, ResourceSpec
from scheduler_core.hospital.schema import DAYS, Hours, Need, VisitType
from scheduler_core.localtime import to_utc
from scheduler_core.types import Assignment

PER_DAY = 24 * 60 // GRAIN_MINUTES
ALL_DAY = (1 << PER_DAY) - 1


def span(first: int, end: int) -> int:
    """The bits of cells [first, end)."""
    return (1 << end) - (1 << first)


def runs(bits: int) -> list[tuple[int, int]]:
    """The stretches [first, end) of bits that are set."""
    found, first = [], 0
    while bits:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        length = (~bits & (bits + 1)).bit_length() - 1
        found.append((first + skip, first + skip + length))
        bits >>= length
        first += skip + length
    return found


class Diary:
    """Units of resources and when they are taken, day by day in local time."""

    def __init__(self, hospital: Hospital) -> None:
        """Empty."""
        self._hospital = hospital
        self._taken: defaultdict[tuple[str, int, date], int] = defaultdict(int)
        self._moment = cache(self._to_utc)
        self._of_role = cache(self._things)
        self._weekly = cache(self._hours)

    def moment(self, day: date, cell: int) -> datetime:
        """UTC of that cell of the local day."""
        return self._moment(day, cell)

    def working(self, spec: ResourceSpec, site: str, day: date) -> int:
        """Cells in which the resource is meant to work there: hours less breaks, nothing on holidays."""
        if day in self._hospital.holidays or site not in spec.sites:
            return 0
        return self._weekly(spec.key, site, DAYS[day.weekday()])

    def free(self, spec: ResourceSpec, site: str, day: date, unit: int = 0) -> int:
        """Cells in which the unit works there and is not taken."""
        return self.working(spec, site, day) & ~self._taken[spec.key, unit, day]

    def block(self, key: str, day: date, cells: int, unit: int = 0) -> None:
        """Mark as taken."""
        self._taken[key, unit, day] |= cells

    def place(
        self, visit_type: VisitType, lead: ResourceSpec, site: str, day: date, first: int
    ) -> tuple[Assignment, ...] | None:
        """Take everything that the visit needs, `lead` as its practitioner. None, and nothing taken, if it does not fit."""
        chosen: list[tuple[str, int, int, int]] = []
        for need in visit_type.needs:
            start, end = (first + minute // GRAIN_MINUTES for minute in visit_type.taken(need))
            for _ in range(need.count):
                unit = self._unit(need, lead, site, day, span(start, end), {(key, n) for key, n, *_ in chosen})
                if unit is None:
                    return None
                chosen.append((*unit, start, end))
        for key, unit_number, start, end in chosen:
            self.block(key, day, span(start, end), unit_number)
        return tuple(Assignment(k, n, self.moment(day, start), self.moment(day, end)) for k, n, start, end in chosen)

    def _unit(
        self, need: Need, lead: ResourceSpec, site: str, day: date, cells: int, used: set[tuple[str, int]]
    ) -> tuple[str, int] | None:
        things = (lead,) if need.role == "practitioner" else self._of_role(need.role, need.type)
        for spec in things:
            for unit in range(spec.capacity):
                if (spec.key, unit) not in used and cells & ~self.free(spec, site, day, unit) == 0:
                    return spec.key, unit
        return None

    def _things(self, role: str, type_: str | None) -> tuple[ResourceSpec, ...]:
        return tuple(r for r in self._hospital.resources.values() if r.kind == role and type_ in (None, r.type))

    def _hours(self, key: str, site: str, weekday: str) -> int:
        spec = self._hospital.resources[key]
        if spec.hours is None:
            return ALL_DAY
        return _cells(spec.hours, site, weekday) & ~_cells(spec.breaks, site, weekday)

    def _to_utc(self, day: date, cell: int) -> datetime:
        days, minutes = divmod(cell * GRAIN_MINUTES, 24 * 60)
        return to_utc(day + timedelta(days=days), time(*divmod(minutes, 60)), self._hospital.zone)


def _cells(hours: tuple[Hours, ...], site: str, weekday: str) -> int:
    cells = 0
    for entry in hours:
        if weekday in entry.days and entry.site in (None, site):
            cells |= span(_cell(entry.start), _cell(entry.end))
    return cells


def _cell(wall: time) -> int:
    return (wall.hour * 60 + wall.minute) // GRAIN_MINUTES
