"""Ridge regression over the features: one solution, the same every time, and what each example is heard as by a net without it.

Thresholds are chosen on outputs of nets that have not seen the example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from guardrails.learned.examples import Example, examples
from guardrails.learned.features import counted
from language.text.grams import Counts, matrix, rarity, vector
from language.text.ridge import Floats, ridge

RIDGE = 1.0
"""How much the squares of the weights cost."""

ALONE = 0.3
"""How much less one thing that a message says counts than all of it."""

PARTS = 10
"""Each example is heard by a net fitted without its part."""


@dataclass(frozen=True)
class Heard:
    """How much a message sounds like an emergency, and like one of each kind: from −1 to 1, roughly."""

    score: float
    kinds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Net:
    """A fitted net."""

    rarity: Mapping[str, float]
    weights: Mapping[str, Floats]
    bias: Floats
    kinds: tuple[str, ...]

    def hear(self, text: str) -> Heard:
        """How much `text` sounds like an emergency."""
        whole, *things = (self._outputs(counts) for counts in counted(text))
        return _heard(whole, things, self.kinds)

    def _outputs(self, counts: Counts) -> Floats:
        found = vector(counts, self.rarity)
        return np.asarray(self.bias + sum(value * self.weights[feature] for feature, value in found.items()))


@dataclass(frozen=True)
class _Table:
    """Examples as numbers: a row each, a column a feature; targets are one for "an emergency" and one for each kind."""

    rarity: Mapping[str, float]
    rows: csr_matrix
    kinds: tuple[str, ...]
    bias: Floats
    """The mean of the targets."""

    centred: Floats
    """What the targets are beside it."""

    @classmethod
    def of(cls, given: Sequence[Example]) -> _Table:
        counts = [counted(example.text)[0] for example in given]
        weights = rarity(counts)
        rows = matrix(counts, weights)
        kinds = tuple(sorted({example.kinds[0] for example in given if example.kinds}))
        targets = np.array([_targets(example, kinds) for example in given], dtype=np.float32)
        bias = targets.mean(axis=0)
        return cls(weights, rows, kinds, bias, targets - bias)


def fit(given: Sequence[Example]) -> Net:
    """The net of these examples."""
    table = _Table.of(given)
    by_feature = ridge(table.rows, table.centred, RIDGE)
    return Net(table.rarity, dict(zip(table.rarity, by_feature, strict=True)), table.bias, table.kinds)


def heard_without_each(given: Sequence[Example]) -> list[Heard]:
    """What each example is heard as by a net fitted without it and the others of its part, in their order."""
    table = _Table.of(given)
    part = np.arange(len(given)) % PARTS
    said = [counted(example.text) for example in given]
    of = np.repeat(np.arange(len(given)), [len(counts) for counts in said])
    rows = matrix([counts for all_counts in said for counts in all_counts], table.rarity)
    outputs = np.empty((len(of), table.centred.shape[1]), dtype=np.float32)
    for left_out in range(PARTS):
        by_feature = ridge(table.rows[part != left_out], table.centred[part != left_out], RIDGE)
        outputs[part[of] == left_out] = rows[part[of] == left_out] @ by_feature + table.bias
    each = np.split(outputs, np.flatnonzero(np.diff(of)) + 1)
    return [_heard(whole, things, table.kinds) for whole, *things in each]


@lru_cache(maxsize=1)
def fitted() -> Net:
    """The net of all examples; fitted once in a process, in a few seconds of processor time."""
    return fit(examples())


def _heard(whole: Floats, things: Sequence[Floats], kinds: Sequence[str]) -> Heard:
    """The message as a whole, or one thing that it says, which must sound worse: what stands around it may be what it means."""
    score, heard = max(
        [(float(whole[0]), whole), *((float(thing[0]) - ALONE, thing) for thing in things)], key=itemgetter(0)
    )
    return Heard(score, dict(zip(kinds, heard[1:].tolist(), strict=True)))


def _targets(example: Example, kinds: Sequence[str]) -> list[float]:
    alarm = 1.0 if example.kinds else -1.0
    return [alarm, *(1.0 if kind in example.kinds else -1.0 for kind in kinds)]
