"""Words that sound like an intent and are none: names, titles of visits, what is said by the way; and alarms said plainly."""

from __future__ import annotations

import pytest

from language.types import Expecting, Intent, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("my toddler swallowed a little battery", "en"),
        ("i took too many of my pills", "en"),
        ("dad's chest feels tight and he is sweating", "en"),
        ("mi bebé se puso morado", "es"),
    ],
)
def test_an_alarm_is_heard_in_plain_words(text: str, lang: Lang) -> None:
    assert hear(text, lang=lang).intents == (Intent.EMERGENCY,)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("quiero cancelar la cita que tengo el jueves", "es"), ("I'll be ten minutes late, is that ok", "en")],
)
def test_what_asks_nothing_of_the_body_is_no_clinical_question(text: str, lang: Lang) -> None:
    assert Intent.MEDICAL_ADVICE not in hear(text, lang=lang).intents


def test_a_doctor_called_park_is_no_place_for_cars() -> None:
    assert Intent.PARKING not in hear("I need to see Dr. Park about my knee").intents


def test_who_has_arrived_asks_nothing_about_parking() -> None:
    wants = hear("we just parked and we're here for our appointment").intents
    assert Intent.CHECK_IN in wants
    assert Intent.PARKING not in wants


def test_a_change_while_a_visit_is_read_back_is_a_correction() -> None:
    wants = hear("could you move it to friday", Expecting.READING).intents
    assert Intent.CORRECT in wants
    assert Intent.RESCHEDULE not in wants


@pytest.mark.parametrize("text", ["no rush", "no preference", "i don't know"])
def test_not_every_no_is_an_answer(text: str) -> None:
    assert Intent.DENY not in hear(text, Expecting.YES_NO).intents


@pytest.mark.parametrize("text", ["everything is correct", "sounds about right"])
def test_what_is_found_right_is_confirmed(text: str) -> None:
    assert Intent.CONFIRM in hear(text, Expecting.READING).intents
