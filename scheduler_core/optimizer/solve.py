"""The memetic planner: a population of orders bred with DEAP, decoded greedily, and mutated by compiled ruin and recreate.

An individual is an order of requests. Breeding finds a good start; ruin and recreate then carries the best through the rest
of the time with a cooling acceptance. Any-time: the best plan seen is returned, and every plan seen keeps the rules.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from deap import base, tools

from scheduler_core.optimizer import kernel
from scheduler_core.optimizer.arrays import NOWHERE, Use, nothing_used, sort_keys, to_arrays, to_indices, to_plan
from scheduler_core.optimizer.instance import Instance, Plan
from scheduler_core.optimizer.judge import Verdict, judge
from scheduler_core.optimizer.plan_file import prove_rules

POPULATION, GENERATIONS = 12, 6
HOT, COLD = 40.0 / 420, 3.0 / 420
"""Temperatures at start and end as a share of a request's mean value; found on generated days."""

CHUNK = 200
"""Rounds between two looks at the clock."""

Progress = Callable[[float, int], None]
"""Told the share that is done (0 to 1) and the best value so far."""


@dataclass(frozen=True)
class Solution:
    """The best plan found, what the judge says of it and how long was looked for it (seconds, without compilation).

    No plan is worth more than `bound`, where the solver has proven one.
    """

    plan: Plan
    verdict: Verdict
    rounds: int
    seconds: float
    bound: float | None = None

    @property
    def value(self) -> int:
        """What the plan is worth."""
        return self.verdict.value


def warm_up() -> None:
    """Compile the loop, or read it from the cache, on a day of one request."""
    tiny = {"steps": 2, "clinicians": 1, "room_capacity": [1], "device_capacity": [1]}
    request = {"id": 0, "steps": 1, "room_kind": 0, "candidates": [[0, 0, 1]]}
    solve(Instance.model_validate({**tiny, "requests": [request]}), iterations=1)


def solve(
    day: Instance,
    *,
    seconds: float = 1.0,
    iterations: int | None = None,
    seed: int = 0,
    warm: Plan | None = None,
    progress: Progress | None = None,
) -> Solution:
    """The best plan found in `seconds`, or in `iterations` rounds of ruin and recreate (then the same for the same seed).

    `warm` is a plan to start from; the answer is never worth less. InvalidInput names the hard rule that it breaks.
    """
    if warm is not None:
        prove_rules(day, warm, "the plan to start from")
    began = time.perf_counter()
    search = Search(day, seed, warm)
    rounds = search.run(began, seconds, iterations, progress) if day.requests else 0
    plan = to_plan(search.day, search.best)
    verdict = judge(day, plan)
    return Solution(plan, verdict, rounds, round(time.perf_counter() - began, 4))


class Search:
    """One search on one instance: the plan in hand, what it uses, and the best seen."""

    def __init__(self, instance: Instance, seed: int, warm: Plan | None, fixed: list[bool] | None = None) -> None:
        """Breeds a start, or takes `warm`."""
        self.instance, self.day = instance, to_arrays(instance, fixed)
        self._keys = sort_keys(self.day)
        self._random = np.array([(seed * 0x9E3779B97F4A7C15 + 0x1234567) % 2**64 or 1], dtype=np.uint64)
        self._heat = max(1.0, float(self._keys[1].mean())) if instance.requests else 1.0
        self.use: Use = nothing_used(instance)
        self.plan: Any = np.full(len(instance.requests), NOWHERE, dtype=np.int64)
        value = self.decode(self._breed(seed)) if warm is None and instance.requests else self._take(warm or [])
        self.best: Any = self.plan.copy()
        self.values = np.array([value, value], dtype=np.int64)

    def _take(self, warm: Plan) -> int:
        kernel.restore(self.day, self.use, self.plan, to_indices(self.day, warm))
        return judge(self.instance, to_plan(self.day, self.plan)).value

    def decode(self, order: Sequence[int]) -> int:
        """The value of placing the requests in this order from an empty day."""
        self.use, self.plan = nothing_used(self.instance), np.full(len(self.instance.requests), NOWHERE, dtype=np.int64)
        return int(
            kernel.recreate(
                self.day, self.use, self.plan, np.asarray(order, dtype=np.int64), len(order), 0.0, self._random
            )
        )

    def close(self, clinician: int, start: int, end: int) -> None:
        """Let nobody be placed with a clinician from step `start` up to `end`, where nobody is placed yet."""
        self.use.count[clinician : clinician + 1, max(start, 0) : max(end, 0)] = kernel.FULL

    def _breed(self, seed: int) -> Order:
        """The best order of a small population after a few generations of ordered crossover."""
        dice = random.Random(seed)
        population = [Order(order, self.decode(order)) for order in _seeds(self._keys, dice)]
        for _ in range(GENERATIONS if len(self.instance.requests) > 2 else 0):
            mother, father = sorted(dice.sample(population, 2), key=lambda order: order.fitness)
            children = [Order(order, self.decode(order)) for order in _crossed(mother, father, dice)]
            population = tools.selBest([*population, *children], POPULATION)
        return max(population, key=lambda order: order.fitness)

    def run(self, began: float, seconds: float, iterations: int | None, progress: Progress | None) -> int:
        """Ruin and recreate until the time or the rounds are over; the rounds made."""
        done = 0
        while True:
            share = (
                done / max(iterations, 1)
                if iterations is not None
                else (time.perf_counter() - began) / max(seconds, 1e-9)
            )
            if share >= 1 or done == iterations:
                return done
            rounds = CHUNK if iterations is None else min(CHUNK, iterations - done)
            self._improve(share, rounds)
            done += rounds
            if progress:
                progress(min(1.0, share), int(self.values[1]))

    def _improve(self, share: float, rounds: int) -> None:
        hot = self._heat * HOT * (COLD / HOT) ** share
        cold = hot * (COLD / HOT) ** 0.005
        kernel.improve(
            self.day, self.use, self.plan, self.best, self.values, rounds, hot, cold, self._keys, self._random
        )


class Worth(base.Fitness):  # type: ignore[misc]
    """The value of the plan that an order decodes to; more is better."""

    weights = (1.0,)


class Order(list[int]):
    """An individual: requests in the order of their placing, with what that is worth."""

    def __init__(self, requests: Iterable[int], value: int) -> None:
        """`value` is that of the decoded plan."""
        super().__init__(requests)
        self.fitness = Worth((value,))


def _seeds(keys: Any, dice: random.Random) -> list[list[int]]:
    """Orders by each key, plain and with noise."""
    orders = []
    for number in range(POPULATION):
        key = keys[number % len(keys)]
        noise = 0.0 if number < len(keys) else 0.6
        weights = [float(w) * (1 + noise * (dice.random() - 0.5)) for w in key]
        orders.append(sorted(range(len(weights)), key=lambda i: -weights[i]))
    return orders


def _crossed(mother: Order, father: Order, dice: random.Random) -> Iterator[list[int]]:
    """Both children of an ordered crossover, by this search's own dice and not by DEAP's shared ones."""
    low, high = sorted(dice.sample(range(len(mother) + 1), 2))
    for kept, other in ((mother, father), (father, mother)):
        middle = kept[low:high]
        taken = set(middle)
        rest = [gene for gene in other if gene not in taken]
        yield [*rest[:low], *middle, *rest[low:]]
