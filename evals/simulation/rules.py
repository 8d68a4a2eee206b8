"""The rules that a day runs by, and the named policies that replace one of them each. All are pure functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from evals.simulation.config import HospitalDay, PolicyName
from evals.simulation.engine import Patient, Score
from evals.simulation.plans import DayPlan, blocks, spaced
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.overbooking import Costs, decide
from scheduler_core.queue import score

MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
"""Any day: only differences count."""


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
    return replace(rules, overbook=by_cost(Costs(given.overtime_cost, given.idle_cost), given.most_extra))


def _priority(day: HospitalDay, rules: Rules) -> Rules:
    return replace(rules, score=by_tier(QueueRules(p1_boost_minutes=day.policies.priority.p1_boost_minutes)))


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


def by_tier(rules: QueueRules) -> Score:
    """The order of the waiting room (`scheduler_core.queue`): P0 first; else by the moment from which waiting counts, less the
    tier's head start, so that everybody ages alike.

    L. Kleinrock (1964), "A delay dependent queue discipline", Naval Research Logistics Quarterly 11(3-4):329-341.
    """

    def place(patient: Patient) -> float:
        if patient.tier == "P0":
            return -math.inf
        return score(patient.tier, MIDNIGHT + timedelta(minutes=patient.ready), rules)

    return place


def by_cost(costs: Costs, most: int) -> Overbook:
    """As many more as the policy of `scheduler_core.overbooking` decides, onto the likeliest to be missed."""

    def overbook(risks: Sequence[float], spare_risk: float) -> list[int]:
        extra = decide(risks, len(risks), costs, most, spare_risk).extra
        return sorted(range(len(risks)), key=lambda n: -risks[n])[:extra]

    return overbook
