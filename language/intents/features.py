"""What the weights are weights of: words in order, pieces of words (for misspellings), and what readers and rules found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from language.intents.patterns import said_in
from language.intents.signals import Signals
from language.message import Message
from language.types import Expecting, Intent

ASKED = {Expecting.NOTHING: "N", Expecting.CHOICE: "C", Expecting.READING: "Y", Expecting.YES_NO: "Y"}
"""What was asked before, as far as it changes what words mean; any other question is "A"."""

PIECES = (4, 5)
FLAGS = ("named", "chosen", "refused", "sooner", "given", "timed", "whom", "known", "in_person", "other")


def features(message: Message, words: tuple[str, ...], signals: Signals, by_rule: Iterable[Intent]) -> set[str]:
    """Everything about one message that may speak for an intent."""
    asked = ASKED.get(message.expecting, "A")
    found = {f"asked {asked}", f"asked {message.expecting}", f"{asked} long {min(len(words), 30) // 3}"}
    found.update(_in_order(("^", *words, "$"), asked))
    found.update(_pieces(words))
    if all(w[0] in "<?," for w in words):
        found.add(f"{asked} bare")
    for said in (*_signals(signals), *_rules(message, by_rule)):
        found.update((said, f"{asked} {said}"))
    return found


def _in_order(words: tuple[str, ...], asked: str) -> Iterator[str]:
    """Single words, neighbours, and pairs with a gap of one or two."""
    for i, word in enumerate(words):
        yield word
        yield f"{asked}:{word}"
        for gap, other in enumerate(words[i + 1 : i + 4]):
            yield f"{word} {'_' * gap} {other}"
        if i + 2 < len(words):
            yield f"{word} {words[i + 1]} {words[i + 2]}"


def _pieces(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        if word[0] != "<" and len(word) > 3:
            padded = f"_{word}_"
            for size in PIECES:
                for i in range(len(padded) - size + 1):
                    yield f"~{padded[i : i + size]}"


def _signals(signals: Signals) -> Iterator[str]:
    yield from (f"has {flag}" for flag in FLAGS if getattr(signals, flag))
    if signals.symptom is not None:
        yield "has symptom"
    if signals.yes is not None:
        yield f"answers {signals.yes}"


def _rules(message: Message, by_rule: Iterable[Intent]) -> Iterator[str]:
    settled = sorted(by_rule)
    yield from (f"says {intent}" for intent in said_in(message.folded, message.lang))
    yield from (f"rule {intent}" for intent in settled)
    yield f"rules {'+'.join(settled)}"
