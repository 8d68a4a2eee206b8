"""A wish for an interpreter or for a clinician who speaks a language, told from questions and from the language of the talk."""

from __future__ import annotations

import pytest

from language.spoken import asks_for_any, asks_who_speaks, refuses_interpreter, spoken
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


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no interpreter please", True),
        ("sin intérprete por favor", True),
        ("I don't need an interpreter", True),
        ("no quiero intérprete", True),
        ("there was no interpreter last time", False),
        ("sin intérprete no puedo", False),
        ("without an interpreter I can't talk to him", False),
        ("I need an interpreter", False),
    ],
)
def test_an_interpreter_that_is_not_wanted_is_no_wish_for_one(text: str, refused: bool) -> None:
    assert refuses_interpreter(text) is refused
    assert not refused or spoken(text, "es") is None


@pytest.mark.parametrize(
    ("text", "who", "any_of_them"),
    [
        ("does anyone in dermatology speak Spanish?", True, False),
        ("¿no tienen ninguno que hable español?", True, False),
        ("do you have ANY", False, True),
        ("¿no tienen ninguno?", False, True),
        ("do you speak Spanish?", False, False),
        ("do you have any openings?", False, False),
        ("I speak Spanish", False, False),
    ],
)
def test_who_speaks_a_language_is_asked_of_a_department(text: str, who: bool, any_of_them: bool) -> None:
    assert (asks_who_speaks(text), asks_for_any(text)) == (who, any_of_them)
