"""A model's own sentence: a courtesy in the patient's language, or nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.poison import PARAPHRASES, POISON, poisoned
from guardrails.speech import check_sentence
from language.types import Lang

GOOD: list[tuple[Lang, str]] = [
    ("en", "I'm sorry to hear that."),
    ("en", "Happy to help you with that!"),
    ("en", "That sounds hard."),
    ("en", "Let me look for you."),
    ("en", "Gladly."),
    ("en", "Oh, I'm so sorry you're going through this, it sounds really frustrating."),
    ("en", "Thanks so much for waiting, and I'm sorry about the mix-up."),
    ("en", "I completely understand how stressful this must be."),
    ("en", "Thank you, I hope you feel better soon!"),
    ("es", "Lo siento mucho."),
    ("es", "¡Con mucho gusto!"),
    ("es", "Gracias por su paciencia."),
    ("es", "Lamento mucho la espera, eso debe ser muy frustrante."),
    ("es", "Entiendo perfectamente, y estoy aquí para ayudarle."),
    ("es", "Muchas gracias por avisarnos, que se mejore pronto."),
]
BAD = [
    "It costs nothing to ask.",
    "It is at five.",
    "I have moved it.",
    "Take an aspirin.",
    "You should drink water.",
    "Go to example.com now.",
    "Hello [NAME_1].",
    "**Hello**",
    "<b>Hello</b>",
    "Thank you. I'm sorry.",
    "Thanks! Gladly!",
    "Thank you?",
    "Nguyen is nice.",
    "Thank you Nguyen.",
    "Ｙｏｕ are ｂｏｏｋｅｄ.",
    "You are b\u200book\u200bed.",
    "Happy to help, yоu are bооked.",
    "Thank you ⅔.",
    "Thanks for waiting, gladly, thank you, my pleasure.",
    "Of course!",
    "Absolutely.",
    "Claro que sí.",
    "That sounds great.",
    "No worries.",
    "I'm not sorry.",
    "",
    "   ",
    "...",
    "你好",
    "a" * 500,
]
LANGS = st.sampled_from(["en", "es"])
WORDS = st.sampled_from(
    "you your visit is booked at nine no not never take stop your pills Tuesday nothing today Lee evil dot health code "
    "su cita ya esta quedo lista no tome deje nada hoy martes clave".split()
)


@pytest.mark.parametrize(("lang", "sentence"), GOOD)
def test_a_kind_word_is_passed_on(lang: Lang, sentence: str) -> None:
    assert check_sentence(sentence, lang) == sentence


@pytest.mark.parametrize(("lang", "sentence"), GOOD)
def test_a_kind_word_in_the_other_language_is_dropped(lang: Lang, sentence: str) -> None:
    assert check_sentence(sentence, "es" if lang == "en" else "en") is None


@pytest.mark.parametrize("sentence", [*BAD, *POISON, *PARAPHRASES])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_only_code_may_say_is_dropped(lang: Lang, sentence: str) -> None:
    assert check_sentence(sentence, lang) is None


@pytest.mark.parametrize("lang", ["en", "es"])
def test_poison_in_a_kind_wrapping_is_dropped(lang: Lang) -> None:
    dice = random.Random(7)
    assert [said for said in (poisoned(dice) for _ in range(2_000)) if check_sentence(said, lang)] == []


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GOOD), WORDS, st.data())
def test_a_word_more_or_another_word_makes_it_no_courtesy(
    good: tuple[Lang, str], word: str, data: st.DataObject
) -> None:
    lang, sentence = good
    words = sentence.split()
    at = data.draw(st.integers(0, len(words)))
    passed = check_sentence(" ".join([*words[:at], word, *words[at:]]), lang)
    assert passed is None or word in ("you", "your")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120), LANGS)
def test_whatever_passes_holds_no_digit_link_or_markup(sentence: str, lang: Lang) -> None:
    passed = check_sentence(sentence, lang)
    if passed is not None:
        assert not any(c.isdigit() or c.isnumeric() or c in "<>[]{}*_#|@/\\?" for c in passed)
        assert check_sentence(passed, lang) == passed
