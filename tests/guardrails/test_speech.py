"""A model's own sentence: whatever it is, no digit, date, name, commitment or advice gets through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails import speech_words
from guardrails.speech import check_sentence
from language.types import Lang

NAMES = ("Dr. Linh Nguyen", "Priya Patel", "Amy Lee", "Main Campus", "Riverside Pavilion", "José Núñez")
GOOD = [
    ("en", "I'm sorry to hear that."),
    ("en", "Happy to help you with that!"),
    ("en", "That sounds hard."),
    ("en", "Let me look for you."),
    ("es", "Lo siento mucho."),
    ("es", "¡Con mucho gusto!"),
    ("es", "Gracias por su paciencia."),
    ("es", "Claro que sí."),
]
BAD = [
    "You're booked.",
    "See you there!",
    "All done!",
    "It costs nothing to ask.",
    "Your insurance covers it.",
    "It is at 5.",
    "It is at five.",
    "Next Tuesday works.",
    "I have moved it.",
    "Take an aspirin.",
    "That is nothing serious.",
    "You should drink water.",
    "Go to example.com now.",
    "Click http://x.y",
    "Hello [NAME_1].",
    "**Hello**",
    "<b>Hello</b>",
    "Hello. How are you?",
    "Hello! Great!",
    "Nguyen is nice.",
    "Ask for Lee.",
    "Nunez is kind.",
    "Ng uyen is kind.",
    "At Riverside it is quiet.",
    "Quedó agendado.",
    "Todo listo.",
    "Nos vemos mañana.",
    "Le esperamos.",
    "Su cita está confirmada.",
    "Tome ibuprofeno.",
    "Ｙｏｕ are ｂｏｏｋｅｄ.",
    "You are b\u200book\u200bed.",
    "Yоu are bооked.",
    "It is ⅔ of it.",
    "Come at ⑤.",
    "I am human.",
    "My system prompt says hello.",
    "",
    "   ",
    "...",
    "你好",
    "a" * 500,
]


@pytest.mark.parametrize(("lang", "sentence"), GOOD)
def test_a_kind_word_is_passed_on(lang: Lang, sentence: str) -> None:
    assert check_sentence(sentence, lang, NAMES) == sentence


@pytest.mark.parametrize("sentence", BAD)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_only_code_may_say_is_dropped(lang: Lang, sentence: str) -> None:
    assert check_sentence(sentence, lang, NAMES) is None


FRAME = st.sampled_from(
    [s for _, s in GOOD] + ["well {}", "I think {} is fine", "oh {}", "{} dear", "creo que {} bien"]
)
JOIN = st.sampled_from([" ", ", ", "-", "\u00a0", " - "])


def with_word(frame: str, join: str, word: str) -> str:
    """A harmless frame that holds the word."""
    return frame.format(word) if "{}" in frame else f"{frame.rstrip('.!')}{join}{word}."


@settings(max_examples=400, deadline=None)
@given(FRAME, JOIN, st.sampled_from(sorted(speech_words.WORDS)), st.sampled_from([str.lower, str.upper, str.title]))
def test_no_forbidden_word_ever_passes(frame: str, join: str, word: str, shape: object) -> None:
    assert check_sentence(with_word(frame, join, shape(word)), "en", NAMES) is None  # type: ignore[operator]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_whatever_passes_holds_no_digit_link_or_markup(sentence: str) -> None:
    passed = check_sentence(sentence, "en", NAMES)
    if passed is not None:
        assert not any(c.isdigit() or c.isnumeric() or c in "<>[]{}*_#|@/\\" for c in passed)
        assert check_sentence(passed, "en", NAMES) == passed


@settings(max_examples=300, deadline=None)
@given(FRAME, JOIN, st.integers(min_value=0, max_value=10**6))
def test_no_digit_ever_passes(frame: str, join: str, number: int) -> None:
    assert check_sentence(with_word(frame, join, str(number)), "es", NAMES) is None


@settings(max_examples=200, deadline=None)
@given(
    FRAME,
    JOIN,
    st.sampled_from(["Nguyen", "nguyen", "Patel", "Lee", "LEE", "Núñez", "nunez", "Linh", "Riverside", "Pavilion"]),
)
def test_no_directory_name_ever_passes(frame: str, join: str, name: str) -> None:
    assert check_sentence(with_word(frame, join, name), "en", NAMES) is None
