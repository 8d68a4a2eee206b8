"""Complaints in lay words, and beside what they may be taken for, are to be seen for, by the right department."""

from __future__ import annotations

import pytest

from assistant.turn.hearing import put_right
from evals.understanding import own
from evals.understanding.common import context
from language import understand
from language.types import Expecting, Intent, Lang, Understanding

DIRECTORY = own.demo_directory()


def heard(text: str, lang: Lang = "en") -> Understanding:
    return put_right(understand(text, context(own.NOW, lang, DIRECTORY)), Expecting.NOTHING, DIRECTORY)


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("my acid is acting up", "en", "gastroenterology-new"),
        ("my waterworks are acting up", "en", "urology-new"),
        ("I can't get it up", "en", "urology-new"),
        ("I keep forgetting things, my daughter's worried", "en", "neurology-new"),
        ("can't sleep, mind racing", "en", "behavioral-first"),
        ("yeah I was just wondering if you guys have anything for a bad shoulder", "en", "orthopedics-new"),
        ("se me va el aire al subir escaleras", "es", "cardiology-new"),
        ("estoy constipado", "es", "primary_care-new"),
        ("me salen moretones", "es", "primary_care-new"),
        ("mi niño se hace pipí en la cama", "es", "pediatrics-sick"),
        ("no se me quita la comezón", "es", "dermatology-new"),
        ("I want to quit smoking", "en", "lung-new"),
    ],
)
def test_a_lay_complaint_is_to_be_seen_for(text: str, lang: Lang, kind: str) -> None:
    found = heard(text, lang)
    assert found.slots.likely_visit_type == kind
    assert set(found.intents) <= {Intent.BOOK}


@pytest.mark.parametrize(
    ("text", "lang", "specialty"),
    [
        ("my heart checkup is due", "en", "cardiology"),
        ("I want to come for my yearly women's checkup", "en", "gynecology"),
        ("quiero un chequeo del corazón", "es", "cardiology"),
        ("quiero un chequeo de la mujer", "es", "gynecology"),
    ],
)
def test_a_checkup_of_a_part_is_its_departments(text: str, lang: Lang, specialty: str) -> None:
    found = heard(text, lang)
    assert (found.slots.specialty, found.slots.visit_type) == (specialty, None)


def test_whoever_asks_what_to_do_about_a_complaint_is_shown_times_and_given_no_advice() -> None:
    asked = heard("my kid has a fever of 103, should I give tylenol or ibuprofen?")
    assert set(asked.intents) == {Intent.BOOK, Intent.MEDICAL_ADVICE}
    assert Intent.BOOK not in heard("can I take my blood thinners").intents


def test_a_question_of_the_house_takes_the_complaint_told_beside_it_along() -> None:
    assert set(heard("my knee hurts, can I send a picture").intents) == {Intent.BOOK, Intent.QUESTION}
    assert heard("can I visit my aunt, she's in room 402").intents == (Intent.QUESTION,)


@pytest.mark.parametrize("text", ["me da miedo la aguja", "I have a personal problem, kind of embarrassing"])
def test_nobody_is_asked_for_without_a_word_of_anybody(text: str) -> None:
    assert Intent.REQUEST_HUMAN not in heard(text).intents


@pytest.mark.parametrize("text", ["is my appointment confirmed", "¿está confirmada mi cita?"])
def test_whether_a_visit_stands_is_looked_up(text: str) -> None:
    assert heard(text).intents == (Intent.LIST,)
