"""Ordinary things that people say of times, doctors and visits, and that once were heard as something else."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from language import Context, understand
from language.directory import Person
from language.types import Expecting, Lang
from tests.language.hearing import HOSPITAL, TUESDAY, hear, times

WHEN, READING = Expecting.WHEN, Expecting.READING


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [("el lunes 16 a las 11:00", "2026-03-16", "11:00"), ("lunes 16 a las 10:30 am", "2026-03-16", "10:30"), ("el lunes 9 a las 9", "2026-03-09", "09:00")],
)  # fmt: skip
def test_a_day_of_the_month_and_an_hour_are_no_range_of_hours(text: str, day: str, hour: str) -> None:
    assert times(text, lang="es") == [("datetime", f"{day}T{hour}", None, "at")]


@pytest.mark.parametrize("text", ["de 3 a las 5 el lunes", "el lunes de 3 a 5", "el lunes de las 3 a las 5"])
def test_hours_from_and_to_stay_a_range(text: str) -> None:
    assert times(text, lang="es", expecting=WHEN) == [("range", "2026-03-09T15:00", "2026-03-09T17:00", "at")]


@pytest.mark.parametrize(
    ("text", "expecting", "lang"),
    [("vivo a dos horas", WHEN, "es"), ("me queda a 3 horas", WHEN, "es"), ("i got a bill for two hundred dollars", Expecting.NOTHING, "en"),
     ("May my husband come in with me?", Expecting.NOTHING, "en"), ("the MRI is like three months away", Expecting.NOTHING, "en")],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(text: str, expecting: Expecting, lang: Lang) -> None:
    assert times(text, lang=lang, expecting=expecting) == []


def test_a_doctors_name_is_no_holiday() -> None:
    reyes = Person(key="reyes", name="Dra. Luz Reyes", specialties=("cardiology",))
    known = HOSPITAL.model_copy(update={"practitioners": (*HOSPITAL.practitioners, reyes)})
    heard = understand("con la doctora Reyes", Context(TUESDAY, known, last_lang="es"))
    assert (heard.slots.practitioner, heard.slots.when) == ("reyes", ())


@pytest.mark.parametrize(
    ("text", "lang", "hour"), [("3:15 at the soonest", "en", "15:15"), ("3:15 at the earliest", "en", "15:15"), ("salgo a las 2, despues de eso", "es", "14:00"),
                               ("I get off at 3, after that", "en", "15:00")],
)  # fmt: skip
def test_an_hour_from_which_on_one_can_come_is_a_bound(text: str, lang: Lang, hour: str) -> None:
    assert times(text, lang=lang, expecting=WHEN) == [("time", hour, None, "after")]


@pytest.mark.parametrize("text", ["no i said 9 not 10", "yea but 9 not 10", "wait not 10 i need 9"])
def test_of_two_hours_at_a_read_back_the_refused_one_is_not_wished_for(text: str) -> None:
    assert times(text, expecting=READING) == [("time", "09:00", None, "at")]


def test_the_day_said_after_a_slip_stands() -> None:
    assert times("ay perdone dije jueves pero era viernes", lang="es", expecting=READING) == [
        ("date", "2026-03-06", None, "at")
    ]


@pytest.mark.parametrize("text", ["cancela lo d mañana no puedo ir", "cancele la de mañana, no puedo"])
def test_the_day_of_a_visit_that_is_let_go_of_is_not_ruled_out(text: str) -> None:
    assert times(text, lang="es") == [("date", "2026-03-04", None, "at")]


def test_what_comes_before_the_visit_does_not_bound_it() -> None:
    assert times("do i need 2 fast b4 my labs tmrw") == [("date", "2026-03-04", None, "at")]


def test_a_surname_is_no_language_and_a_place_no_address() -> None:
    assert hear("July 8, 1991. Ian Castellano.", Expecting.BIRTH_DATE).slots.language is None
    assert hear("He wheezes at night. Should I use his sister's inhaler?", Expecting.REASON).slots.email is None
    assert hear("john dot smith at gmail dot com").slots.email == "john.smith@gmail.com"


@pytest.mark.parametrize(
    ("text", "lang"),
    [("want a gyn appt but my mom can't know", "en"), ("can I come without telling my dad", "en"), ("quiero una cita sin que se entere mi mamá", "es")],
)  # fmt: skip
def test_who_must_not_know_is_not_who_the_visit_is_for(text: str, lang: Lang) -> None:
    assert hear(text, lang=lang).slots.for_whom is None


def test_a_long_word_in_two_pieces_is_the_word() -> None:
    assert hear("i need a derma tology visit").slots.specialty == "dermatology"


def test_who_would_rather_not_come_wants_video() -> None:
    assert hear("i don't wanna come in person with this flu going around").slots.modality == "telehealth"
