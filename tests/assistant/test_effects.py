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


def refused(people: tuple[str, ...], relation: str, known: int = 0) -> Goal:
    family = booking(together=Together(people=people))
    (goal,) = after("book_together", "refused", family, code="proxy_needed", for_whom=relation, known=known)
    assert goal.offer is None
    return goal


def test_where_nobody_may_book_for_one_of_a_family_the_others_are_seen_together() -> None:
    goal = refused(("self", "son", "daughter"), "daughter")
    assert goal.together is not None
    assert (goal.together.people, goal.status) == (("self", "son"), "active")


def test_the_only_one_who_is_left_is_seen_alone() -> None:
    for people, relation, known, left in (
        (("self", "wife"), "wife", 0, "self"),
        (("son", "daughter"), "daughter", 0, "son"),
        (("child", "child"), "child", 1, "child"),
    ):
        goal = refused(people, relation, known)
        assert (goal.together, goal.for_whom, goal.status) == (None, left, "active")


def test_a_childs_visit_never_becomes_that_of_who_speaks() -> None:
    assert refused(("child", "child"), "child").status == "dropped"
    (goal,) = after("book_visit", "refused", booking(for_whom="son"), code="proxy_needed", for_whom="son")
    assert goal.status == "dropped"


def test_a_visit_for_somebody_who_is_not_on_record_is_let_go() -> None:
    (goal,) = after("book_visit", "refused", booking(), code="proxy_needed", for_whom="other")
    assert goal.status == "dropped"


def test_what_else_was_to_be_done_with_a_cancelled_visit_is_let_go() -> None:
    cancel = Goal(id="G1", kind=GoalKind.CANCEL, visit="V1")
    move, other = Goal(id="G2", kind=GoalKind.MOVE, visit="V1"), Goal(id="G3", kind=GoalKind.MOVE, visit="V2")
    goals = after("cancel_visit", "done", cancel, move, other)
    assert [g.status for g in goals] == ["done", "dropped", "active"]
