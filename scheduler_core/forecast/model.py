"""The forecast: a local level with weekdays, holidays and outside series (statsmodels), on a scale where counts are even.

A state-space model (A. C. Harvey, 1989, "Forecasting, structural time series models and the Kalman filter"). Large counts are
modelled by their logarithm, small ones by their root (F. J. Anscombe, 1948, "The transformation of Poisson, binomial and
negative-binomial data"), which evens out their spread and keeps intervals above nought. Days on which a department is closed are
missing, not zero.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from runtime.errors import InvalidInput
from scheduler_core.forecast.features import Surroundings, closed_days, days_from, features
from scheduler_core.forecast.history import Series

Floats = NDArray[np.float64]
LEAST_OPEN_DAYS = 40
LONGEST_HISTORY = 3 * 365
"""Older days say little about the next three weeks and cost time."""

LARGE = 20
"""Counts with at least this median are modelled by their logarithm."""

LEVELS = (0.80, 0.95)


@dataclass(frozen=True)
class DayForecast:
    """A day: its mean, and the bounds that hold the count with 80 and with 95 % probability. All 0 where closed."""

    day: date
    mean: float
    low80: int
    high80: int
    low95: int
    high95: int
    closed: bool = False


class TooShort(InvalidInput):
    """There are too few open days to learn from."""

    code = "history_too_short"


def forecast(series: Series, around: Surroundings, horizon: int) -> list[DayForecast]:
    """The `horizon` days after the series ends. TooShort where it has fewer than LEAST_OPEN_DAYS open days."""
    known = series.counts[-LONGEST_HISTORY:]
    first = series.start.toordinal() + len(series.counts) - len(known)
    days = days_from(date.fromordinal(first), len(known))
    ahead = days_from(series.end, horizon)
    closed = closed_days(days, known, days, around)
    if (~closed).sum() < LEAST_OPEN_DAYS:
        raise TooShort(
            f"{series.department} has {(~closed).sum()} open days with {series.kind}.",
            hint=f"A forecast needs {LEAST_OPEN_DAYS}.",
        )
    scale = _Scale(large=bool(np.median(known[~closed]) >= LARGE))
    target = np.where(closed, np.nan, scale.to(known))
    middle, spread = _predict(target, features(days, around), features(ahead, around))
    shut = closed_days(days, known, ahead, around)
    return [_day(*found, scale) for found in zip(ahead, middle, spread, shut, strict=True)]


def _predict(target: Floats, past: Floats, future: Floats) -> tuple[Floats, Floats]:
    """Mean and standard deviation of the days ahead, on the model's scale. Coefficients are states: they are uncertain too."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # type: ignore[import-untyped]

    open_days = past[~np.isnan(target)]
    middle, width = open_days.mean(axis=0), open_days.std(axis=0)
    useful = width > 1e-9
    past, future = ((x[:, useful] - middle[useful]) / width[useful] for x in (past, future))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit that stops early is still used: the backtest measures what it is worth
        model = UnobservedComponents(target, level="llevel", exog=past, mle_regression=False)
        found = model.fit(disp=False, maxiter=60).get_forecast(len(future), exog=future)
    return np.asarray(found.predicted_mean), np.asarray(found.se_mean)


@dataclass(frozen=True)
class _Scale:
    """Between counts and the model."""

    large: bool

    def to(self, counts: Floats) -> Floats:
        scaled: Floats = np.log(counts + 0.5) if self.large else 2 * np.sqrt(counts + 0.375)
        return scaled

    def count(self, value: float) -> float:
        """Back again, for quantiles."""
        return max(0.0, float(np.exp(value)) - 0.5 if self.large else max(value, 0.0) ** 2 / 4 - 0.375)

    def mean(self, value: float, spread: float) -> float:
        """The expected count, which lies above the middle one."""
        if self.large:
            return max(0.0, float(np.exp(value + spread**2 / 2)) - 0.5)
        return max(0.0, (value**2 + spread**2) / 4 - 0.375)


def _day(day: date, middle: float, spread: float, closed: bool, scale: _Scale) -> DayForecast:
    if closed:
        return DayForecast(day, 0.0, 0, 0, 0, 0, closed=True)
    z80, z95 = (NormalDist().inv_cdf((1 + level) / 2) for level in LEVELS)
    low80, high80, low95, high95 = (round(scale.count(middle + z * spread)) for z in (-z80, z80, -z95, z95))
    return DayForecast(day, scale.mean(middle, spread), low80, high80, low95, high95)


def total(parts: Sequence[DayForecast]) -> DayForecast:
    """What several kinds come to on one day, taken as independent of each other."""
    mean = sum(part.mean for part in parts)

    def bound(name: str, sign: int) -> int:
        return max(0, round(mean + sign * float(np.hypot.reduce([getattr(p, name) - p.mean for p in parts]))))

    low80, high80, low95, high95 = bound("low80", -1), bound("high80", 1), bound("low95", -1), bound("high95", 1)
    return DayForecast(parts[0].day, mean, low80, high80, low95, high95, all(part.closed for part in parts))
