"""Plans keep every rule, are the same for the same seed, and are never worse than what they started from."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.errors import InvalidInput
from scheduler_core.optimizer import Instance, judge, solve, terms_of
from scheduler_core.optimizer.solve import Search
from tests.scheduler_core.optimizer.days import day_of, days

PATIENT = settings(deadline=None, max_examples=60)


def best_by_trying_all(day: Instance) -> int:
    """The value of the best plan of a tiny day, by every plan there is."""
    choices = [[None, *range(len(r.candidates))] for r in day.requests]
    verdicts = (judge(day, plan) for plan in itertools.product(*choices))
    return max(v.value for v in verdicts if not v.violations)


@PATIENT
@given(days(), st.integers(0, 2**31))
def test_no_plan_breaks_a_hard_rule(day: Instance, seed: int) -> None:
    found = solve(day, iterations=40, seed=seed)
    assert judge(day, found.plan).violations == 0
    assert found.value == judge(day, found.plan).value


@PATIENT
@given(days(), st.integers(0, 2**31))
def test_what_the_compiled_loop_counts_is_what_the_judge_counts(day: Instance, seed: int) -> None:
    search = Search(day, seed, None)
    search.run(0.0, 0.0, 30, None)
    assert search.values[1] == judge(day, solve(day, iterations=30, seed=seed).plan).value


@PATIENT
@given(days(), st.integers(0, 2**31))
def test_a_warm_start_is_never_made_worse(day: Instance, seed: int) -> None:
    first = solve(day, iterations=5, seed=seed)
    again = solve(day, iterations=20, seed=seed + 1, warm=first.plan)
    assert again.value >= first.value


@PATIENT
@given(days(), st.integers(0, 2**31))
def test_the_same_seed_gives_the_same_plan(day: Instance, seed: int) -> None:
    assert solve(day, iterations=25, seed=seed).plan == solve(day, iterations=25, seed=seed).plan


@pytest.mark.parametrize("seed", range(12))
def test_a_tiny_day_is_planned_as_well_as_by_trying_everything(seed: int) -> None:
    dice = random.Random(seed)
    requests = [
        {
            "steps": dice.randint(1, 2),
            "no_show": dice.random() * 0.7,
            "device_kind": dice.choice([None, 0]),
            "candidates": [[dice.randint(0, 1), dice.randint(0, 3), dice.randint(1, 300)] for _ in range(3)],
        }
        for _ in range(6)
    ]
    day = day_of(*requests, steps=5, room_capacity=[2], overlap_cost_per_step=30)
    assert solve(day, iterations=600, seed=seed).value == best_by_trying_all(day)


def test_two_share_a_time_only_while_few_enough_are_expected() -> None:
    likely = {"candidates": [[0, 0, 100]], "no_show": 0.1}
    unlikely = {"candidates": [[0, 0, 100]], "no_show": 0.6}
    together = solve(day_of(unlikely, unlikely), iterations=20).plan
    apart = solve(day_of(likely, likely), iterations=20).plan
    assert together == [0, 0]
    assert sorted(apart, key=str) == [0, None]


def test_who_waits_for_another_comes_after_it_or_not_at_all() -> None:
    scan = {"id": "scan", "steps": 2, "candidates": [[0, 0, 10], [0, 4, 90]]}
    surgeon = {"id": "surgeon", "after": "scan", "candidates": [[1, 2, 200], [1, 6, 50]]}
    assert solve(day_of(scan, surgeon), iterations=2000).plan == [0, 0]
    assert solve(day_of({**scan, "candidates": []}, surgeon), iterations=50).plan == [None, None]


def test_a_start_that_breaks_a_rule_is_refused() -> None:
    one = {"candidates": [[0, 0, 100]]}
    with pytest.raises(InvalidInput, match="hard rule"):
        solve(day_of(one, one), iterations=5, warm=[0, 0])


def test_a_day_without_requests_is_planned() -> None:
    assert solve(day_of(), iterations=5).plan == []


def test_every_term_of_the_value_is_reported() -> None:
    unlikely = {"candidates": [[0, 0, 100]], "no_show": 0.5, "steps": 2}
    day = day_of(unlikely, unlikely, {"candidates": []}, overlap_cost_per_step=7)
    terms = terms_of(day, [0, 0, None], judge(day, [0, 0, None]).shared_steps)
    assert (terms.placed, terms.left_out, terms.shared_steps) == (2, 1, 2)
    assert terms.chosen_value - terms.overlap_cost == judge(day, [0, 0, None]).value == 186
    assert terms.expected_empty_steps == 2.0
    assert terms.utilisation == 2 / 16
