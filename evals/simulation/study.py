"""Replications of a hospital under policies: every figure with its mean and the interval that holds it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit  # type: ignore[import-untyped]

from evals.simulation.config import HospitalDay, PolicyName
from evals.simulation.day import live
from evals.simulation.measures import Figures, Measures
from evals.simulation.reading import SimulationFileError
from evals.simulation.rules import with_policies

CONFIDENCE = 0.95
GOOD = "wait/all/mean or no_show_rate"
Progress = Callable[[], None]
"""Told after each day."""


@dataclass(frozen=True)
class Interval:
    """A mean over replications, and the bounds of its confidence interval; both None where there is one replication only."""

    mean: float
    low: float | None
    high: float | None

    def as_json(self) -> dict[str, float | None]:
        """Rounded to four places."""
        return {k: None if v is None else round(v, 4) for k, v in vars(self).items()}


@dataclass(frozen=True)
class Outcome:
    """What a hospital under these policies came to: the figures of each replication, and pictures of the mean day."""

    policies: tuple[PolicyName, ...]
    replications: tuple[Figures, ...]
    queue: NDArray[np.float64]
    wait_counts: NDArray[np.int64]

    def values(self, figure: str) -> list[float]:
        """The figure in each replication that has it."""
        return [found[figure] for found in self.replications if figure in found]

    def interval(self, figure: str) -> Interval:
        """Its mean and interval."""
        return interval(self.values(figure))

    def as_json(self) -> dict[str, Any]:
        """Every figure, nested by the parts of its name."""
        nested: dict[str, Any] = {}
        for name in dict.fromkeys(name for found in self.replications for name in found):
            *path, last = name.split("/")
            at = nested
            for part in path:
                at = at.setdefault(part, {})
            at[last] = self.interval(name).as_json()
        return nested


def interval(values: Sequence[float]) -> Interval:
    """Student's interval of the mean, at CONFIDENCE."""
    number = len(values)
    if not number:
        raise ValueError("nothing was measured")
    mean = math.fsum(values) / number
    if number == 1:
        return Interval(mean, None, None)
    deviation = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (number - 1))
    half = float(stdtrit(number - 1, (1 + CONFIDENCE) / 2)) * deviation / math.sqrt(number)
    return Interval(mean, mean - half, mean + half)


def run(
    day: HospitalDay, policies: Sequence[PolicyName], progress: Progress = lambda: None, seed: int | None = None
) -> Outcome:
    """The hospital under these policies. The same seed gives the same patients under every policy."""
    rules, figures = with_policies(day, policies), []
    queue, counts = np.zeros(0), np.zeros(0, dtype=np.int64)
    for replication in range(day.replications):
        measures = Measures(day)
        for number in range(day.days):
            measures.add(live(day, rules, (day.seed if seed is None else seed, replication, number)))
            progress()
        figures.append(measures.figures())
        queue = measures.queue if not len(queue) else queue + measures.queue
        counts = measures.waits.counts if not len(counts) else counts + measures.waits.counts
    return Outcome(tuple(policies), tuple(figures), queue / (day.replications * day.days), counts)


def reproduced(day: HospitalDay, baseline: Outcome) -> dict[str, Any]:
    """The file's targets beside the baseline: met where the whole interval lies as near as it asks. SimulationFileError."""
    found: dict[str, Any] = {}
    for name, target in day.targets.items():
        if not baseline.values(name):
            raise SimulationFileError(f"targets.{name}: nothing of that name is measured.", hint=f"For example {GOOD}.")
        got = baseline.interval(name)
        worst = max(abs(bound - target.value) for bound in (got.mean, got.low, got.high) if bound is not None)
        found[name] = {
            **got.as_json(), "want": target.value, "within": target.within, "met": worst <= target.within,
            "in_interval": got.low is None or got.low <= target.value <= (got.high or 0.0),
        }  # fmt: skip
    return found
