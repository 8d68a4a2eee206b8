"""STOP, START and HELP by text, and sentences that end our texts: carriers and law bind us to them; answered first."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import promise, request_hand_over
from assistant.messages import State
from assistant.models import Message
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
    words = None if turn.held_by_staff else ends_texts(turn.text)
    return words is not None and await _elsewhere(turn, words)


async def _by_text(turn: Turn) -> bool:
    address = turn.conversation.address or ""
    hospital = turn.parts.services.hospital
    told = optout.hear(turn.text)
    word = told.keyword if told else None
    args = {"hospital": hospital.display_name, "phone": hospital.phone}
    async with turn.parts.database.begin() as session:
        opted_out = await optout.ContactLedger(session).is_opted_out(address)
        if told is not None and word in (optout.Keyword.STOP, optout.Keyword.START):
            await _note(turn, session, address, told)
        if word is optout.Keyword.STOP and not opted_out:
            turn.say(Fact("opted-out", args), "notice")
        elif word is optout.Keyword.START:
            turn.say(Fact("opted-in" if opted_out else "opted-in-first", args), "notice")
        elif word is optout.Keyword.HELP:
            turn.say(Fact("help-keyword", args), "notice")
        return word is not None or opted_out


async def _elsewhere(turn: Turn, words: str) -> bool:
    """In the chat or a call: the proven patient's number is opted out; anybody else's wish goes to the staff."""
    async with turn.parts.database.begin() as session:
        phone = await _proven_number(turn, session)
        if phone is not None:
            await _note(turn, session, phone, optout.Told(optout.Keyword.STOP, words))
            turn.say(Fact("texts-ended"), "notice")
            return True
        promised = promise(turn.parts.services.hospital, turn.now)
        await request_hand_over(session, turn.conversation.id, "other", turn.now, promised_at=promised)
    turn.say(Fact("texts-ended-by-staff"), "notice")
    turn.state = State.STAFF
    return True


async def _note(turn: Turn, session: AsyncSession, phone: str, told: optout.Told) -> None:
    """Into the ledger, with what shows it when the message itself is gone."""
    source = await session.scalar(select(Message.client_message_id).where(Message.id == turn.message_id))
    said = optout.Said(turn.conversation.channel, told.words, source or str(turn.message_id), turn.text)
    conversation = turn.conversation.id
    ledger = optout.ContactLedger(session)
    await ledger.record(phone, told.keyword, turn.now, proof=said.proof, digest=said.digest, conversation=conversation)


async def _proven_number(turn: Turn, session: AsyncSession) -> str | None:
    shown = turn.shown
    if shown.level < PROVEN or shown.patient_id is None:
        return None
    return (await patients.get(session, shown.patient_id)).phone
