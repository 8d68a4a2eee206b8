"""What the outcome of a tool means for the goals: what is tried next, and what is let go."""

from __future__ import annotations

from assistant.turn.effects import apply_outcome
from language.frame import Frame, Goal, GoalKind, Together
from tools.types import GateOutcome


def after(tool: str, status: str, *goals: Goal, **data: object) -> list[Goal]:
    frame = Frame(goals=list(goals))
    apply_outcome(frame, GateOutcome(tool, status, data))  # type: ignore[arg-type]
    return frame.goals


def booking(**parts: object) -> Goal:
    plain: dict[str, object] = {"visit_type": "follow-up", "offer": "O1", "tried": ("search_slots",)}
    return Goal.model_validate({"id": "G1", "kind": GoalKind.BOOK, **plain, **parts})


def test_a_visit_that_needs_another_first_is_looked_for_together_with_it() -> None:
    (goal,) = after("book_visit", "refused", booking(), code="care_first", visit_type="xray")
    assert goal.together is not None
    assert (goal.together.then, goal.offer, goal.tried) == (("xray", "follow-up"), None, ())


def test_an_order_that_still_lacks_a_visit_gets_it_in_front() -> None:
    chain = booking(together=Together(then=("scan", "surgeon")))
    (goal,) = after("book_together", "refused", chain, code="care_first", visit_type="blood")
    assert goal.together is not None
    assert goal.together.then == ("blood", "scan", "surgeon")


def test_where_nobody_may_book_for_the_family_the_own_visit_is_arranged() -> None:
    family = booking(together=Together(people=("self", "wife")))
    (goal,) = after("book_together", "refused", family, code="proxy_needed", for_whom="wife")
    assert (goal.together, goal.offer, goal.status) == (None, None, "active")


def test_a_visit_for_somebody_who_is_not_on_record_is_let_go() -> None:
    (goal,) = after("book_visit", "refused", booking(), code="proxy_needed", for_whom="other")
    assert goal.status == "dropped"


def test_what_else_was_to_be_done_with_a_cancelled_visit_is_let_go() -> None:
    cancel = Goal(id="G1", kind=GoalKind.CANCEL, visit="V1")
    move, other = Goal(id="G2", kind=GoalKind.MOVE, visit="V1"), Goal(id="G3", kind=GoalKind.MOVE, visit="V2")
    goals = after("cancel_visit", "done", cancel, move, other)
    assert [g.status for g in goals] == ["done", "dropped", "active"]
