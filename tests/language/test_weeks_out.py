"""Weeks that are ruled out, the end of a day, and a feast that bears a doctor's name."""

from __future__ import annotations

from datetime import datetime

import pytest

from language.directory import Directory, Person
from language.types import Context, Expecting, Lang
from language.understand import understand
from tests.language.hearing import hear, times

THIS, NEXT, AFTER = ("2026-03-02", "2026-03-09"), ("2026-03-09", "2026-03-16"), ("2026-03-16", "2026-03-23")


@pytest.mark.parametrize(
    ("text", "lang", "wished"),
    [
        ("not this week, not next week, the one after", "en", True),
        ("not next week but the week after", "en", True),
        ("not this week or next week", "en", False),
        ("ni esta semana ni la próxima, la siguiente", "es", True),
        ("ni esta semana ni la próxima", "es", False),
    ],
)
def test_next_week_is_ruled_out_and_the_one_behind_it_wished_for(text: str, lang: Lang, wished: bool) -> None:
    said = times(text, lang=lang, expecting=Expecting.WHEN)
    assert ("range", *NEXT, "except") in said
    assert (("range", *AFTER, "at") in said) is wished
    assert not any(kind[1:] == (*NEXT, "at") for kind in said)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("as late as possible on the 8th", "en"),
        ("the latest you have on friday", "en"),
        ("the last appointment of the day", "en"),
        ("lo más tarde posible el 8", "es"),
        ("la última hora del día", "es"),
    ],
)
def test_the_end_of_the_day_is_no_later_time_than_another(text: str, lang: Lang) -> None:
    slots = hear(text, Expecting.WHEN, lang=lang).slots
    assert slots.as_late and not slots.later


@pytest.mark.parametrize(
    ("text", "named"), [("después de Reyes", False), ("con la Dra. Reyes", True), ("con Reyes", True)]
)
def test_after_a_feast_is_no_doctor_of_its_name(text: str, named: bool) -> None:
    there = Directory(practitioners=(Person(key="reyes", name="Dra. Paula Reyes", aliases=("Reyes",)),))
    context = Context(datetime(2026, 12, 1, 9, 0), there, last_lang="es", expecting=Expecting.WHEN)  # noqa: DTZ001
    slots = understand(f"una cita {text}", context).slots
    assert (slots.practitioner is not None) is named
    assert any(w.start == "2027-01-06" for w in slots.when) is not named
