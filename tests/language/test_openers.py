"""What a talk begins with: words of anybody's talk speak for no department, and a plain wish for a visit starts a booking."""

from __future__ import annotations

import pytest

from language.symptoms.knowledge import features
from language.types import Expecting, Intent, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    "text",
    [
        "I need an appointment",
        "appointment",
        "I'd like to make an appointment please",
        "my husband needs an appointment",
        "my mother has to come in",
        "do you have anything tomorrow?",
        "same doctor as last time",
        "move mine and my mothers",
        "none of this works for me",
        "I'm late for my appointment",
        "I don't know, my daughter told me to write here",
    ],
)
def test_words_of_talk_speak_for_no_department(text: str) -> None:
    assert not hear(text).slots.visit_type_candidates


def test_a_word_of_talk_counts_beside_a_word_of_the_body() -> None:
    assert features(["blood", "work"]) == {"blood", "blood work"}
    assert features(["work", "appointment"]) == set()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I need an appointment", "en"),
        ("appointment", "en"),
        ("hi i want to book", "en"),
        ("I need to see the doctor", "en"),
        ("my husband needs an appointment", "en"),
        ("my wife needs to come in", "en"),
        ("looking to schedule", "en"),
        ("cita", "es"),
        ("turno", "en"),
        ("quiero reservar", "es"),
        ("hola, quisiera agendar", "es"),
    ],
)
def test_a_plain_wish_for_a_visit_starts_a_booking(text: str, lang: Lang) -> None:
    assert Intent.BOOK in hear(text, lang=lang).intents


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I missed my appointment", "en"),
        ("we missed our appointment yesterday", "en"),
        ("I forgot about my follow-up", "en"),
        ("perdí mi cita", "es"),
        ("se me pasó mi cita", "es"),
        ("no pude ir a mi cita", "es"),
    ],
)
def test_who_missed_a_visit_wants_another(text: str, lang: Lang) -> None:
    assert Intent.BOOK in hear(text, lang=lang).intents


@pytest.mark.parametrize(
    "text",
    [
        "I missed my appointment, is there a fee?",
        "I forgot when my appointment is",
        "what happens if I missed my visit?",
    ],
)
def test_a_question_about_a_missed_visit_books_none(text: str) -> None:
    assert Intent.BOOK not in hear(text).intents


@pytest.mark.parametrize("text", ["i have an appointment at the bank on the 5th", "book a flight to boston"])
def test_a_visit_that_is_there_or_elsewhere_starts_nothing_by_itself(text: str) -> None:
    assert Intent.BOOK not in hear(text).intents


def test_a_visit_that_may_still_be_on_is_looked_up() -> None:
    assert Intent.LIST in hear("I have an appointment on the 11th, is it still on?").intents


def test_mine_and_my_mothers_are_visits_to_move() -> None:
    assert Intent.RESCHEDULE in hear("move mine and my mothers").intents


def test_children_in_the_way_are_no_complaint() -> None:
    heard = hear("no tan temprano, tengo que dejar a los niños en la escuela", Expecting.CHOICE, lang="es")
    assert heard.slots.symptom is None


def test_the_weather_is_nobodys_name() -> None:
    assert hear("it's raining cats and dogs here").slots.person_name is None
