"""A time that can be read in two ways is asked about, and the answer settles it."""

from __future__ import annotations

import pytest

from assistant.tracking import track
from assistant.tracking.readings import open_question, unsettled
from language.directory import Directory
from language.frame import Frame, Goal, GoalKind
from language.types import Choice, Expecting, Intent, Reading, Slots, Understanding, When

THURSDAY = When(
    kind="date", start="2026-03-12", text="next thursday", ambiguous=(Reading(kind="date", start="2026-03-05"),)
)
AT_SEVEN = When(
    kind="datetime",
    start="2026-03-05T07:00",
    text="thursday at 7",
    ambiguous=(Reading(kind="datetime", start="2026-03-05T19:00"),),
)


def asked(when: When) -> Frame:
    frame = Frame(expecting=Expecting.READING)
    frame.goals.append(
        Goal(id="G1", kind=GoalKind.BOOK, visit_type="skin-check", when=(when,), tried=("search_slots",))
    )
    return frame


def answered(asked_about: When, *intents: Intent, **slots: object) -> tuple[When, ...]:
    heard = Understanding(text="said", lang="en", intents=intents, slots=Slots.model_validate(slots))
    return track(asked(asked_about), heard, Directory()).frame.goals[0].when


@pytest.mark.parametrize(
    ("slots", "day"),
    [
        ({"choice": Choice(ordinal=1)}, "2026-03-05"),
        ({"choice": Choice(ordinal=2)}, "2026-03-12"),
        ({"choice": Choice(which="later")}, "2026-03-12"),
        ({"choice": Choice(which="earlier")}, "2026-03-05"),
        ({"when": (When(kind="date", start="2026-03-05", text="the fifth"),)}, "2026-03-05"),
    ],
)
def test_the_reading_is_settled_by_place_by_comparison_or_by_the_day_said_again(
    slots: dict[str, object], day: str
) -> None:
    (when,) = answered(THURSDAY, **slots)
    assert (when.start, when.ambiguous) == (day, ())


def test_morning_or_evening_is_settled_by_the_time_said_again() -> None:
    (when,) = answered(AT_SEVEN, when=(When(kind="time", start="19:00", text="7 pm"),))
    assert (when.start, when.ambiguous) == ("2026-03-05T19:00", ())


def test_another_day_takes_the_place_of_both_readings() -> None:
    (when,) = answered(THURSDAY, when=(When(kind="date", start="2026-03-20", text="the twentieth"),))
    assert (when.start, when.ambiguous) == ("2026-03-20", ())


def test_it_is_asked_once_and_then_the_likelier_reading_is_taken() -> None:
    (when,) = answered(THURSDAY, Intent.PARKING)
    assert (when.start, when.ambiguous) == ("2026-03-12", ())


def test_a_settled_time_is_searched_for_again() -> None:
    heard = Understanding(text="the first", lang="en", slots=Slots(choice=Choice(ordinal=1)))
    tracked = track(asked(THURSDAY), heard, Directory())
    assert tracked.understood
    assert tracked.frame.goals[0].tried == ()


def test_days_that_are_ruled_out_and_times_without_a_day_are_not_asked_about() -> None:
    ruled_out = THURSDAY.model_copy(update={"relation": "except"})
    at_three = When(kind="time", start="15:00", text="3", ambiguous=(Reading(kind="time", start="03:00"),))
    assert unsettled(Goal(id="G1", kind=GoalKind.BOOK, when=(ruled_out, at_three))) is None


def test_what_is_asked_about_is_a_time_of_a_goal_that_is_under_way() -> None:
    frame = asked(THURSDAY)
    frame.goals.insert(0, Goal(id="G0", kind=GoalKind.BOOK, status="done", when=(AT_SEVEN,)))
    assert open_question(frame) == (frame.goals[1], THURSDAY)
