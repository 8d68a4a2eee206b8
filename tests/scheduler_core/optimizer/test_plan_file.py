"""A plan is taken only if it keeps every hard rule; what it breaks is named. Against looking at every step by itself."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.errors import InvalidInput
from scheduler_core.optimizer import Instance, judge, prove_same, read_plan
from scheduler_core.optimizer.instance import Plan
from scheduler_core.optimizer.judge import faults
from tests.scheduler_core.optimizer.days import day_of, days

ONE = {"candidates": [[0, 0, 100], [0, 2, 50]], "steps": 2}


def holds(day: Instance, plan: Plan) -> bool:
    """Step by step, who is there and what they use: slow, and written once more from the rules."""
    there = [(r, r.candidates[c]) for r, c in zip(day.requests, plan, strict=True) if c is not None]
    for step in range(day.steps):
        now = [(r, place) for r, place in there if place[1] <= step < place[1] + r.steps]
        for clinician in range(day.clinicians):
            theirs = [r for r, place in now if place[0] == clinician]
            if len(theirs) > 2 or (len(theirs) == 2 and sum(r.attendance for r in theirs) > day.attendance_cap):
                return False
        rooms = [sum(r.room_kind == kind for r, _ in now) for kind in range(len(day.room_capacity))]
        devices = [sum(r.device_kind == kind for r, _ in now) for kind in range(len(day.device_capacity))]
        if any(
            n > most for n, most in zip([*rooms, *devices], [*day.room_capacity, *day.device_capacity], strict=True)
        ):
            return False
    ends = {r.id: place[1] + r.steps for r, place in there}
    return all(ends.get(r.after, day.steps + 1) <= place[1] for r, place in there if r.after is not None)


@settings(max_examples=300, deadline=None)
@given(days(), st.integers(0, 10_000), st.floats(0, 1))
def test_a_plan_has_no_faults_exactly_where_every_step_of_it_is_in_order(
    day: Instance, seed: int, share: float
) -> None:
    dice = random.Random(seed)
    plan: Plan = [
        dice.randrange(len(r.candidates)) if r.candidates and dice.random() < share else None for r in day.requests
    ]
    found = list(faults(day, plan))
    assert (not found) == holds(day, plan)
    assert judge(day, plan).violations == len(found)


@pytest.mark.parametrize(
    ("day", "plan", "named"),
    [
        (day_of(ONE, ONE), [0, 0], "clinician 0 expects 2 patients in step 0"),
        (day_of(ONE, ONE, ONE, overlap_attendance_cap=9, room_capacity=[9]), [0, 0, 0], "clinician 0 has 3 requests in step 0"),
        (day_of(ONE, {"candidates": [[1, 1, 5]]}, clinicians=2, room_capacity=[1]), [0, 0], "need room kind 0 in step 1"),
        (day_of({**ONE, "id": "scan"}, {"candidates": [[1, 1, 5]], "id": "see", "after": "scan"}, clinicians=2),
         [0, 0], "request see begins before request scan is over"),
        (day_of({**ONE, "id": "scan"}, {"candidates": [[1, 4, 5]], "id": "see", "after": "scan"}, clinicians=2),
         [None, 0], "request see is placed, but request scan"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_named(tmp_path: Path, day: Instance, plan: Plan, named: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"plan": plan}))
    with pytest.raises(InvalidInput, match=rf"plan\.json breaks a hard rule: .*{named}"):
        read_plan(path, day)


def test_a_day_that_has_changed_is_told_by_its_first_difference() -> None:
    day = day_of(ONE, ONE)
    prove_same(day.model_copy(deep=True), day, "own.json")
    dearer = day.model_copy(deep=True)
    dearer.requests[0].candidates[0][2] = 7
    prove_same(dearer, day, "own.json")
    with pytest.raises(InvalidInput, match=r"own\.json: the day has changed since: it has 2 requests now, and had 1"):
        prove_same(day_of(ONE), day, "own.json")
    elsewhere = day.model_copy(deep=True)
    elsewhere.requests[1].candidates[0][1] = 3
    with pytest.raises(InvalidInput, match="request 1 is another one"):
        prove_same(elsewhere, day, "own.json")
