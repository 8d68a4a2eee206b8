"""Before and after, and each policy's share of the difference.

A policy's share is its Shapley value: the mean of what it adds over every order of switching the policies on (L. S. Shapley,
1953, "A value for n-person games"). Shares add up to the whole difference, whatever the policies do to each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from evals.simulation.config import HospitalDay, PolicyName
from evals.simulation.study import Outcome, Progress, interval, run

COMPARED = (
    "wait/all/mean", "wait/all/p95", "wait/tiers/P0/mean", "wait/tiers/P1/mean", "wait/tiers/P2/mean",
    "wait/tiers/P1/worst", "wait/tiers/P2/worst", "no_show_rate", "visits/seen", "utilisation/clinicians", "overtime/hours_a_day",
    "queue/mean_while_open",
)  # fmt: skip

Coalition = frozenset[PolicyName]


@dataclass(frozen=True)
class Comparison:
    """The hospital under every choice among these policies, with the same patients each time."""

    policies: tuple[PolicyName, ...]
    outcomes: dict[Coalition, Outcome]

    @property
    def before(self) -> Outcome:
        """None of them."""
        return self.outcomes[frozenset()]

    @property
    def after(self) -> Outcome:
        """All of them."""
        return self.outcomes[frozenset(self.policies)]

    def as_json(self) -> dict[str, Any]:
        """Each compared figure before and after, with what each policy does alone and its share of the difference."""
        return {name: self._compared(name) for name in COMPARED if self._everywhere(name)}

    def shares(self, figure: str) -> dict[PolicyName, list[float]]:
        """Shapley values by replication."""
        values = {chosen: outcome.values(figure) for chosen, outcome in self.outcomes.items()}
        number = len(values[frozenset()])
        return {
            policy: [
                math.fsum(
                    weight * (values[rest | {policy}][n] - values[rest][n]) for rest, weight in self._others(policy)
                )
                for n in range(number)
            ]
            for policy in self.policies
        }

    def _others(self, policy: PolicyName) -> Iterator[tuple[Coalition, float]]:
        """Every choice without the policy, with the share of the orders in which just those come before it."""
        rest, size = [p for p in self.policies if p != policy], len(self.policies)
        for chosen in _choices(rest):
            before = len(chosen)
            yield chosen, math.factorial(before) * math.factorial(size - before - 1) / math.factorial(size)

    def _everywhere(self, figure: str) -> bool:
        number = len(self.before.replications)
        return all(len(outcome.values(figure)) == number for outcome in self.outcomes.values())

    def _compared(self, figure: str) -> dict[str, Any]:
        before, after = self.before.values(figure), self.after.values(figure)
        alone = {p: self.outcomes[frozenset([p])].values(figure) for p in self.policies}
        return {
            "before": interval(before).as_json(),
            "after": interval(after).as_json(),
            "change": interval(_less(after, before)).as_json(),
            "alone": {p: interval(_less(values, before)).as_json() for p, values in alone.items()},
            "share": {p: interval(values).as_json() for p, values in self.shares(figure).items()},
        }


def _less(values: Sequence[float], others: Sequence[float]) -> list[float]:
    """Differences pair by pair: the same patients under both, so the interval is narrow."""
    return [a - b for a, b in zip(values, others, strict=True)]


def _choices(policies: Sequence[PolicyName]) -> Iterator[Coalition]:
    for size in range(len(policies) + 1):
        for chosen in combinations(policies, size):
            yield frozenset(chosen)


def compare(day: HospitalDay, policies: Sequence[PolicyName], progress: Progress = lambda: None) -> Comparison:
    """Run the hospital under every choice among the policies: 2^n studies."""
    ordered = tuple(dict.fromkeys(policies))
    return Comparison(
        ordered,
        {chosen: run(day, [p for p in ordered if p in chosen], progress) for chosen in _choices(ordered)},
    )
