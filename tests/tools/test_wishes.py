"""What people say about times, as windows of a search."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from language.frame import Frame, GoalKind
from language.types import Reading, When
from scheduler_core.hospital import Hospital
from tests.tools.conftest import hospital_file
from tools.closed import likely
from tools.wishes import bounds

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)  # Tuesday, 09:00 in New York


def when(kind: str, start: str | None = None, end: str | None = None, relation: str = "at") -> When:
    parts: dict[str, Any] = {"kind": kind, "start": start, "end": end, "relation": relation, "text": "said"}
    return When(**parts)


def local(*said: When) -> list[tuple[str, str]]:
    found = bounds(said, ZONE, NOW)
    return [
        (w.starts_at.astimezone(ZONE).strftime("%m-%dT%H:%M"), w.ends_at.astimezone(ZONE).strftime("%m-%dT%H:%M"))
        for w in found.windows
    ]


def test_nothing_said_is_any_time() -> None:
    found = bounds((), ZONE, NOW)
    assert (found.windows, found.excluded, found.earliest, found.impossible) == ((), (), False, False)


def test_a_day_is_its_whole_length_in_the_hospitals_zone() -> None:
    found = bounds((when("date", "2026-03-10"),), ZONE, NOW)
    assert found.windows[0].starts_at == datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
    assert found.windows[0].ends_at == datetime(2026, 3, 11, 4, 0, tzinfo=UTC)


def test_the_day_the_clocks_change_has_twenty_three_hours() -> None:
    found = bounds((when("date", "2026-03-08"),), ZONE, NOW)
    assert (found.windows[0].ends_at - found.windows[0].starts_at).total_seconds() == 23 * 3600


def test_today_begins_now() -> None:
    assert local(when("date", "2026-03-03")) == [("03-03T09:00", "03-04T00:00")]


def test_an_afternoon_is_a_range_of_datetimes() -> None:
    assert local(when("range", "2026-03-10T12:00", "2026-03-10T17:00")) == [("03-10T12:00", "03-10T17:00")]


def test_a_range_of_days_ends_before_its_end() -> None:
    assert local(when("range", "2026-03-09", "2026-03-16")) == [("03-09T00:00", "03-16T00:00")]


def test_a_point_in_time_leaves_a_quarter_of_an_hour() -> None:
    assert local(when("datetime", "2026-03-10T15:00")) == [("03-10T15:00", "03-10T15:15")]


def test_around_a_time_leaves_an_hour_on_either_side() -> None:
    assert local(when("datetime", "2026-03-10T15:00", relation="around")) == [("03-10T14:00", "03-10T16:00")]


def test_two_days_are_alternatives() -> None:
    said = (when("date", "2026-03-10"), when("date", "2026-03-12"))
    assert [start[:5] for start, _ in local(*said)] == ["03-10", "03-12"]


def test_a_day_and_a_time_of_day_must_both_hold() -> None:
    said = (when("date", "2026-03-10"), when("range", "08:00", "12:00"))
    assert local(*said) == [("03-10T08:00", "03-10T12:00")]


def test_mornings_are_every_morning_of_the_horizon() -> None:
    mornings = local(when("range", "08:00", "12:00"))
    assert mornings[0] == ("03-03T09:00", "03-03T12:00")
    assert len(mornings) == 91


@pytest.mark.parametrize(
    ("said", "first"),
    [
        (when("date", "2026-03-10", relation="before"), ("03-03T09:00", "03-10T00:00")),
        (when("date", "2026-03-10", relation="after"), ("03-11T00:00", "06-01T09:00")),
        (when("datetime", "2026-03-10T15:00", relation="after"), ("03-10T15:00", "03-11T00:00")),
        (when("datetime", "2026-03-10T15:00", relation="before"), ("03-10T00:00", "03-10T15:00")),
        (when("range", "2026-03-09"), ("03-09T00:00", "06-01T09:00")),
        (when("range", "2026-03-09", "2026-03-16", relation="before"), ("03-03T09:00", "03-09T00:00")),
        (when("range", "2026-03-09", "2026-03-16", relation="after"), ("03-16T00:00", "06-01T09:00")),
    ],
)
def test_before_and_after_cut_the_horizon(said: When, first: tuple[str, str]) -> None:
    assert local(said) == [first]


def test_after_three_on_a_day_is_the_rest_of_that_day() -> None:
    said = (when("date", "2026-03-10"), when("time", "15:00", relation="after"))
    assert local(*said) == [("03-10T15:00", "03-11T00:00")]


def test_before_ten_on_a_day_is_its_beginning() -> None:
    said = (when("date", "2026-03-10"), when("time", "10:00", relation="before"))
    assert local(*said) == [("03-10T00:00", "03-10T10:00")]


def test_not_before_ten_cuts_the_morning_that_was_named_with_it() -> None:
    morning, after_ten = when("range", "08:00", "12:00"), when("time", "10:00", relation="after")
    assert local(when("date", "2026-03-10"), morning, after_ten) == [("03-10T10:00", "03-10T12:00")]


def test_before_ten_or_after_three_is_either() -> None:
    early, late = when("time", "10:00", relation="before"), when("time", "15:00", relation="after")
    assert local(when("date", "2026-03-10"), early, late) == [
        ("03-10T00:00", "03-10T10:00"), ("03-10T15:00", "03-11T00:00"),
    ]  # fmt: skip


def test_a_time_alone_is_that_time_on_any_day() -> None:
    assert local(when("time", "15:00"))[:2] == [("03-03T15:00", "03-03T15:15"), ("03-04T15:00", "03-04T15:15")]


def test_days_ruled_out_are_excluded_and_do_not_narrow() -> None:
    found = bounds((when("date", "2026-03-06", relation="except"),), ZONE, NOW)
    assert found.windows == ()
    assert [w.starts_at for w in found.excluded] == [datetime(2026, 3, 6, 5, 0, tzinfo=UTC)]


def test_as_soon_as_possible_has_no_window() -> None:
    found = bounds((when("date", relation="earliest"),), ZONE, NOW)
    assert found.earliest
    assert found.windows == ()
    assert not found.impossible


def test_first_thing_monday_is_monday_and_earliest() -> None:
    found = bounds((when("date", "2026-03-09", relation="earliest"),), ZONE, NOW)
    assert found.earliest
    assert len(found.windows) == 1


def test_a_day_in_the_past_is_impossible() -> None:
    assert bounds((when("date", "2026-03-01"),), ZONE, NOW).impossible


def test_a_contradiction_is_impossible() -> None:
    said = (when("date", "2026-03-12"), when("date", "2026-03-10", relation="before"))
    assert bounds(said, ZONE, NOW).impossible


def test_a_weekday_that_recurs_is_every_week() -> None:
    found = local(when("recurring", "2026-03-09"))
    assert [start[:5] for start, _ in found[:3]] == ["03-09", "03-16", "03-23"]


def test_a_length_of_time_is_no_time_to_come() -> None:
    found = bounds((when("duration", "PT30M"),), ZONE, NOW)
    assert (found.windows, found.impossible) == ((), False)


def test_a_recurring_afternoon_keeps_its_hours_every_week() -> None:
    found = local(when("recurring", "2026-03-09T12:00", "2026-03-09T17:00"))
    assert found[:2] == [("03-09T12:00", "03-09T17:00"), ("03-16T12:00", "03-16T17:00")]


def test_a_day_in_the_year_9999_is_impossible_and_no_crash() -> None:
    assert bounds((when("date", "9999-12-31"),), ZONE, NOW).impossible


def test_an_open_range_with_hours_stays_within_the_horizon() -> None:
    found = local(when("range", "2026-03-09"), when("range", "08:00", "12:00"))
    assert found[0] == ("03-09T08:00", "03-09T12:00")
    assert len(found) < 91


@pytest.mark.parametrize(("kind", "start"), [("date", "2026-03-03"), ("datetime", "2026-03-03T09:00")])
def test_as_soon_as_possible_begins_now_and_ends_nowhere(kind: str, start: str) -> None:
    found = bounds((when(kind, start, relation="earliest"),), ZONE, NOW)
    assert (found.windows, found.earliest, found.impossible) == ((), True, False)


@pytest.mark.parametrize(
    ("start", "end", "out"),
    [
        ("08:00", "12:00", ("00:00", "12:00")),
        ("17:00", "20:00", ("17:00", "23:59")),
        ("2026-03-05T08:00", "2026-03-05T12:00", ("00:00", "12:00")),
        ("08:00", "17:00", ("08:00", "17:00")),
        ("13:00", "15:00", ("13:00", "15:00")),
    ],
)
def test_no_mornings_rules_out_the_early_hours_too_and_no_evenings_the_late_ones(
    start: str, end: str, out: tuple[str, str]
) -> None:
    found = bounds((when("range", start, end, relation="except"),), ZONE, NOW).excluded[:2][-1]
    hours = (found.starts_at.astimezone(ZONE).strftime("%H:%M"), found.ends_at.astimezone(ZONE).strftime("%H:%M"))
    assert hours == out


def test_weekly_days_lie_in_the_month_named_beside_them() -> None:
    tuesdays, april = when("recurring", "2026-03-10"), when("range", "2026-04-01", "2026-05-01")
    assert [start for start, _ in local(tuesdays, april)] == [f"04-{day:02}T00:00" for day in (7, 14, 21, 28)]


@pytest.mark.parametrize("text", ["weekdays at noon", "entre semana al mediodía", "Monday through Friday at midday"])
def test_weekdays_at_an_hour_are_all_five_of_them_and_noon_is_an_hour(text: str) -> None:
    said = When(kind="recurring", start="2026-03-09T12:00", text=text)
    assert local(said)[:6] == [(f"03-{day:02}T12:00", f"03-{day:02}T13:00") for day in (9, 10, 11, 12, 13, 16)]


@pytest.mark.parametrize(
    ("words", "day", "first", "end"),
    [
        ("in two weeks", "2026-03-17", "03-14", "03-21"), ("dentro de 2 semanas", "2026-03-17", "03-14", "03-21"),
        ("in a month", "2026-04-03", "03-27", "04-11"), ("en quince días", "2026-03-18", "03-16", "03-21"),
        ("in 2 days", "2026-03-05", "03-05", "03-06"), ("two weeks from tuesday", "2026-03-17", "03-17", "03-18"),
        ("a week after next monday", "2026-03-16", "03-16", "03-17"), ("tuesday the 17th", "2026-03-17", "03-17", "03-18"),
    ],
)  # fmt: skip
def test_so_many_weeks_from_now_are_the_days_about_that_one(words: str, day: str, first: str, end: str) -> None:
    said = When(kind="date", start=day, text=words)
    assert local(said) == [(f"{first}T00:00", f"{end}T00:00")]
    assert bool(bounds([said], ZONE, NOW).around) == (first != day[5:])


def test_a_rough_day_takes_hours_and_says_nothing_beside_days_named_near_it() -> None:
    rough, exact = When(kind="date", start="2026-03-17", text="in two weeks"), when("range", "2026-03-17", "2026-03-19")
    assert local(rough, when("range", "08:00", "12:00"))[0] == ("03-14T08:00", "03-14T12:00")
    assert local(rough, exact) == [("03-17T00:00", "03-19T00:00")]
    assert local(when("date", "2026-03-17", relation="around")) == [("03-15T00:00", "03-20T00:00")]


def test_what_starts_next_week_begins_in_it_and_after_next_week_behind_it() -> None:
    starting, after = (
        When(kind="range", start="2026-03-09", end="2026-03-16", text=text, relation="after")
        for text in ("starting next week", "after next week")
    )
    assert [local(said)[0][0] for said in (starting, after)] == ["03-09T00:00", "03-16T00:00"]


@pytest.mark.parametrize(
    ("first", "other", "taken"),
    [
        ("2026-03-14", "2026-03-07", "2026-03-14"),  # Saturdays, on which nobody is here
        ("2026-03-03", "2026-03-10", "2026-03-10"),  # today, of which too little is left
        ("2026-03-05", "2026-03-12", None),
    ],
)
def test_which_day_was_meant_is_only_asked_where_both_could_be(first: str, other: str, taken: str | None) -> None:
    goal = Frame().add(GoalKind.BOOK)
    goal.visit_type = "check-up"
    said = When(kind="date", start=first, text="", ambiguous=(Reading(kind="date", start=other),))
    found = likely(Hospital(hospital_file()), goal, said, datetime(2026, 3, 3, 16))  # noqa: DTZ001
    assert found == said if taken is None else (found.start, found.ambiguous) == (taken, ())
