"""After a loss only those who are touched move, and nobody is seen by who is away."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_core.optimizer import Instance, Loss, judge, replan, solve
from tests.scheduler_core.optimizer.days import day_of, days


@settings(deadline=None, max_examples=60)
@given(days(), st.integers(0, 2), st.integers(0, 5), st.integers(1, 6))
def test_the_mended_plan_keeps_the_rules_and_leaves_the_rest_alone(
    day: Instance, clinician: int, start: int, length: int
) -> None:
    plan = solve(day, iterations=20).plan
    mended = replan(day, plan, [Loss(clinician, start, start + length)], iterations=40)
    assert judge(day, mended.plan).violations == 0
    for place, (old, new) in enumerate(zip(plan, mended.plan, strict=True)):
        if place not in mended.touched:
            assert new == old
        if new is not None:
            who, begins, _ = day.requests[place].candidates[new]
            ends = begins + day.requests[place].steps
            assert who != clinician or ends <= start or begins >= start + length


def test_a_visit_of_who_is_ill_goes_to_the_other_clinician() -> None:
    day = day_of({"candidates": [[0, 0, 100], [1, 0, 60]]}, {"candidates": [[0, 3, 50]]})
    mended = replan(day, [0, 0], [Loss(0, 0, 2)])
    assert mended.plan == [1, 0]
    assert (mended.touched, mended.moved, mended.left_out) == ((0,), (0,), ())


def test_who_waits_for_a_visit_that_is_lost_is_touched_too() -> None:
    scan = {"id": "scan", "candidates": [[0, 0, 100]]}
    surgeon = {"id": "surgeon", "after": "scan", "candidates": [[1, 4, 100]]}
    mended = replan(day_of(scan, surgeon), [0, 0], [Loss(0, 0, 8)])
    assert mended.plan == [None, None]
    assert mended.left_out == (0, 1)


def test_a_loss_that_touches_nobody_changes_nothing() -> None:
    day = day_of({"candidates": [[0, 0, 100], [1, 0, 900]]})
    assert replan(day, [0], [Loss(1, 0, 8)]).plan == [0]
