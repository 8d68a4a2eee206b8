"""The built-in model's way to each goal: what is missing, which tool is next, what to ask."""

from __future__ import annotations

from collections.abc import Callable

from assistant.acts import PARTICULARS, Ask, Say
from assistant.builtin.decision import Decision, ask, call, tried
from assistant.builtin.proving import prove
from assistant.state_message import GoalSeen, StateMessage
from language.types import Expecting, Intent

Step = Callable[[StateMessage, GoalSeen], Decision]


def book(state: StateMessage, goal: GoalSeen) -> Decision:
    """Reason → offers → choice → hold → proof → read-back."""
    missing = _seen_last(state, goal) or _kind_of_visit(goal)
    if missing:
        return missing
    if goal.offer is None:
        missing = prove(state, 2) if goal.day_of_another else None  # whose other visit it is
        return missing or (_offer(state, goal) if goal.together is None else _offer_together(state, goal))
    tool = "book_visit" if goal.together is None else "book_together"
    return _hold(state, goal) or prove(state, 2) or call(tool, offer=goal.offer)


def _seen_last(state: StateMessage, goal: GoalSeen) -> Decision | None:
    """Whom they saw last is looked up once they have proven who they are; it says which kind of visit they want again."""
    if not goal.same_practitioner or goal.offer is not None or "search_slots" in goal.tried:
        return None
    named = goal.visit_type is not None or bool(goal.candidates)
    if named and not state.offers:
        return None
    proving = prove(state, 2)
    if proving is None:
        return None if named else call("search_slots")
    asked = proving.speak is not None and proving.speak.ask is Ask.NAME and state.asked not in PARTICULARS
    return ask(Ask.NAME, Say.LOOKED_UP) if asked else proving


def move(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof → which visit → new offers → choice → read-back."""
    missing = prove(state, 2) or _visit(state, goal)
    if missing:
        return missing
    if (
        goal.offer is None
        and not goal.when
        and not goal.day_of_another
        and not goal.sooner
        and not goal.later
        and not goal.practitioner
        and not goal.practitioner_gender
        and not goal.location
    ):
        return ask(Ask.NEW_TIME)
    if goal.offer is None:
        return _offer(state, goal)
    return call("move_visit", visit=goal.visit, offer=goal.offer)


def swap(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof → which two visits → read-back."""
    missing = prove(state, 2)
    if missing:
        return missing
    if "list_visits" not in goal.tried:
        return call("list_visits")
    if len(state.visits) < 2:
        return ask(Ask.ANYTHING_ELSE, Say.SWAP_NEEDS_TWO)
    if goal.visit is None or goal.other_visit is None:
        return ask(Ask.WHICH_VISIT if goal.visit is None else Ask.WHICH_OTHER)
    return call("swap_visits", visit=goal.visit, other=goal.other_visit)


def cancel(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof (a fresh one) → which visit → read-back."""
    level = 2 if state.proof.made_here else 3
    return prove(state, level) or _visit(state, goal) or call("cancel_visit", visit=goal.visit)


def can_cancel(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof → which visit → the rule for it. Nothing is cancelled."""
    return prove(state, 2) or _visit(state, goal) or call("can_cancel", visit=goal.visit)


def list_visits(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof → the list."""
    return prove(state, 2) or (ask(Ask.ANYTHING_ELSE) if tried(state, "list_visits") else call("list_visits"))


def waitlist(state: StateMessage, goal: GoalSeen) -> Decision:
    """Which kind of visit → proof → read-back."""
    return _kind_of_visit(goal) or prove(state, 2) or call("join_waitlist")


def parking(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof → is the usual space free; keeping it needs a yes of its own."""
    missing = prove(state, 2)
    if missing:
        return missing
    checked = state.result("check_parking")
    if checked is None and "check_parking" not in goal.tried:
        return call("check_parking")
    if checked is not None and not checked.data.get("free"):
        return ask(Ask.ANYTHING_ELSE)
    return call("reserve_parking")


def telehealth(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof → which visit → read-back."""
    return prove(state, 2) or _visit(state, goal) or call("switch_to_video", visit=goal.visit)


def check_in(state: StateMessage, goal: GoalSeen) -> Decision:
    """The link for whom we know; else where to go, for nobody should look for a code while they stand at the door."""
    return call("check_in") if state.proof.level >= 2 else ask(Ask.ANYTHING_ELSE, Say.CHECK_IN)


def register(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof is all it takes: a newcomer's number is proven and the record made."""
    return prove(state, 2) or ask(Ask.ANYTHING_ELSE)


def record(state: StateMessage, goal: GoalSeen) -> Decision:
    """Proof (a fresh one) → a person, who alone changes what is on record."""
    missing = prove(state, 3)
    first = missing is not None and missing.speak is not None and missing.speak.ask is Ask.NAME
    if first and state.asked not in PARTICULARS:
        return ask(Ask.NAME, Say.RECORD_FIRST)
    return missing or call("hand_over", reason="record")


STEPS: dict[str, Step] = {
    "book": book,
    "move": move,
    "swap": swap,
    "cancel": cancel,
    "list": list_visits,
    "waitlist": waitlist,
    "parking": parking,
    "telehealth": telehealth,
    "check_in": check_in,
    "record": record,
    "register": register,
}


def _kind_of_visit(goal: GoalSeen) -> Decision | None:
    if goal.visit_type is not None:
        return None
    return ask(Ask.WHICH_TYPE) if len(goal.candidates) > 1 else ask(Ask.REASON)


def _offer(state: StateMessage, goal: GoalSeen) -> Decision:
    """Search once for these wishes, then ask which one; nothing found asks for other wishes."""
    if goal.when_unclear:
        return ask(Ask.WHICH_TIME)
    found = state.result("search_slots")
    if "search_slots" not in goal.tried:
        if found is not None and sum(r.tool == "search_slots" for r in state.results) >= 2:
            return ask(Ask.ALTERNATIVES)
        return call("search_slots", visit_type=goal.visit_type, sooner=goal.sooner or None)
    none_left = found is not None and not found.data.get("offers")
    refused = state.heard.refused or (state.asked is Expecting.CHOICE and set(state.heard.intents) == {Intent.DENY})
    if none_left or not state.offers or (refused and found is None):
        return ask(Ask.ALTERNATIVES)
    return ask(Ask.CHOICE)


def _offer_together(state: StateMessage, goal: GoalSeen) -> Decision:
    """Search once for several visits; what must have come before them is only known of a patient who has proven themselves."""
    found = state.result("search_together")
    if found is not None and found.data.get("code") == "proof_needed":
        proving = prove(state, found.data["needs"])
        if proving is not None:
            return proving
    if "search_together" not in goal.tried:
        return call("search_together")
    none_left = found is not None and not found.data.get("offers")
    return ask(Ask.ALTERNATIVES) if none_left or not state.offers else ask(Ask.CHOICE)


def _hold(state: StateMessage, goal: GoalSeen) -> Decision | None:
    return None if state.held == goal.offer else call("hold_slot", offer=goal.offer)


def _visit(state: StateMessage, goal: GoalSeen) -> Decision | None:
    if goal.visit is not None:
        return None
    if goal.latest and not tried(state, "list_visits"):
        return call("list_visits", latest=True)
    if not tried(state, "list_visits") and "list_visits" not in goal.tried:
        return call("list_visits")
    if len(state.visits) == 1:
        return ask(Ask.THAT_VISIT, Say.NO_SUCH_VISIT) if not asked_before(state) else ask(Ask.THAT_VISIT)
    return ask(Ask.WHICH_VISIT) if state.visits else ask(Ask.ANYTHING_ELSE)


def asked_before(state: StateMessage) -> bool:
    """Whether it was asked last if the only visit is the one that is meant."""
    return state.ended[-1:] == (Ask.THAT_VISIT,)
