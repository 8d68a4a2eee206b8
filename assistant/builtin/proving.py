"""How the built-in model gets a patient to prove who they are: name, birth date, code; one question at a time."""

from __future__ import annotations

from assistant.acts import PARTICULARS, Ask, Say
from assistant.builtin.decision import Decision, ask, call, to_a_person, tried
from assistant.state_message import ProofSeen, StateMessage
from language.types import Expecting, Intent

KNOWN = 2
"""The proof from which on it is known who they are, and a further code goes to the number on their record."""

SENDING = ("start_verification", "register_patient")

OTHER_MATTERS = {Intent.LIST, Intent.CANCEL, Intent.RESCHEDULE, Intent.TELEHEALTH}
"""What is asked for at the code's question and has to wait for it."""

PAST_THE_NAME = {Expecting.BIRTH_DATE, Expecting.PHONE, Expecting.CODE}
"""Questions that come after the one for the name."""


def prove(state: StateMessage, level: int) -> Decision | None:
    """The next step towards `level`, or None when it is reached."""
    proof = state.proof
    if proof.level >= level:
        return None
    no_phone = proof.phone_gone and proof.level < KNOWN and not proof.new_patient
    if proof.locked or no_phone or _used_up(state):
        return to_a_person(state, "verification", Ask.ANYTHING_ELSE)
    if proof.code_sent and not _is_anybody_elses(state, proof):
        return _take_code(state, proof)
    missing = _ask_missing(state, proof) if not _asks_surname(state, proof) else Ask.SURNAME
    if missing is None:
        return _send_code(state, proof)
    begun = state.asked in PARTICULARS and not proof.code_sent and not state.heard.is_new
    told_what_it_takes = not proof.new_patient or begun
    return ask(missing) if told_what_it_takes else ask(missing, Say.REGISTERING)


def _is_anybody_elses(state: StateMessage, proof: ProofSeen) -> bool:
    """Whether the code under way is no use: they turn out to be new here, or take back the name or birth date they told.

    A new patient's code proves a number, whatever the name: only where it went to one on record another has to be sent.
    """
    if proof.level >= KNOWN or any(tried(state, tool) for tool in SENDING):
        return False
    unasked = not proof.has_name or not proof.has_birth_date
    return unasked or (not proof.sent_as_new and (proof.new_patient or proof.told_anew))


def _used_up(state: StateMessage) -> bool:
    """The last try at a code was wrong: a person helps from here."""
    checked = state.result("check_code")
    return checked is not None and checked.data.get("outcome") == "wrong" and not checked.data.get("attempts_left")


def _take_code(state: StateMessage, proof: ProofSeen) -> Decision:
    if proof.has_code and not tried(state, "check_code"):
        return call("check_code")
    if proof.other_number and not proof.has_code and not state.results:
        return _send_code(state, proof)
    if proof.new_patient and not proof.has_code and (state.heard.is_new or state.asked is Expecting.PHONE):
        return _send_code(state, proof)
    if state.heard.code_is_missing:
        return _send_again(state, proof)
    if (
        Ask.AS_ON_CARD in state.ended
        and Intent.VERIFY in state.heard.intents
        and not tried(state, "start_verification")
    ):
        return to_a_person(state, "verification", Ask.ANYTHING_ELSE)  # the same was told twice
    elsewhere = not state.results and OTHER_MATTERS & set(state.heard.intents)
    return ask(Ask.CODE, Say.CODE_FIRST) if elsewhere else ask(Ask.CODE)


def _send_again(state: StateMessage, proof: ProofSeen) -> Decision:
    """A code that did not come is sent once more; where that one does not come either, name and birth date are asked for again.

    That is the same whether or not anybody was found, and done once: then a person helps.
    """
    if not tried(state, "start_verification"):
        on_file = not proof.sent_as_new and proof.level < KNOWN
        if Say.CODE_AGAIN in state.ended and on_file:
            return ask(Ask.AS_ON_CARD)
        if {Say.CODE_AGAIN, Ask.AS_ON_CARD} & set(state.ended):
            return to_a_person(state, "verification", Ask.ANYTHING_ELSE)
    sending = _send_code(state, proof)
    again = sending.speak is not None and sending.speak.ask is Ask.CODE
    return ask(Ask.CODE, Say.CODE_AGAIN) if again else sending


def _asks_surname(state: StateMessage, proof: ProofSeen) -> bool:
    """A first name alone finds nobody; who does not tell the other, asked once, goes on without."""
    asked = state.ended[-1:] == (Ask.SURNAME,) or state.asked in PAST_THE_NAME
    return proof.lacks_surname and not proof.has_birth_date and not asked


def _ask_missing(state: StateMessage, proof: ProofSeen) -> Ask | None:
    if not proof.has_name:
        return Ask.NAME
    if proof.birth_date_unclear:
        asked = state.ended[-1:] == (Ask.BIRTH_DATE_WHICH,)
        return Ask.BIRTH_DATE_MONTH if asked else Ask.BIRTH_DATE_WHICH
    if not proof.has_birth_date:
        return Ask.BIRTH_DATE
    return Ask.PHONE if proof.new_patient and not proof.has_phone else None


def _send_code(state: StateMessage, proof: ProofSeen) -> Decision:
    tool = "register_patient" if proof.new_patient and proof.level < KNOWN else "start_verification"
    sent = state.result(tool)
    if sent is None:
        return call(tool)
    if sent.data.get("code") == "phone_not_valid":
        return ask(Ask.PHONE)
    if sent.data.get("code") in ("not_possible", "locked"):
        return to_a_person(state, "verification", Ask.ANYTHING_ELSE)
    return ask(Ask.CODE)
