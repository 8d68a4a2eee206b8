"""A linear model of messages: fitted by ridge regression from what is counted in examples, always with the same result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from language.text.grams import Counts, matrix, rarity, vector
from language.text.kept import Arrays, packed, unpacked
from language.text.ridge import Floats, ridge


@dataclass(frozen=True)
class Linear:
    """The fitted model: a row of weights a feature, a column a target."""

    rarity: Mapping[str, float]
    places: Mapping[str, int]
    """The row of each feature."""

    weights: Floats
    bias: Floats

    def outputs(self, counts: Counts) -> Floats:
        """One value a target for one message."""
        found = vector(counts, self.rarity)
        rows = self.weights[[self.places[feature] for feature in found]]
        return np.asarray(self.bias + np.array(list(found.values()), dtype=np.float32) @ rows)

    def arrays(self) -> Arrays:
        """All of it, to be kept."""
        rarity = np.fromiter(self.rarity.values(), dtype=np.float64)
        return {"features": packed(self.rarity), "rarity": rarity, "weights": self.weights, "bias": self.bias}


def from_arrays(kept: Arrays) -> Linear:
    """The model whose `arrays` these are."""
    features = unpacked(kept["features"])
    rare = dict(zip(features, kept["rarity"].tolist(), strict=True))
    places = {feature: place for place, feature in enumerate(features)}
    return Linear(rare, places, np.asarray(kept["weights"]), np.asarray(kept["bias"]))


def fit_linear(counts: Sequence[Counts], targets: Floats, penalty: float) -> Linear:
    """The model of these messages, a row of `targets` each; `penalty` is how much the squares of the weights cost."""
    rare = rarity(counts)
    bias = targets.mean(axis=0)
    weights = ridge(matrix(counts, rare), targets - bias, penalty)
    return Linear(rare, {feature: place for place, feature in enumerate(rare)}, weights, bias)
