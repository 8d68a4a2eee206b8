"""Kinds of dates and times, a few of each: counted from another day, lists, working days, stretches, feasts and their eves."""

from __future__ import annotations

from datetime import datetime

import pytest

from language.types import Lang
from tests.language.hearing import Said, hear, times


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a week tomorrow", [("date", "2026-03-11", None, "at")]),
        ("Friday week", [("date", "2026-03-13", None, "at")]),
        ("two weeks from Monday", [("date", "2026-03-23", None, "at")]),
        ("2 days before Easter", [("date", "2026-04-03", None, "at")]),
        ("six months after March 10", [("date", "2026-09-10", None, "at")]),
        ("a week before Christmas", [("date", "2026-12-18", None, "at")]),
        ("in a month and a half", [("date", "2026-04-18", None, "at")]),
        ("in five business days", [("date", "2026-03-10", None, "at")]),
        ("an hour before noon", [("time", "11:00", None, "at")]),
        ("90 minutes after 2", [("time", "15:30", None, "at")]),
        ("the coming Friday", [("date", "2026-03-06", None, "at")]),
        ("Thursday at the latest", [("date", "2026-03-05", None, "before")]),
        ("Thursday or Friday of next week", [("date", "2026-03-12", None, "at"), ("date", "2026-03-13", None, "at")]),
        ("this Thursday or next", [("date", "2026-03-05", None, "at"), ("date", "2026-03-12", None, "at")]),
        ("Monday mornings", [("recurring", "2026-03-09T08:00", "2026-03-09T12:00", "at")]),
        (
            "Tuesday and Thursday mornings",
            [
                ("recurring", "2026-03-10T08:00", "2026-03-10T12:00", "at"),
                ("recurring", "2026-03-05T08:00", "2026-03-05T12:00", "at"),
            ],
        ),
        ("two Fridays from now", [("date", "2026-03-13", None, "at")]),
        ("Monday till Wednesday", [("range", "2026-03-09", "2026-03-12", "at")]),
        ("through Friday", [("range", "2026-03-03", "2026-03-07", "at")]),
        ("the 1st of the month", [("date", "2026-04-01", None, "at")]),
        ("the first business day of April", [("date", "2026-04-01", None, "at")]),
        ("the last weekday of the month", [("date", "2026-03-31", None, "at")]),
        ("the second Tuesday of next month", [("date", "2026-04-14", None, "at")]),
        ("15-Apr-26", [("date", "2026-04-15", None, "at")]),
        (
            "March 10, 11 or 12",
            [
                ("date", "2026-03-10", None, "at"),
                ("date", "2026-03-11", None, "at"),
                ("date", "2026-03-12", None, "at"),
            ],
        ),
        ("April 15 and 16", [("date", "2026-04-15", None, "at"), ("date", "2026-04-16", None, "at")]),
        (
            "April 15, April 16 or April 20",
            [
                ("date", "2026-04-15", None, "at"),
                ("date", "2026-04-16", None, "at"),
                ("date", "2026-04-20", None, "at"),
            ],
        ),
        (
            "the 15th, 16th or 17th",
            [
                ("date", "2026-03-15", None, "at"),
                ("date", "2026-03-16", None, "at"),
                ("date", "2026-03-17", None, "at"),
            ],
        ),
        ("april fifteenth two thousand twenty six", [("date", "2026-04-15", None, "at")]),
        ("four fifteen twenty twenty six", [("date", "2026-04-15", None, "at")]),
        ("the week after", [("range", "2026-03-09", "2026-03-16", "at")]),
        ("midweek", [("range", "2026-03-04", "2026-03-06", "at")]),
        ("this coming weekend", [("range", "2026-03-07", "2026-03-09", "at")]),
        ("over the weekend", [("range", "2026-03-07", "2026-03-09", "at")]),
        ("in the next month", [("range", "2026-03-04", "2026-04-04", "at")]),
        ("in the next week or two", [("range", "2026-03-04", "2026-03-18", "at")]),
        ("in the coming weeks", [("range", "2026-03-04", "2026-03-25", "at")]),
        ("in 2 or 3 weeks", [("range", "2026-03-17", "2026-03-25", "at")]),
        ("two to three weeks from now", [("range", "2026-03-17", "2026-03-25", "at")]),
        ("April of next year", [("range", "2027-04-01", "2027-05-01", "at")]),
        ("early next year", [("range", "2027-01-01", "2027-04-01", "at")]),
        ("summer 2027", [("range", "2027-06-21", "2027-09-24", "at")]),
        ("the 2nd quarter of next year", [("range", "2027-04-01", "2027-07-01", "at")]),
        ("by end of March", [("date", "2026-04-01", None, "before")]),
        (
            "the week of the 16th, preferably in the morning",
            [("range", "2026-03-16", "2026-03-23", "at"), ("range", "08:00", "12:00", "at")],
        ),
        (
            "I'm out of town next week, so the week after",
            [("range", "2026-03-09", "2026-03-16", "except"), ("range", "2026-03-16", "2026-03-23", "at")],
        ),
        ("1530 hours", [("time", "15:30", None, "at")]),
        ("fifteen hundred hours", [("time", "15:00", None, "at")]),
        ("oh nine thirty", [("time", "09:30", None, "at")]),
        ("threeish", [("time", "15:00", None, "around")]),
        ("shortly after noon", [("time", "12:00", None, "after")]),
        (
            "10 or 11 on Thursday",
            [("datetime", "2026-03-05T10:00", None, "at"), ("datetime", "2026-03-05T11:00", None, "at")],
        ),
        (
            "at 9, 10 or 11",
            [("time", "09:00", None, "at"), ("time", "10:00", None, "at"), ("time", "11:00", None, "at")],
        ),
        ("between 3 & 5", [("range", "15:00", "17:00", "at")]),
        ("after 3 but before 5", [("range", "15:00", "17:00", "at")]),
        ("from 9 in the morning until 2 in the afternoon", [("range", "09:00", "14:00", "at")]),
        ("every Monday at 4", [("recurring", "2026-03-09T16:00", None, "at")]),
        ("no mornings, after 1", [("time", "13:00", None, "after")]),
        ("Thanksgiving eve", [("date", "2026-11-25", None, "at")]),
        ("Christmas Eve", [("date", "2026-12-24", None, "at")]),
        ("the eve of Easter", [("date", "2026-04-04", None, "at")]),
        ("Thanksgiving week", [("range", "2026-11-23", "2026-11-30", "at")]),
        ("Election Day", [("date", "2026-11-03", None, "at")]),
        ("Presidents' Day", [("date", "2027-02-15", None, "at")]),
        ("Martin Luther King Jr. Day", [("date", "2027-01-18", None, "at")]),
        ("Indigenous Peoples' Day", [("date", "2026-10-12", None, "at")]),
        ("Orthodox Easter", [("date", "2026-04-12", None, "at")]),
        ("the Monday after Easter", [("date", "2026-04-06", None, "at")]),
        ("between Thanksgiving and Christmas", [("range", "2026-11-26", "2026-12-26", "at")]),
    ],
)
def test_each_english_kind_means_what_people_mean(text: str, wanted: list[Said]) -> None:
    assert times(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("en hora y media", [("datetime", "2026-03-03T10:30", None, "at")]),
        ("en medio año", [("date", "2026-09-03", None, "at")]),
        ("en un mes y medio", [("date", "2026-04-18", None, "at")]),
        ("en dos o tres semanas", [("range", "2026-03-17", "2026-03-25", "at")]),
        ("en una semana o dos", [("range", "2026-03-10", "2026-03-18", "at")]),
        ("en los próximos días", [("range", "2026-03-04", "2026-03-07", "at")]),
        ("de aquí al viernes", [("range", "2026-03-03", "2026-03-07", "at")]),
        ("una semana antes de Navidad", [("date", "2026-12-18", None, "at")]),
        ("del lunes en ocho", [("date", "2026-03-16", None, "at")]),
        ("este viernes que viene", [("date", "2026-03-06", None, "at")]),
        (
            "el jueves o viernes de la otra semana",
            [("date", "2026-03-12", None, "at"), ("date", "2026-03-13", None, "at")],
        ),
        ("el primer día hábil de abril", [("date", "2026-04-01", None, "at")]),
        ("10-mar-2026", [("date", "2026-03-10", None, "at")]),
        ("15 y 16 de abril", [("date", "2026-04-15", None, "at"), ("date", "2026-04-16", None, "at")]),
        (
            "el 15, 16 o 17 de abril",
            [
                ("date", "2026-04-15", None, "at"),
                ("date", "2026-04-16", None, "at"),
                ("date", "2026-04-17", None, "at"),
            ],
        ),
        ("no antes del 15", [("date", "2026-03-15", None, "after")]),
        ("el fin de semana del 14", [("range", "2026-03-14", "2026-03-16", "at")]),
        ("a media semana", [("range", "2026-03-04", "2026-03-06", "at")]),
        ("la primera quincena de abril", [("range", "2026-04-01", "2026-04-16", "at")]),
        ("las primeras dos semanas de abril", [("range", "2026-03-30", "2026-04-13", "at")]),
        ("en lo que resta del mes", [("range", "2026-03-03", "2026-04-01", "at")]),
        ("hasta fin de mes", [("date", "2026-04-01", None, "before")]),
        ("abril del próximo año", [("range", "2027-04-01", "2027-05-01", "at")]),
        ("verano de 2027", [("range", "2027-06-21", "2027-09-24", "at")]),
        ("en otoño", [("range", "2026-09-23", "2026-12-21", "at")]),
        ("esta tarde", [("range", "2026-03-03T12:00", "2026-03-03T17:00", "at")]),
        ("esta mañana", [("range", "2026-03-03T08:00", "2026-03-03T12:00", "at")]),
        ("los martes a las 4", [("recurring", "2026-03-10T16:00", None, "at")]),
        ("de 9 de la mañana a 2 de la tarde", [("range", "09:00", "14:00", "at")]),
        (
            "a las 9, 10 u 11",
            [("time", "09:00", None, "at"), ("time", "10:00", None, "at"), ("time", "11:00", None, "at")],
        ),
        ("la víspera de Navidad", [("date", "2026-12-24", None, "at")]),
        ("la víspera de Acción de Gracias", [("date", "2026-11-25", None, "at")]),
        ("Día de las Elecciones", [("date", "2026-11-03", None, "at")]),
    ],
)
def test_each_spanish_kind_means_what_people_mean(text: str, wanted: list[Said]) -> None:
    assert times(text, lang="es") == wanted


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I had a bad fall", "en"),
        ("not at this time", "en"),
        ("anything open over spring break?", "en"),
        ("ya está tarde", "es"),
        ("es mi doctor", "es"),
    ],
)
def test_a_fall_and_a_late_hour_are_no_times(text: str, lang: Lang) -> None:
    assert times(text, lang=lang) == []


@pytest.mark.parametrize("text", ["March 10, 11 or 12", "2 days before Easter"])
def test_days_in_a_list_and_days_that_are_counted_are_no_birth_date(text: str) -> None:
    assert hear(text).slots.birth_date is None


def test_a_date_of_birth_with_a_short_year_is_one_still() -> None:
    assert hear("Jane Doe, march 5 82").slots.birth_date == "1982-03-05"


@pytest.mark.parametrize(
    ("text", "lang", "now", "wanted"),
    [
        ("a week after Thanksgiving", "en", "2026-11-28", ("date", "2026-12-03", None, "at")),
        ("the week after Thanksgiving", "en", "2026-11-28", ("range", "2026-11-30", "2026-12-07", "at")),
        ("the Monday after Thanksgiving", "en", "2026-11-28", ("date", "2026-11-30", None, "at")),
        ("two weeks after November 20", "en", "2026-11-28", ("date", "2026-12-04", None, "at")),
        ("six months after May 5", "en", "2026-10-01", ("date", "2026-11-05", None, "at")),
        ("la semana después de Navidad", "es", "2026-12-26", ("range", "2026-12-28", "2027-01-04", "at")),
        ("una semana después de Acción de Gracias", "es", "2026-11-28", ("date", "2026-12-03", None, "at")),
        ("a week after Thanksgiving", "en", "2026-11-10", ("date", "2026-12-03", None, "at")),
        ("a week after Thanksgiving", "en", "2026-12-10", ("date", "2027-12-02", None, "at")),
    ],
)
def test_what_comes_after_a_feast_just_past_is_counted_from_it(text: str, lang: Lang, now: str, wanted: Said) -> None:
    assert times(text, lang=lang, now=datetime.fromisoformat(f"{now}T10:00")) == [wanted]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("after lunch", "en", ("range", "13:00", "17:00", "at")),
        ("Thursday after lunch", "en", ("range", "2026-03-05T13:00", "2026-03-05T17:00", "at")),
        ("after lunch at 3", "en", ("time", "15:00", None, "at")),
        ("el jueves después de comer", "es", ("range", "2026-03-05T13:00", "2026-03-05T17:00", "at")),
        ("next 20 minutes", "en", ("range", "2026-03-03T09:01", "2026-03-03T09:21", "at")),
        ("the next two hours", "en", ("range", "2026-03-03T09:00", "2026-03-03T11:00", "at")),
    ],
)
def test_after_lunch_is_the_afternoon_and_the_running_minute_is_over(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang) == [wanted]
