"""Forecasts: weekdays, closed days, holidays, outside series; bounds that hold as often as they say."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from scheduler_core.forecast import DayForecast, Outside, Series, Surroundings, TooShort, forecast
from scheduler_core.forecast.features import closed_days, days_from, features
from scheduler_core.forecast.model import total
from tests.scheduler_core.forecast.demands import START, WEEK, weekly


def test_the_week_is_learnt_and_closed_days_are_nought() -> None:
    days = forecast(weekly(), Surroundings(), 21)
    for one in days:
        assert one.mean == pytest.approx(WEEK[one.day.weekday()], rel=0.2)
        assert one.closed == (one.day.weekday() == 6)
        assert one.low95 <= one.low80 <= one.mean <= one.high80 <= one.high95
    assert [one.day for one in days] == days_from(START + timedelta(days=140), 21)


@pytest.mark.parametrize("week", [WEEK, (5, 4, 4, 3, 3, 2, 0)], ids=["large", "small"])
def test_bounds_hold_about_as_often_as_they_say(week: tuple[float, ...]) -> None:
    held80, held95 = [], []
    for seed in range(25):
        whole = weekly(23, week, seed)
        came = whole.counts[140:]
        for one, count in zip(
            forecast(whole.until(START + timedelta(days=140)), Surroundings(), 21), came, strict=True
        ):
            if not one.closed:
                held80.append(one.low80 <= count <= one.high80)
                held95.append(one.low95 <= count <= one.high95)
    assert 0.74 <= np.mean(held80) <= 0.92
    assert 0.91 <= np.mean(held95) <= 0.995


def test_counts_never_fall_below_nought_even_where_few_come() -> None:
    for one in forecast(weekly(week=(1, 0.5, 1, 0.3, 0.5, 0.2, 0)), Surroundings(), 21):
        assert 0 <= one.low95 <= one.high95
        assert one.mean >= 0


def test_a_holiday_ahead_is_closed_where_holidays_were_closed() -> None:
    past = [START + timedelta(days=n) for n in (16, 45, 80)]
    ahead = START + timedelta(days=141)
    around = Surroundings(frozenset([*past, ahead]))
    days = forecast(weekly(**{day.isoformat(): 0 for day in past}), around, 21)
    assert [one.day for one in days if one.closed and one.day.weekday() != 6] == [ahead]


def test_an_event_known_ahead_raises_its_day() -> None:
    past = [START + timedelta(days=7 * n + 1) for n in (3, 6, 9, 12, 15, 18)]
    ahead = START + timedelta(days=142)
    around = Surroundings(outside=[Outside("run", dict.fromkeys([*past, ahead], 1.0), event=True)])
    days = {one.day: one for one in forecast(weekly(**{day.isoformat(): 100 for day in past}), around, 21)}
    assert days[ahead].mean > 1.4 * days[ahead + timedelta(days=7)].mean


def test_a_wave_outside_moves_the_level_with_it() -> None:
    wave = {START + timedelta(days=7 * n): 1.0 if 8 <= n < 12 or n >= 18 else 0.0 for n in range(20)}
    series = weekly()
    factor = np.array([2.0 if wave[START + timedelta(days=n // 7 * 7)] else 1.0 for n in range(140)])
    lifted = Series("clinic", "visits", START, np.round(series.counts * factor))
    monday = forecast(lifted, Surroundings(outside=[Outside("influenza", wave)]), 7)[0]
    assert monday.mean > 1.6 * WEEK[0]


def test_too_short_a_history_is_refused() -> None:
    with pytest.raises(TooShort, match="30 open days"):
        forecast(weekly(5), Surroundings(), 21)
    with pytest.raises(TooShort, match="0 open days"):
        forecast(weekly(week=(0,) * 7), Surroundings(), 21)


def test_a_weekday_with_somebody_now_and_then_is_open() -> None:
    days = days_from(START, 70)
    counts = np.array([0.0 if day.weekday() == 6 and day.day % 2 else 3.0 for day in days])
    assert not closed_days(days, counts, days, Surroundings()).any()


def test_the_features_of_a_day_are_its_weekday_and_the_holidays_around_it() -> None:
    monday, tuesday = features([START, START + timedelta(days=1)], Surroundings({START}))
    assert monday.tolist() == [0, 0, 0, 0, 0, 0, 1, 0, 0]
    assert tuesday.tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 1]


def test_independent_kinds_add_up_with_narrower_bounds_than_their_sum() -> None:
    one = DayForecast(date(2026, 3, 3), 10.0, 6, 14, 4, 17)
    both = total([one, one])
    assert both.mean == 20
    assert (both.low80, both.high80) == (14, 26)
    assert total([one]) == one


def test_a_forecast_is_the_same_every_time() -> None:
    assert forecast(weekly(), Surroundings(), 7) == forecast(weekly(), Surroundings(), 7)
