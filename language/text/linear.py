"""A linear model of messages: fitted by ridge regression from what is counted in examples, always with the same result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from language.text.grams import Counts, learned_from, vector
from language.text.kept import Arrays, kept, packed, unpacked
from language.text.ridge import Floats, ridge


@dataclass(frozen=True)
class Linear:
    """The fitted model: a row of weights a feature, a column a target."""

    rarity: Mapping[str, float]
    weights: Floats
    bias: Floats

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The row of each feature."""
        return {feature: place for place, feature in enumerate(self.rarity)}

    def outputs(self, counts: Counts) -> Floats:
        """One value a target for one message."""
        found = vector(counts, self.rarity)
        rows = self.weights[[self.places[feature] for feature in found]]
        return np.asarray(self.bias + np.array(list(found.values()), dtype=np.float32) @ rows)

    def arrays(self) -> Arrays:
        """All of it, to be kept."""
        rarity = np.fromiter(self.rarity.values(), dtype=np.float64)
        return {"features": packed(self.rarity), "rarity": rarity, "weights": self.weights, "bias": self.bias}


def from_arrays(arrays: Arrays) -> Linear:
    """The model whose `arrays` these are."""
    rare = dict(zip(unpacked(arrays["features"]), arrays["rarity"].tolist(), strict=True))
    return Linear(rare, np.asarray(arrays["weights"]), np.asarray(arrays["bias"]))


def kept_linear(
    name: str, fit: Callable[[], tuple[Linear, Sequence[str]]], *also: Path
) -> tuple[Linear, tuple[str, ...]]:
    """The model that `fit` gives and the names of what it tells, as `language.text.kept` keeps them."""

    def arrays() -> Arrays:
        model, told = fit()
        return {**model.arrays(), "told": packed(told)}

    found = kept(name, arrays, *also)
    return from_arrays(found), tuple(unpacked(found["told"]))


def fit_linear(counts: Sequence[Counts], targets: Floats, penalty: float) -> Linear:
    """The model of these messages, a row of `targets` each; `penalty` is how much the squares of the weights cost."""
    rare, rows = learned_from(counts)
    bias = targets.mean(axis=0)
    weights = ridge(rows, targets - bias, penalty)
    return Linear(rare, weights, bias)
