"""Where demand exceeds capacity: what is warned of and what is proposed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.errors import InvalidInput
from scheduler_core.forecast import Capacity, DayForecast, Surroundings, look_ahead, own_capacity, read_capacity
from scheduler_core.forecast.capacity import SESSION_HOURS, short_days
from scheduler_core.forecast.plot import draw
from scheduler_core.hospital import Hospital, HospitalFile
from tests.scheduler_core.clinic import clinic
from tests.scheduler_core.forecast.demands import weekly

TUESDAY = date(2026, 3, 3)
SIXTEEN = Capacity((8.0,) * 7, 30)
"""Sixteen visits a day."""


def day(mean: float, high80: int, closed: bool = False) -> DayForecast:
    return DayForecast(TUESDAY, mean, 0, high80, 0, high80 + 5, closed)


def test_more_than_can_be_seen_is_warned_of_with_hours_to_open() -> None:
    warnings, proposals = short_days("eye", [day(18, 25)], SIXTEEN)
    assert (warnings[0].level, warnings[0].capacity) == ("over", 16)
    assert (proposals[0].visits, proposals[0].hours, proposals[0].clinicians) == (9, 4.5, 2)


def test_what_may_exceed_is_warned_of_only_and_the_rest_is_quiet() -> None:
    warnings, proposals = short_days("eye", [day(14, 20), day(10, 16), day(0, 0, closed=True)], SIXTEEN)
    assert [one.level for one in warnings] == ["may_exceed"]
    assert proposals == []


@given(st.floats(0, 200), st.integers(0, 80), st.floats(0, 24), st.floats(5, 90))
def test_what_is_proposed_is_enough_and_hardly_more(mean: float, more: int, hours: float, minutes: float) -> None:
    capacity = Capacity((hours,) * 7, minutes)
    one = day(mean, round(mean) + more)
    _, proposals = short_days("eye", [one], capacity)
    for proposal in proposals:
        seen = capacity.visits(TUESDAY) + proposal.hours * 60 / minutes
        assert seen >= one.high80 - 1e-6
        assert seen < one.high80 + 1 + 30 / minutes + 1e-6
        assert proposal.hours <= proposal.clinicians * SESSION_HOURS


def test_an_outlook_has_every_series_or_says_why_not() -> None:
    outlook = look_ahead([weekly(), weekly(3)], Surroundings(), {"clinic": Capacity((16.0,) * 7, 20)}, 14)
    assert len(outlook.days["clinic"]["visits"]) == 14
    assert "open days" in outlook.left_out[0].why
    assert {one.day.weekday() for one in outlook.proposals} <= {0, 1, 2, 3}
    found = outlook.as_json()
    assert found["proposals"] and found["warnings"][0]["day"].startswith("2025-")


def test_the_demo_hospitals_own_hours_give_its_capacity(demo_file: HospitalFile) -> None:
    found = own_capacity(Hospital(demo_file))
    assert found["cardiology"].visits(date(2026, 3, 3)) > 10
    assert all(hours >= 0 for capacity in found.values() for hours in capacity.hours)


def test_two_cardiologists_of_eight_hours_see_thirty_two_half_hours() -> None:
    hospital = clinic()
    minutes = [v.minutes for v in hospital.visit_types.values()]
    capacity = own_capacity(hospital)["cardiology"]
    assert capacity.visits(TUESDAY) == pytest.approx(16 * 60 / (sum(minutes) / len(minutes)))
    assert capacity.visits(date(2026, 3, 7)) == 0


def test_a_capacity_file_gives_hours_by_weekday(tmp_path: Path) -> None:
    path = tmp_path / "capacity.csv"
    path.write_text("department,weekday,hours,minutes_a_visit\neye,mon,8,20\neye,tue,4,20\n")
    assert read_capacity(path)["eye"] == Capacity((8.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0), 20)


def test_a_picture_is_drawn_and_one_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    history, capacities = [weekly()], {"clinic": SIXTEEN}
    outlook = look_ahead(history, Surroundings(), capacities, 14)
    draw(history, outlook, capacities, tmp_path / "ahead.png")
    assert (tmp_path / "ahead.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(InvalidInput, match="cannot be written"):
        draw(history, outlook, capacities, tmp_path / "ahead.xyz")
    with pytest.raises(InvalidInput, match="no forecast"):
        draw([], look_ahead([], Surroundings(), {}, 14), {}, tmp_path / "ahead.png")
