"""Days that have passed or that no calendar has are noticed where they are wished for, and nowhere else."""

from __future__ import annotations

import pytest

from language.types import Expecting
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I need to see the cardiologist on February 10, 2026", "2026-02-10"),
        ("book me an eye exam yesterday", "2026-03-02"),
        ("Necesito una cita con cardiología el 10 de febrero de 2026", "2026-02-10"),
        ("move my eye exam to February 20 2026", "2026-02-20"),
    ],
)
def test_a_day_that_has_passed_is_noticed(text: str, day: str) -> None:
    slots = hear(text).slots
    assert (slots.gone_by, slots.when) == (day, ())


@pytest.mark.parametrize(
    "text",
    [
        "it started yesterday, I need a doctor",
        "I missed my appointment yesterday, can I rebook for friday",
        "I was seen on February 10, 2026 and need a follow-up with cardiology",
        "book my daughter, born February 10 2026, with the pediatrician",
        "I need to see the cardiologist on March 10",
        "me caí ayer y necesito una cita de ortopedia",
    ],
)
def test_the_days_of_a_story_are_no_wish(text: str) -> None:
    assert hear(text).slots.gone_by is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I want an eye exam on February 30", "02-30"),
        ("I need a checkup on the 31st of April, please", "04-31"),
        ("quiero una cita de cardiología el 30 de febrero", "02-30"),
    ],
)
def test_a_day_that_no_calendar_has_is_noticed(text: str, day: str) -> None:
    assert hear(text).slots.no_such_day == day


@pytest.mark.parametrize("text", ["I want an eye exam on March 31", "book an eye exam for March 5 at 10:30"])
def test_a_day_that_there_is_is_none_of_those(text: str) -> None:
    assert hear(text).slots.no_such_day is None


def test_a_birth_date_is_left_to_its_own_question() -> None:
    assert hear("February 30 1982", expecting=Expecting.BIRTH_DATE).slots.no_such_day is None
