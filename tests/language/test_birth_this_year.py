"""A baby's birth date is told by "this year", and a name that is a doctor's is the patient's where one was asked for."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("lang", "text", "born"),
    [
        ("en", "february 25th of this year", "2026-02-25"),
        ("en", "september 9 last year", "2025-09-09"),
        ("es", "25 de septiembre del año pasado", "2025-09-25"),
        ("es", "hace un mes, el 2 de febrero de este año", "2026-02-02"),
        ("en", "march 3 1982", "1982-03-03"),
    ],
)
def test_the_year_of_a_birth_date_may_be_this_one(lang: Lang, text: str, born: str) -> None:
    heard = hear(text, lang=lang, expecting=Expecting.BIRTH_DATE)
    assert (heard.slots.birth_date, heard.slots.person_name) == (born, None)
    assert [text[s.start : s.end][-4:] for s in heard.spans if s.type == "BIRTH_DATE"] == [text[-4:]]


@pytest.mark.parametrize("text", ["my name is Kaz Kowalski, K O W A L S K I", "Kaz Kowalski"])
def test_a_patient_who_is_called_like_a_doctor_asks_for_none(text: str) -> None:
    slots = hear(text, expecting=Expecting.NAME).slots
    assert (slots.person_name, slots.practitioner) == ("Kaz Kowalski", None)


def test_a_doctor_is_still_asked_for_by_title_where_a_name_was_asked_for() -> None:
    assert hear("i want dr lee", expecting=Expecting.NAME).slots.practitioner == "lee"
