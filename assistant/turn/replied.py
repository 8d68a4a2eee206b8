"""A reply to a text of ours: the yes is carried out with the proof that this reply is, level 1, for this moment alone."""

from __future__ import annotations

from assistant.turn.act import context_for, log_call, take_in
from assistant.turn.context import Turn
from assistant.unasked import ASKED_BY_TEXT
from guardrails.consent import Consents
from language.types import Intent, Understanding
from tools.replies import of_reply


def is_reply(turn: Turn) -> bool:
    """Whether the open question is one that a text of ours has asked."""
    return turn.shown.consent_id is not None and turn.shown.consent_action in ASKED_BY_TEXT


def begun_something_else(turn: Turn, heard: Understanding) -> bool:
    """Whether the message is about something else; what is not understood, or half a yes, leaves the question as it stands."""
    return bool(set(heard.intents) - {Intent.CONFIRM}) or turn.wishes_changed


async def carry_out_reply(turn: Turn) -> None:
    """Through the gate; what the reply has proven is dropped afterwards, unless more was proven before."""
    assert turn.shown.consent_id is not None
    turn.stale, identity = True, turn.parts.services.identity
    async with turn.parts.database.begin() as session:
        before = await identity.level(session, turn.conversation.id, turn.now)
        about = await of_reply(session, turn.shown.consent_id, turn.conversation.address)
        if about is not None:
            await identity.grant_reply(session, turn.conversation.id, about.patient_id, about.visit_id, turn.now)
        ctx = await context_for(turn, session, turn.shown.consent_action or "", str(turn.shown.consent_id))
        outcome = await turn.parts.gate.carry_out(turn.shown.consent_id, ctx)
        await log_call(turn, session, outcome)
        if before.level < 2:
            await identity.drop(session, turn.conversation.id, "reply_used")
    take_in(turn, outcome)
    turn.shown = turn.shown.without_consent()


async def let_go(turn: Turn, consents: Consents, why: str) -> None:
    """The question is withdrawn: a later yes is no answer to it."""
    assert turn.shown.consent_id is not None
    async with turn.parts.database.begin() as session:
        await consents.void(session, turn.shown.consent_id, turn.now, why)
    turn.shown = turn.shown.without_consent()
