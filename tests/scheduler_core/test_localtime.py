"""The wall clock, minute by minute, on the days when it jumps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from scheduler_core.localtime import day_of, days_between, hours_of, to_utc, wall_clock

NEW_YORK = ZoneInfo("America/New_York")
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)
JUMPS = [
    ("America/New_York", SPRING),
    ("America/New_York", AUTUMN),
    ("Europe/Madrid", date(2026, 3, 29)),
    ("Europe/Madrid", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Mexico_City", date(2026, 4, 5)),
    ("Asia/Kathmandu", date(2026, 4, 5)),
]


def first_moment(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The definition, by looking at every minute."""
    wanted = datetime.combine(day, wall)
    moment = datetime.combine(day, time.min, UTC) - timedelta(hours=15)
    while moment.astimezone(zone).replace(tzinfo=None) < wanted:
        moment += timedelta(minutes=1)
    return moment


@pytest.mark.parametrize(("name", "day"), JUMPS)
def test_a_wall_time_is_the_first_moment_that_reads_so_or_later(name: str, day: date) -> None:
    zone = ZoneInfo(name)
    for quarter in range(0, 24 * 60, 15):
        wall = time(quarter // 60, quarter % 60)
        assert to_utc(day, wall, zone) == first_moment(day, wall, zone), wall


@pytest.mark.parametrize(("name", "day"), JUMPS)
def test_hours_that_meet_on_paper_meet_in_truth(name: str, day: date) -> None:
    zone = ZoneInfo(name)
    marks = [time(q // 2, q % 2 * 30) for q in range(48)]
    spans = [hours_of(day, a, b, zone) for a, b in zip(marks, [*marks[1:], time.min], strict=True)]
    assert all(a[1] == b[0] for a, b in pairwise(spans))
    assert (spans[0][0], spans[-1][1]) == day_of(day, zone)


def test_the_days_of_the_jumps_have_23_and_25_hours() -> None:
    lengths = [(b - a) / timedelta(hours=1) for a, b in (day_of(d, NEW_YORK) for d in (SPRING, AUTUMN))]
    assert lengths == [23, 25]


def test_a_night_shift_over_the_jump_is_an_hour_shorter_or_longer() -> None:
    def hours(day: date) -> float:
        start, end = hours_of(day - timedelta(days=1), time(22), time(6), NEW_YORK)
        return (end - start) / timedelta(hours=1)

    assert [hours(SPRING), hours(AUTUMN), hours(AUTUMN + timedelta(days=1))] == [7, 9, 8]


@pytest.mark.parametrize(("name", "day"), JUMPS)
def test_every_cell_of_both_days_shows_what_the_wall_clock_shows(name: str, day: date) -> None:
    zone, base = ZoneInfo(name), datetime.combine(day, time.min, UTC) - timedelta(days=1)
    clock = wall_clock(base, 4, zone)
    for cell in range(4 * 288):
        local = (base + timedelta(minutes=5 * cell)).astimezone(zone)
        assert (clock.day[cell], clock.minute[cell]) == (local.toordinal(), local.hour * 60 + local.minute)


def test_the_days_between_two_moments_are_local_dates() -> None:
    start, end = day_of(SPRING, NEW_YORK)
    assert list(days_between(start, end, NEW_YORK)) == [SPRING]
    assert list(days_between(start - timedelta(minutes=1), end, NEW_YORK)) == [date(2026, 3, 7), SPRING]
