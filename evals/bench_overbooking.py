"""The overbooking policy beside the naive rule and none at all: expected cost against the exact optimum, and a simulation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import comb, floor
from typing import Any

import numpy as np

from evals.bench_goals import at_most
from scheduler_core.overbooking import Costs, decide

RISKS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
RATIOS = (1.0, 2.0, 3.0, 4.0, 5.0)
PLACES = tuple(range(8, 21))
SIMULATED, SIGMAS = 20_000, 4.5
"""Sessions drawn for each case; so many standard errors that of all cases together one in a thousand runs fails by chance."""

ROUNDING = 1e-9


@dataclass(frozen=True)
class Case:
    """A session of equal patients, and the costs of the policies and of the best number there is."""

    risk: float
    costs: Costs
    places: int
    extra: int
    policy: float
    optimum: float
    naive: float
    none: float


def bench_overbooking() -> dict[str, Any]:
    """Gaps are in units of the idle cost of one place."""
    cases = [_case(risk, Costs(ratio, 1.0), places) for risk, ratio, places in product(RISKS, RATIOS, PLACES)]
    above = max(case.policy - case.optimum for case in cases)
    worse = max(case.policy - min(case.naive, case.none) for case in cases)
    outside = sum(not _agrees(case, number) for number, case in enumerate(cases))
    goals = {
        "above_exact_optimum": at_most(_rounded(above), 0.0),
        "above_better_of_naive_and_none": at_most(_rounded(worse), 0.0),
        "simulations_outside_interval": at_most(outside, 0),
    }
    return {
        "name": "overbooking",
        "ours": {
            "cases": len(cases),
            "mean_cost": _mean([c.policy for c in cases]),
            "sessions_simulated": SIMULATED * len(cases),
        },
        "peer": {
            "naive": {"mean_cost": _mean([c.naive for c in cases])},
            "none": {"mean_cost": _mean([c.none for c in cases])},
        },
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }


def _case(risk: float, costs: Costs, places: int) -> Case:
    chosen = decide([risk] * places, places, costs, most_extra=10 * places)
    best = min(exact(places + extra, risk, places, costs) for extra in range(3 * places))
    naive = exact(floor(places / (1 - risk)), risk, places, costs)
    return Case(risk, costs, places, chosen.extra, chosen.cost_with, best, naive, exact(places, risk, places, costs))


def exact(booked: int, risk: float, places: int, costs: Costs) -> float:
    """The expected cost by the binomial formula: no convolution, no convexity."""
    total = 0.0
    for come in range(booked + 1):
        chance = comb(booked, come) * (1 - risk) ** come * risk ** (booked - come)
        total += chance * (costs.overtime * max(come - places, 0) + costs.idle * max(places - come, 0))
    return total


def _agrees(case: Case, seed: int) -> bool:
    """Whether the mean cost of drawn sessions lies within its interval around the expected cost."""
    dice = np.random.default_rng(seed)
    come = (dice.random((SIMULATED, case.places + case.extra)) >= case.risk).sum(axis=1)
    over = come - case.places
    cost = np.where(over > 0, case.costs.overtime * over, -case.costs.idle * over)
    return bool(abs(cost.mean() - case.policy) <= SIGMAS * cost.std() / SIMULATED**0.5)


def _rounded(gap: float) -> float:
    return 0.0 if abs(gap) < ROUNDING else round(gap, 6)


def _mean(costs: list[float]) -> float:
    return round(sum(costs) / len(costs), 4)
