"""Planning a day beside greedy and a plain genetic algorithm over places, in one run on the same days."""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path
from typing import Any

from evals.bench_goals import all_met, at_most, unclaimed
from evals.outside import data_folder
from scheduler_core.optimizer import Instance, Request, judge, read_instance, solve, warm_up
from scheduler_core.optimizer.instance import Plan
from scheduler_core.optimizer.solve import Search

SECONDS = 1.0
WANT_WORST, WANT_MEAN = 0.0075, 0.006


def bench_optimize(seconds: float = SECONDS) -> dict[str, Any]:
    """Shares below the proven bound for the days that have one; beside the peers' where there is none.

    Days with bounds are read from `day_plans` in the folder that CARELINE_OUTSIDER_DATA names. Without it days are generated;
    `data` says so, and no goal counts as met, since only a proven bound tells.
    """
    warm_up()
    proven = proven_days()
    days = proven or [generated(seed) for seed in range(3)]
    ours = [solve(day, seconds=seconds).value for day in days]
    peers = {"greedy": [greedy(day) for day in days], "plain_ga": [plain_ga(day, seconds) for day in days]}
    bounds = [day.proven_bound or max(values) for day, *values in zip(days, ours, *peers.values(), strict=True)]
    below = _below(ours, bounds)
    goals = {
        "worst_below_bound": at_most(max(below), WANT_WORST),
        "mean_below_bound": at_most(round(statistics.mean(below), 5), WANT_MEAN),
    }
    if not proven:
        goals = unclaimed(goals)
    return {
        "name": "optimize",
        "data": "days with proven bounds" if proven else f"GENERATED days: there are none in {_folder()}",
        "ours": {"days": [day.name for day in days], "below_bound": below},
        "peer": {name: {"below_bound": _below(values, bounds)} for name, values in peers.items()},
        "goals": goals,
        "met": all_met(goals),
    }


def _below(values: list[int], bounds: list[float]) -> list[float]:
    return [round(1 - value / bound, 5) for value, bound in zip(values, bounds, strict=True)]


def _folder() -> Path:
    return data_folder() / "day_plans"


def proven_days() -> list[Instance]:
    """The days whose bounds are proven; none where the folder is missing."""
    return [read_instance(file) for file in sorted(_folder().glob("day*.json"))]


def generated(seed: int, requests: int = 200, clinicians: int = 10, steps: int = 32, times: float = 1.0) -> Instance:
    """A crowded day: half again as much is asked for as there is room. `times` scales requests, clinicians, rooms and devices."""
    dice = random.Random(seed)
    requests, clinicians = max(round(times * requests), 6), max(round(times * clinicians), 3)
    rooms, devices = ([max(round(times * number), 1) for number in numbers] for numbers in ((4, 4, 3, 3), (2, 1)))
    asked = []
    for number in range(requests):
        length, who = dice.choice([1, 1, 2, 2, 3, 4]), dice.sample(range(clinicians), dice.choice([1, 2, 3]))
        base = 100 * length + dice.randint(0, 300)
        places = [[c, s, base - 20 * n + s] for n, c in enumerate(who) for s in range(0, steps - length + 1)]
        asked.append(
            {
                "id": number, "steps": length, "room_kind": dice.randint(0, 3), "device_kind": dice.choice([None, None, 0, 1]),
                "no_show": round(dice.uniform(0.02, 0.4), 2), "candidates": places,
            }
        )  # fmt: skip
    plain = {"name": f"generated {seed}", "steps": steps, "clinicians": clinicians, "room_capacity": rooms}
    limits = {"device_capacity": devices, "overlap_cost_per_step": 50, "overlap_attendance_cap": 1.15}
    return Instance.model_validate({**plain, **limits, "requests": asked})


def greedy(day: Instance) -> int:
    """The value of placing one request after another, those worth most a step first, each at its best place."""
    order = sorted(range(len(day.requests)), key=lambda n: -_worth_a_step(day.requests[n]))
    return Search(day, 0, [None] * len(order)).decode(order)


def _worth_a_step(request: Request) -> float:
    return max((worth for _, _, worth in request.candidates), default=0) / request.steps


def plain_ga(day: Instance, seconds: float, population: int = 30, seed: int = 0) -> int:
    """The value that a genetic algorithm over places reaches: uniform crossover, random resetting, tournaments of three.

    A gene is the place of a request; requests whose place breaks a rule are left out, in the order of the list.
    """
    dice = random.Random(seed)
    sizes = [len(request.candidates) for request in day.requests]
    people = [_repaired(day, [dice.randrange(size) if size else None for size in sizes]) for _ in range(population)]
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        mother, father = (max(dice.sample(people, 3), key=lambda p: p[0])[1] for _ in range(2))
        child = [a if dice.random() < 0.5 else b for a, b in zip(mother, father, strict=True)]
        child = [
            dice.randrange(size) if size and dice.random() < 0.02 else gene
            for gene, size in zip(child, sizes, strict=True)
        ]
        people.append(_repaired(day, child))
        people.remove(min(people, key=lambda p: p[0]))
    return max(value for value, _ in people)


def _repaired(day: Instance, genes: Plan) -> tuple[int, Plan]:
    """The plan with what breaks a rule left out, and its value."""
    use: dict[tuple[str, int, int], int] = {}
    kept: Plan = []
    for request, gene in zip(day.requests, genes, strict=True):
        cells = [] if gene is None else _cells(day, request, gene)
        fits = gene is not None and all(use.get(key, 0) < limit for key, limit in cells)
        kept.append(gene if fits else None)
        for key, _ in cells if fits else ():
            use[key] = use.get(key, 0) + 1
    return judge(day, kept).value, kept


def _cells(day: Instance, request: Request, gene: int) -> list[tuple[tuple[str, int, int], int]]:
    """What a placing takes, each with its capacity; nobody is seen beside another here."""
    clinician, start, _ = request.candidates[gene]
    found = []
    for step in range(start, start + request.steps):
        found.append((("clinician", clinician, step), 1))
        found.append((("room", request.room_kind, step), day.room_capacity[request.room_kind]))
        if request.device_kind is not None:
            found.append((("device", request.device_kind, step), day.device_capacity[request.device_kind]))
    return found
