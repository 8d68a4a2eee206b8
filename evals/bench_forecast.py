"""Forecasting demand of known structure three weeks ahead, beside a seasonal-naive peer, from many mornings in the past.

The peer says what came on the last open day of the same weekday, with the intervals of R. J. Hyndman and G. Athanasopoulos
(2021), "Forecasting: principles and practice", section 5.5. Scores are on open days. MASE: the mean absolute error by that of
last week's same day in the history (R. J. Hyndman and A. B. Koehler, 2006). Nobody can do better than `floor`, the true mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import NormalDist
from typing import Any

import numpy as np

from evals.bench_goals import at_most
from evals.demand import DAYS, SHAPES, START, Demand, demand, surroundings
from scheduler_core.forecast import DayForecast, Series, Surroundings, forecast

HORIZON, ORIGINS, SEED = 21, 8, 11
WANT_OFF_80, WANT_OFF_95, WANT_OF_PEER = 0.05, 0.03, 0.85


@dataclass
class Score:
    """Errors by the scale of their series, and how often the bounds held what came."""

    errors: list[float] = field(default_factory=list)
    held80: list[bool] = field(default_factory=list)
    held95: list[bool] = field(default_factory=list)

    def add(self, days: Sequence[DayForecast], came: Sequence[float], scale: float) -> None:
        """Count these days in."""
        for day, count in zip(days, came, strict=True):
            self.errors.append(abs(day.mean - count) / scale)
            self.held80.append(day.low80 <= count <= day.high80)
            self.held95.append(day.low95 <= count <= day.high95)

    def as_json(self) -> dict[str, float]:
        """Rounded to three places."""
        found = {"mase": self.errors, "coverage_80": self.held80, "coverage_95": self.held95}
        return {name: round(float(np.mean(np.array(values, float))), 3) for name, values in found.items()}


def bench_forecast(origins: int = ORIGINS, seed: int = SEED) -> dict[str, Any]:
    """Ours and the peer on the same days; coverage and errors, all series together and each by itself."""
    around = surroundings(seed)
    ours, peer, floor, single = Score(), Score(), [], {}
    for one in demand(SHAPES, around, seed):
        mine, naive = Score(), Score()
        for origin in mornings(origins):
            floor += _score(one, around, origin, (ours, mine), (peer, naive))
        single[f"{one.series.department} {one.series.kind}"] = {"ours": mine.as_json(), "peer": naive.as_json()}
    got, theirs = ours.as_json(), peer.as_json()
    goals = {
        "coverage_80_off": at_most(round(abs(got["coverage_80"] - 0.80), 3), WANT_OFF_80),
        "coverage_95_off": at_most(round(abs(got["coverage_95"] - 0.95), 3), WANT_OFF_95),
        "mase_of_peer": at_most(round(got["mase"] / theirs["mase"], 3), WANT_OF_PEER),
    }
    return {
        "name": "forecast",
        "data": "invented demand of known structure",
        "ours": got,
        "peer": {"seasonal_naive": theirs, "floor": {"mase": round(float(np.mean(floor)), 3)}},
        "series": single,
        "days": len(ours.errors),
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }


def mornings(number: int) -> list[date]:
    """Days in the last year and a half from which is forecast, spread over the seasons."""
    last = DAYS - HORIZON
    return [START + timedelta(days=int(n)) for n in np.linspace(DAYS // 2, last, number)]


def _score(
    one: Demand, around: Surroundings, origin: date, ours: Sequence[Score], peer: Sequence[Score]
) -> list[float]:
    """Score both on the open days from the morning on; the scaled errors of the true mean."""
    known, first = one.series.until(origin), (origin - START).days
    rows = [n for n in range(HORIZON) if one.truth[first + n] > 0]
    came, scale = one.series.counts[first : first + HORIZON][rows], _scale(known)
    for scores, days in (
        (ours, forecast(known, around.until(origin), HORIZON)),
        (peer, seasonal_naive(known, HORIZON)),
    ):
        for score in scores:
            score.add([days[n] for n in rows], came.tolist(), scale)
    return [abs(one.truth[first + n] - count) / scale for n, count in zip(rows, came, strict=True)]


def _scale(known: Series) -> float:
    """The mean error of last week's same day, where both were open."""
    return float(np.mean(np.abs(_weekly_steps(known))))


def _weekly_steps(known: Series) -> Any:
    now, before = known.counts[7:], known.counts[:-7]
    return (now - before)[(now > 0) & (before > 0)]


def seasonal_naive(known: Series, horizon: int) -> list[DayForecast]:
    """What came on the last open day of the same weekday; the spread grows with the root of the weeks ahead."""
    spread = float(np.std(_weekly_steps(known)))
    found = []
    for ahead in range(horizon):
        same = known.counts[::-1][(6 - ahead) % 7 :: 7][:6]
        mean = float(next((count for count in same if count > 0), 0.0))
        wide = spread * (1 + ahead // 7) ** 0.5
        z80, z95 = (NormalDist().inv_cdf((1 + level) / 2) * wide for level in (0.8, 0.95))
        bounds = [max(0, round(mean + z)) for z in (-z80, z80, -z95, z95)]
        day = known.end + timedelta(days=ahead)
        found.append(DayForecast(day, mean, *bounds))
    return found
