"""Series from outside that move demand: influenza surveillance, events, weather. CSV files with `date` and `value`."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from runtime.errors import InvalidInput
from scheduler_core.forecast.history import read_day, read_number, read_rows

LEAST_TO_EXTEND = 10
"""Observations from which on a series is carried on by exponential smoothing; with fewer its last value stays."""


@dataclass(frozen=True)
class Outside:
    """Values by day, as they became known. A measured series holds until its next value; an event only on its own days."""

    name: str
    values: Mapping[date, float]
    event: bool = False

    def until(self, day: date) -> Outside:
        """What was known on that morning: an event is announced ahead, a measurement is not."""
        return self if self.event else Outside(self.name, {d: v for d, v in self.values.items() if d < day})

    def on(self, days: Sequence[date]) -> NDArray[np.float64]:
        """A value for each of the days, in order; before the first value 0 for events and that value otherwise."""
        if self.event:
            return np.array([self.values.get(day, 0.0) for day in days])
        known = sorted(self._carried_on(max(days)).items())
        if not known:
            return np.zeros(len(days))
        at = np.searchsorted(np.array([d.toordinal() for d, _ in known]), [d.toordinal() for d in days], "right") - 1
        return np.array([value for _, value in known])[np.maximum(at, 0)]

    def _carried_on(self, last: date) -> dict[date, float]:
        """With the days up to `last` filled in by a damped trend, in the series' own rhythm.

        E. S. Gardner and E. McKenzie (1985), "Forecasting trends in time series", Management Science 31(10):1237-1246.
        """
        days = sorted(self.values)
        found = dict(self.values)
        if len(days) < LEAST_TO_EXTEND or days[-1] >= last:
            return found
        rhythm = int(np.median(np.diff([d.toordinal() for d in days])))
        ahead = -(-(last - days[-1]).days // rhythm)
        values = _damped([self.values[d] for d in days], ahead)
        return found | {days[-1] + timedelta(days=rhythm * (n + 1)): v for n, v in enumerate(values)}


def _damped(values: Sequence[float], ahead: int) -> list[float]:
    """The next values, never beyond what has been seen."""
    from statsmodels.tsa.holtwinters import ExponentialSmoothing  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit that stops early is still a start to hold on to
        fitted = ExponentialSmoothing(np.asarray(values, float), trend="add", damped_trend=True).fit()
    ahead_values = np.nan_to_num(fitted.forecast(ahead), nan=values[-1])
    return [float(value) for value in np.clip(ahead_values, min(values), max(values))]


def read_outside(name: str, path: Path, *, event: bool) -> Outside:
    """The series in a CSV file with `date` and `value`, an event's with `date` alone too. InvalidInput names the line."""
    needed, optional = (["date"], ["value"]) if event else (["date", "value"], [])
    values: dict[date, float] = {}
    for where, row in read_rows(path, needed, optional):
        day = read_day(row["date"], where)
        if day in values:
            raise InvalidInput(f"{where}: {day} stands twice in {name!r}.", hint="Give one value a day.")
        values[day] = read_number(row["value"], where) if "value" in row else 1.0
    return Outside(name, values, event)
