"""Short series for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from scheduler_core.forecast import Series
from scheduler_core.forecast.features import days_from

START = date(2025, 1, 6)
"""A Monday."""

WEEK = (60, 55, 50, 50, 45, 20, 0)


def weekly(weeks: int = 20, week: Sequence[float] = WEEK, seed: int = 0, **changes: float) -> Series:
    """A department with the same week over and over, give or take a Poisson's chance; single days by ISO date changed."""
    days = days_from(START, 7 * weeks)
    means = [changes.get(day.isoformat(), week[day.weekday()]) for day in days]
    return Series("clinic", "visits", START, np.random.default_rng(seed).poisson(means).astype(float))
