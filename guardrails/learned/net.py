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

from guardrails.learned.examples import Example, examples
from guardrails.learned.features import counted, rarity, vector
from language.text.sparse import sparse_rows

RIDGE = 1.0
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Heard:
    """How much a message sounds like an emergency, and like one of each kind: from −1 to 1, roughly."""

    score: float
    kinds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Net:
    """A fitted net. `left_out` is what each example would have been heard as without it, in their order."""

    rarity: Mapping[str, float]
    weights: Mapping[str, Floats]
    bias: Floats
    kinds: tuple[str, ...]
    left_out: tuple[Heard, ...]

    def hear(self, text: str) -> Heard:
        """How much `text` sounds like an emergency."""
        found = vector(counted(text), self.rarity)
        outputs = self.bias + sum(value * self.weights[feature] for feature, value in found.items())
        return _heard(outputs, self.kinds)


def fit(given: Sequence[Example]) -> Net:
    """The net of these examples: one output for "an emergency", one for each kind."""
    counts = [counted(example.text) for example in given]
    weights = rarity(counts)
    columns = {feature: i for i, feature in enumerate(weights)}
    matrix = sparse_rows([vector(message, weights) for message in counts], columns)
    kinds = tuple(sorted({example.kinds[0] for example in given if example.kinds}))
    targets = np.array([_targets(example, kinds) for example in given])
    bias = targets.mean(axis=0)
    solution, left_out = ridge((matrix @ matrix.T).toarray(), targets - bias)
    by_feature = matrix.T @ solution
    heard = tuple(_heard(outputs, kinds) for outputs in left_out + bias)
    return Net(weights, {f: by_feature[i] for f, i in columns.items()}, bias, kinds, heard)


def ridge(kernel: Floats, targets: Floats) -> tuple[Floats, Floats]:
    """The solution for centred targets (a row each), and each row's outputs by the solution without that row."""
    inverse = cho_solve(cho_factor(kernel + RIDGE * np.eye(len(kernel))), np.eye(len(kernel)))
    solution: Floats = inverse @ targets
    return solution, targets - solution / np.diag(inverse)[:, None]


@lru_cache(maxsize=1)
def fitted() -> Net:
    """The net of all examples; fitted once in a process, in about a second."""
    return fit(examples())


def _heard(outputs: Floats, kinds: Sequence[str]) -> Heard:
    return Heard(float(outputs[0]), dict(zip(kinds, outputs[1:].tolist(), strict=True)))


def _targets(example: Example, kinds: Sequence[str]) -> list[float]:
    alarm = 1.0 if example.kinds else -1.0
    return [alarm, *(1.0 if kind in example.kinds else -1.0 for kind in kinds)]
