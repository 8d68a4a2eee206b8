"""A kind of visit that nobody's day is long enough for is refused with the day that there is."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler_core.hospital import Hospital
from scheduler_core.hospital.rules import faults
from tests.scheduler_core.clinic import clinic, hours, practitioner, visit_type


def said(hospital: Hospital) -> list[str]:
    return [what for _, what in faults(hospital.file)]


def with_kind(*when: dict[str, Any], minutes: int, **other: Any) -> Hospital:
    people = [practitioner("ada", *when, breaks=[hours("12:00", "13:00")])]
    return clinic(practitioners=people, visit_types=[visit_type("long", minutes, {"role": "practitioner"}, **other)])


def test_the_longest_stretch_of_those_who_can_do_it_is_named() -> None:
    (what,) = said(with_kind(minutes=700))
    assert "long needs a practitioner for 700 minutes" in what and "240 minutes" in what


@pytest.mark.parametrize(("minutes", "fits"), [(240, True), (245, False)])
def test_a_break_ends_a_stretch(minutes: int, fits: bool) -> None:
    assert (said(with_kind(hours("09:00", "17:00"), minutes=minutes)) == []) == fits


def test_hours_that_meet_are_one_stretch_and_those_of_two_sites_are_not() -> None:
    assert said(with_kind(hours("07:00", "10:00"), hours("10:00", "12:00"), minutes=300)) == []
    assert said(with_kind(hours("07:00", "10:00"), hours("10:00", "12:00", site="north"), minutes=300))


def test_a_start_on_the_grid_has_to_leave_the_time() -> None:
    assert said(with_kind(hours("09:00", "12:00"), minutes=180, grid=60)) == []
    assert said(with_kind(hours("09:30", "12:00"), minutes=150, grid=60))


@pytest.mark.parametrize("grid", [25, 35, 50, 700])
def test_a_grid_that_does_not_divide_the_day_is_refused(grid: int) -> None:
    assert any(f"{grid} minutes do not divide a day" in what for what in said(with_kind(minutes=30, grid=grid)))
