"""Consent: a pending read-back is answered by code. "Yes, and also…" confirms and goes on; "yes, but…" takes it back."""

from __future__ import annotations

from sqlalchemy import Uuid, bindparam, select

from assistant.kept_facts import restored
from assistant.models import ToolCall
from assistant.reminders.reply import is_reminder, settle_reminder
from assistant.turn.act import context_for, log_call, take_in
from assistant.turn.agreeing import CHANGES, DONE_BY, agreed, said_yes
from assistant.turn.context import Turn
from assistant.turn.effects import note_as_it_stood, take_back
from assistant.turn.snapshot import look_again
from assistant.waitlist.reply import answer_late, is_offer, settle_offer
from language.answers.restated import declines, declines_beside
from language.types import Expecting, Intent, Understanding
from runtime.prepared import Prepared
from tools.types import Fact, GateOutcome

PARKING = "reserve_parking"
_DONE = Prepared(
    select(ToolCall.tool, ToolCall.receipt, ToolCall.facts).where(
        ToolCall.message_id == bindparam("message", type_=Uuid), ToolCall.status == "done"
    )
)


def may_consent(turn: Turn) -> bool:
    """Whether there is anything to settle: something was read back, or a yes was said."""
    heard = turn.understanding
    return heard is not None and (turn.shown.consent_id is not None or said_yes(heard))


async def settle_consent(turn: Turn) -> None:
    """Carry out, take back or leave pending what was read back last."""
    heard = turn.understanding
    if heard is None or not may_consent(turn):
        return
    if turn.shown.consent_id is None:
        if not await _done_before(turn):
            await _say_if_late(turn, heard)
        return
    if is_reminder(turn):
        await settle_reminder(turn, heard)
    elif is_offer(turn):
        await settle_offer(turn, heard)
    elif turn.let_go:
        await _void(turn)
    elif (turn.subject_changed and not _for_another_besides(turn, heard)) or taken_back(turn, heard):
        action = turn.shown.consent_action or ""
        await _void(turn)
        turn.let_go = _leaving(turn, heard)
        only_no = _only_a_no(turn, heard, action)
        if only_no or turn.let_go or _wants_another(turn, heard, action):
            take_back(turn.frame, action)
        if only_no:
            turn.say(Fact("consent-voided"))
    elif agreed(turn, heard):
        await _carry_out(turn)
    elif said_yes(heard) and set(heard.intents) == {Intent.CONFIRM}:
        turn.say(Fact("consent-unclear"))


async def _done_before(turn: Turn) -> bool:
    """Whether an earlier delivery of this very message carried its consent out and died; its answer is given now."""
    async with turn.parts.database.look() as session:
        calls = await _DONE.all(session, message=turn.message_id)
    consenting = {spec.name for spec in turn.parts.gate.registry if spec.consent}
    done = next((call for call in calls if call.tool in consenting), None)
    if done is None:
        return False
    take_in(turn, GateOutcome(done.tool, "done", {}, restored(done.facts), receipt=done.receipt))
    return True


def taken_back(turn: Turn, heard: Understanding) -> bool:
    """A no, a yes with a but, a goodbye, or other wishes for the very thing that was read back."""
    if heard.yes_but or Intent.DENY in heard.intents:
        return True
    if agreed(turn, heard):
        return False
    action = turn.shown.consent_action or ""
    first = (action == PARKING and bool(CHANGES & set(heard.intents))) or _wants_another(turn, heard, action)
    return turn.wishes_changed or turn.choice is not None or first or _leaving(turn, heard)


def _for_another_besides(turn: Turn, heard: Understanding) -> bool:
    """ "Yes, and now my husband's cough": the yes is to what was read back, whoever comes next."""
    return heard.yes_with == "request" and agreed(turn, heard)


def _only_a_no(turn: Turn, heard: Understanding, action: str) -> bool:
    """A no with nothing beside it that asks for something else: "no, don't cancel anything yet"."""
    if Intent.DENY not in heard.intents or turn.let_go:
        return False
    if declines_beside(heard.text) or _stays_in_person(heard, action):
        return turn.choice is None
    if (CHANGES - {DONE_BY.get(action)}) & set(heard.intents):
        return False
    return not heard.has_more_than_yes or declines(heard.text)


def _stays_in_person(heard: Understanding, action: str) -> bool:
    """ "No, keep it in person", of a visit that would become one by video."""
    return DONE_BY.get(action) is Intent.TELEHEALTH and heard.slots.modality == "in_person"


def _wants_another(turn: Turn, heard: Understanding, action: str) -> bool:
    """Whether the change that was read back is not wanted at all, but to wait for another: "NO! the waiting list I meant"."""
    itself = DONE_BY.get(action)
    waits = itself in (Intent.CANCEL, Intent.RESCHEDULE, Intent.TELEHEALTH) and Intent.WAITLIST in heard.intents
    return waits and itself not in heard.intents and turn.choice is None


def _leaving(turn: Turn, heard: Understanding) -> bool:
    return Intent.GOODBYE in heard.intents and not agreed(turn, heard)


async def _carry_out(turn: Turn) -> None:
    assert turn.shown.consent_id is not None
    action = turn.shown.consent_action or ""
    note_as_it_stood(turn.frame, action, turn.shown.visits)
    async with turn.parts.database.begin() as session:
        ctx = await context_for(turn, session, action, str(turn.shown.consent_id))
        outcome = await turn.parts.gate.carry_out(turn.shown.consent_id, ctx)
        await log_call(turn, session, outcome)
        await look_again(turn, session)
    take_in(turn, outcome)


async def _void(turn: Turn) -> None:
    assert turn.shown.consent_id is not None
    async with turn.parts.database.begin() as session:
        await turn.parts.consents.void(session, turn.shown.consent_id, turn.now)
    turn.shown = turn.shown.without_consent()


async def _say_if_late(turn: Turn, heard: Understanding) -> None:
    """A yes to a question that has lapsed changes nothing, and says so."""
    by_text = (
        turn.conversation.channel == "sms" and not heard.has_more_than_yes and turn.expected is not Expecting.YES_NO
    )
    if by_text and await answer_late(turn):
        return
    if turn.expected is Expecting.YES_NO and not turn.results:
        turn.say(Fact("consent-late"))
