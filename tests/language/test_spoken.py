"""A wish for an interpreter or for a clinician who speaks a language, told from questions and from the language of the talk."""

from __future__ import annotations

import pytest

from language.spoken import spoken
from language.types import Lang


@pytest.mark.parametrize(
    ("text", "lang", "wish"),
    [
        ("I need a Vietnamese interpreter", "en", ("interpreter", "vi")),
        ("with an interpreter for sign language please", "en", ("interpreter", "ase")),
        ("book me cardiology, I want a Haitian Creole translator", "en", ("interpreter", "ht")),
        ("a doctor who speaks Spanish", "en", ("speaks", "es")),
        ("a Portuguese-speaking doctor", "en", ("speaks", "pt")),
        ("necesito un intérprete", "es", ("interpreter", "es")),
        ("necesito intérprete de portugués", "es", ("interpreter", "pt")),
        ("no not spanish, a portuguese interpreter", "en", ("interpreter", "pt")),
        ("no, español no, intérprete de PORTUGUÉS", "es", ("interpreter", "pt")),
        ("una doctora que hable español", "es", ("speaks", "es")),
    ],
)
def test_what_is_wished(text: str, lang: Lang, wish: tuple[str, str]) -> None:
    assert spoken(text, lang) == wish


@pytest.mark.parametrize(
    "text",
    [
        "Do you have interpreters?",
        "I need an interpreter",
        "in Spanish please",
        "I speak Spanish",
        "an English interpreter, with me",
        "",
    ],
)
def test_a_question_or_no_known_language_wishes_nothing(text: str) -> None:
    assert spoken(text, "en") is None
