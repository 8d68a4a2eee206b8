"""STOP, START and HELP by text, and sentences that end or take up our texts or reminders: law binds us; answered first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import promise, request_hand_over
from assistant.messages import State
from assistant.models import Message
from assistant.turn.context import Turn
from guardrails import optout
from guardrails.revoking import ends_texts_of_another
from scheduler_core import patients
from tools.types import Fact

PROVEN = 2
"""The level of proof from which a patient's number on record may be opted out by what is said elsewhere than by text."""


@dataclass(frozen=True)
class Ended:
    """What a number has ended: all texts, or those that we send of our own accord."""

    texts: bool
    reminders: bool

    @classmethod
    async def of(cls, session: AsyncSession, phone: str) -> Ended:
        """As the ledger has it."""
        ledger = optout.ContactLedger(session)
        return cls(await ledger.is_opted_out(phone), await ledger.is_opted_out(phone, purpose="reminders"))

    def takes_up(self, told: optout.Told) -> bool:
        """Whether a wish for texts means anything: a bare START does, a sentence only where something was ended."""
        return told.bare or self.texts or self.reminders


async def answer_keyword(turn: Turn) -> bool:
    """True when the message was about our texts alone, or came from a number that has opted out."""
    if not turn.held_by_staff and ends_texts_of_another(turn.text):
        return await _by_staff(turn, "texting")
    if turn.conversation.channel == "sms":
        return await _by_text(turn)
    told = None if turn.held_by_staff else optout.hear_sentence(turn.text)
    return told is not None and await _elsewhere(turn, told)


async def _by_text(turn: Turn) -> bool:
    address, told = turn.conversation.address or "", optout.hear(turn.text)
    async with turn.parts.database.begin() as session:
        if told is None:
            return await optout.ContactLedger(session).is_opted_out(address)
        ended = await Ended.of(session, address)
        if told.keyword is optout.Keyword.START and not ended.takes_up(told):
            return False
        if told.keyword is not optout.Keyword.HELP:
            await _note(turn, session, address, told, ended)
    if fact := _answer(told, ended):
        hospital = turn.parts.services.hospital
        turn.say(Fact(fact, {"hospital": hospital.display_name, "phone": hospital.phone}), "notice")
    return True


def _answer(told: optout.Told, ended: Ended) -> str | None:
    """The text that answers; none where all texts had been ended before and still are."""
    if told.keyword is optout.Keyword.HELP:
        return "help-keyword"
    if told.keyword is optout.Keyword.START:
        only_reminders = told.purpose == "reminders" and not ended.texts
        again = "reminders-again" if only_reminders else "opted-in"
        return again if ended.texts or ended.reminders else "opted-in-first"
    if ended.texts:
        return None
    return "opted-out" if told.purpose == "texting" else "reminders-ended"


async def _elsewhere(turn: Turn, told: optout.Told) -> bool:
    """In the chat or a call: it counts for the proven patient's number; anybody else's wish to end goes to the staff."""
    async with turn.parts.database.begin() as session:
        phone = await _proven_number(turn, session)
        if told.keyword is optout.Keyword.START:
            return await _taken_up(turn, session, phone, told)
        if phone is not None:
            await _note(turn, session, phone, told, await Ended.of(session, phone))
            turn.say(Fact("texts-ended" if told.purpose == "texting" else "reminders-ended-here"), "notice")
            return True
    return await _by_staff(turn, told.purpose)


async def _by_staff(turn: Turn, purpose: optout.Purpose) -> bool:
    """Staff see to it whose number it is."""
    async with turn.parts.database.begin() as session:
        promised = promise(turn.parts.services.hospital, turn.now)
        await request_hand_over(session, turn.conversation.id, "other", turn.now, promised_at=promised)
    turn.say(Fact("texts-ended-by-staff" if purpose == "texting" else "reminders-ended-by-staff"), "notice")
    turn.state = State.STAFF
    return True


async def _taken_up(turn: Turn, session: AsyncSession, phone: str | None, told: optout.Told) -> bool:
    """Reminders come again at once. All texts only by START from the phone itself: carriers let nothing else lift a STOP."""
    ended = await Ended.of(session, phone) if phone is not None else None
    if phone is None or ended is None or ended.texts:
        turn.say(Fact("texts-by-start"), "notice")
        return True
    if not ended.reminders:
        return False
    await _note(turn, session, phone, told, ended)
    turn.say(Fact("reminders-again-here"), "notice")
    return True


async def _note(turn: Turn, session: AsyncSession, phone: str, told: optout.Told, ended: Ended) -> None:
    """Into the ledger, with what shows it when the message itself is gone. Who takes up texts takes up reminders too."""
    source = await session.scalar(select(Message.client_message_id).where(Message.id == turn.message_id))
    said = optout.Said(turn.conversation.channel, told.words, source or str(turn.message_id), turn.text)
    conversation, ledger = turn.conversation.id, optout.ContactLedger(session)
    purposes: list[optout.Purpose] = [told.purpose]
    if told.keyword is optout.Keyword.START:
        had = {"texting": ended.texts, "reminders": ended.reminders}
        purposes = [p for p in ("texting", "reminders") if had[p] or p == told.purpose]
    for purpose in purposes:
        await ledger.record(
            phone,
            told.keyword,
            turn.now,
            proof=said.proof,
            purpose=purpose,
            digest=said.digest,
            conversation=conversation,
        )


async def _proven_number(turn: Turn, session: AsyncSession) -> str | None:
    shown = turn.shown
    if shown.level < PROVEN or shown.patient_id is None:
        return None
    return (await patients.get(session, shown.patient_id)).phone
