"""Doctors as they are misheard, which of them, and where: what is wished for and what is only said."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from evals.hear_training import NOW
from evals.understanding.common import context
from evals.understanding.own import demo_directory
from language import understand
from language.names.sounds import misspelt
from language.types import Expecting, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("heard", "name"),
    [("bargas", "vargas"), ("reies", "reyes"), ("petrof", "petrov"), ("petroff", "petrov"), ("jeil", "hale"), ("jeistings", "hastings"), ("guitaker", "whitaker")],
)  # fmt: skip
def test_a_name_written_as_a_spanish_ear_hears_it_is_that_name(heard: str, name: str) -> None:
    assert misspelt(heard, name)


@pytest.mark.parametrize(("heard", "name"), [("killin", "quinn"), ("mujer", "moreau"), ("casa", "castro")])
def test_another_word_is_not(heard: str, name: str) -> None:
    assert not misspelt(heard, name)


@pytest.mark.parametrize(
    ("text", "lang", "key"),
    [
        ("appt w nguyen fri", "en", "nguyen"),
        ("un doctor de apellido win o nguin", "es", "nguyen"),
        ("ese doctor nuevo, cómo se llama, kowalsky", "es", "kowalski"),
        ("i don't want lee anymore, somebody else please", "en", None),
        ("una doctora mujer por favor", "es", None),
        ("con el ortopedista lo más pronto posible", "es", None),
    ],
)
def test_a_doctor_is_heard_however_named_and_nobody_where_none_is(text: str, lang: Lang, key: str | None) -> None:
    assert hear(text, lang=lang).slots.practitioner == key


@pytest.mark.parametrize(
    ("text", "lang", "gender"),
    [
        ("a dermatologist, female please", "en", "female"),
        ("as long as it's a woman", "en", "female"),
        ("a pediatrician, a man if possible", "en", "male"),
        ("una dra que hable español", "es", "female"),
        ("que sea con doctora, por favor", "es", "female"),
        ("una doctora me dijo que viniera", "es", None),
        ("the lady doctor, Dr. Lee, next week", "en", None),
        ("not monday not tuesday and not with a man", "en", "female"),
        ("i can't have a man see me", "en", "female"),
        ("que no sea hombre el que la haga", "es", "female"),
        ("no no, una mujer dije", "es", "female"),
        ("i don't want a woman", "en", "male"),
        ("i'm not a man", "en", None),
        ("quiero una cita para mi mujer", "es", None),
    ],
)
def test_a_woman_or_a_man_is_wished_for_where_no_doctor_is_named(text: str, lang: Lang, gender: str | None) -> None:
    assert hear(text, lang=lang).slots.practitioner_gender == gender


@pytest.mark.parametrize(
    ("text", "lang", "other"),
    [
        ("no me gustó el doctor, póngame otro", "es", True),
        ("cancel Dr. Lee, I'd rather see someone else", "en", True),
        ("it should be Dr. Lee, not Dr. Nguyen", "en", None),
        ("quiero otra opinión sobre la columna", "es", None),
    ],
)
def test_somebody_else_is_wished_for_where_it_is_said_and_not_by_naming_whom(
    text: str, lang: Lang, other: bool | None
) -> None:
    assert hear(text, lang=lang).slots.other_practitioner is other


def test_the_doctor_of_last_time_may_be_refused() -> None:
    assert not hear("not the same guy as last time please").slots.same_practitioner_as_last
    assert hear("con la misma terapeuta que me atendió", lang="es").slots.same_practitioner_as_last
    assert not hear("el mismo de siempre", Expecting.PHONE, lang="es").slots.same_practitioner_as_last


@pytest.mark.parametrize(
    ("text", "lang", "place", "other"),
    [
        ("pueden cambiarme de riverside al centro", "es", "main", None),
        ("could it be at the main campus, riverside is too far for me", "en", "main", None),
        ("quiero que sea en el otro local, no en el del centro", "es", None, True),
        ("we found a doctor closer to home, please cancel", "en", None, None),
    ],
)
def test_a_place_is_where_one_goes_not_where_one_comes_from(
    text: str, lang: Lang, place: str | None, other: bool | None
) -> None:
    slots = hear(text, lang=lang).slots
    assert (slots.location, slots.other_location) == (place, other)


@pytest.mark.parametrize(
    ("text", "lang", "modality"),
    [
        ("can I do the visit by phone", "en", "telehealth"),
        ("cita x telefono, no presencial", "es", "telehealth"),
        ("puede ser virtual o en persona", "es", None),
        ("prefiero decírselo al doctor en persona", "es", None),
    ],
)
def test_by_phone_or_there_is_wished_for_where_only_one_is_named(text: str, lang: Lang, modality: str | None) -> None:
    assert hear(text, lang=lang).slots.modality == modality


@pytest.mark.parametrize(
    ("text", "new"),
    [("new here, need a doctor", True), ("1st time", True), ("is Dr. Lee accepting new patients?", None)],
)
def test_who_asks_whether_new_patients_are_taken_has_not_said_to_be_one(text: str, new: bool | None) -> None:
    assert hear(text, Expecting.YES_NO).slots.new_patient is new


def test_an_insurer_misheard_in_two_words_is_that_insurer() -> None:
    told = understand("ahí agarran el seguro de pain crest", context(NOW, "es", demo_directory()))
    assert told.slots.insurer == "pinecrest"
