"""Kernel ridge regression over the features: one exact solution, the same every time, with every example's own score left out.

For a linear kernel K and centred targets y the solution is a = (K + λI)⁻¹y, and the output that example i would get from a
net fitted without it is yᵢ − aᵢ / ((K + λI)⁻¹)ᵢᵢ (Rifkin and Lippert, "Notes on regularized least squares", 2007). Thresholds
are chosen on those outputs, so that no example is judged by a net that has seen it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_factor, cho_solve  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from guardrails.learned.examples import Example, examples
from guardrails.learned.features import counted, rarity, vector
from language.text.sparse import sparse_rows

RIDGE = 1.0
Floats = npt.NDArray[np.floating]


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
        found = vector(counted(text), self.rarity)
        outputs = self.bias + sum(value * self.weights[feature] for feature, value in found.items())
        return _heard(outputs, self.kinds)


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
        counts = [counted(example.text) for example in given]
        weights = rarity(counts)
        columns = {feature: i for i, feature in enumerate(weights)}
        rows = sparse_rows([vector(message, weights) for message in counts], columns)
        kinds = tuple(sorted({example.kinds[0] for example in given if example.kinds}))
        targets = np.array([_targets(example, kinds) for example in given], dtype=np.float32)
        bias = targets.mean(axis=0)
        return cls(weights, rows, kinds, bias, targets - bias)

    @property
    def kernel(self) -> Floats:
        """How much each two rows have in common."""
        return np.asarray((self.rows @ self.rows.T).toarray())


def fit(given: Sequence[Example]) -> Net:
    """The net of these examples."""
    table = _Table.of(given)
    by_feature = table.rows.T @ ridge(table.kernel, table.centred)
    return Net(table.rarity, dict(zip(table.rarity, by_feature, strict=True)), table.bias, table.kinds)


def heard_without_each(given: Sequence[Example]) -> list[Heard]:
    """What each example is heard as by a net fitted without it, in their order. Takes several times as long as a fit."""
    table = _Table.of(given)
    outputs = without_each(table.kernel, table.centred) + table.bias
    return [_heard(row, table.kinds) for row in outputs]


def ridge(kernel: Floats, targets: Floats) -> Floats:
    """The solution for centred targets, a row each."""
    return np.asarray(cho_solve(_factor(kernel), targets))


def without_each(kernel: Floats, targets: Floats) -> Floats:
    """Each row's outputs by the solution without that row."""
    inverse = cho_solve(_factor(kernel), np.eye(len(kernel), dtype=kernel.dtype))
    return np.asarray(targets - inverse @ targets / np.diag(inverse)[:, None])


def _factor(kernel: Floats) -> tuple[Floats, bool]:
    factor, lower = cho_factor(kernel + RIDGE * np.eye(len(kernel), dtype=kernel.dtype))
    return np.asarray(factor), bool(lower)


@lru_cache(maxsize=1)
def fitted() -> Net:
    """The net of all examples; fitted once in a process, in about four seconds of processor time."""
    return fit(examples())


def _heard(outputs: Floats, kinds: Sequence[str]) -> Heard:
    return Heard(float(outputs[0]), dict(zip(kinds, outputs[1:].tolist(), strict=True)))


def _targets(example: Example, kinds: Sequence[str]) -> list[float]:
    alarm = 1.0 if example.kinds else -1.0
    return [alarm, *(1.0 if kind in example.kinds else -1.0 for kind in kinds)]
