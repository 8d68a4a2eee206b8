"""A plan mended after a loss: a clinician who is ill, a list that runs late. What need not move stays where it is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from runtime.errors import InvalidInput
from scheduler_core.optimizer.instance import Instance, Plan
from scheduler_core.optimizer.judge import judge
from scheduler_core.optimizer.solve import Search


@dataclass(frozen=True)
class Loss:
    """A clinician who is away from step `start` up to `end`, which is left out."""

    clinician: int
    start: int
    end: int


@dataclass(frozen=True)
class Replanned:
    """The new plan, and by place in the list: who was touched, who got another place, and who has none."""

    plan: Plan
    value: int
    touched: tuple[int, ...]
    moved: tuple[int, ...]
    left_out: tuple[int, ...]
    seconds: float


def replan(day: Instance, plan: Plan, losses: Sequence[Loss], *, iterations: int = 1500, seed: int = 0) -> Replanned:
    """Place those who are touched among the others, who all stay. InvalidInput where `plan` breaks a rule already."""
    if judge(day, plan).violations:
        raise InvalidInput("The plan to mend breaks a hard rule.", hint="Judge it first.")
    began = time.perf_counter()
    left, places = _without(day, losses)
    touched = tuple(r for r, choice in enumerate(plan) if choice is not None and choice not in places[r])
    touched += _followers(day, plan, touched)
    waiting = set(touched)
    kept: Plan = [None if c is None or r in waiting else places[r][c] for r, c in enumerate(plan)]
    narrowed = [
        r if n in waiting or kept[n] is not None else r.model_copy(update={"candidates": []})
        for n, r in enumerate(left.requests)
    ]
    smaller = left.model_copy(update={"requests": narrowed})
    search = Search(smaller, seed, kept, fixed=[choice is not None for choice in kept])
    search.run(began, 0.0, iterations if touched else 0, None)
    back = [{new: old for old, new in found.items()} for found in places]
    first = search.day.first
    final: Plan = [None if c < 0 else back[r][int(c - first[r])] for r, c in enumerate(search.best)]
    return Replanned(
        plan=final,
        value=judge(day, final).value,
        touched=touched,
        moved=tuple(r for r in touched if final[r] is not None),
        left_out=tuple(r for r in touched if final[r] is None),
        seconds=round(time.perf_counter() - began, 4),
    )


def _without(day: Instance, losses: Sequence[Loss]) -> tuple[Instance, list[dict[int, int]]]:
    """The day without the places that are lost, and where each candidate that is left stands now."""
    requests, places = [], []
    for request in day.requests:
        left = [
            n
            for n, (clinician, start, _) in enumerate(request.candidates)
            if not _lost(clinician, start, start + request.steps, losses)
        ]
        places.append({old: new for new, old in enumerate(left)})
        requests.append(request.model_copy(update={"candidates": [request.candidates[n] for n in left]}))
    return day.model_copy(update={"requests": requests}), places


def _lost(clinician: int, start: int, end: int, losses: Sequence[Loss]) -> bool:
    return any(loss.clinician == clinician and start < loss.end and loss.start < end for loss in losses)


def _followers(day: Instance, plan: Plan, touched: Sequence[int]) -> tuple[int, ...]:
    """Requests that wait for one that is touched, and those that wait for them."""
    found, gone = [], {day.requests[r].id for r in touched}
    again = True
    while again:
        again = False
        for place, request in enumerate(day.requests):
            if plan[place] is not None and request.after in gone and request.id not in gone:
                gone.add(request.id)
                found.append(place)
                again = True
    return tuple(found)
