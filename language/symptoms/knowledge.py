"""What a complaint speaks for, counted from what is written under language/knowledge: which words go with which department.

A word's vote is the department's share of its mentions against the department's share of all mentions, smoothed (naive Bayes
over the words and neighbouring pairs of a message). The files are general knowledge of conditions and of how people put them;
a condition's first department counts fully, each further one less.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from language.symptoms.phrases import Phrase, phrases
from language.vocabulary.plain_words import PLAIN_WORDS, WORDS_OF_TALK

SMOOTHING = 1.0
"""Mentions, spread as all mentions are, that every word has besides its own."""

TRUST = 0.6
"""What a vote counts: words of one message say much the same, so that their votes must not count as independent."""


@dataclass(frozen=True)
class Knowledge:
    """`base`: each department's share of all mentions; `votes`: logarithms by word or pair and department."""

    base: Mapping[str, float]
    votes: Mapping[str, Mapping[str, float]]

    def weigh(self, words: Sequence[str]) -> tuple[dict[str, float], float]:
        """Logarithms by department before normalising, and how strongly the words speak at all."""
        scores = {specialty: math.log(share) for specialty, share in self.base.items()}
        loudest: dict[str, float] = defaultdict(float)
        for feature in features(words):
            for specialty, vote in self.votes.get(feature, {}).items():
                scores[specialty] += TRUST * vote
                loudest[specialty] += TRUST * vote
        return scores, max(loudest.values(), default=0.0)


def features(words: Iterable[str]) -> set[str]:
    """The telling words of a message and the pairs that follow each other; words of talk only beside a telling one."""
    spoken = [w for w in words if w.isalpha() and w not in PLAIN_WORDS]
    pairs = (f"{a} {b}" for a, b in pairwise(spoken) if not {a, b} <= WORDS_OF_TALK)
    return {*pairs, *(w for w in spoken if w not in WORDS_OF_TALK)}


def count(written: Iterable[Phrase]) -> Knowledge:
    """Votes from phrases."""
    mentions: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for phrase in written:
        shares = phrase.shares()
        total.update(shares)
        for feature in features(phrase.words):
            mentions[feature].update(shares)
    base = {specialty: n / total.total() for specialty, n in total.items()}
    return Knowledge(base, {feature: _votes(found, base) for feature, found in mentions.items()})


def _votes(found: Counter[str], base: Mapping[str, float]) -> dict[str, float]:
    whole = found.total() + SMOOTHING
    return {s: math.log((found[s] / share + SMOOTHING) / whole) for s, share in base.items()}


@cache
def knowledge() -> Knowledge:
    """The folder's knowledge, counted once."""
    return count(phrases())
