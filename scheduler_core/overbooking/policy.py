"""How many more to let into a session: as many as lower its expected cost, up to the naive 1/(1−p) and the clinic's cap.

One more patient with risk r changes the expected cost by (1−r)·(overtime·P(full) − idle·P(not full)), where `full` means that all
places are already filled by who comes. P(full) only grows with every patient added, so the cost is convex in their number and
adding while the change is negative finds the optimum exactly. The session is pooled: a missed visit at nine makes room at eleven.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

from scheduler_core.overbooking.cost import Costs, expected_cost, shows, with_one_more


@dataclass(frozen=True)
class Decision:
    """How many more in all (those already let in included), the naive ceiling, who is expected, the costs, and why."""

    extra: int
    ceiling: int
    expected_shows: float
    cost_without: float
    cost_with: float
    reason: str


def ceiling(risks: Sequence[float], places: int) -> int:
    """The naive rule as an upper limit: fill the places on average, 1/(1−p) bookings for each.

    Beyond it more than the places come on average, so with overtime at least as dear as idleness no optimum lies there.
    """
    if not risks:
        return 0
    return max(ceil(places / max(1 - fmean(risks), 0.05) - 1e-9) - places, 0)


def decide(
    risks: Sequence[float], places: int, costs: Costs, most_extra: int, extra_risk: float | None = None
) -> Decision:
    """The best number for a session whose `places` are all booked, by patients with these risks of not coming.

    Those let in beyond are expected to miss with `extra_risk`; by default as those booked do on average.
    """
    risk = extra_risk if extra_risk is not None else fmean(risks) if risks else 0.0
    naive = ceiling(risks, places)
    limit = min(naive, most_extra)
    coming = shows(risks)
    before = expected_cost(coming, places, costs)
    extra, now = 0, before
    while extra < limit:
        more = with_one_more(coming, risk)
        after = expected_cost(more, places, costs)
        if after >= now:
            break
        coming, now, extra = more, after, extra + 1
    expected = sum(1 - r for r in risks) + extra * (1 - risk)
    return Decision(
        extra, naive, round(expected, 3), before, now, _reason(extra, limit, naive, most_extra, before, now)
    )


def _reason(extra: int, limit: int, naive: int, most_extra: int, before: float, now: float) -> str:
    if extra == 0 and limit == 0:
        return "nobody more: the clinic's cap is 0" if naive else "nobody more: everybody is expected to come"
    gain = f"expected cost {before:.2f} to {now:.2f}"
    if extra < limit:
        return (
            f"{extra} more is cheapest: {gain}" if extra else f"nobody more: one more would cost more than {before:.2f}"
        )
    if limit == most_extra and most_extra <= naive:
        return f"{extra} more, the clinic's cap: {gain}"
    return f"{extra} more, the naive ceiling: {gain}"
