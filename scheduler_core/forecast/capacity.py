"""Where demand is more than a department can see: warnings, and for each of them what to open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Literal

from runtime.errors import InvalidInput
from scheduler_core.bits import GRAIN_MINUTES
from scheduler_core.forecast.history import read_number, read_rows
from scheduler_core.forecast.model import DayForecast
from scheduler_core.forecast.openings import Opening, Planner
from scheduler_core.forecast.roster import Roster
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import DAYS


@dataclass(frozen=True)
class Capacity:
    """What a department can see: the mean minutes of a visit, and its clinicians' hours by weekday (Monday first) or by day."""

    minutes_a_visit: float
    week: tuple[float, ...] = (0.0,) * len(DAYS)
    days: Mapping[date, float] = field(default_factory=dict)

    def visits(self, day: date) -> float:
        """How many on that day."""
        return self.days.get(day, self.week[day.weekday()]) * 60 / self.minutes_a_visit

    @property
    def slot_minutes(self) -> int:
        """The usual visit's slot, in whole steps of the schedule."""
        return math.ceil(self.minutes_a_visit / GRAIN_MINUTES) * GRAIN_MINUTES


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
    """What to open so that the 80 % bound can be seen: room for `visits` more, in slots of `slot_minutes`.

    For `unplaced` of them there is no room, device or nurse free in two weeks, whoever comes.
    """

    department: str
    day: date
    visits: int
    slot_minutes: int
    openings: tuple[Opening, ...]
    unplaced: int = 0


def short_days(
    department: str, days: Sequence[DayForecast], capacity: Capacity, planner: Planner
) -> tuple[list[Warning], list[Proposal]]:
    """Warnings, each with its proposal; none for days on which the department is always closed."""
    warnings, proposals = [], []
    for one in days:
        can = capacity.visits(one.day)
        if one.closed or one.high80 <= can:
            continue
        level: Literal["over", "may_exceed"] = "over" if one.mean > can else "may_exceed"
        warnings.append(Warning(department, one.day, level, round(one.mean, 1), one.high80, round(can, 1)))
        more, minutes = math.ceil(one.high80 - can), capacity.slot_minutes
        opened = planner.openings(department, one.day, more, minutes)
        proposals.append(Proposal(department, one.day, more, minutes, opened.openings, opened.unplaced))
    return warnings, proposals


def own_capacity(hospital: Hospital, roster: Roster) -> dict[str, Capacity]:
    """By the hours that the roster has left; a department's visit types weigh alike."""
    found = {}
    for department, days in roster.items():
        minutes = [v.minutes for v in hospital.visit_types.values() if v.department == department]
        if minutes:
            found[department] = Capacity(fmean(minutes), days={day: one.hours for day, one in days.items()})
    return found


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
    return {key: Capacity(minutes[key], _week(given)) for key, given in hours.items()}


def _week(given: Mapping[int, float]) -> tuple[float, ...]:
    return tuple(given.get(n, 0.0) for n in range(len(DAYS)))
