"""What the result owes to each assumption: the headline figures when one of them is varied and all others stay.

One at a time, as A. Saltelli et al. (2008), "Global sensitivity analysis: the primer", describe it and its limit: what two
assumptions do together is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evals.simulation.config import Assumption, HospitalDay, PolicyName
from evals.simulation.study import Interval, Outcome, Progress, interval, run
from evals.simulation.varying import ENDS, End, varied

HEADLINES = (
    "wait/all/mean", "wait/all/p95", "no_show_rate", "visits/seen", "utilisation/clinicians", "overtime/hours_a_day",
)  # fmt: skip
MOST_REPLICATIONS, MOST_DAYS = 4, 5
"""What bounds the time: with the same patients at both ends a few replications tell a difference."""

Moves = dict[str, Interval]
"""By figure, what it moves by."""


@dataclass(frozen=True)
class Moved:
    """What an assumption at one end moves, without policies (None where it is about policies only) and with them."""

    before: Moves | None
    after: Moves

    def as_json(self) -> dict[str, Any]:
        """Rounded."""
        parts = {"before": self.before, "after": self.after}
        return {
            name: None if moves is None else {figure: value.as_json() for figure, value in moves.items()}
            for name, moves in parts.items()
        }


Sensitivity = dict[End, Moved]


@dataclass(frozen=True)
class Analysis:
    """The sensitivities of a hospital's assumptions, in their order, and how often which days were played for them."""

    day: HospitalDay
    policies: tuple[PolicyName, ...]
    found: tuple[Sensitivity, ...]


def studies(day: HospitalDay) -> int:
    """How many studies an analysis is."""
    return 2 + sum(len(ENDS) * (1 if _of_policies(one) else 2) for one in day.assumptions if one.vary)


def bounded(day: HospitalDay) -> HospitalDay:
    """The hospital with so few replications and days as an analysis plays."""
    fewer = {"replications": min(day.replications, MOST_REPLICATIONS), "days": min(day.days, MOST_DAYS)}
    return day.model_copy(update=fewer)


def analyse(day: HospitalDay, policies: Sequence[PolicyName], progress: Progress = lambda: None) -> Analysis:
    """Every assumption at both ends of its range; an assumption without a range moves nothing and is empty."""
    few = bounded(day)
    base = run(few, (), progress), run(few, policies, progress)
    found = []
    for assumption in few.assumptions:
        ends = ENDS if assumption.vary else ()
        found.append({end: _moved(few, assumption, end, policies, base, progress) for end in ends})
    return Analysis(few, tuple(policies), tuple(found))


def _moved(
    day: HospitalDay,
    assumption: Assumption,
    end: End,
    policies: Sequence[PolicyName],
    base: tuple[Outcome, Outcome],
    progress: Progress,
) -> Moved:
    changed = varied(day, assumption, end)
    before = None if _of_policies(assumption) else _moves(base[0], run(changed, (), progress))
    return Moved(before, _moves(base[1], run(changed, policies, progress)))


def _of_policies(assumption: Assumption) -> bool:
    return all(variation.path.startswith("policies.") for variation in assumption.vary)


def _moves(base: Outcome, changed: Outcome) -> Moves:
    """Differences replication by replication: the same luck in both."""
    values = {figure: (base.values(figure), changed.values(figure)) for figure in HEADLINES}
    return {
        figure: interval([new - old for old, new in zip(*both, strict=True)])
        for figure, both in values.items()
        if len(both[0]) == len(both[1]) == len(base.replications)
    }


def assumptions_json(day: HospitalDay, analysis: Analysis | None) -> list[dict[str, Any]]:
    """Every assumption with its source and range, and with what it moves where that was analysed."""
    told = [assumption.model_dump(mode="json") for assumption in day.assumptions]
    if analysis is None:
        return told
    return [
        {**one, "moves": {end: moved.as_json() for end, moved in sensitivity.items()}}
        for one, sensitivity in zip(told, analysis.found, strict=True)
    ]
