"""A person asked for in the place of what is under way is a person, whatever else the words sound like."""

from __future__ import annotations

import pytest

from language.types import Intent
from tests.language.hearing import hear


@pytest.mark.parametrize(
    "text",
    [
        "forget it person",
        "forget it, a person please",
        "never mind, operator",
        "olvídelo, persona",
        "déjelo, una persona",
        "que me llame una persona",
        "no, quiero que me llamen",
    ],
)
def test_a_person_behind_words_that_let_go_is_asked_for(text: str) -> None:
    assert Intent.REQUEST_HUMAN in hear(text).intents


@pytest.mark.parametrize(
    "text", ["forget it", "olvídelo", "quiero que me llamen cuando esté listo", "forget it, the first one"]
)
def test_letting_go_alone_asks_for_nobody(text: str) -> None:
    assert Intent.REQUEST_HUMAN not in hear(text).intents
