"""How the built-in model goes on where nothing was answered: the question with how to answer it, then choices, then a person."""

from __future__ import annotations

from assistant.acts import CHOICES, EXPLAINED, TO_BE_TOLD, WAYS_OUT, Ask, Say
from assistant.builtin.decision import Decision, ask, to_a_person
from assistant.state_message import StateMessage
from language.code_trouble import Trouble
from language.types import Expecting, Intent

ASKS_FOR = {
    Expecting.NAME: Ask.NAME,
    Expecting.BIRTH_DATE: Ask.BIRTH_DATE,
    Expecting.PHONE: Ask.PHONE,
    Expecting.CODE: Ask.CODE,
}
"""The question for each particular, asked once more where they have been told what it is for."""

POLITE = {Intent.THANKS, Intent.GOODBYE, Intent.REPEAT}
"""Said as often as one likes."""


def repair(state: StateMessage, going_on: Decision | None) -> Decision:
    """Where nothing was understood: what was asked once more, then choices, then a person; `going_on` would be said next."""
    if state.with_staff:
        return ask(Ask.NOTHING, Say.STAFF_KNOW)
    if state.misunderstood >= 3:
        return to_a_person(state, "not_understood")
    asking = going_on.speak.ask if going_on is not None and going_on.speak is not None else Ask.NOTHING
    if state.ended[-1:] == (Ask.ALTERNATIVES,) and state.misunderstood < 2:
        return ask(Ask.WHEN)  # "yes" and "another day" say no more than that
    if asking is Ask.CHOICE and state.offers and {Intent.CONFIRM, Intent.CHOOSE} & set(state.heard.intents):
        return ask(Ask.WHICH_NUMBER if state.misunderstood < 2 else Ask.JUST_NUMBER)
    if state.misunderstood == 2:
        return ask(WAYS_OUT.get(asking, Ask.MENU))
    return _again(state, asking)


def _again(state: StateMessage, asking: Ask) -> Decision:
    """What was asked with how to answer it, where there is such a question; a yes to it was no misunderstanding."""
    if asking is Ask.NOTHING:
        return ask(Ask.REPHRASE)
    sorry = () if Intent.CONFIRM in state.heard.intents and asking in EXPLAINED else (Say.SORRY,)
    return ask(EXPLAINED.get(asking, asking), *sorry)


def untold(state: StateMessage) -> Decision | None:
    """A no, "I don't have it" and "something else" to what only they can tell: nothing is lost, and there are ways out."""
    heard, asked = state.heard, state.asked
    if asked not in TO_BE_TOLD or state.results or heard.let_go or heard.wishes_changed:
        return None
    if heard.wants_else:
        return ask(Ask.MENU)
    if asked is Expecting.NAME and (heard.asks_whose or heard.tells_relation):
        own = state.proof.for_whom != "self" or heard.tells_relation
        return ask(Ask.NAME) if own else ask(Ask.NAME, Say.PATIENTS_NAME)
    unfinished = not state.proof.has_birth_date and not state.proof.birth_date_unclear
    if asked is Expecting.BIRTH_DATE and heard.lacks_a_part and unfinished:
        rest = state.proof.birth_date_lacks_one
        return ask(Ask.BIRTH_DATE_REST) if rest else ask(Ask.BIRTH_DATE_HOW, Say.WHOLE_DATE)
    if asked is Expecting.CODE and heard.code_trouble is not None:
        return _without_code(state, heard.code_trouble)
    no_code = asked is Expecting.CODE and heard.code_is_missing
    if heard.lacks and asked is Expecting.REASON and state.ended[-1:] == (Ask.REASON,):
        return ask(Ask.REASON_HOW)
    asked_again = ASKS_FOR.get(asked)
    if heard.withholds and asked_again is not None and state.ended != (Say.NEEDED, asked_again):
        return ask(asked_again, Say.NEEDED)
    if heard.lacks and not no_code:
        return _ways_out(state, Say.NEEDED)
    return _ways_out(state, Say.NOTHING_LOST) if set(heard.intents) == {Intent.DENY} and not no_code else None


def _without_code(state: StateMessage, trouble: Trouble) -> Decision:
    """A phone that is gone needs a person; another phone or proof will not do; who knows no way on is told the ways there are."""
    if state.proof.sent_as_new and trouble in ("gone", "elsewhere", "theirs"):
        return ask(Ask.PHONE, Say.TEXTS_ONLY)
    if trouble == "away":
        return _ways_out(state, Say.NOTHING_LOST)
    if trouble == "which_phone":
        return ask(Ask.CODE, Say.SENT_ON_FILE)
    if trouble in ("gone", "unreadable"):
        return to_a_person(state, "verification", Ask.ANYTHING_ELSE)
    if trouble == "theirs":
        return ask(Ask.CODE_MENU, Say.THEIR_PHONE)
    if trouble == "other_proof":
        return ask(Ask.CODE, Say.NO_OTHER_PROOF)
    return ask(Ask.CODE_MENU, Say.ONLY_ON_FILE) if trouble == "elsewhere" else ask(Ask.CODE_HOW)


def _ways_out(state: StateMessage, remark: Say) -> Decision:
    """Choices that fit the question; a person where they were given already."""
    offered = state.ended[-1] if state.ended else None
    if state.asked is Expecting.CODE and offered not in CHOICES:
        return ask(Ask.CODE_MENU, remark)
    return ask(Ask.GO_ON_MENU, remark) if offered != Ask.GO_ON_MENU else to_a_person(state, "verification")


def not_a_third_time(state: StateMessage, decision: Decision) -> Decision:
    """What was said twice and led nowhere is not said again: choices stand in its place, and then a person."""
    speak = decision.speak
    if speak is None or speak.ask is Ask.NOTHING or state.results or state.told_again or not state.said_alike:
        return decision
    polite = bool(state.heard.intents) and set(state.heard.intents) <= POLITE
    if polite or (*speak.say, speak.ask) != state.repeated:
        return decision
    return ask(WAYS_OUT.get(speak.ask, Ask.MENU)) if state.said_alike == 1 else to_a_person(state, "not_understood")
