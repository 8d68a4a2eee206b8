"""An instance as flat arrays for the compiled loop, and the tables of what a plan uses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from scheduler_core.optimizer.instance import Instance, Plan

NOWHERE = -1


class Day(NamedTuple):
    """Candidates of request r are first[r] … first[r + 1]; attendance in hundredths; after and device −1 for none."""

    clinicians: int
    first: Any
    clinician: Any
    start: Any
    value: Any
    steps: Any
    room: Any
    device: Any
    attendance: Any
    after: Any
    ordered: bool
    attendance_cap: int
    overlap_cost: int
    room_capacity: Any
    device_capacity: Any
    fixed: Any


class Use(NamedTuple):
    """What a plan takes of each clinician, room kind and device kind, by step."""

    count: Any
    expected: Any
    rooms: Any
    devices: Any


def to_arrays(day: Instance, fixed: Sequence[bool] | None = None) -> Day:
    """`fixed` requests stay where they are, or left out."""
    requests, places = day.requests, day.place_of()
    flat = [candidate for request in requests for candidate in request.candidates]
    table = np.array(flat, dtype=np.int64).reshape(len(flat), 3)
    sizes = [len(request.candidates) for request in requests]
    after = [NOWHERE if r.after is None else places[r.after] for r in requests]
    return Day(
        clinicians=day.clinicians,
        first=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        clinician=table[:, 0].copy(),
        start=table[:, 1].copy(),
        value=table[:, 2].copy(),
        steps=_ints(r.steps for r in requests),
        room=_ints(r.room_kind for r in requests),
        device=_ints(NOWHERE if r.device_kind is None else r.device_kind for r in requests),
        attendance=_ints(r.attendance for r in requests),
        after=_ints(after),
        ordered=any(place != NOWHERE for place in after),
        attendance_cap=day.attendance_cap,
        overlap_cost=day.overlap_cost_per_step,
        room_capacity=_ints(day.room_capacity),
        device_capacity=_ints(day.device_capacity),
        fixed=np.array(fixed if fixed is not None else [False] * len(requests), dtype=np.bool_),
    )


def _ints(numbers: Any) -> Any:
    return np.array(list(numbers), dtype=np.int64)


def nothing_used(day: Instance) -> Use:
    """The tables of an empty plan."""
    shapes = (day.clinicians, day.clinicians, len(day.room_capacity), len(day.device_capacity))
    return Use(*(np.zeros((rows, day.steps), dtype=np.int64) for rows in shapes))


def to_indices(arrays: Day, plan: Plan) -> Any:
    """A plan by index within its request as one by index over all candidates."""
    return _ints(NOWHERE if c is None else int(arrays.first[r]) + c for r, c in enumerate(plan))


def to_plan(arrays: Day, indices: Any) -> Plan:
    """The other way round."""
    return [None if c == NOWHERE else int(c - arrays.first[r]) for r, c in enumerate(indices)]


def sort_keys(arrays: Day) -> Any:
    """Three reasons to place a request early: value for its length, value, and few places to choose from."""
    first, sizes = arrays.first, np.diff(arrays.first)
    top = np.array([arrays.value[a:b].max() if b > a else 0 for a, b in pairwise(first)], dtype=np.float64)
    return np.stack([top / arrays.steps, top, 1.0 / np.maximum(1, sizes)])
