"""STOP, START and HELP by text, and sentences that end our texts: carriers and law bind us to them; answered first."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import promise, request_hand_over
from assistant.messages import State
from assistant.turn.context import Turn
from guardrails import optout
from guardrails.revoking import ends_texts
from scheduler_core import patients
from tools.types import Fact

PROVEN = 2
"""The level of proof from which a patient's number on record may be opted out by what is said elsewhere than by text."""


async def answer_keyword(turn: Turn) -> bool:
    """True when the message was about our texts alone, or came from a number that has opted out."""
    if turn.conversation.channel == "sms":
        return await _by_text(turn)
    return not turn.held_by_staff and ends_texts(turn.text) is not None and await _elsewhere(turn)


async def _by_text(turn: Turn) -> bool:
    address = turn.conversation.address or ""
    hospital = turn.parts.services.hospital
    told = optout.hear(turn.text)
    word = told.keyword if told else None
    args = {"hospital": hospital.display_name, "phone": hospital.phone}
    async with turn.parts.database.begin() as session:
        ledger = optout.ContactLedger(session)
        opted_out = await ledger.is_opted_out(address)
        if word is optout.Keyword.STOP:
            await ledger.record(address, optout.Keyword.STOP, turn.now, proof=str(turn.message_id))
            if not opted_out:
                turn.say(Fact("opted-out", args), "notice")
        elif word is optout.Keyword.START and opted_out:
            await ledger.record(address, optout.Keyword.START, turn.now, proof=str(turn.message_id))
            turn.say(Fact("opted-in", args), "notice")
        elif word is optout.Keyword.HELP:
            turn.say(Fact("help-keyword", args), "notice")
        return word in (optout.Keyword.STOP, optout.Keyword.HELP) or opted_out


async def _elsewhere(turn: Turn) -> bool:
    """In the chat or a call: the proven patient's number is opted out; anybody else's wish goes to the staff."""
    async with turn.parts.database.begin() as session:
        phone = await _proven_number(turn, session)
        if phone is not None:
            ledger = optout.ContactLedger(session)
            await ledger.record(phone, optout.Keyword.STOP, turn.now, proof=str(turn.message_id))
            turn.say(Fact("texts-ended"), "notice")
            return True
        promised = promise(turn.parts.services.hospital, turn.now)
        await request_hand_over(session, turn.conversation.id, "other", turn.now, promised_at=promised)
    turn.say(Fact("texts-ended-by-staff"), "notice")
    turn.state = State.STAFF
    return True


async def _proven_number(turn: Turn, session: AsyncSession) -> str | None:
    shown = turn.shown
    if shown.level < PROVEN or shown.patient_id is None:
        return None
    return (await patients.get(session, shown.patient_id)).phone
