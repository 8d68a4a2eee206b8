"""The rules that a day runs by, and the named policies that replace one of them each. All are pure functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from evals.simulation.config import HospitalDay, PolicyName
from evals.simulation.draws import Floats
from evals.simulation.engine import Patient, Score
from evals.simulation.plans import DayPlan, blocks, spaced


class Overbook(Protocol):
    """How many more than planned a clinician is given, and onto whose visits: indices into `risks`, the risks of one
    clinician's booked patients; `spare_risk` is that of whoever is added."""

    def __call__(self, risks: Sequence[float], spare_risk: float) -> list[int]:
        """Indices; a visit is doubled at most once."""


@dataclass(frozen=True)
class Reminded:
    """What reminders do to a risk: a factor, which share of those won cancels in time, which share of their places is filled."""

    factor: float = 1.0
    cancelled: float = 0.0
    refilled: float = 0.0


@dataclass(frozen=True)
class Rules:
    """How a day is run."""

    reminded: Reminded
    overbook: Overbook
    score: Score
    plan: DayPlan


def baseline() -> Rules:
    """No reminders, nobody overbooked, first come first served, blocks."""
    return Rules(Reminded(), lambda risks, spare_risk: [], by_arrival, blocks)


def with_policies(day: HospitalDay, names: Sequence[PolicyName]) -> Rules:
    """The baseline with these policies switched on; their order does not matter."""
    rules = baseline()
    for name in names:
        rules = _POLICIES[name](day, rules)
    return rules


def _reminders(day: HospitalDay, rules: Rules) -> Rules:
    given = day.policies.reminders
    return replace(rules, reminded=Reminded(1 - given.fewer_no_shows, given.cancelled, given.refilled))


def _overbooking(day: HospitalDay, rules: Rules) -> Rules:
    given = day.policies.overbooking
    return replace(rules, overbook=by_cost(given.idle_cost, given.crowding_cost, given.most))


def _priority(day: HospitalDay, rules: Rules) -> Rules:
    return replace(rules, score=by_tier(day.policies.priority.p1))


def _day_plan(day: HospitalDay, rules: Rules) -> Rules:
    return replace(rules, plan=spaced(day.policies.day_plan.spread))


_POLICIES: dict[PolicyName, Callable[[HospitalDay, Rules], Rules]] = {
    "reminders": _reminders,
    "overbooking": _overbooking,
    "priority": _priority,
    "day_plan": _day_plan,
}


def by_arrival(patient: Patient) -> float:
    """First come, first served, whoever it is."""
    return patient.arrival


def by_tier(p1_boost: float) -> Score:
    """P0 first; else by the moment from which waiting counts, less the tier's boost: a line in which everybody ages alike.

    L. Kleinrock (1964), "A delay dependent queue discipline", Naval Research Logistics Quarterly 11(3-4):329-341.
    """
    boosts = {"P0": math.inf, "P1": p1_boost, "P2": 0.0}

    def score(patient: Patient) -> float:
        return patient.ready - boosts[patient.tier]

    return score


def by_cost(idle_cost: float, crowding_cost: float, most: int) -> Overbook:
    """One more while the next is likelier to fill an idle time than to crowd, weighed by what each costs; onto the likeliest
    to be missed.

    The newsvendor's rule on the number who come: add while P(nobody is missing) × crowding < P(somebody is missing) × idle.
    After K. Muthuraman and M. Lawley (2008), "A stochastic overbooking model for outpatient clinical scheduling with no-shows".
    """

    def overbook(risks: Sequence[float], spare_risk: float) -> list[int]:
        planned, limit = len(risks), min(most, len(risks))
        coming = coming_distribution(risks)
        added = 0
        while added < limit:
            full = float(coming[planned:].sum())
            if full * crowding_cost >= (1 - full) * idle_cost:
                break
            coming = _one_more(coming, spare_risk)
            added += 1
        return sorted(range(planned), key=lambda n: -risks[n])[:added]

    return overbook


def coming_distribution(risks: Sequence[float]) -> Floats:
    """The probabilities that 0, 1, … of them come (Poisson binomial)."""
    coming = np.ones(1)
    for risk in risks:
        coming = _one_more(coming, risk)
    return coming


def _one_more(coming: Floats, risk: float) -> Floats:
    more = np.zeros(len(coming) + 1)
    more[:-1] = coming * risk
    more[1:] += coming * (1 - risk)
    return more
