"""Where demand is more than a department can see: warnings, and how many hours to open on which day."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from statistics import fmean
from typing import Literal

from runtime.errors import InvalidInput
from scheduler_core.forecast.history import read_number, read_rows
from scheduler_core.forecast.model import DayForecast
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import DAYS, Hours

SESSION_HOURS = 4.0
"""The longest time for which one clinician is asked to come."""


@dataclass(frozen=True)
class Capacity:
    """What a department can see: its clinicians' hours by weekday (Monday first), and the mean minutes of a visit."""

    hours: tuple[float, ...]
    minutes_a_visit: float

    def visits(self, day: date) -> float:
        """How many on that day."""
        return self.hours[day.weekday()] * 60 / self.minutes_a_visit


@dataclass(frozen=True)
class Warning:
    """A day on which more are expected than can be seen (`over`), or more may well come (`may_exceed`: the 80 % bound)."""

    department: str
    day: date
    level: Literal["over", "may_exceed"]
    expected: float
    high80: int
    capacity: float


@dataclass(frozen=True)
class Proposal:
    """What to open so that the 80 % bound can be seen: `hours` in all, by so many clinicians for at most SESSION_HOURS each."""

    department: str
    day: date
    visits: int
    hours: float
    clinicians: int


def short_days(
    department: str, days: Sequence[DayForecast], capacity: Capacity
) -> tuple[list[Warning], list[Proposal]]:
    """Warnings and proposals; none for days on which the department is closed."""
    warnings, proposals = [], []
    for one in days:
        can = capacity.visits(one.day)
        if one.closed or one.high80 <= can:
            continue
        level: Literal["over", "may_exceed"] = "over" if one.mean > can else "may_exceed"
        warnings.append(Warning(department, one.day, level, round(one.mean, 1), one.high80, round(can, 1)))
        if level == "over":
            proposals.append(_proposal(department, one, capacity, can))
    return warnings, proposals


def _proposal(department: str, one: DayForecast, capacity: Capacity, can: float) -> Proposal:
    """Half hours, since nobody opens for less."""
    visits = math.ceil(one.high80 - can)
    hours = math.ceil(visits * capacity.minutes_a_visit / 30) / 2
    return Proposal(department, one.day, visits, hours, math.ceil(hours / SESSION_HOURS))


def own_capacity(hospital: Hospital) -> dict[str, Capacity]:
    """By the hospital file: practitioners' hours less breaks, shared evenly among their departments; types weigh alike."""
    found = {}
    for department in hospital.file.departments:
        minutes = [v.minutes for v in hospital.visit_types.values() if v.department == department.key]
        people = [p for p in hospital.file.practitioners if department.key in p.specialties]
        hours = tuple(
            sum(max(0.0, _on(p.hours, n) - _on(p.breaks, n)) / len(p.specialties) for p in people)
            for n in range(len(DAYS))
        )
        if minutes and any(hours):
            found[department.key] = Capacity(hours, fmean(minutes))
    return found


def _on(hours: Sequence[Hours], weekday: int) -> float:
    return sum(_length(part.start, part.end) for part in hours if DAYS[weekday] in part.days)


def _length(start: time, end: time) -> float:
    return (datetime.combine(date.min, end) - datetime.combine(date.min, start)).total_seconds() / 3600


def read_capacity(path: Path) -> dict[str, Capacity]:
    """From a CSV file with `department`, `weekday` (mon to sun), `hours` and `minutes_a_visit`. InvalidInput names the line."""
    hours: dict[str, dict[int, float]] = {}
    minutes: dict[str, float] = {}
    for where, row in read_rows(path, ["department", "weekday", "hours", "minutes_a_visit"]):
        if row["weekday"] not in DAYS:
            raise InvalidInput(f"{where}: there is no weekday {row['weekday']!r}.", hint=f"Use {', '.join(DAYS)}.")
        open_hours, length = read_number(row["hours"], where), read_number(row["minutes_a_visit"], where)
        if open_hours < 0 or length <= 0:
            raise InvalidInput(f"{where}: hours and minutes cannot be negative.", hint="Take the row out where closed.")
        hours.setdefault(row["department"], {})[DAYS.index(row["weekday"])] = open_hours
        minutes[row["department"]] = length
    return {key: Capacity(_week(given), minutes[key]) for key, given in hours.items()}


def _week(given: Mapping[int, float]) -> tuple[float, ...]:
    return tuple(given.get(n, 0.0) for n in range(len(DAYS)))
