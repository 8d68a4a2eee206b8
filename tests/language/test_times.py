"""Dates and times as people say them, on a pinned clock."""

# ruff: noqa: DTZ001
from __future__ import annotations

from datetime import datetime

import pytest

from language import Expecting
from language.types import Lang
from tests.language.hearing import hear, times


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("next Tuesday", ("date", "2026-03-10", None, "at")),
        ("this Friday", ("date", "2026-03-06", None, "at")),
        ("tomorrow at 3pm", ("datetime", "2026-03-04T15:00", None, "at")),
        ("the day after tomorrow", ("date", "2026-03-05", None, "at")),
        ("in a fortnight", ("date", "2026-03-17", None, "at")),
        ("the week after Thanksgiving", ("range", "2026-11-30", "2026-12-07", "at")),
        ("first thing Monday", ("range", "2026-03-09T08:00", "2026-03-09T10:00", "at")),
        ("next Tuesday afternoon", ("range", "2026-03-10T12:00", "2026-03-10T17:00", "at")),
        ("Friday evening", ("range", "2026-03-06T17:00", "2026-03-06T20:00", "at")),
        ("half past three", ("time", "15:30", None, "at")),
        ("three thirty", ("time", "15:30", None, "at")),
        ("quarter to 9", ("time", "08:45", None, "at")),
        ("twelve oh five", ("time", "12:05", None, "at")),
        ("between 2 and 4 on Friday", ("range", "2026-03-06T14:00", "2026-03-06T16:00", "at")),
        ("Monday 11-4", ("range", "2026-03-09T11:00", "2026-03-09T16:00", "at")),
        ("before noon", ("time", "12:00", None, "before")),
        ("around 2 pm", ("time", "14:00", None, "around")),
        ("not Friday", ("date", "2026-03-06", None, "except")),
        ("the first Monday of April", ("date", "2026-04-06", None, "at")),
        ("the end of next week", ("range", "2026-03-13", "2026-03-16", "at")),
        ("March 20th at 10:15", ("datetime", "2026-03-20T10:15", None, "at")),
        ("in two weeks", ("date", "2026-03-17", None, "at")),
        ("a week from Monday", ("date", "2026-03-16", None, "at")),
        ("as soon as possible", ("date", "2026-03-03", None, "earliest")),
        ("nine to five", ("range", "09:00", "17:00", "at")),
        ("ten to five", ("time", "16:50", None, "at")),
        ("next week or the week after", ("range", "2026-03-09", "2026-03-23", "at")),
        ("the rest of this week", ("range", "2026-03-03", "2026-03-09", "at")),
        ("the first week of April", ("range", "2026-03-30", "2026-04-06", "at")),
        ("the second half of March", ("range", "2026-03-16", "2026-04-01", "at")),
        ("in the next 3 days", ("range", "2026-03-04", "2026-03-07", "at")),
        ("from Monday to Wednesday", ("range", "2026-03-09", "2026-03-12", "at")),
        ("a couple of days after Easter", ("date", "2026-04-07", None, "at")),
        ("the weekend after next", ("range", "2026-03-21", "2026-03-23", "at")),
        ("early next week", ("range", "2026-03-09", "2026-03-12", "at")),
        ("two weeks from Friday", ("date", "2026-03-20", None, "at")),
        ("wed at 3", ("datetime", "2026-03-04T15:00", None, "at")),
    ],
)  # fmt: skip
def test_english_times_mean_what_people_mean(text: str, wanted: tuple[str, str, str | None, str]) -> None:
    assert times(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mañana por la tarde", ("range", "2026-03-04T12:00", "2026-03-04T17:00", "at")),
        ("mañana por la mañana", ("range", "2026-03-04T08:00", "2026-03-04T12:00", "at")),
        ("el martes que viene", ("date", "2026-03-10", None, "at")),
        ("dentro de quince días", ("date", "2026-03-18", None, "at")),
        ("pasado mañana a las 8", ("datetime", "2026-03-05T08:00", None, "at")),
        ("a las tres y media de la tarde", ("time", "15:30", None, "at")),
        ("a las doce menos cuarto", ("time", "11:45", None, "at")),
        ("el 5 de abril a las 10", ("datetime", "2026-04-05T10:00", None, "at")),
        ("entre las 2 y las 4", ("range", "14:00", "16:00", "at")),
        ("hoy en ocho", ("date", "2026-03-10", None, "at")),
        ("de hoy en quince", ("date", "2026-03-17", None, "at")),
        ("el 12 a las 3", ("datetime", "2026-03-12T15:00", None, "at")),
        ("el martes q viene en la tarde", ("range", "2026-03-10T12:00", "2026-03-10T17:00", "at")),
        ("del lunes al miércoles", ("range", "2026-03-09", "2026-03-12", "at")),
        ("lo que queda de la semana", ("range", "2026-03-03", "2026-03-09", "at")),
        ("la semana que viene", ("range", "2026-03-09", "2026-03-16", "at")),
        ("después de las 5", ("time", "17:00", None, "after")),
        ("menos el viernes", ("date", "2026-03-06", None, "except")),
        ("lo antes posible", ("date", "2026-03-03", None, "earliest")),
    ],
)  # fmt: skip
def test_spanish_times_mean_what_people_mean(text: str, wanted: tuple[str, str, str | None, str]) -> None:
    assert times(text, lang="es") == [wanted]


def test_any_weekday_but_friday_is_five_days_less_one() -> None:
    assert times("any weekday but Friday") == [
        ("recurring", "2026-03-09", "2026-03-14", "at"),
        ("date", "2026-03-06", None, "except"),
    ]


def test_a_part_of_day_is_shared_by_the_days_of_a_list() -> None:
    found = times("Tuesday or Wednesday morning")
    assert found == [
        ("range", "2026-03-10T08:00", "2026-03-10T12:00", "at"),
        ("range", "2026-03-04T08:00", "2026-03-04T12:00", "at"),
    ]


def test_next_friday_lists_the_nearer_friday_too() -> None:
    when = hear("next Friday").slots.when[0]
    assert (when.start, [r.start for r in when.ambiguous]) == ("2026-03-13", ["2026-03-06"])


def test_a_date_in_figures_that_reads_both_ways_is_listed_both_ways() -> None:
    heard = hear("03/04")
    assert (heard.slots.when[0].start, heard.slots.when[0].ambiguous[0].start) == ("2026-03-04", "2026-04-03")
    assert "when" in heard.unclear


def test_a_hospital_that_leads_with_the_day_is_not_asked() -> None:
    when = hear("03/04", day_first=True).slots.when[0]
    assert (when.start, when.ambiguous) == ("2026-04-03", ())


def test_a_bare_number_is_an_hour_only_where_a_time_was_asked_for() -> None:
    assert times("3") == []
    assert times("3", expecting=Expecting.WHEN) == [("time", "15:00", None, "at")]


def test_a_greeting_is_no_part_of_the_day() -> None:
    assert times("good afternoon, how are you") == []
    assert times("buenas tardes, quiero una cita", lang="es") == []


def test_how_long_it_has_hurt_is_no_appointment_time() -> None:
    assert times("my back has hurt for 3 days") == []


def test_what_happened_last_week_is_no_wish() -> None:
    assert times("it began last Friday") == []


def test_weekdays_roll_over_the_end_of_the_year() -> None:
    assert times("next Monday", now=datetime(2026, 12, 30, 12)) == [("date", "2027-01-04", None, "at")]


def test_spans_point_into_the_raw_text() -> None:
    text = "¿Ｍañana\u200b a las 3?"
    when = hear(text, lang="es").slots.when[0]
    assert when.span is not None
    assert text[slice(*when.span)] == when.text


@pytest.mark.parametrize(
    "text", ["I may come in", "I'm sat here waiting", "I wed my husband", "my skin burns in the sun"]
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("nothing too early", "en"),
        ("not too early", "en"),
        ("nothing before ten", "en"),
        ("nada muy temprano", "es"),
        ("que no sea tan temprano", "es"),
    ],
)
def test_nothing_too_early_is_a_time_of_day(text: str, lang: Lang) -> None:
    assert ("time", "10:00", None, "after") in times(text, lang=lang)


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("para la piel, la otra semana", "2026-03-09"),
        ("la otra semana", "2026-03-09"),
        ("la semana que viene no, la otra", "2026-03-16"),
    ],
)
def test_the_other_week_in_spanish_is_the_next_one_not_yet_named(text: str, monday: str) -> None:
    assert [(kind, start) for kind, start, _, _ in times(text, lang="es")] == [("range", monday)]


def test_tuesday_but_not_too_early_is_on_tuesday() -> None:
    assert times("next Tuesday, not too early") == [("datetime", "2026-03-10T10:00", None, "after")]


@pytest.mark.parametrize(
    ("text", "lang", "out"),
    [
        ("I can't do Tuesdays or Thursdays", "en", {("recurring", "2026-03-10"), ("recurring", "2026-03-05")}),
        ("any day but not Monday or Friday", "en", {("date", "2026-03-09"), ("date", "2026-03-06")}),
        ("not Monday nor Friday", "en", {("date", "2026-03-09"), ("date", "2026-03-06")}),
        ("no puedo ni lunes ni jueves", "es", {("date", "2026-03-09"), ("date", "2026-03-05")}),
        ("cualquier día menos lunes y jueves", "es", {("date", "2026-03-09"), ("date", "2026-03-05")}),
        ("no los lunes ni los viernes", "es", {("recurring", "2026-03-09"), ("recurring", "2026-03-06")}),
        ("I can't do Mondays, Wednesdays or Fridays", "en",
         {("recurring", "2026-03-09"), ("recurring", "2026-03-04"), ("recurring", "2026-03-06")}),
    ],
)  # fmt: skip
def test_a_not_rules_out_every_day_of_its_list(text: str, lang: Lang, out: set[tuple[str, str]]) -> None:
    heard = times(text, lang=lang)
    assert {(kind, start) for kind, start, _, relation in heard if relation == "except"} == out
    assert not [w for w in heard if w[3] == "at"]


@pytest.mark.parametrize(
    "text",
    [
        "not Monday but Thursday works",
        "not Monday, Thursday is fine",
        "not Monday. Thursday?",
        "not Monday, maybe Thursday",
    ],
)
def test_a_day_offered_instead_is_wished_for(text: str) -> None:
    assert [(start, relation) for _, start, _, relation in times(text)] == [
        ("2026-03-09", "except"),
        ("2026-03-05", "at"),
    ]


def test_any_weekday_but_one_after_two_is_no_such_day_and_after_two() -> None:
    heard = times("any weekday but Friday after 2")
    assert ("date", "2026-03-06", None, "except") in heard and ("time", "14:00", None, "after") in heard


@pytest.mark.parametrize(
    ("text", "lang", "days"),
    [
        ("tomorrow or the day after", "en", ["2026-03-04", "2026-03-05"]),
        ("Friday or the next day", "en", ["2026-03-06", "2026-03-07"]),
        ("mañana o pasado", "es", ["2026-03-04", "2026-03-05"]),
        ("mañana o pasado mañana", "es", ["2026-03-04", "2026-03-05"]),
    ],
)
def test_the_day_after_counts_from_the_day_before_it(text: str, lang: Lang, days: list[str]) -> None:
    assert [start for _, start, _, _ in times(text, lang=lang)] == days


@pytest.mark.parametrize(
    ("text", "lang"),
    [("only before 9am or after 4", "en"), ("before 9 or after 4", "en"), ("antes de las 9 o después de las 4", "es")],
)
def test_early_or_late_are_two_bounds(text: str, lang: Lang) -> None:
    heard = times(text, lang=lang, expecting=Expecting.CHOICE)
    assert [(start, relation) for _, start, _, relation in heard] == [("09:00", "before"), ("16:00", "after")]


@pytest.mark.parametrize(("text", "lang"), [("she's 5", "en"), ("my son is 7", "en"), ("tiene 5", "es")])
def test_an_age_is_no_hour(text: str, lang: Lang) -> None:
    assert times(text, lang=lang, expecting=Expecting.CHOICE) == []


def test_los_dos_are_two_people_and_no_hour() -> None:
    assert times("mañana los dos juntos", lang="es") == [("date", "2026-03-04", None, "at")]


@pytest.mark.parametrize("text", ["¿tienen algo el Friday?", "puede ser el friday"])
def test_a_day_in_the_other_language_is_heard(text: str) -> None:
    assert [start for _, start, _, _ in times(text, lang="es")] == ["2026-03-06"]
