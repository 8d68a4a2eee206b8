"""The built-in model's policy: one next step from one state message. A pure function."""

from __future__ import annotations

from assistant.acts import Ask, Say, Speak
from assistant.builtin.decision import Decision, ask, call, tried
from assistant.builtin.goals import STEPS, can_cancel
from assistant.state_message import StateMessage
from language.types import Intent

QUESTIONS = {"question": "answer_question", "insurance": "check_insurance"}
ENDING = {"consent_pending"}


def decide(state: StateMessage) -> Decision:
    """The next tool call or the end of the turn."""
    decision = _human(state) or _closing(state) or _repair(state) or _questions(state) or _work(state) or _idle(state)
    return _with_remarks(state, decision)


def _human(state: StateMessage) -> Decision | None:
    if Intent.REQUEST_HUMAN in state.heard.intents:
        return ask(Ask.NOTHING) if tried(state, "hand_over") else call("hand_over", reason="asked")
    return ask(Ask.NOTHING) if tried(state, "hand_over") else None


def _closing(state: StateMessage) -> Decision | None:
    """A read-back ends the turn: it holds the only question there may be."""
    if state.results and state.results[-1].status in ENDING:
        return ask(Ask.NOTHING)
    return None


def _repair(state: StateMessage) -> Decision | None:
    """Say again, then a menu, then a person."""
    if state.heard.understood or state.results:
        return None
    if state.misunderstood >= 3:
        return call("hand_over", reason="not_understood")
    return ask(Ask.MENU if state.misunderstood == 2 else Ask.REPHRASE)


def _questions(state: StateMessage) -> Decision | None:
    """Questions are answered first; then the visit goes on where it was."""
    for goal in state.goals:
        if goal.about_cancelling and goal.status == "active":
            return can_cancel(state, goal)
        tool = QUESTIONS.get(goal.kind)
        if tool and goal.status == "active" and tool not in goal.tried and not tried(state, tool):
            return call(tool)
    return None


def _work(state: StateMessage) -> Decision | None:
    for goal in state.goals:
        if goal.status == "active" and goal.kind in STEPS:
            return STEPS[goal.kind](state, goal)
    return None


def _idle(state: StateMessage) -> Decision:
    intents = state.heard.intents
    if Intent.GOODBYE in intents or (Intent.DENY in intents and not state.results):
        return ask(Ask.NOTHING, Say.GOODBYE)
    if state.results or Intent.THANKS in intents:
        return ask(Ask.ANYTHING_ELSE)
    return ask(Ask.HOW_HELP)


def _with_remarks(state: StateMessage, decision: Decision) -> Decision:
    """Courtesies and refusals in front of the question, none of them twice."""
    if decision.speak is None:
        return decision
    intents = state.heard.intents
    remarks = [
        say
        for intent, say in (
            (Intent.MEDICAL_ADVICE, Say.NO_MEDICAL_ADVICE),
            (Intent.THANKS, Say.THANKS),
            (Intent.HELP, Say.HELP),
            (Intent.OUT_OF_SCOPE, Say.OUT_OF_SCOPE),
        )
        if intent in intents and not state.results
    ]
    if Intent.GREETING in intents and not state.goals and not state.first_turn:
        remarks.insert(0, Say.GREETING)
    merged = list(dict.fromkeys([*remarks, *decision.speak.say]))[:3]
    return Decision(speak=Speak(say=merged, ask=decision.speak.ask))
