"""The same day for OR-Tools' CP-SAT, where that is installed: for bounds, and to check the planner."""

from __future__ import annotations

import importlib
import time
from collections import defaultdict
from typing import Any

from runtime.errors import ConfigurationError
from scheduler_core.optimizer.instance import Instance, Plan
from scheduler_core.optimizer.judge import judge
from scheduler_core.optimizer.solve import Solution


def solve_exactly(day: Instance, seconds: float) -> Solution:
    """CP-SAT's best plan within `seconds`, an empty one if it has found none, and its bound.

    ConfigurationError where OR-Tools is not installed.
    """
    try:
        cp_model = importlib.import_module("ortools.sat.python.cp_model")
    except ImportError:
        raise ConfigurationError("The solver cpsat needs OR-Tools.", hint="Install it: pip install ortools.") from None
    began = time.perf_counter()
    model = cp_model.CpModel()
    chosen = [[model.new_bool_var(f"{n}.{c}") for c in range(len(r.candidates))] for n, r in enumerate(day.requests)]
    for row in chosen:
        model.add_at_most_one(row)
    shared = _resources(model, day, chosen)
    _order(model, day, chosen)
    worth = [r.candidates[c][2] * x for r, row in zip(day.requests, chosen, strict=True) for c, x in enumerate(row)]
    model.maximize(sum(worth) - day.overlap_cost_per_step * sum(shared))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.1)
    found = solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    plan: Plan = [next((c for c, x in enumerate(row) if found and solver.value(x)), None) for row in chosen]
    seconds_taken = round(time.perf_counter() - began, 4)
    return Solution(plan, judge(day, plan), 0, seconds_taken, round(solver.best_objective_bound, 2))


def _resources(model: Any, day: Instance, chosen: list[list[Any]]) -> list[Any]:
    """Capacities of people, rooms and devices; the variables that say which clinician's steps are shared."""
    people: dict[tuple[int, int], list[tuple[int, Any]]] = defaultdict(list)
    kinds: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for request, row in zip(day.requests, chosen, strict=True):
        for (clinician, start, _), picked in zip(request.candidates, row, strict=True):
            for step in range(start, start + request.steps):
                people[clinician, step].append((request.attendance, picked))
                kinds["room", request.room_kind, step].append(picked)
                if request.device_kind is not None:
                    kinds["device", request.device_kind, step].append(picked)
    for (what, kind, _), picks in kinds.items():
        model.add(sum(picks) <= (day.room_capacity if what == "room" else day.device_capacity)[kind])
    shared = []
    for (clinician, step), weighted in people.items():
        both = model.new_bool_var(f"shared {clinician} {step}")
        model.add(sum(x for _, x in weighted) <= 1 + both)
        model.add(sum(w * x for w, x in weighted) <= day.attendance_cap).only_enforce_if(both)
        shared.append(both)
    return shared


def _order(model: Any, day: Instance, chosen: list[list[Any]]) -> None:
    """Who waits for another is placed only after the end of a place that the other has."""
    places = day.place_of()
    for request, row in zip(day.requests, chosen, strict=True):
        if request.after is None:
            continue
        other = places[request.after]
        before = day.requests[other]
        for (_, start, _), picked in zip(request.candidates, row, strict=True):
            early = [
                x for (_, s, _), x in zip(before.candidates, chosen[other], strict=True) if s + before.steps <= start
            ]
            model.add(sum(early) >= 1).only_enforce_if(picked)
