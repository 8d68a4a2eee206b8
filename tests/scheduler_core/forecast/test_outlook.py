"""Where demand exceeds capacity: what is warned of and what is proposed."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.errors import InvalidInput
from scheduler_core.forecast import Able, Capacity, DayForecast, Opening, Surroundings, look_ahead, read_capacity
from scheduler_core.forecast.capacity import short_days
from scheduler_core.forecast.openings import LATER_DAYS, SESSION_HOURS, Planner
from scheduler_core.forecast.plot import draw
from scheduler_core.forecast.roster import RosterDay, Stretch
from tests.scheduler_core.forecast.demands import weekly

TUESDAY = date(2026, 3, 3)
DAY = timedelta(days=1)
SIXTEEN = Capacity(30, (8.0,) * 7)
"""Sixteen visits a day."""

OPEN = (Stretch("main", 540, 1020),)
CLOSED = RosterDay(0, (), {})


def day(mean: float, high80: int, closed: bool = False) -> DayForecast:
    return DayForecast(TUESDAY, mean, 0, high80, 0, high80 + 5, closed)


def planner(*days: RosterDay) -> Planner:
    return Planner({"eye": {TUESDAY + n * DAY: one for n, one in enumerate(days)}})


def test_more_than_can_be_seen_is_warned_of_with_clinicians_and_times_to_open() -> None:
    spare = {"ada": (Stretch("main", 540, 720),), "ben": (Stretch("north", 540, 600), Stretch("main", 960, 1020))}
    warnings, [proposal] = short_days("eye", [day(18, 25)], SIXTEEN, planner(RosterDay(8, OPEN, spare)))
    assert (warnings[0].level, warnings[0].capacity) == ("over", 16)
    assert (proposal.visits, proposal.slot_minutes) == (9, 30)
    assert proposal.openings == (
        Opening(TUESDAY, 6, "ada", 1, "main", time(9), time(12)),
        Opening(TUESDAY, 2, "ben", 1, "north", time(9), time(10)),
        Opening(TUESDAY, 1, None, 1, "main", time(9), time(9, 30)),
    )


def test_every_warning_has_its_proposal_and_the_rest_is_quiet() -> None:
    days = [day(14, 20), day(10, 16), day(0, 0, closed=True)]
    warnings, proposals = short_days("eye", days, SIXTEEN, planner(RosterDay(8, OPEN, {})))
    assert [one.level for one in warnings] == ["may_exceed"]
    assert [one.visits for one in proposals] == [4]
    assert proposals[0].openings == (Opening(TUESDAY, 4, None, 1, "main", time(9), time(11)),)


def test_many_are_seen_by_several_others_for_a_session_each() -> None:
    [proposal] = short_days("eye", [day(30, 36)], SIXTEEN, planner(RosterDay(8, OPEN, {})))[1]
    assert proposal.openings == (
        Opening(TUESDAY, 16, None, 2, "main", time(9), time(13)),
        Opening(TUESDAY, 4, None, 1, "main", time(9), time(11)),
    )


def test_where_all_is_closed_the_next_open_day_is_proposed() -> None:
    roster = planner(CLOSED, CLOSED, RosterDay(8, OPEN, {"ada": (Stretch("main", 900, 1020),)}))
    [proposal] = short_days("eye", [day(18, 19)], Capacity(30), roster)[1]
    assert proposal.day == TUESDAY
    assert {one.day for one in proposal.openings} == {TUESDAY + 2 * DAY}
    assert proposal.openings[0] == Opening(TUESDAY + 2 * DAY, 4, "ada", 1, "main", time(15), time(17))


def test_a_clinician_of_two_departments_is_asked_once_a_day() -> None:
    one = RosterDay(8, OPEN, {"ada": (Stretch("main", 900, 1020),)})
    both = Planner({"eye": {TUESDAY: one}, "ear": {TUESDAY: one}})
    asked = [both.openings(department, TUESDAY, 2, 30).openings[0].clinician for department in ("eye", "ear")]
    assert asked == ["ada", None]


def test_where_nothing_is_known_of_hours_only_the_slots_are_proposed() -> None:
    [proposal] = short_days("eye", [day(18, 25)], SIXTEEN, Planner({}))[1]
    assert proposal.openings == (Opening(TUESDAY, 9),)


stretches = st.tuples(st.integers(84, 130), st.integers(6, 90)).map(lambda s: Stretch("main", s[0] * 5, sum(s) * 5))
roster_days = st.builds(
    RosterDay,
    st.just(8.0),
    st.lists(stretches, max_size=2).map(tuple),
    st.dictionaries(st.sampled_from("abcd"), st.lists(stretches, min_size=1, max_size=2).map(tuple)),
)


@given(st.floats(0, 200), st.integers(0, 80), st.floats(0, 24), st.floats(5, 90), st.lists(roster_days, max_size=3))
def test_what_is_proposed_is_exactly_enough_and_within_open_or_spare_time(
    mean: float, more: int, hours: float, minutes: float, rosters: list[RosterDay]
) -> None:
    capacity = Capacity(minutes, (hours,) * 7)
    one = day(mean, round(mean) + more)
    warnings, proposals = short_days("eye", [one], capacity, planner(*rosters))
    assert len(warnings) == len(proposals)
    for proposal in proposals:
        assert one.high80 - 1e-6 <= capacity.visits(TUESDAY) + proposal.visits < one.high80 + 1 + 1e-6
        assert sum(opening.slots for opening in proposal.openings) == proposal.visits
        for opening in proposal.openings:
            if opening.starts is None or opening.ends is None:
                continue
            roster = rosters[(opening.day - TUESDAY).days]
            first, end = (at.hour * 60 + at.minute for at in (opening.starts, opening.ends))
            parts = roster.spare[opening.clinician] if opening.clinician else roster.open
            assert any(part.starts <= first and end <= part.ends for part in parts)
            assert end - first == opening.slots // opening.people * proposal.slot_minutes <= SESSION_HOURS * 60
            assert opening.day <= TUESDAY + LATER_DAYS * DAY


def test_an_outlook_has_every_series_or_says_why_not() -> None:
    outlook = look_ahead([weekly(), weekly(3)], Surroundings(), Able({"clinic": Capacity(20, (16.0,) * 7)}), 14)
    assert len(outlook.days["clinic"]["visits"]) == 14
    assert "open days" in outlook.left_out[0].why
    assert [one.day for one in outlook.proposals] == [one.day for one in outlook.warnings]
    found = outlook.as_json()
    assert found["proposals"] and found["warnings"][0]["day"].startswith("2025-")


def test_a_capacity_file_gives_hours_by_weekday(tmp_path: Path) -> None:
    path = tmp_path / "capacity.csv"
    path.write_text("department,weekday,hours,minutes_a_visit\neye,mon,8,20\neye,tue,4,20\n")
    assert read_capacity(path)["eye"] == Capacity(20, (8.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0))


def test_a_picture_is_drawn_and_one_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    history, capacities = [weekly()], {"clinic": SIXTEEN}
    outlook = look_ahead(history, Surroundings(), Able(capacities), 14)
    draw(history, outlook, capacities, tmp_path / "ahead.png")
    assert (tmp_path / "ahead.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(InvalidInput, match="cannot be written"):
        draw(history, outlook, capacities, tmp_path / "ahead.xyz")
    with pytest.raises(InvalidInput, match="no forecast"):
        draw([], look_ahead([], Surroundings(), Able({}), 14), {}, tmp_path / "ahead.png")
