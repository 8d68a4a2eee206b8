"""Whoever comes with an interpreter or in a wheelchair is not seen for it."""

from __future__ import annotations

import pytest

from language import Context, understand
from language.needs import hears_badly
from language.types import Lang
from tests.language.hearing import HOSPITAL, TUESDAY, hear


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


def test_a_kind_of_visit_is_found_where_it_stands_behind_what_they_come_with() -> None:
    checkup = {"aliases_en": ("checkup",)}
    kinds = (v.model_copy(update=checkup if v.key == "primary_care_first" else {}) for v in HOSPITAL.visit_types)
    context = Context(TUESDAY, HOSPITAL.model_copy(update={"visit_types": tuple(kinds)}))
    assert understand("I'm in a wheelchair, I need a heart checkup", context).slots.specialty == "cardiology"
    assert understand("I'm in a wheelchair, I need a checkup", context).slots.visit_type == "primary_care_first"


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
