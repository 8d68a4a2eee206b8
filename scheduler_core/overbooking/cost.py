"""What a session is expected to cost: the exact distribution of who comes, overtime and idleness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Costs:
    """What one patient beyond the places costs, and one place left empty; the clinic sets both, only their ratio counts."""

    overtime: float
    idle: float


def shows(risks: Sequence[float]) -> Floats:
    """The probability of 0, 1, …, n patients coming, each missing with their own risk (the Poisson binomial, by convolution)."""
    found: Floats = np.ones(1)
    for risk in risks:
        found = with_one_more(found, risk)
    return found


def with_one_more(coming: Floats, risk: float) -> Floats:
    """The distribution when one more patient is booked."""
    return np.asarray(np.append(coming * risk, 0.0) + np.append(0.0, coming * (1 - risk)), dtype=np.float64)


def expected_cost(coming: Floats, places: int, costs: Costs) -> float:
    """The mean cost of a session with so many places when `coming` is the distribution of who comes."""
    over = np.arange(len(coming)) - places
    return float(coming @ np.where(over > 0, costs.overtime * over, -costs.idle * over))
