"""The compiled inner loop: place, take out, ruin and recreate. Arrays only; everything else lives outside.

Ruin and recreate with blinks follows Christiaens and Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing
Problems" (Transportation Science, 2020), with simulated annealing as the acceptance rule. Integers throughout, so a plan's
value is exact. What a request waits for is looked up once for all its places; checking it at each place was six times slower.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from scheduler_core.optimizer.arrays import NOWHERE

Array = Any
"""A numpy array; numba's decorators leave no types to check."""

IMPOSSIBLE = -(1 << 40)
FULL = 2
"""Requests that share a clinician's step at most."""


@njit(cache=True)
def next_random(state: Array) -> Any:
    """xorshift64*, one 32-bit number; `state` is one uint64, never zero."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    return np.int64((x * np.uint64(2685821657736338717)) >> np.uint64(33))


@njit(cache=True)
def below(state: Array, limit: int) -> Any:
    """A number from 0 up to `limit`, which is left out."""
    return next_random(state) % limit


@njit(cache=True)
def chance(state: Array) -> Any:
    """A number from 0 up to 1."""
    return next_random(state) / 2147483648.0


@njit(cache=True)
def worth(day: Any, use: Any, request: int, candidate: int) -> Any:
    """What the plan gains by this placing; IMPOSSIBLE where a hard rule forbids it."""
    clinician, start = day.clinician[candidate], day.start[candidate]
    room, device = day.room[request], day.device[request]
    gain = day.value[candidate]
    for t in range(start, start + day.steps[request]):
        others = use.count[clinician, t]
        if others > 0:
            if others >= FULL or use.expected[clinician, t] + day.attendance[request] > day.attendance_cap:
                return IMPOSSIBLE
            gain -= day.overlap_cost
        if use.rooms[room, t] >= day.room_capacity[room]:
            return IMPOSSIBLE
        if device >= 0 and use.devices[device, t] >= day.device_capacity[device]:
            return IMPOSSIBLE
    return gain


@njit(cache=True)
def put(day: Any, use: Any, plan: Array, request: int, candidate: int, sign: int) -> Any:
    """Place a request (`sign` 1) or take it out (-1); what the plan gains or loses."""
    clinician, start = day.clinician[candidate], day.start[candidate]
    room, device = day.room[request], day.device[request]
    shared = 0
    for t in range(start, start + day.steps[request]):
        before = use.count[clinician, t]
        use.count[clinician, t] += sign
        others = before if sign > 0 else before - 1
        shared += others > 0
        use.expected[clinician, t] += sign * day.attendance[request]
        use.rooms[room, t] += sign
        if device >= 0:
            use.devices[device, t] += sign
    plan[request] = candidate if sign > 0 else NOWHERE
    return sign * (day.value[candidate] - day.overlap_cost * shared)


@njit(cache=True)
def earliest(day: Any, plan: Array, request: int) -> Any:
    """The first step at which what the request waits for is over; beyond every day where that is left out."""
    before = day.after[request]
    if before < 0:
        return 0
    return 1 << 30 if plan[before] == NOWHERE else day.start[plan[before]] + day.steps[before]


@njit(cache=True)
def best_place(day: Any, use: Any, plan: Array, request: int, blink: float, state: Array) -> Any:
    """The candidate with the highest gain above nothing, or NOWHERE; each is overlooked with probability `blink`."""
    found, most = NOWHERE, 0
    soonest = earliest(day, plan, request) if day.ordered else 0
    for candidate in range(day.first[request], day.first[request + 1]):
        if blink > 0.0 and chance(state) < blink:
            continue
        if day.start[candidate] < soonest:
            continue
        gain = worth(day, use, request, candidate)
        if gain > most:
            found, most = candidate, gain
    return found


@njit(cache=True)
def ruin(day: Any, use: Any, plan: Array, removed: Array, reach: int, state: Array) -> Any:
    """Empty a stretch of a clinician or two, and part of what competes for its rooms; (how many were removed, value lost)."""
    requests = plan.shape[0]
    steps = use.count.shape[1]
    first = below(state, day.clinicians)
    second = below(state, day.clinicians) if below(state, 2) == 0 else first
    middle, width = below(state, steps), 2 + below(state, reach)
    low, high = middle - width, middle + width
    spill = 0.15 * chance(state)
    lost, number = 0, 0
    for request in range(requests):
        candidate = plan[request]
        if candidate == NOWHERE:
            continue
        start = day.start[candidate]
        if start + day.steps[request] <= low or start >= high:
            continue
        clinician = day.clinician[candidate]
        if (clinician in (first, second) or chance(state) < spill) and not day.fixed[request]:
            lost += put(day, use, plan, request, candidate, -1)
            removed[number] = request
            number += 1
    if not day.ordered:
        return number, lost
    again = True
    while again:
        again = False
        for request in range(requests):
            before = day.after[request]
            if plan[request] != NOWHERE and before >= 0 and plan[before] == NOWHERE:
                lost += put(day, use, plan, request, plan[request], -1)
                removed[number] = request
                number += 1
                again = True
    return number, lost


@njit(cache=True)
def shuffled(order: Array, number: int, keys: Array, kind: int, state: Array) -> Any:
    """Put the first `number` of `order` in a new order: at random, or by a noisy key, highest first."""
    weights = np.empty(number)
    for i in range(number):
        noise = chance(state)
        weights[i] = noise if kind == 0 else keys[kind - 1, order[i]] * (0.7 + 0.6 * noise)
    ranks = np.argsort(-weights)
    copy = order[:number].copy()
    for i in range(number):
        order[i] = copy[ranks[i]]


@njit(cache=True)
def recreate(day: Any, use: Any, plan: Array, waiting: Array, number: int, blink: float, state: Array) -> Any:
    """Place the first `number` of `waiting`; the value gained."""
    gained = 0
    for _ in range(number if day.ordered else 1):
        before = gained
        for i in range(number):
            if plan[waiting[i]] == NOWHERE:
                candidate = best_place(day, use, plan, waiting[i], blink, state)
                if candidate != NOWHERE:
                    gained += put(day, use, plan, waiting[i], candidate, 1)
        if gained == before:
            break
    return gained


@njit(cache=True)
def restore(day: Any, use: Any, plan: Array, kept: Array) -> Any:
    """Make `plan` what `kept` was, taking out before putting in."""
    for request in range(plan.shape[0]):
        if plan[request] != kept[request] and plan[request] != NOWHERE:
            put(day, use, plan, request, plan[request], -1)
    for request in range(plan.shape[0]):
        if plan[request] != kept[request]:
            put(day, use, plan, request, kept[request], 1)


@njit(cache=True)
def improve(
    day: Any,
    use: Any,
    plan: Array,
    best: Array,
    values: Array,
    rounds: int,
    hot: float,
    cold: float,
    keys: Array,
    state: Array,
) -> Any:
    """`rounds` of ruin and recreate, cooling from `hot` to `cold`; keeps `plan`, `best` and `values` [now, best] up to date."""
    requests = plan.shape[0]
    waiting = np.empty(requests, np.int64)
    kept = plan.copy()
    cooling = (cold / hot) ** (1.0 / max(1, rounds))
    heat = hot
    for _ in range(rounds):
        number, lost = ruin(day, use, plan, waiting, 4, state)
        change = lost
        for request in range(requests):
            if kept[request] == NOWHERE and not day.fixed[request]:
                waiting[number] = request
                number += 1
        shuffled(waiting, number, keys, below(state, 4), state)
        change += recreate(day, use, plan, waiting, number, 0.02, state)
        heat *= cooling
        if change >= 0 or change > heat * np.log(chance(state) + 1e-12):
            values[0] += change
            kept[:] = plan
            if values[0] > values[1]:
                values[1] = values[0]
                best[:] = plan
        else:
            restore(day, use, plan, kept)
