"""From a model's margin to a probability: isotonic regression, centred, so that two risks that differ stay different.

Each level of the isotonic fit is put at the mean of the margins that share it and joined by straight lines (Oron and
Flournoy 2017, "Centered Isotonic Regression"). Plain isotonic steps would make ties and so throw away ranking.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.isotonic import IsotonicRegression  # type: ignore[import-untyped]

Floats = npt.NDArray[np.float64]
LEAST_LEVEL = 25
"""Margins are first averaged by this many neighbours, so that no level rests on a handful of visits."""

LOWEST, HIGHEST = 0.002, 0.99
"""No risk is said to be nothing, or certain."""


@dataclass(frozen=True)
class Calibration:
    """A rising line through points (margin, probability)."""

    margins: tuple[float, ...]
    risks: tuple[float, ...]

    def __call__(self, margins: Floats) -> Floats:
        """The probabilities of these margins."""
        risks = np.interp(margins, self.margins, self.risks)
        return np.asarray(np.clip(risks, LOWEST, HIGHEST), dtype=np.float64)


def calibrate(margins: Floats, missed: npt.NDArray[np.bool_]) -> Calibration:
    """Fit on visits that the model behind the margins has not seen."""
    order = np.argsort(margins, kind="stable")
    parts = np.array_split(order, max(len(order) // LEAST_LEVEL, 2))
    x = np.array([margins[part].mean() for part in parts])
    y = np.array([missed[part].mean() for part in parts])
    weights = np.array([float(len(part)) for part in parts])
    levels = IsotonicRegression(increasing=True).fit_transform(x, y, sample_weight=weights)
    knots = [(float(np.average(x[levels == level], weights=weights[levels == level])), float(level))
             for level in np.unique(levels)]  # fmt: skip
    return Calibration(tuple(m for m, _ in knots), tuple(r for _, r in knots))
