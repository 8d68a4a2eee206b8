"""Invented daily counts whose structure is known: weekdays, trend, holidays, an influenza wave, events, and chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scheduler_core.forecast import Outside, Series, Surroundings
from scheduler_core.forecast.features import days_from
from scheduler_core.forecast.history import Kind

START = date(2023, 1, 2)
DAYS = 3 * 365
WEEK = (1.15, 1.1, 1.05, 1.0, 0.9, 0.35, 0.0)
"""Closed on Sundays."""


@dataclass(frozen=True)
class Shape:
    """How a department's demand is made."""

    department: str
    kind: Kind
    level: float
    flu: float
    event: float
    wander: float = 0.015
    """Standard deviation of the level's daily step, of the level: what nobody can know ahead."""

    extra: float = 0.06
    """Standard deviation of a day beyond Poisson, of the mean."""


SHAPES = (
    Shape("primary_care", "visits", 120, flu=0.15, event=0.0),
    Shape("primary_care", "walk_ins", 18, flu=0.6, event=0.15),
    Shape("pediatrics", "visits", 70, flu=0.25, event=0.0),
    Shape("pediatrics", "walk_ins", 6, flu=0.8, event=0.1),
    Shape("orthopedics", "visits", 55, flu=0.0, event=0.0),
    Shape("orthopedics", "walk_ins", 4, flu=0.0, event=0.5),
)


@dataclass(frozen=True)
class Demand:
    """What came, and the mean that it was drawn from."""

    series: Series
    truth: NDArray[np.float64]


def holidays() -> frozenset[date]:
    """Ten days a year, closed like Sundays."""
    fixed = ((1, 1), (1, 20), (2, 17), (5, 26), (6, 19), (7, 4), (9, 1), (11, 11), (11, 27), (12, 25))
    return frozenset(date(year, *day) for year in range(2023, 2027) for day in fixed)


def surroundings(seed: int) -> Surroundings:
    """Holidays, a weekly influenza index that peaks at another time each winter, and some events."""
    dice = np.random.default_rng((seed, 1))
    peaks = [date(year, 1, 20) + timedelta(days=int(dice.integers(-25, 26))) for year in range(2023, 2027)]
    weeks = [START + timedelta(days=7 * n) for n in range(DAYS // 7)]
    index = [sum(np.exp(-(((day - peak).days / 25) ** 2) / 2) for peak in peaks) for day in weeks]
    noisy = np.maximum(0, np.array(index) + dice.normal(0, 0.03, len(weeks)))
    events = {START + timedelta(days=int(n)): 1.0 for n in dice.integers(0, DAYS, 60)}
    flu = Outside("influenza", dict(zip(weeks, noisy.tolist(), strict=True)))
    return Surroundings(holidays(), [flu, Outside("events", events, event=True)])


def demand(shapes: Sequence[Shape], around: Surroundings, seed: int) -> list[Demand]:
    """A series for each shape."""
    return [_demand(shape, around, np.random.default_rng((seed, 2, n))) for n, shape in enumerate(shapes)]


def _demand(shape: Shape, around: Surroundings, dice: np.random.Generator) -> Demand:
    days = days_from(START, DAYS)
    flu, events = (series.on(days) for series in around.outside)
    week = np.array([0.0 if day in around.holidays else WEEK[day.weekday()] for day in days])
    after = np.array([1.15 if day - timedelta(days=1) in around.holidays else 1.0 for day in days])
    level = np.exp(np.cumsum(dice.normal(0, shape.wander, DAYS)) * 0.5 + 0.0001 * np.arange(DAYS))
    truth = shape.level * level * week * after * np.exp(shape.flu * flu + shape.event * events)
    counts = dice.poisson(truth * dice.gamma(shape.extra**-2, shape.extra**2, DAYS)).astype(float)
    return Demand(Series(shape.department, shape.kind, START, counts), truth)
