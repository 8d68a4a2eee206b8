"""What a tool's outcome means for the goals: done, tried, to be offered anew, to be dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.tracking.newcomer import turn_to_record
from assistant.tracking.together import leave_out, pair_off, with_what_it_needs
from assistant.tracking.which_visit import keep_off
from language.frame import CHANGES, Frame, Goal, GoalKind
from language.types import OfferView
from tools.types import GateOutcome

FINISHES: Mapping[str, tuple[GoalKind, ...]] = {
    "book_visit": (GoalKind.BOOK,),
    "book_together": (GoalKind.BOOK,),
    "swap_visits": (GoalKind.SWAP,),
    "move_visit": (GoalKind.MOVE,),
    "cancel_visit": (GoalKind.CANCEL,),
    "join_waitlist": (GoalKind.WAITLIST, GoalKind.BOOK),
    "switch_to_video": (GoalKind.TELEHEALTH,),
    "reserve_parking": (GoalKind.PARKING,),
    "answer_question": (GoalKind.QUESTION,),
    "visit_details": (GoalKind.QUESTION,),
    "compare_offers": (GoalKind.QUESTION,),
    "can_cancel": (GoalKind.QUESTION,),
    "check_in": (GoalKind.CHECK_IN,),
    "check_insurance": (GoalKind.INSURANCE,),
    "list_visits": (GoalKind.LIST,),
    "hand_over": (GoalKind.RECORD,),
}
"""Which goals a tool that was done finishes; the first active one of these kinds."""

SEARCHES = ("search_slots", "search_together")
SENDING = ("start_verification", "register_patient")
CHOSEN_AGAIN = ("hold_slot", "book_visit", "book_together", "move_visit")
"""Tools whose refusal means that the chosen offer is gone."""


def goal_for(frame: Frame, tool: str) -> Goal | None:
    """The goal that a call of this tool works for."""
    kinds = FINISHES.get(tool)
    if kinds:
        for kind in kinds:
            found = next((g for g in frame.goals if g.status == "active" and g.kind is kind), None)
            if found is not None:
                return found
    return frame.active()


def apply_outcome(frame: Frame, outcome: GateOutcome) -> None:
    """Write the outcome into the goals."""
    goal = goal_for(frame, outcome.tool)
    if outcome.tool in ("check_code", *SENDING):
        frame.person.code = None  # spent, or said before there was one
    if outcome.tool in SENDING and outcome.data.get("code") == "sent":
        person = frame.person
        person.sent_for, person.sent_as_new = (person.name, person.birth_date), outcome.tool == "register_patient"
    if outcome.data.get("outcome") == "verified":
        frame.finish(GoalKind.REGISTER)
        frame.person.proven_of = frame.person.of
    if outcome.data.get("code") == "proxy_needed":
        frame.person.not_on_record = True
    if goal is None:
        return
    if outcome.status == "done":
        goal.tried = tuple(dict.fromkeys((*goal.tried, outcome.tool)))
        _done(frame, goal, outcome)
    elif outcome.status in ("refused", "failed", "invalid"):
        goal.tried = tuple(dict.fromkeys((*goal.tried, outcome.tool)))
        _refused(goal, outcome)
    frame.turn_to(frame.active())
    turn_to_record(frame)


def _done(frame: Frame, goal: Goal, outcome: GateOutcome) -> None:
    if goal.kind in FINISHES.get(outcome.tool, ()):
        goal.status = "done"
    if outcome.tool == "list_visits":
        _visits_known(frame, outcome)
    if outcome.tool == "cancel_visit":
        _drop_others(frame, goal)
    if outcome.tool == "check_parking" and not outcome.data.get("free"):
        goal.status = "done"
    if outcome.tool in SEARCHES:
        goal.offer = None
    if outcome.data.get("nobody_seen"):
        goal.same_practitioner, goal.tried = False, ()


def _drop_others(frame: Frame, cancelled: Goal) -> None:
    """What else was to be done with the visit that is no more."""
    for goal in frame.goals:
        if goal.status == "active" and goal.visit is not None and goal.visit == cancelled.visit:
            goal.status = "dropped"


def _visits_known(frame: Frame, outcome: GateOutcome) -> None:
    """One visit needs no question; none at all ends every goal about one."""
    listed = outcome.data.get("visits")
    rows = [v for v in listed if isinstance(v, dict)] if isinstance(listed, list | tuple) else []
    visits = [str(v["handle"]) for v in rows]
    for goal in frame.goals:
        if goal.status == "active" and goal.kind is GoalKind.SWAP:
            pair_off(goal, rows)
        if goal.status != "active" or not (goal.kind in CHANGES or goal.about_cancelling):
            continue
        if not visits:
            goal.status = "dropped"
        elif len(visits) == 1 and not _names_it(goal):
            goal.visit = visits[0]
            goal.visit_type = goal.visit_type or str(rows[0]["visit_type"])
            keep_off(goal, date.fromisoformat(str(rows[0]["start"])[:10]))


def _names_it(goal: Goal) -> bool:
    """Whether a visit of some kind or with some doctor was named: the only one there is may be another."""
    of_kind = goal.visit_type is not None or goal.specialty is not None
    return of_kind or (goal.kind is not GoalKind.MOVE and goal.practitioner is not None)


def _refused(goal: Goal, outcome: GateOutcome) -> None:
    if outcome.data.get("code") == "proof_needed":
        goal.tried = tuple(t for t in goal.tried if t != outcome.tool)
    elif outcome.data.get("code") == "care_first" and goal.kind is GoalKind.BOOK:
        with_what_it_needs(goal, str(outcome.data["visit_type"]))
    elif outcome.data.get("code") == "proxy_needed" and goal.together and goal.together.people:
        starts = outcome.data.get("starts")
        leave_out(
            goal,
            str(outcome.data["for_whom"]),
            int(str(outcome.data.get("known", 0))),
            starts if isinstance(starts, dict) else {},
        )
    elif outcome.data.get("code") in ("proxy_needed", "implant_first"):
        goal.status = "dropped"
    elif outcome.tool in CHOSEN_AGAIN:
        goal.offer = None
        if not outcome.data.get("offers"):
            goal.tried = tuple(t for t in goal.tried if t not in SEARCHES)
    elif goal.kind in FINISHES.get(outcome.tool, ()) or outcome.tool == "check_parking":
        goal.status = "dropped"


def note_as_it_stood(frame: Frame, action: str, visits: Sequence[OfferView]) -> None:
    """Keep what a visit was like that is about to be cancelled: its patient may want it back."""
    goal = goal_for(frame, action) if action == "cancel_visit" else None
    if goal is not None and goal.kind is GoalKind.CANCEL:
        goal.stood = next((visit for visit in visits if visit.handle == goal.visit), None)


def take_back(frame: Frame, action: str) -> None:
    """The patient said no to a read-back: a booking or a move goes back to its offers, anything else is let go."""
    goal = goal_for(frame, action)
    if goal is None:
        return
    if goal.kind in (GoalKind.BOOK, GoalKind.MOVE):
        goal.offer = None
    else:
        goal.status = "dropped"
