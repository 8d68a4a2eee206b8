"""The overbooking policy beside the naive rule and none at all: expected cost against the exact optimum, and a simulation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import product
from math import comb, floor
from typing import Any

from evals.bench_goals import at_least, at_most
from evals.simulation.config import DayHours, Department, HospitalDay, Kind, Overbooking, Patients, Policies
from evals.simulation.study import Interval, interval, run
from scheduler_core.overbooking import Costs, decide

RISKS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
RATIOS = (1.0, 2.0, 3.0, 4.0, 5.0)
PLACES = tuple(range(8, 21))
REPLICATIONS, DAYS = 12, 10
"""Sessions that `careline simulate` plays for each case: so many groups of so many."""

WANT_HELD = 0.92
"""Of 455 intervals of 95 % three in a thousand runs have fewer that hold."""

VISIT = 15
"""Minutes; any length will do."""

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


def bench_overbooking(
    risks: Sequence[float] = RISKS, ratios: Sequence[float] = RATIOS, sizes: Sequence[int] = PLACES
) -> dict[str, Any]:
    """Gaps are in units of the idle cost of one place. Each case is played by the simulator of `careline simulate` too."""
    cases = [_case(risk, Costs(ratio, 1.0), places) for risk, ratio, places in product(risks, ratios, sizes)]
    above = max(case.policy - case.optimum for case in cases)
    worse = max(case.policy - min(case.naive, case.none) for case in cases)
    played = [simulated(case, number) for number, case in enumerate(cases)]
    gaps = interval([found.mean - case.optimum for found, case in zip(played, cases, strict=True)])
    held = sum(_holds(found, case.optimum) for found, case in zip(played, cases, strict=True)) / len(cases)
    goals = {
        "above_exact_optimum": at_most(_rounded(above), 0.0),
        "above_better_of_naive_and_none": at_most(_rounded(worse), 0.0),
        "simulated_intervals_that_hold_the_optimum": at_least(round(held, 3), WANT_HELD),
    }
    return {
        "name": "overbooking",
        "ours": {
            "cases": len(cases),
            "mean_cost": _mean([c.policy for c in cases]),
            "sessions_simulated": REPLICATIONS * DAYS * len(cases),
            "simulated_less_optimum": gaps.as_json(),
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


def simulated(case: Case, seed: int) -> Interval:
    """What the session costs where `careline simulate` plays it under the policy, by its own overtime and utilisation.

    All come at once and visits take the same time, so that overtime is patients too many and idle time is places left empty.
    """
    outcome = run(_session(case, seed), ("overbooking",))
    overtime, used = outcome.values("overtime/minutes_a_clinician"), outcome.values("utilisation/clinicians")
    over = [minutes / VISIT for minutes in overtime]
    idle = [(1 - share) * case.places for share in used]
    return interval([case.costs.overtime * o + case.costs.idle * i for o, i in zip(over, idle, strict=True)])


def _session(case: Case, seed: int) -> HospitalDay:
    minutes = case.places * VISIT
    closes = time(8 + minutes // 60, minutes % 60)
    return HospitalDay(
        name="session",
        seed=seed,
        replications=REPLICATIONS,
        days=DAYS,
        hours=DayHours(opens=time(8), closes=closes),
        patients=Patients(no_show=case.risk, no_show_sd=0, early_mean=0, early_sd=0),
        block_minutes=minutes,
        departments=(
            Department(
                key="session", clinicians=1, rooms=1, booked_per_day=case.places,
                kinds=(Kind(key="visit", minutes=VISIT, cv=0),),
            ),
        ),
        policies=Policies(
            overbooking=Overbooking(
                idle_cost=case.costs.idle, overtime_cost=case.costs.overtime, most_extra=2 * case.places
            )
        ),
    )  # fmt: skip


def _holds(found: Interval, cost: float) -> bool:
    return found.low is not None and found.high is not None and found.low <= cost <= found.high


def _rounded(gap: float) -> float:
    return 0.0 if abs(gap) < ROUNDING else round(gap, 6)


def _mean(costs: list[float]) -> float:
    return round(sum(costs) / len(costs), 4)
