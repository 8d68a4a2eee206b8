"""What a complaint sounds like: ridge regression over runs of words and letters, fitted from all phrases of language/knowledge.

It hears what the votes of single words cannot: word order, endings, misspellings. Fitted when first asked, in a fraction of
a second, always with the same result; nothing fitted is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from language.symptoms.phrases import Phrase, phrases
from language.text.grams import counted, matrix, rarity, vector
from language.text.ridge import Floats, ridge

PENALTY = 2.0
"""How much the squares of the weights cost: with this the department of phrases left out is right most often, over five parts."""


@dataclass(frozen=True)
class Net:
    """A fitted net: a row of weights a feature, a column a specialty."""

    specialties: tuple[str, ...]
    rarity: Mapping[str, float]
    columns: Mapping[str, int]
    weights: Floats
    bias: Floats

    def hear(self, words: Iterable[str]) -> dict[str, float]:
        """About how large a share of a complaint is each specialty's."""
        found = vector(counted(" ".join(words)), self.rarity)
        rows = self.weights[[self.columns[feature] for feature in found]]
        shares = self.bias + np.array(list(found.values()), dtype=np.float32) @ rows
        return dict(zip(self.specialties, shares.tolist(), strict=True))


def fit(written: Sequence[Phrase]) -> Net:
    """The net of these phrases."""
    counts = [counted(" ".join(phrase.words)) for phrase in written]
    weights = rarity(counts)
    specialties = tuple(sorted({s for phrase in written for s in phrase.specialties}))
    targets = np.array([[phrase.shares().get(s, 0.0) for s in specialties] for phrase in written], dtype=np.float32)
    targets /= targets.sum(axis=1, keepdims=True)
    bias = targets.mean(axis=0)
    fitted = ridge(matrix(counts, weights), targets - bias, PENALTY)
    return Net(specialties, weights, {f: i for i, f in enumerate(weights)}, fitted, bias)


@cache
def net() -> Net:
    """The net of everything written in the folder."""
    return fit(list(phrases()))
