"""The bench of forecasts: its invented demand has the structure it says, and the peer knows what a peer would know."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from evals.bench_forecast import bench_forecast, mornings, seasonal_naive
from evals.demand import DAYS, SHAPES, START, demand, holidays, surroundings
from tests.scheduler_core.forecast.demands import WEEK, weekly


def test_the_demand_is_closed_on_sundays_and_holidays_and_scatters_about_its_mean() -> None:
    for one in demand(SHAPES, surroundings(1), 1):
        days = [START + timedelta(days=n) for n in range(DAYS)]
        shut = np.array([day.weekday() == 6 or day in holidays() for day in days])
        assert not one.series.counts[shut].any() and (one.truth[~shut] > 0).all()
        assert abs(one.series.counts.sum() / one.truth.sum() - 1) < 0.05


def test_the_same_seed_gives_the_same_demand() -> None:
    first, again = (demand(SHAPES, surroundings(1), 1)[0].series.counts for _ in range(2))
    assert first.tolist() == again.tolist()


def test_the_peer_says_what_came_on_the_last_open_day_of_the_same_weekday() -> None:
    known = weekly(**{"2025-05-19": 0})
    days = seasonal_naive(known, 21)
    assert days[0].day == known.end
    assert days[0].mean == known.counts[-14] > 0
    assert [day.mean for day in days[1:7]] == known.counts[-6:].tolist()
    assert days[15].high80 - days[15].mean > days[1].high80 - days[1].mean
    assert WEEK[6] == days[6].mean == 0


def test_ours_beats_the_peer_on_a_few_mornings() -> None:
    found = bench_forecast(origins=2)
    assert found["ours"]["mase"] < found["peer"]["seasonal_naive"]["mase"]
    assert found["peer"]["floor"]["mase"] < found["ours"]["mase"]
    assert found["days"] > 180


def test_mornings_leave_room_for_three_weeks() -> None:
    assert mornings(8)[-1] + timedelta(days=21) == START + timedelta(days=DAYS)
