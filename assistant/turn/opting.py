"""STOP, START and HELP by text: the bare words that carriers and law bind us to, answered by code before anything else."""

from __future__ import annotations

from assistant.turn.context import Turn
from guardrails import optout
from tools.types import Fact


async def answer_keyword(turn: Turn) -> bool:
    """True when the message was such a word, or came from a number that has opted out."""
    address = turn.conversation.address or ""
    hospital = turn.parts.services.hospital
    word = optout.classify(turn.text)
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
