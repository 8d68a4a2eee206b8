"""A plan mended after a loss: a clinician who is ill, a list that runs late. What need not move stays where it is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from runtime.errors import InvalidInput
from scheduler_core.optimizer.arrays import to_plan
from scheduler_core.optimizer.instance import Instance, Plan, Request
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
    touched = tuple(n for n, choice in enumerate(plan) if choice is not None and _lost(day.requests[n], choice, losses))
    touched += _followers(day, plan, touched)
    waiting = set(touched)
    kept = [None if n in waiting else choice for n, choice in enumerate(plan)]
    search = Search(day, seed, kept, fixed=[n not in waiting for n in range(len(plan))])
    for loss in losses:
        search.close(loss.clinician, loss.start, loss.end)
    search.run(began, 0.0, iterations if touched else 0, None)
    final = to_plan(search.day, search.best)
    return Replanned(
        plan=final,
        value=judge(day, final).value,
        touched=touched,
        moved=tuple(n for n in touched if final[n] is not None),
        left_out=tuple(n for n in touched if final[n] is None),
        seconds=round(time.perf_counter() - began, 4),
    )


def _lost(request: Request, choice: int, losses: Sequence[Loss]) -> bool:
    clinician, start, _ = request.candidates[choice]
    end = start + request.steps
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
