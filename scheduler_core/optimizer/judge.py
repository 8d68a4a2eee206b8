"""What a plan is worth and which hard rules it breaks: slow and obvious, the reference for the compiled planner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler_core.optimizer.instance import Instance


@dataclass(frozen=True)
class Verdict:
    """`value` is the sum of the chosen values less the cost of shared steps; `violations` counts broken rules."""

    value: int
    violations: int
    shared_steps: int = 0


def judge(day: Instance, plan: Sequence[int | None]) -> Verdict:
    """Weigh a plan of one entry a request."""
    people: Counter[tuple[int, int]] = Counter()
    expected: Counter[tuple[int, int]] = Counter()
    rooms: Counter[tuple[int, int]] = Counter()
    devices: Counter[tuple[int, int]] = Counter()
    value = 0
    for request, choice in zip(day.requests, plan, strict=True):
        if choice is None:
            continue
        clinician, start, worth = request.candidates[choice]
        value += worth
        for step in range(start, start + request.steps):
            people[clinician, step] += 1
            expected[clinician, step] += request.attendance
            rooms[request.room_kind, step] += 1
            if request.device_kind is not None:
                devices[request.device_kind, step] += 1
    shared = sum(count > 1 for count in people.values())
    broken = sum(n > 2 or (n > 1 and expected[at] > day.attendance_cap) for at, n in people.items())
    broken += sum(n > day.room_capacity[kind] for (kind, _), n in rooms.items())
    broken += sum(n > day.device_capacity[kind] for (kind, _), n in devices.items())
    broken += _out_of_order(day, plan)
    return Verdict(value - day.overlap_cost_per_step * shared, broken, shared)


def _out_of_order(day: Instance, plan: Sequence[int | None]) -> int:
    """Requests placed though what they wait for is left out or not over."""
    places, broken = day.place_of(), 0
    for request, choice in zip(day.requests, plan, strict=True):
        if choice is None or request.after is None:
            continue
        place = places[request.after]
        before, chosen = day.requests[place], plan[place]
        over = None if chosen is None else before.candidates[chosen][1] + before.steps
        broken += over is None or over > request.candidates[choice][1]
    return broken
