"""What times of one message make of each other: alternatives, a visit moved, days and hours said apart."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import Said, hear, times


@pytest.mark.parametrize(
    ("text", "lang", "starts"),
    [
        ("Friday at 3 or 4", "en", ["2026-03-06T15:00", "2026-03-06T16:00"]),
        ("fri at 10 or 1030", "en", ["2026-03-06T10:00", "2026-03-06T10:30"]),
        ("Friday at 7 pm or 8", "en", ["2026-03-06T19:00", "2026-03-06T20:00"]),
        ("el viernes a las 3 o 4", "es", ["2026-03-06T15:00", "2026-03-06T16:00"]),
        ("march 25 or 26", "en", ["2026-03-25", "2026-03-26"]),
        ("25 o 26 de marzo", "es", ["2026-03-25", "2026-03-26"]),
        ("el 12 o 13", "es", ["2026-03-12", "2026-03-13"]),
        ("el 23 o si no el 24", "es", ["2026-03-23", "2026-03-24"]),
        ("the twelfth or if not the thirteenth", "en", ["2026-03-12", "2026-03-13"]),
        ("this week or next", "en", ["2026-03-02", "2026-03-09"]),
        ("next Tuesday or the one after that", "en", ["2026-03-10", "2026-03-17"]),
        ("el martes o el que sigue", "es", ["2026-03-10", "2026-03-17"]),
        ("in the next day or two", "en", ["2026-03-04"]),
        ("del 9 al 13 por las tardes", "es", ["2026-03-09", "12:00"]),
    ],
)
def test_what_an_or_joins_is_of_one_kind(text: str, lang: Lang, starts: list[str]) -> None:
    assert [start for _, start, _, _ in times(text, lang=lang, expecting=Expecting.WHEN)] == starts


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("move my appointment from Thursday to Friday", "en", ("date", "2026-03-06", None, "at")),
        ("change my Thursday visit to Friday at 3", "en", ("datetime", "2026-03-06T15:00", None, "at")),
        ("can you move my 2 pm to 4 pm", "en", ("time", "16:00", None, "at")),
        ("reschedule from the 5th to the 9th", "en", ("date", "2026-03-09", None, "at")),
        ("cambie mi cita del jueves al viernes", "es", ("date", "2026-03-06", None, "at")),
        ("cámbieme la de las 2 a las 4", "es", ("time", "16:00", None, "at")),
        ("mover mi cita del 5 al 9", "es", ("date", "2026-03-09", None, "at")),
    ],
)
def test_a_visit_that_is_moved_is_wished_for_at_its_new_time(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang) == [wanted]


def test_a_stretch_of_days_is_no_move() -> None:
    assert times("I could come in from Monday to Wednesday") == [("range", "2026-03-09", "2026-03-12", "at")]
    assert times("move it to between 2 and 4") == [("range", "14:00", "16:00", "at")]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("after the 14th, not before 9", "en",
         [("date", "2026-03-14", None, "after"), ("time", "09:00", None, "after")]),
        ("A partir del 20 de abril, por la mañana", "es",
         [("date", "2026-04-20", None, "after"), ("range", "08:00", "12:00", "at")]),
        ("En abril, cuando haga calor. Después del 10", "es", [("date", "2026-04-10", None, "after")]),
        ("tomorrow from about 1 to 2:30, my lunch", "en",
         [("range", "2026-03-04T13:00", "2026-03-04T14:30", "at")]),
        ("tonight if they're there that late, five thirty or six", "en",
         [("datetime", "2026-03-03T17:30", None, "at"), ("datetime", "2026-03-03T18:00", None, "at")]),
        ("jueves 12, primera hora no, después de las 2", "es", [("datetime", "2026-03-12T14:00", None, "after")]),
        ("los martes y jueves", "es",
         [("recurring", "2026-03-10", None, "at"), ("recurring", "2026-03-05", None, "at")]),
        ("Thursdays, starting the 12th", "en", [("recurring", "2026-03-12", None, "at")]),
        ("el sábado en la mañana, entre semana trabajo", "es",
         [("range", "2026-03-07T08:00", "2026-03-07T12:00", "at"), ("recurring", "2026-03-09", "2026-03-14", "except")]),
        ("esta semana no, la que viene", "es",
         [("range", "2026-03-02", "2026-03-09", "except"), ("range", "2026-03-09", "2026-03-16", "at")]),
    ],
)  # fmt: skip
def test_days_and_hours_said_apart_keep_what_each_says(text: str, lang: Lang, wanted: list[Said]) -> None:
    assert sorted(times(text, lang=lang, expecting=Expecting.WHEN), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Is she in this Friday? If so I'd like 11:15", "en", ("datetime", "2026-03-06T11:15", None, "at")),
        ("mon 3/16 doable? before 11am I work nights", "en", ("datetime", "2026-03-16T11:00", None, "before")),
    ],
)
def test_an_hour_belongs_to_the_day_that_was_asked_after(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang) == [wanted]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("make it two fifteen, I can't get off before that", "en", ("time", "14:15", None, "at")),
        ("no, but Friday would be all right", "en", ("date", "2026-03-06", None, "at")),
        ("yo dije el trece viernes trece", "es", ("date", "2026-03-13", None, "at")),
        ("era para el martes, no para el miércoles", "es", ("date", "2026-03-10", None, "at")),
        ("no era el 5 era el 6", "es", ("date", "2026-03-06", None, "at")),
    ],
)
def test_what_is_put_right_stands(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang, expecting=Expecting.READING) == [wanted]


@pytest.mark.parametrize(
    ("text", "expecting"),
    [
        ("five oh four five five five oh one seventy seven and it's for the Thursday visit", Expecting.PHONE),
        ("The code is 105577. And then I need to cancel for Thursday.", Expecting.CODE),
    ],
)
def test_a_day_said_behind_a_number_is_heard(text: str, expecting: Expecting) -> None:
    assert times(text, expecting=expecting) == [("date", "2026-03-05", None, "at")]


def test_a_day_to_be_called_on_is_no_wish() -> None:
    assert times("My number is 617 555 0145. Will you call me tomorrow?", expecting=Expecting.PHONE) == []


def test_later_is_heard_beside_the_hour_that_one_gets_off() -> None:
    slots = hear("can you move me to later in the day, my shift doesn't end till four").slots
    assert slots.later and [w.relation for w in slots.when] == ["after"]
