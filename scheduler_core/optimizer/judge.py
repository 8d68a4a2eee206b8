"""What a plan is worth and which hard rules it breaks: slow and obvious, the reference for the compiled planner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler_core.optimizer.instance import Instance

MOST_AT_ONCE = 2
"""Requests that may share a clinician's step."""


@dataclass(frozen=True)
class Verdict:
    """`value` is the sum of the chosen values less the cost of shared steps; `violations` counts broken rules."""

    value: int
    violations: int
    shared_steps: int = 0


def judge(day: Instance, plan: Sequence[int | None]) -> Verdict:
    """Weigh a plan of one entry a request."""
    chosen = [r.candidates[c][2] for r, c in zip(day.requests, plan, strict=True) if c is not None]
    load = _Load(day, plan)
    shared = sum(count > 1 for count in load.people.values())
    value = sum(chosen) - day.overlap_cost_per_step * shared
    return Verdict(value, sum(1 for _ in _broken(day, plan, load)), shared)


def faults(day: Instance, plan: Sequence[int | None]) -> Iterator[str]:
    """Each hard rule that the plan breaks, with the request, or the clinician, room or device and the step."""
    return _broken(day, plan, _Load(day, plan))


def _broken(day: Instance, plan: Sequence[int | None], load: _Load) -> Iterator[str]:
    for (who, step), count in load.people.items():
        if count > MOST_AT_ONCE:
            yield f"clinician {who} has {count} requests in step {step}, and at most {MOST_AT_ONCE} may share one"
        elif count > 1 and load.expected[who, step] > day.attendance_cap:
            yield f"clinician {who} expects {load.expected[who, step] / 100:g} patients in step {step}, above the cap"
    for what, used, capacity in (
        ("room", load.rooms, day.room_capacity),
        ("device", load.devices, day.device_capacity),
    ):
        for (kind, step), count in used.items():
            if count > capacity[kind]:
                yield f"{count} requests need {what} kind {kind} in step {step}, of which there are {capacity[kind]}"
    yield from _out_of_order(day, plan)


class _Load:
    """How many requests have each clinician, room kind and device kind in each step, and how many are expected to come."""

    def __init__(self, day: Instance, plan: Sequence[int | None]) -> None:
        self.people: Counter[tuple[int, int]] = Counter()
        self.expected: Counter[tuple[int, int]] = Counter()
        self.rooms: Counter[tuple[int, int]] = Counter()
        self.devices: Counter[tuple[int, int]] = Counter()
        for request, choice in zip(day.requests, plan, strict=True):
            if choice is None:
                continue
            clinician, start, _ = request.candidates[choice]
            for step in range(start, start + request.steps):
                self.people[clinician, step] += 1
                self.expected[clinician, step] += request.attendance
                self.rooms[request.room_kind, step] += 1
                if request.device_kind is not None:
                    self.devices[request.device_kind, step] += 1


def _out_of_order(day: Instance, plan: Sequence[int | None]) -> Iterator[str]:
    """Requests placed though what they wait for is left out or not over."""
    places = day.place_of()
    for request, choice in zip(day.requests, plan, strict=True):
        if choice is None or request.after is None:
            continue
        place = places[request.after]
        before, chosen = day.requests[place], plan[place]
        if chosen is None:
            yield f"request {request.id} is placed, but request {before.id} that must be over before is left out"
        elif before.candidates[chosen][1] + before.steps > request.candidates[choice][1]:
            yield f"request {request.id} begins before request {before.id} is over"
