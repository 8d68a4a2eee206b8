"""Where something else was asked, an offer is chosen only by words that cannot answer that question."""

from __future__ import annotations

import pytest

from language.types import Choice, Expecting, Lang
from tests.language.hearing import OFFERS, hear

ELSEWHERE = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.YES_NO)


@pytest.mark.parametrize("expecting", ELSEWHERE)
@pytest.mark.parametrize(
    ("text", "lang", "ordinal"),
    [
        ("make it the first one", "en", 1),
        ("wait no, do the third", "en", 3),
        ("can we do the second one instead?", "en", 2),
        ("not the first one, the second one", "en", 2),
        ("option 2", "en", 2),
        ("no, espere, mejor la segunda", "es", 2),
        ("mejor no, la primera", "es", 1),
    ],
)
def test_a_choice_with_its_noun_or_its_verb_counts(expecting: Expecting, text: str, lang: Lang, ordinal: int) -> None:
    assert hear(text, expecting, lang=lang, offers=OFFERS).slots.choice == Choice(ordinal=ordinal)


@pytest.mark.parametrize("expecting", ELSEWHERE)
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the first", "en"),
        ("2nd", "en"),
        ("is that the first one or the second one", "en"),
        ("is it the later one?", "en"),
        ("which one is the second option?", "en"),
        ("it's my first visit", "en"),
        ("no, the first name is Maria", "en"),
        ("whatever", "en"),
        ("¿es la primera o la segunda?", "es"),
        ("la primera", "es"),
        ("es mi primera cita", "es"),
    ],
)
def test_a_bare_place_or_a_question_chooses_nothing(expecting: Expecting, text: str, lang: Lang) -> None:
    assert hear(text, expecting, lang=lang, offers=OFFERS).slots.choice is None


def test_of_a_birth_date_that_reads_two_ways_a_bare_place_is_heard() -> None:
    assert hear("2nd", Expecting.BIRTH_DATE).slots.choice == Choice(ordinal=2)
    assert hear("the later one", Expecting.BIRTH_DATE).slots.choice == Choice(which="later")
    assert hear("the third of May 1982", Expecting.BIRTH_DATE).slots.choice is None
