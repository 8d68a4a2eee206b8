"""The learned tagger of names: logistic regression over what is seen of each word, fitted once from messages with names told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

from guardrails.learned.named import Named, named_messages
from guardrails.redaction.medical import is_medical
from guardrails.redaction.name_features import Tokens, is_everyday_word, is_known_name
from guardrails.redaction.types import Found, Policy
from language.text.kept import Arrays, kept, once, packed, unpacked
from language.text.sparse import sparse_rows

Floats = npt.NDArray[np.float64]

PENALTY = 1.0
"""How much half the square of a weight costs."""
ROUNDS = 100
FEWEST = 2
"""Words of the examples that a feature must have."""
SURE: Mapping[Policy, float] = {"booking": 0.3, "safe-harbor": 0.2}
"""The probability from which a word is a name."""
NOBODY = 0.003
"""The probability up to which a word that looks like a name, but was not introduced as one, is none."""
SPELLS = 2
"""Single letters that may be a name's spelling."""
BESIDE = 0.5
"""How much less is enough for a word beside a name."""
WEIGHT = 0.45
"""What a name weighs that only the tagger finds: a clinician of the directory stays readable."""
_ASKS = re.compile(r"may (?:i|we)\b", re.IGNORECASE)
"""Names that are words of asking there: "may I move it"."""


@dataclass(frozen=True)
class Tagger:
    """The fitted model: a weight a feature."""

    weights: Mapping[str, float]

    def probabilities(self, tokens: Tokens) -> list[float]:
        """For each candidate how likely it is a name (0 to 1)."""
        known = self.weights.get
        return [float(expit(sum(known(feature, 0.0) for feature in seen))) for seen in tokens.features()]


@dataclass(frozen=True)
class Tagged:
    """A text with how likely each of its words is a name."""

    tokens: Tokens
    likely: Mapping[int, float]
    """By the candidate's place among the tokens."""

    @classmethod
    def of(cls, text: str) -> Tagged:
        """Plain text, tagged. Cost grows with its words that are no everyday ones."""
        tokens = Tokens.of(text)
        likely = fitted().probabilities(tokens) if tokens.candidates else []
        return cls(tokens, dict(zip(tokens.candidates, likely, strict=True)))

    def names(self, policy: Policy) -> Iterator[Found]:
        """Words that are taken for names, each by itself."""
        for at in self._named(SURE[policy]):
            start, end = self.tokens.spans[at]
            if not (is_medical(self.tokens.text, start, end) or _ASKS.match(self.tokens.text, start)):
                yield Found(start, end, "NAME", WEIGHT)

    def names_nobody(self, start: int, end: int) -> bool:
        """Whether [start, end) is of words none of which is at all likely a name; letters alone may spell one."""
        inside = ((at, self.tokens.word(at)) for at in self.tokens.within(start, end))
        words = [(at, word) for at, word in inside if word[0].isalnum()]
        if not words or sum(len(word) == 1 for _, word in words) >= SPELLS:
            return False
        return all(word[0].isalpha() and self.likely.get(at, 0.0) < NOBODY for at, word in words)

    def _named(self, sure: float) -> list[int]:
        """The tokens that are likely enough, and what is nearly so beside them."""
        names = {at for at, likely in self.likely.items() if likely >= sure}
        nearly = (at for at, likely in self.likely.items() if likely >= sure * BESIDE)
        return sorted(names | {at for at in nearly if at - 1 in names or at + 1 in names})


@once
def fitted() -> Tagger:
    """The tagger of all examples; fitted once in a release, in a few seconds of processor time."""

    def arrays() -> Arrays:
        weights = fit(named_messages()).weights
        return {"features": packed(weights), "weights": np.array([*weights.values()])}

    found = kept("names", arrays, Path(__file__).parent.parent)
    return Tagger(dict(zip(unpacked(found["features"]), found["weights"].tolist(), strict=True)))


def fit(given: Sequence[Named]) -> Tagger:
    """The tagger of these examples: always the same."""
    seen: list[list[str]] = []
    told: list[bool] = []
    for example in given:
        tokens = Tokens.of(example.text)
        for at, features in zip(tokens.candidates, tokens.features(), strict=True):
            start, end = tokens.spans[at]
            word = example.text[start:end]
            if example.told or is_everyday_word(word) or not is_known_name(word):
                seen.append(features)
                told.append(any(start < b and a < end for a, b in example.names))
    count = Counter(feature for features in seen for feature in features)
    columns = {f: i for i, f in enumerate(f for f, n in count.items() if n >= FEWEST)}
    rows = sparse_rows([dict.fromkeys(features, 1.0) for features in seen], columns)
    return Tagger(dict(zip(columns, _weights(rows, np.where(told, 1.0, -1.0)).tolist(), strict=True)))


def _weights(rows: object, signs: Floats) -> Floats:
    """The weights at which what the examples tell is likeliest, their squares costing `PENALTY`."""
    columns = rows.T.tocsr()  # type: ignore[attr-defined]

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = (rows @ weights) * signs  # type: ignore[operator]
        cost = np.logaddexp(0, -margin).sum() + PENALTY / 2 * weights @ weights
        return float(cost), columns @ (-signs * expit(-margin)) + PENALTY * weights

    start = np.zeros(columns.shape[0])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x)
