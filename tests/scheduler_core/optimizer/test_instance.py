"""A faulty instance or plan is refused with the item that is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runtime.errors import InvalidInput
from scheduler_core.optimizer import read_instance, read_plan
from scheduler_core.optimizer.fitness import Weights, worth_of
from tests.scheduler_core.optimizer.days import day_of

GOOD: dict[str, Any] = {
    "steps": 8,
    "clinicians": 2,
    "room_capacity": [1],
    "requests": [{"id": "a", "steps": 2, "room_kind": 0, "candidates": [[0, 0, 5]]}],
}


def written(folder: Path, data: Any) -> Path:
    path = folder / "day.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    return path


def changed(**request: Any) -> dict[str, Any]:
    return {**GOOD, "requests": [{**GOOD["requests"][0], **request}]}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("not json", "cannot be read as JSON"),
        ({"steps": 8}, "clinicians"),
        (changed(room_kind=3), "request a: room kind 3"),
        (changed(device_kind=0), "request a: device kind 0"),
        (changed(candidates=[[5, 0, 1]]), "request a: candidate 0 names clinician 5"),
        (changed(candidates=[[0, 7, 1]]), "request a: candidate 0 runs from step 7 to 9"),
        (changed(no_show=1.5), "no_show"),
        (changed(after="a"), "a → a"),
        (changed(after="b"), "comes after b, which is not there"),
        ({**GOOD, "requests": GOOD["requests"] * 2}, "two requests have the id a"),
        (changed(candidates=[[0, 0, 1e30]]), "requests.0.candidates.0.2"),
        (changed(candidates=[[0, 0, -1e30]]), "requests.0.candidates.0.2"),
        (changed(steps=1e30, candidates=[]), "requests.0.steps"),
        ({**GOOD, "room_capacity": [1e30]}, "room_capacity.0"),
        ({**GOOD, "overlap_cost_per_step": 1e30}, "overlap_cost_per_step"),
        ({**GOOD, "overlap_attendance_cap": 1e400}, "overlap_attendance_cap"),
    ],
)
def test_the_error_names_the_item(tmp_path: Path, data: Any, named: str) -> None:
    with pytest.raises(InvalidInput, match=named):
        read_instance(written(tmp_path, data))


def test_a_ring_of_requests_is_named_whole(tmp_path: Path) -> None:
    first = GOOD["requests"][0]
    ring = [{**first, "id": i, "after": after} for i, after in (("a", "b"), ("b", "c"), ("c", "a"))]
    with pytest.raises(InvalidInput, match="a → b → c → a"):
        read_instance(written(tmp_path, {**GOOD, "requests": ring}))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nowhere\.json"):
        read_instance(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("plan", "named"),
    [([0, 0], "2 entries for 1 requests"), ([4], "request a has no candidate 4"), ("x", "not a plan")],
)
def test_a_plan_that_does_not_fit_is_refused(tmp_path: Path, plan: Any, named: str) -> None:
    day = read_instance(written(tmp_path, GOOD))
    with pytest.raises(InvalidInput, match=named):
        read_plan(written(tmp_path, json.dumps(plan)), day)


def test_a_plan_is_read_from_an_answer_too(tmp_path: Path) -> None:
    day = day_of({"candidates": [[0, 0, 5]]})
    assert read_plan(written(tmp_path, {"value": 5, "plan": [0]}), day) == [0]


def test_longer_waits_longer_visits_and_sure_patients_are_worth_more() -> None:
    weights = Weights()
    usual = worth_of(2, 10, 5, 0.2, weights).value
    assert worth_of(3, 10, 5, 0.2, weights).value > usual
    assert worth_of(2, 30, 5, 0.2, weights).value > usual
    assert worth_of(2, 10, 2, 0.2, weights).value > usual
    assert worth_of(2, 10, 5, 0.6, weights).value < usual
