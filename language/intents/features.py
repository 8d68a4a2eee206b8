"""What the weights are weights of: what rules and readers said, and the words in order, each with how much it counts."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from language.intents.heard import Heard
from language.types import Expecting

ASKED = {Expecting.NOTHING: "N", Expecting.CHOICE: "C", Expecting.READING: "Y", Expecting.YES_NO: "Y"}
"""What was asked before, as far as it changes what words mean; any other question is "A"."""

BY_RULE, BY_READER, BY_WORD = 2.0, 1.0, 6.0
"""How much a rule, a reader and all words together count."""


def features(heard: Heard) -> dict[str, float]:
    """Everything about one message that may speak for an intent."""
    asked = ASKED.get(heard.expecting, "A")
    found = {f"asked {asked}": BY_READER, f"asked {heard.expecting}": BY_READER}
    found[f"{asked} long {min(len(heard.words), 30) // 3}"] = BY_READER
    if heard.bare:
        found[f"{asked} bare"] = BY_READER
    for has in heard.has:
        found[f"has {has}"] = found[f"{asked} has {has}"] = BY_READER
    for said in _ruled(heard):
        found[said] = found[f"{asked} {said}"] = BY_RULE
    words = dict.fromkeys(_in_order(("^", *heard.words, "$"), asked))
    found.update(dict.fromkeys(words, BY_WORD / sqrt(len(words))))
    return found


def _ruled(heard: Heard) -> Iterator[str]:
    yield from (f"says {intent}" for intent in heard.says)
    yield from (f"rule {intent}" for intent in heard.ruled)
    yield f"rules {'+'.join(sorted(heard.ruled))}"


def _in_order(words: tuple[str, ...], asked: str) -> Iterator[str]:
    """Single words, with what was asked too, and neighbours."""
    for i, word in enumerate(words):
        yield word
        yield f"{asked}:{word}"
        if i + 1 < len(words):
            yield f"{word} {words[i + 1]}"
