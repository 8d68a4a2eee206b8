"""A doctor who is named beside a name or a birth date: told of, or wished for."""

from __future__ import annotations

import pytest

from assistant.turn.as_answer import as_answer
from language.types import Expecting, Lang
from tests.language.hearing import hear

TOLD: dict[Lang, str] = {"en": "Nancy Osgood. March 22 1968. ", "es": "Nancy Osgood, 22 de marzo de 1968. "}


@pytest.mark.parametrize(
    ("beside", "lang", "wished"),
    [
        ("I've been seeing Dr. Nguyen for years", "en", False),
        ("I'm a patient with Dr. Nguyen", "en", False),
        ("el doctor Nguyen me atiende desde hace años", "es", False),
        ("with Dr. Nguyen please", "en", True),
        ("can it be Dr. Nguyen", "en", True),
        ("I'd rather see Dr. Nguyen", "en", True),
        ("Dr. Nguyen instead", "en", True),
        ("is Dr. Nguyen nice?", "en", True),
        ("que sea con el doctor Nguyen", "es", True),
    ],
)
def test_a_doctor_told_of_beside_who_they_are_changes_no_visit(beside: str, lang: Lang, wished: bool) -> None:
    heard = hear(TOLD[lang] + beside, Expecting.NAME, lang=lang)
    slots = as_answer(heard, Expecting.NAME).slots
    assert (slots.practitioner is not None, slots.person_name) == (wished, "Nancy Osgood")
    assert as_answer(heard, Expecting.CHOICE).slots.practitioner == "nguyen"
