"""Whoever comes with an interpreter or in a wheelchair is not seen for it."""

from __future__ import annotations

import pytest

from language.needs import hears_badly
from language.types import Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I'm deaf and need an ASL interpreter. I need a dermatologist", "en"),
        ("my mother uses a wheelchair, she needs a skin doctor", "en"),
        ("soy sorda y necesito intérprete de señas, quiero cita con el dermatólogo", "es"),
    ],
)
def test_what_they_come_with_is_no_complaint(text: str, lang: Lang) -> None:
    assert hear(text, lang=lang).slots.specialty == "dermatology"
    assert hear(text, lang=lang).slots.symptom is None


@pytest.mark.parametrize(
    ("text", "badly"),
    [("i'm hard of hearing", True), ("no oigo bien", True), ("soy sordo", True), ("do you hear me", False)],
)
def test_who_hears_badly_is_heard(text: str, badly: bool) -> None:
    assert hears_badly(text) is badly


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I want to book my mother in law a checkup, she's 80 and in a wheelchair", "en"),
        ("mi suegra viene en silla de ruedas", "es"),
    ],
)
def test_a_wheelchair_that_somebody_sits_in_needs_a_way_in(text: str, lang: Lang) -> None:
    assert hear(text, lang=lang).slots.accessible
