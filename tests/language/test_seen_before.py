"""Whom somebody saw the last time is the last of no list, and asking for them takes none of what is shown."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import OFFERS, hear


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("i want the doctor i had last time", "en"),
        ("the doctor I saw the last time", "en"),
        ("can it be whoever saw me last visit", "en"),
        ("Oh, Dr. Lee, is she the one I usually see?", "en"),
        ("is that the doctor I saw last time", "en"),
        ("quiero la doctora de la última vez", "es"),
    ],
)
def test_the_last_time_is_no_place_in_the_list(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice is None


@pytest.mark.parametrize("text", ["the last time works", "the last one", "I'll take the last time you gave me"])
def test_the_last_of_the_times_shown_is_one(text: str) -> None:
    chosen = hear(text, Expecting.CHOICE, offers=OFFERS).slots.choice
    assert chosen is not None and chosen.ordinal == -1
