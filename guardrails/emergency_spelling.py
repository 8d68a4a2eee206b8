"""Spelling for the ear: text messages, slips of the finger and a recogniser's stammer, put right where danger is named."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from guardrails.emergency_rules import RuleBook, load_rules

_WORD = re.compile(r"[a-z]{4,20}")
_TWO_SLIPS_FROM = 9


def respelled(words: str, rules: RuleBook) -> str:
    """Folded words with the file's letters and near misses of its `misspelt` words put right. Linear in the text."""
    for wrong, right in rules.letters:
        words = wrong.sub(right, words)
    return _WORD.sub(lambda match: nearest(match[0]), words)


@lru_cache(maxsize=16384)
def nearest(word: str) -> str:
    """The word of the file that `word` is a slip of, or `word` itself."""
    rules = load_rules()
    if word in rules.real_words or word in rules.misspelt:
        return word
    for wanted in rules.misspelt:
        most = 2 if len(wanted) >= _TWO_SLIPS_FROM else 1
        if (
            word[0] == wanted[0]
            and len(wanted) >= 5
            and abs(len(word) - len(wanted)) <= most
            and not _inflected(word, wanted)
        ) and OSA.distance(word, wanted, score_cutoff=most) <= most:
            return wanted
    return word


def _inflected(word: str, wanted: str) -> bool:
    """Another form of the same word, which the rules know."""
    return word.startswith(wanted) or wanted.startswith(word)
