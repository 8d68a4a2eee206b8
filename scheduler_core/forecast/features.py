"""What is known of a day before it comes: its weekday, holidays around it, and what outside series say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scheduler_core.forecast.outside import Outside

DAY = timedelta(days=1)
CLOSED_SHARE = 0.9
"""A weekday (or holidays) on which a department had nobody this often counts as closed: no demand is read from it."""


@dataclass(frozen=True)
class Surroundings:
    """Holidays, and series from outside."""

    holidays: Collection[date] = ()
    outside: Sequence[Outside] = field(default=())

    def until(self, day: date) -> Surroundings:
        """What was known on that morning; holidays always are."""
        return Surroundings(self.holidays, [series.until(day) for series in self.outside])


def days_from(start: date, number: int) -> list[date]:
    """So many days in a row."""
    return [start + n * DAY for n in range(number)]


def features(days: Sequence[date], around: Surroundings) -> NDArray[np.float64]:
    """A row a day: six weekdays (Monday is the base), holiday, the day before, the day after, then each outside series."""
    weekdays = np.array([[day.weekday() == n for n in range(1, 7)] for day in days], float)
    near = [[day in around.holidays, day + DAY in around.holidays, day - DAY in around.holidays] for day in days]
    columns = [weekdays, np.array(near, float), *(series.on(days)[:, None] for series in around.outside)]
    return np.hstack(columns)


def closed_days(
    days: Sequence[date], counts: NDArray[np.float64], asked: Sequence[date], around: Surroundings
) -> NDArray[np.bool_]:
    """Which of the `asked` days are closed, judging by the history `counts` on `days`."""
    nobody: dict[int | str, list[bool]] = {}
    for day, count in zip(days, counts, strict=True):
        nobody.setdefault(_sort(day, around), []).append(bool(count == 0))
    closed = {sort for sort, empty in nobody.items() if np.mean(empty) >= CLOSED_SHARE}
    return np.array([_sort(day, around) in closed for day in asked], dtype=bool)


def _sort(day: date, around: Surroundings) -> int | str:
    return "holiday" if day in around.holidays else day.weekday()
