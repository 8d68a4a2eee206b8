"""CP-SAT finds plans that keep every rule and proves what none can exceed; without OR-Tools it says how to get it."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from evals.bench_optimize import generated
from runtime.errors import ConfigurationError
from scheduler_core.optimizer import Instance, judge, solve
from scheduler_core.optimizer.bound import solve_exactly

SMALL = {"requests": 25, "clinicians": 3, "steps": 16}


def two_in_a_row(**more: Any) -> Instance:
    """One clinician for four steps; b waits for a, and would gain more alone."""
    first = {"id": "a", "steps": 2, "room_kind": 0, "candidates": [[0, 0, 10], [0, 2, 40]]}
    second = {"id": "b", "steps": 2, "room_kind": 0, "after": "a", "candidates": [[0, 0, 90], [0, 2, 80]]}
    return Instance.model_validate(
        {"steps": 4, "clinicians": 1, "room_capacity": [1], "requests": [first, second], **more}
    )


def test_without_or_tools_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ConfigurationError, match="OR-Tools"):
        solve_exactly(two_in_a_row(), 1)


class TestWithOrTools:
    """Run where OR-Tools is installed (`pip install careline[cpsat]`)."""

    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("ortools.sat.python.cp_model")

    @pytest.mark.parametrize("seed", range(3))
    def test_its_plan_keeps_the_rules_and_no_plan_of_ours_beats_its_bound(self, seed: int) -> None:
        day = generated(seed, **SMALL)
        exact, ours = solve_exactly(day, 10), solve(day, iterations=2_000)
        assert exact.verdict.violations == 0 and judge(day, exact.plan).value == exact.value
        assert exact.bound is not None and max(exact.value, ours.value) <= exact.bound + 1e-6
        assert ours.value >= 0.97 * exact.value

    def test_who_waits_for_another_comes_after_them(self) -> None:
        found = solve_exactly(two_in_a_row(), 5)
        assert (found.plan, found.value, found.bound) == ([0, 1], 90, 90)

    def test_a_shared_step_costs_and_its_attendance_is_capped(self) -> None:
        shared = {"overlap_cost_per_step": 5, "overlap_attendance_cap": 1.0, "room_capacity": [2]}
        both = [
            {"id": n, "steps": 1, "room_kind": 0, "no_show": risk, "candidates": [[0, 0, 50]]}
            for n, risk in (("a", 0.6), ("b", 0.5))
        ]
        likely = Instance.model_validate({"steps": 1, "clinicians": 1, **shared, "requests": both})
        assert solve_exactly(likely, 5).value == 95
        both[0]["no_show"] = both[1]["no_show"] = 0.1
        surer = Instance.model_validate({"steps": 1, "clinicians": 1, **shared, "requests": both})
        assert solve_exactly(surer, 5).value == 50

    def test_a_day_with_nothing_to_place_is_an_empty_plan(self) -> None:
        assert solve_exactly(two_in_a_row(requests=[]), 1).plan == []
