"""Somebody else is at the phone than the patient: what was proven, asked and offered here is dropped before anything else."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.handovers import promise, request_hand_over
from assistant.messages import State
from assistant.turn.act import context_for
from assistant.turn.context import Turn
from assistant.turn.replied import is_reply
from assistant.turn.snapshot import look_again
from guardrails import doubted
from guardrails.doubted import Why
from language.frame import Frame
from language.somebody_else import Stranger, stranger
from language.types import Understanding
from scheduler_core import patients
from tools import holds, offers
from tools.types import Fact

REASON = "wrong_number"
"""Of the hand-over by which staff see the number."""


async def give_way(turn: Turn, heard: Understanding, *, quietly: bool, alarmed: bool) -> None:
    """Drop proof, question and offers where somebody else speaks, and say so unless it must go `quietly`.

    The number is put in doubt, except in the middle of an emergency, where somebody else may well be calling for help.
    """
    said = stranger(heard.text, turn.frame.expecting)
    if said is None:
        return
    async with turn.parts.database.begin() as session:
        why = await _why(session, turn, heard, said)
        if why is None:
            return
        await _drop(session, turn, why)
        by_number = turn.conversation.channel in ("sms", "voice") and not alarmed
        if by_number and turn.conversation.address:
            await _put_in_doubt(session, turn, turn.conversation.address, why)
        await look_again(turn, session)
    turn.frame = Frame(lang=heard.lang, alarm=turn.frame.alarm)
    if not quietly:
        turn.say(Fact("wrong-number" if why == "wrong_number" else "somebody-else"), "notice")
        turn.answered = True


async def _why(session: AsyncSession, turn: Turn, heard: Understanding, said: Stranger) -> Why | None:
    """Whether what was said means that somebody else speaks than who is thought to."""
    person, for_whom = turn.frame.person, heard.slots.for_whom or "self"
    known = turn.shown.patient_id is not None or turn.shown.code_sent or is_reply(turn)
    by_number = turn.conversation.channel in ("sms", "voice")
    if said.kind in ("wrong_number", "gone"):
        of_a_child = said.kind == "gone" and (person.for_whom, for_whom) != ("self", "self")
        return "wrong_number" if (by_number or known) and not of_a_child else None
    if said.kind == "denied":
        spelling = person.name is not None and not known  # "it's not Maria, it's Mariah"
        found = (known or by_number) and not spelling and await _is_theirs(session, turn, said.denied or "")
        if found or said.to is None:
            return "somebody_else" if found else None
    if not known and not await _written_to(session, turn, said):
        return None
    if said.to is not None:
        return "somebody_else" if await _is_news(session, turn, heard, said.to) else None
    return "somebody_else" if for_whom == "self" else None


async def _written_to(session: AsyncSession, turn: Turn, said: Stranger) -> bool:
    """Whether this can be the answer to a text of ours that asked nothing: nobody has said yet who they are or what they want."""
    frame, address = turn.frame, turn.conversation.address
    if turn.conversation.channel != "sms" or frame.goals or frame.person.name or said.to not in (None, "her"):
        return False
    return bool(await patients.by_phone(session, address or ""))


async def _is_theirs(session: AsyncSession, turn: Turn, denied: str) -> bool:
    """Whether what was denied is a name: the patient's who is thought to speak, or another that redaction has covered."""
    known = {word for name in await _names(session, turn) for word in patients.folded(name).split()}
    covered = {word for name in turn.names for word in patients.folded(name).split()}
    return bool(set(patients.folded(denied).split()[:1]) & (known | covered))


async def _names(session: AsyncSession, turn: Turn) -> list[str]:
    """Who may be thought to speak: who is proven or was named, and whoever has this number on record."""
    found = [turn.frame.person.name] if turn.frame.person.name else []
    if turn.shown.patient_id is not None:
        found.append((await patients.get(session, turn.shown.patient_id)).name)
    if turn.conversation.address is not None:
        found += [patient.name for patient in await patients.by_phone(session, turn.conversation.address)]
    return found


async def _is_news(session: AsyncSession, turn: Turn, heard: Understanding, to: str) -> bool:
    """Whether "her husband" or "Leo's dad" is somebody else than who is proven: not who acts for the one they speak of."""
    if to == "her":
        return turn.frame.person.for_whom == "self"
    if turn.shown.patient_id is None:
        return True
    own = set(patients.folded((await patients.get(session, turn.shown.patient_id)).name).split())
    said = set(patients.folded(heard.slots.person_name or "").split()) - {to}
    return to in own or not said & own


async def _drop(session: AsyncSession, turn: Turn, why: Why) -> None:
    """Nothing of what was proven, asked or offered is left."""
    here = turn.conversation.id
    ctx = await context_for(turn, session, "hold_slot", f"{turn.message_id}:{why}")
    await holds.let_go(ctx)
    await offers.withdraw(ctx)
    await turn.parts.consents.void_all(session, here, turn.now, why)
    await turn.parts.services.identity.drop(session, here, why)


async def _put_in_doubt(session: AsyncSession, turn: Turn, address: str, why: Why) -> None:
    """No text about visits goes to the number until it is proven again; staff see that it has to be put right."""
    here, now = turn.conversation.id, turn.now
    await doubted.doubt(session, address, why, now, said=turn.message_id, conversation_id=here)
    promised = promise(turn.parts.services.hospital, now)
    await request_hand_over(session, here, REASON, now, promised_at=promised)
    turn.state = State.STAFF
