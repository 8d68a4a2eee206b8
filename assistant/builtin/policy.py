"""The built-in model's policy: one next step from one state message. A pure function."""

from __future__ import annotations

from assistant.acts import Ask, Say, Speak
from assistant.builtin.decision import Decision, ask, call, to_a_person, tried
from assistant.builtin.goals import STEPS, can_cancel
from assistant.builtin.proving import KNOWN
from assistant.builtin.repairing import not_a_third_time, repair, untold
from assistant.state_message import StateMessage
from language.cautions import OF_SCANS
from language.types import Expecting, Intent

QUESTIONS = {"question": "answer_question", "insurance": "check_insurance"}
ENDING = {"consent_pending"}
GOODBYES = {Say.GOODBYE_STANDS, Say.GOODBYE, Say.GOODBYE_UNDONE, Say.GOODBYE_HELD}

OF_A_KIND = ("preparation", "referral", "length")
"""What a question asks that the kind of visit answers by itself."""

IN_ANSWER = {
    Intent.MEDICAL_ADVICE: Say.NO_MEDICAL_ADVICE,
    Intent.THANKS: Say.THANKS,
    Intent.HELP: Say.HELP,
    Intent.OUT_OF_SCOPE: Say.OUT_OF_SCOPE,
}
"""What is remarked on what was said, before anything is done."""

FEELINGS = {Say.SORRY_WAIT, Say.SORRY_BILL, Say.CONDOLENCE, Say.CALM}

BESIDE_TIMES = (Intent.MEDICAL_ADVICE,)
"""What of them is remarked although times were found: these are with who can answer."""

BEFORE_THE_NAME = (Ask.REASON, Ask.WHICH_TYPE, Ask.CHOICE, Ask.WHEN, Ask.ALTERNATIVES)
"""Questions that come before the one for the name: a name given there is kept until then."""


def decide(state: StateMessage) -> Decision:
    """The next tool call or the end of the turn."""
    steps = (
        _cautioned, _human, _threatened, _for_staff, _refused, _closing, _leaving, untold, _repair, _questions, _work,
    )  # fmt: skip
    decision = next((found for step in steps if (found := step(state)) is not None), None) or _idle(state)
    return not_a_third_time(state, _with_remarks(state, decision))


def _cautioned(state: StateMessage) -> Decision | None:
    """What a scan's team must know goes to staff, and the scan goes on."""
    of_a_scan = state.heard.names_a_scan or any(g.specialty in OF_SCANS for g in state.goals)
    if not state.heard.caution or not of_a_scan:
        return None
    if not tried(state, "hand_over"):
        return call("hand_over", reason="medical")
    going_on = _work(state)
    speak = going_on.speak if going_on is not None else None
    return ask(speak.ask if speak is not None else Ask.NOTHING, Say.CAUTION)


def _human(state: StateMessage) -> Decision | None:
    waits = state.with_staff and state.heard.waits_for_staff
    if waits or Intent.REQUEST_HUMAN in state.heard.intents:
        return ask(Ask.NOTHING) if tried(state, "hand_over") else call("hand_over", reason="asked")
    if state.heard.leaves_list and not state.heard.let_go and not state.results:
        return to_a_person(state, "other", Ask.ANYTHING_ELSE)
    return ask(Ask.NOTHING) if tried(state, "hand_over") else None


def _threatened(state: StateMessage) -> Decision | None:
    """Whoever threatens people or the house, or is hurt at home, talks to a person next."""
    if state.results or not (state.heard.temper == "threat" or state.heard.harmed):
        return None
    return call("hand_over", reason="complaint" if state.heard.temper == "threat" else "other")


def _for_staff(state: StateMessage) -> Decision | None:
    """What only a person can take on goes to one, once."""
    if state.results:
        return None
    if state.heard.told_wrong and state.proof.level >= KNOWN:
        return to_a_person(state, "record")  # what was told has become their record
    return to_a_person(state, "other") if state.heard.matter or _is_refused_another(state) else None


def _refused(state: StateMessage) -> Decision | None:
    """Who may not act for another, or has an implant to be cleared, is passed on where nothing is left to do here."""
    uncleared = any(r.data.get("code") == "implant_first" for r in state.results)
    if not (_left_out(state) or uncleared) or state.with_staff or _work(state) is not None:
        return None
    return call("hand_over", reason="other")


def _left_out(state: StateMessage) -> bool:
    """Whether somebody's visit was refused in this turn, for nobody has on record that they may be acted for."""
    return any(r.data.get("code") == "proxy_needed" for r in state.results)


def _is_refused_another(state: StateMessage) -> bool:
    return state.proof.not_on_record and state.heard.asks_what_now


def _closing(state: StateMessage) -> Decision | None:
    """A read-back ends the turn: it holds the only question there may be."""
    if state.results and state.results[-1].status in ENDING:
        return ask(Ask.NOTHING)
    return None


def _leaving(state: StateMessage) -> Decision | None:
    """Whoever says goodbye in the middle is not held back, but told that nothing came of what was begun."""
    if Intent.GOODBYE not in state.heard.intents or state.results:
        return None
    begun = state.heard.let_go or any(g.status == "active" and g.kind in STEPS for g in state.goals)
    if state.held:
        return ask(Ask.NOTHING, Say.GOODBYE_HELD)
    stands = any(g.status == "done" and g.kind in ("book", "move") for g in state.goals)
    if begun and stands:
        return ask(Ask.NOTHING, Say.GOODBYE_STANDS)
    return ask(Ask.NOTHING, Say.GOODBYE_UNDONE if begun else Say.GOODBYE)


def _repair(state: StateMessage) -> Decision | None:
    return None if state.heard.understood or state.results else repair(state, _work(state))


def _questions(state: StateMessage) -> Decision | None:
    """Questions are answered first; then the visit goes on where it was."""
    for goal in state.goals:
        if goal.about_cancelling and goal.status == "active":
            return can_cancel(state, goal)
        tool = QUESTIONS.get(goal.kind)
        of_offers = goal.of_offers if goal.status == "active" and state.offers else None
        if of_offers is not None and not tried(state, "compare_offers"):
            return call("compare_offers", about=of_offers, offer=_arranged_offer(state))
        if goal.topic and goal.visit_type is None and goal.status == "active" and not tried(state, "visit_details"):
            about = _talked_about(state, goal.topic)
            if about:
                return call("visit_details", about=goal.topic, **about)
        proves = _wants_the_last(state)
        if tool and not proves and goal.status == "active" and tool not in goal.tried and not tried(state, tool):
            return call(tool)
    return None


def _arranged_offer(state: StateMessage) -> str | None:
    """The offer that was taken, if a question is about no other."""
    arranged = [g for g in state.goals if g.kind in ("book", "move") and g.offer]
    return arranged[-1].offer if arranged else None


def _talked_about(state: StateMessage, topic: str) -> dict[str, str]:
    """The offer or visit that a question is about: what is being arranged, else what was arranged last.

    Where no time is chosen yet, what holds of every visit of the kind is told of the first.
    """
    arranged = [g for g in state.goals if g.kind in ("book", "move") and (g.offer or g.visit)]
    choosing = any(g.kind == "book" and g.status == "active" and g.together is None for g in state.goals)
    if not arranged and choosing and state.offers and topic in OF_A_KIND:
        return {"offer": state.offers[0].handle}
    if not arranged:
        return {"visit": state.visits[0].handle} if len(state.visits) == 1 else {}
    last = arranged[-1]
    return {"offer": last.offer} if last.offer else {"visit": last.visit or ""}


def _work(state: StateMessage) -> Decision | None:
    """The next step of what is under way."""
    for goal in state.goals:
        if goal.status == "active" and goal.kind in STEPS:
            return STEPS[goal.kind](state, goal)
    return None


def _idle(state: StateMessage) -> Decision:
    intents = state.heard.intents
    if state.heard.let_go:
        return ask(Ask.ANYTHING_ELSE, Say.NOTHING_DONE)
    if state.with_staff and set(intents) == {Intent.VERIFY} and not state.results:
        return ask(Ask.NOTHING, Say.STAFF_KNOW)
    if Intent.GOODBYE in intents or (Intent.DENY in intents and not state.results):
        return ask(Ask.NOTHING, Say.GOODBYE)
    if Intent.REPEAT in intents and not state.told_again and state.proof.level >= KNOWN and not state.results:
        return call("list_visits")  # what came of their yes, as it stands now
    if state.results or {Intent.THANKS, Intent.REPEAT} & set(intents):
        return ask(Ask.ANYTHING_ELSE)
    named = state.with_staff and not state.goals and Intent.VERIFY in intents
    return ask(Ask.NOTHING, Say.STAFF_KNOW) if named else ask(Ask.HOW_HELP)


def _with_remarks(state: StateMessage, decision: Decision) -> Decision:
    """Courtesies and refusals in front of the question, none of them twice."""
    if decision.speak is None:
        return decision
    intents = state.heard.intents
    if GOODBYES & set(decision.speak.say):
        return decision
    remarks = _courtesies(state)
    told = Intent.VERIFY in intents or state.heard.is_new
    if told and decision.speak.ask in BEFORE_THE_NAME and not state.results:
        remarks.append(Say.NOTED)
    if state.heard.two_visits and sum(g.kind in STEPS and g.status == "active" for g in state.goals) > 1:
        remarks.append(Say.ONE_BY_ONE)
    if state.heard.absent_specialty is not None and not state.results:
        remarks.append(Say.NO_SUCH_DEPARTMENT)
    remarks += [Say.NO_SUCH_DOCTOR] if state.heard.absent_practitioner else []
    unknown = _wants_the_last(state) and decision.speak.ask in BEFORE_THE_NAME
    remarks += [Say.WHO_WAS_LAST] if unknown else []
    beside = state.heard.told_beside and not state.heard.caution and not state.results
    remarks += [Say.TELL_THE_TEAM] if beside else []
    remarks += [Say.OFF_THE_LIST] if state.heard.leaves_list and tried(state, "hand_over") else []
    remarks += [Say.ONLY_ON_FILE] if _needs_another_way(state) else []
    remarks += _of_several(state)
    remarks += [Say.MISSED_VISIT] if state.heard.missed_visit and not state.results else []
    remarks += [Say.PUT_RIGHT] if _put_right(state) and decision.speak.ask is Ask.CODE else []
    remarks += [Say.HEARS_BADLY] if state.heard.hears_badly else []
    remarks += [Say.OUT_OF_MEDICINE] if state.heard.out_of_medicine else []
    remarks += [Say.OUR_TEXTS] if state.heard.asks_our_texts and not state.results else []
    remarks += [Say.DAY_GONE] if state.heard.gone_by else []
    remarks += [Say.NO_SUCH_DAY] if state.heard.no_such_day else []
    remarks += _of_another(state, decision.speak)
    if state.heard.matter or (_is_refused_another(state) and tried(state, "hand_over")):
        remarks = [Say(state.heard.matter or Say.ON_BEHALF)]
    if state.heard.temper is not None:
        remarks = [Say.THREATENED if state.heard.temper == "threat" else Say.CALM]
    if state.heard.harmed:
        remarks = [Say.HARMED]
    return _without_two_refusals(remarks, decision.speak)


def _without_two_refusals(remarks: list[Say], speak: Speak) -> Decision:
    """What is none of ours is not "didn't get that" as well, and nothing is refused where staff have the talk."""
    merged = list(dict.fromkeys([*remarks, *speak.say]))
    felt = bool(FEELINGS & set(merged)) or Say.STAFF_KNOW in merged
    if not felt and Say.OUT_OF_SCOPE not in merged:
        return Decision(speak=Speak(say=merged[:3], ask=speak.ask))
    left = [say for say in merged if say is not Say.SORRY and not (felt and say is Say.OUT_OF_SCOPE)]
    return Decision(speak=Speak(say=left[:3], ask=Ask.HOW_HELP if speak.ask is Ask.REPHRASE else speak.ask))


def _put_right(state: StateMessage) -> bool:
    """Whether a newcomer has put right, at the code, what goes into their record."""
    told = state.heard.told_wrong or (Intent.VERIFY in state.heard.intents and not state.proof.has_code)
    return state.asked is Expecting.CODE and state.proof.sent_as_new and told and not state.results


def _courtesies(state: StateMessage) -> list[Say]:
    """What answers a greeting, thanks, small talk, and what is not ours to answer."""
    intents = state.heard.intents
    said = [Say(state.heard.feeling)] if state.heard.feeling else []
    waits = state.with_staff and state.heard.waits_for_staff
    said += [Say(state.heard.aside)] if state.heard.aside and not waits else []
    if Intent.GREETING in intents and not state.goals and not state.first_turn:
        said.append(Say.GREETING)
    looked = tried(state, "search_slots")
    answers = IN_ANSWER | _of_advice(state)
    said += [
        say for i, say in answers.items() if i in intents and (not state.results or (looked and i in BESIDE_TIMES))
    ]
    return said


def _wants_the_last(state: StateMessage) -> bool:
    """Whether whoever they saw last is wanted, which only who they are can answer."""
    return state.heard.same_practitioner and state.proof.level < KNOWN


def _needs_another_way(state: StateMessage) -> bool:
    """Whether the phone that a code goes to is gone."""
    at_the_code = state.asked is Expecting.CODE and not (state.proof.sent_as_new or state.proof.new_patient)
    handed_over = state.proof.phone_gone and tried(state, "hand_over")
    return state.heard.code_trouble == "gone" and (at_the_code or handed_over)


def _of_advice(state: StateMessage) -> dict[Intent, Say]:
    """What is said where advice is asked for that has an answer of its own."""
    if state.heard.er_or_wait:
        return {Intent.MEDICAL_ADVICE: Say.ER_OR_WAIT}
    return {Intent.MEDICAL_ADVICE: Say.OWN_DOCTOR} if state.heard.of_a_medicine else {}


def _of_another(state: StateMessage, speak: Speak) -> list[Say]:
    """The same refusal whoever is meant and whether or not they are known here."""
    about = state.heard.about_another
    if about == "visit":
        return [Say.ANOTHERS_VISIT] if speak.ask is Ask.NAME else []
    return [Say.ANOTHERS] if about is not None else []


def _of_several(state: StateMessage) -> list[Say]:
    """What is done one by one, and what is still needed to arrange several visits as one."""
    if state.heard.cancels_all and any(goal.kind == "cancel" for goal in state.goals):
        return [Say.CANCELS_EACH]
    arranged = any(goal.together is not None for goal in state.goals if goal.status == "active")
    return [Say.HOW_OFTEN] if state.heard.wants_some and not arranged else []
