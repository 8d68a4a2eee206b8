"""A question about one of the doctors or times shown chooses none and books nothing."""

from __future__ import annotations

import pytest

from language.types import Expecting, Intent, Lang
from tests.language.hearing import OFFERS, hear


@pytest.mark.parametrize("expecting", [Expecting.CHOICE, Expecting.NOTHING])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("does Dr. Lee speak Spanish?", "en"),
        ("is Dr. Lee a woman?", "en"),
        ("Is Dr. Lee good with kids?", "en"),
        ("how old is Dr. Lee", "en"),
        ("who is Dr. Lee?", "en"),
        ("what does Dr Lee specialize in", "en"),
        ("has Dr. Lee got good reviews", "en"),
        ("¿el doctor Lee habla español?", "es"),
        ("¿habla español la doctora Lee?", "es"),
        ("¿es buena la doctora Lee?", "es"),
        ("¿Quién es la Dra. Lee?", "es"),
        ("¿qué edad tiene el Dr. Lee?", "es"),
    ],
)
def test_a_question_about_a_doctor_chooses_nothing(expecting: Expecting, text: str, lang: Lang) -> None:
    heard = hear(text, expecting, lang=lang, offers=OFFERS)
    assert heard.slots.choice is None and heard.intents == (Intent.QUESTION,)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("is the second one a woman?", "en"),
        ("does the second one speak spanish", "en"),
        ("¿la segunda es mujer?", "es"),
    ],
)
def test_a_question_about_one_of_them_chooses_nothing(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("is Dr. Lee available?", "en"),
        ("can I get Dr. Lee", "en"),
        ("is the second one still available", "en"),
        ("do the second one", "en"),
        ("is Dr. Lee at 2:30 ok", "en"),
        ("Dr. Lee is good", "en"),
        ("let's do dr lee, she speaks spanish", "en"),
        ("¿puede ser con la doctora Lee?", "es"),
        ("¿es posible con la doctora Lee?", "es"),
        ("¿está disponible la segunda?", "es"),
        ("la de la doctora Lee es mejor", "es"),
    ],
)
def test_asking_for_one_of_them_still_chooses(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice is not None


@pytest.mark.parametrize(
    ("text", "lang"), [("does Dr. Lee have anything Friday?", "en"), ("¿tiene la doctora Lee algo el viernes?", "es")]
)
def test_what_a_doctor_has_free_is_a_wish(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).intents == (Intent.BOOK,)
