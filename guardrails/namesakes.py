"""Whether two spellings of a name are of one person, so that a conversation has one placeholder for each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guardrails.normalise import fold, plain
from guardrails.redaction.known import same_word
from guardrails.surnames import PARTICLES, SUFFIXES

_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset("mr mrs ms miss mx dr dra sr sra srta don dona".split())
_LEFT_OUT = PARTICLES | SUFFIXES | _TITLES


def whose(name: str, known: Mapping[int, Sequence[str]]) -> int | None:
    """The number in `known` (its spellings by number) of whoever bears `name`; None where it is nobody's, or two people's.

    The same words spelled a little differently are the same name, in whatever order; so is a part of a full name.
    """
    words = _words(name)
    if not words:
        return None
    spelled = {number: [_words(spelling) for spelling in spellings] for number, spellings in known.items()}
    for is_of in (_same, _part):
        found = [number for number, spellings in spelled.items() if any(is_of(words, full) for full in spellings)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _words(name: str) -> list[str]:
    folded = [fold(match[0]) for match in _WORD.finditer(plain(name).text)]
    return sorted(word for word in folded if word not in _LEFT_OUT)


def _same(words: Sequence[str], full: Sequence[str]) -> bool:
    return len(words) == len(full) and all(map(same_word, words, full))


def _part(words: Sequence[str], full: Sequence[str]) -> bool:
    """Fewer words, each of them another one of the full name's; single letters tell of nobody."""
    left = list(full)
    for word in words:
        fitting = next((one for one in left if same_word(word, one)), None)
        if fitting is None or len(word) < 2:
            return False
        left.remove(fitting)
    return bool(left)
