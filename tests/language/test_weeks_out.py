"""Weeks that are ruled out, the end of a day, and a feast that bears a doctor's name."""

from __future__ import annotations

from datetime import datetime

import pytest

from language.directory import Directory, Person
from language.types import Context, Expecting, Intent, Lang
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


@pytest.mark.parametrize(
    ("text", "lang", "wished"),
    [
        ("no in TWO WEEKS like march 17 to 19", "en", [("2026-03-17", None), ("2026-03-17", "2026-03-20")]),
        ("en dos semanas, del 17 al 19 de marzo", "es", [("2026-03-17", None), ("2026-03-17", "2026-03-20")]),
        ("no in two weeks", "en", [("2026-03-17", None)]),
        ("no in the morning", "en", []),
        ("no in march", "en", []),
    ],
)
def test_a_run_of_days_stays_whole_behind_the_weeks_until_then(text: str, lang: Lang, wished: list[object]) -> None:
    assert [(start, end) for _, start, end, relation in times(text, lang=lang) if relation == "at"] == wished


@pytest.mark.parametrize(
    ("text", "lang", "wished"),
    [
        ("i had a visit with dr lee today and he told me come back in two weeks", "en", ["2026-03-17"]),
        ("me vieron hoy y me dijo el doctor que volviera en dos semanas", "es", ["2026-03-17"]),
        ("can i come back today", "en", ["2026-03-03"]),
        ("quiero cita hoy para que me vuelvan a revisar", "es", ["2026-03-03"]),
        ("i had an appointment today, can i move it to friday", "en", ["2026-03-03", "2026-03-06"]),
    ],
)
def test_todays_visit_after_which_one_is_to_come_back_is_over(text: str, lang: Lang, wished: list[str]) -> None:
    assert [start for _, start, _, _ in times(text, lang=lang)] == wished


@pytest.mark.parametrize(
    ("text", "lang", "wished"),
    [
        ("lunes o martes de la semana que viene no, de la otra", "es", ["2026-03-16", "2026-03-17"]),
        ("el próximo viernes, no, mejor el de la otra semana", "es", ["2026-03-20"]),
        ("monday or tuesday next week, no, the week after", "en", ["2026-03-16", "2026-03-17"]),
        ("monday or the week after", "en", ["2026-03-09", "2026-03-09"]),
        ("el viernes de la otra semana", "es", ["2026-03-13"]),
    ],
)
def test_the_same_days_of_the_other_week(text: str, lang: Lang, wished: list[str]) -> None:
    assert [start for _, start, _, relation in times(text, lang=lang) if relation == "at"] == wished


@pytest.mark.parametrize(
    ("text", "lang"),
    [("after march 15 in the afternoon", "en"), ("después del 15 de marzo en la tarde", "es")],
)
def test_a_part_of_the_day_is_of_every_day_after_the_one_named(text: str, lang: Lang) -> None:
    assert [time[1:] for time in times(text, lang=lang)] == [("2026-03-15", None, "after"), ("12:00", "17:00", "at")]


def test_two_days_after_a_holiday_its_week_is_that_one_and_not_next_years() -> None:
    def said(text: str) -> list[str | None]:
        context = Context(datetime(2026, 11, 28, 12, 30), Directory(), lang="en")  # noqa: DTZ001
        return [w.start for w in understand(text, context).slots.when]

    assert said("the week of thanksgiving") == ["2026-11-23"]
    assert said("next thanksgiving") == ["2027-11-25"]
    assert said("the monday after thanksgiving") == ["2026-11-30"]
    assert said("before christmas") == ["2026-12-25"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("any day next week, am", [("08:00", "12:00")]),
        ("next week, pm please", [("12:00", "17:00")]),
        ("hello, am looking for something next week", []),
    ],
)
def test_a_half_of_the_day_behind_a_comma(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(s, e) for _, s, e, _ in times(text) if ":" in (s or "")] == parts


@pytest.mark.parametrize("text", ["move the 2nd to another week", "move the tuesday one to a different day"])
def test_the_visit_of_a_day_is_moved_to_another_week(text: str) -> None:
    assert Intent.RESCHEDULE in hear(text).intents


def test_the_day_is_heard_with_the_news_that_the_emergency_is_over() -> None:
    text = "ya se le pasó, la ambulancia dice que está bien. necesito cita con su pediatra mañana"
    assert [start for _, start, _, _ in times(text, lang="es")] == ["2026-03-04"]


def test_days_late_as_possible_are_whole_days() -> None:
    slots = hear("can I get a cardiology follow up next thursday or friday late as possible").slots
    assert slots.as_late and [(w.kind, w.start) for w in slots.when] == [("date", "2026-03-12"), ("date", "2026-03-13")]
