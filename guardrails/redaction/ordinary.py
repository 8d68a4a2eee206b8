"""Words that patients use of everything but themselves: what they wrote in the training messages, names told there left out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from guardrails.learned import without_messages
from guardrails.normalise import fold
from guardrails.redaction.name_words import is_name_too
from guardrails.redaction.stops import is_ordinary
from language.training.rows import training_rows
from language.vocabulary.common import NOT_NAMES
from language.vocabulary.plain_words import PLAIN_WORDS

SLIP_FROM = 6
"""Letters from which a word with one slip of the finger is still the word."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÁÉÍÓÚÑ][^\W\d_]+")
"""A capital in the midst of a sentence: as likely as not a name."""
_TOLD = ("person_name", "practitioner")
_OFTEN = 2
"""How often a word must stand in examples that do not say which of their words are names."""


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Folded words, about five thousand; read once, in about 100 ms."""
    loose = [example.text for example in without_messages()]
    rows = list(training_rows())
    count = Counter(word for text in loose for word in _words(text))
    capitals = Counter(
        fold(m[0]) for text in (*loose, *(row["text"] for row in rows)) for m in _CAPITAL_INSIDE.finditer(text)
    )
    words = {word for word, often in count.items() if often >= _OFTEN and capitals[word] <= often // _OFTEN}
    named: set[str] = set()
    for row in rows:
        slots = row.get("slots", {})
        told = _words(" ".join(str(slots[key]) for key in _TOLD if key in slots).lower())
        named |= told
        words |= _words(row["text"]) - told
    return frozenset((words - named) | NOT_NAMES | PLAIN_WORDS)


def is_plain(word: str) -> bool:
    """Whether `word` is an everyday one that names nobody; a few are names too, and are not plain."""
    folded = fold(word)
    return not is_name_too(folded) and (folded in ordinary_words() or is_ordinary(folded))


@lru_cache(maxsize=4096)
def is_near_plain(word: str) -> bool:
    """`is_plain`, or as near to such a word as a slip of the finger."""
    folded = fold(word)
    if is_name_too(folded):
        return False
    if is_plain(folded) or folded.endswith(("'s", "'re", "'ve", "'ll", "n't")):
        return True
    if len(folded) < SLIP_FROM:
        return False
    near = process.extractOne(folded, _of_length(len(folded)), scorer=OSA.distance, score_cutoff=1)
    return near is not None


@lru_cache(maxsize=64)
def _of_length(length: int) -> list[str]:
    return sorted(word for word in ordinary_words() if abs(len(word) - length) <= 1)


def _words(text: str) -> set[str]:
    """Words without capitals: a capital is as likely a name."""
    return {fold(m[0]) for m in _WORD.finditer(text) if m[0].islower()}
