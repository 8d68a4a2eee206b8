"""What a complaint sounds like: ridge regression over runs of words and letters, fitted from all phrases of language/knowledge.

It hears what the votes of single words cannot: word order, endings, misspellings. Fitted when a release first
asks, in a fraction of a second, always with the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from language.symptoms.phrases import Phrase, phrases
from language.text.grams import counted
from language.text.kept import once
from language.text.linear import Linear, fit_linear, kept_linear

PENALTY = 2.0
"""How much the squares of the weights cost: with this the department of phrases left out is right most often, over five parts."""


@dataclass(frozen=True)
class Net:
    """A fitted net: its model has an output a specialty."""

    specialties: tuple[str, ...]
    model: Linear

    def hear(self, words: Iterable[str]) -> dict[str, float]:
        """About how large a share of a complaint is each specialty's."""
        shares = self.model.outputs(counted(" ".join(words)))
        return dict(zip(self.specialties, shares.tolist(), strict=True))


def fit(written: Sequence[Phrase]) -> Net:
    """The net of these phrases."""
    specialties = tuple(sorted({s for phrase in written for s in phrase.specialties}))
    targets = np.array([[phrase.shares().get(s, 0.0) for s in specialties] for phrase in written], dtype=np.float32)
    targets /= targets.sum(axis=1, keepdims=True)
    return Net(specialties, fit_linear([counted(" ".join(phrase.words)) for phrase in written], targets, PENALTY))


@once
def net() -> Net:
    """The net of everything written in the folder."""

    def fit_all() -> tuple[Linear, tuple[str, ...]]:
        fitted = fit(list(phrases()))
        return fitted.model, fitted.specialties

    model, specialties = kept_linear("complaints", fit_all)
    return Net(specialties, model)
