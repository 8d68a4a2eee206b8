"""An emergency: the words at once, the staff told at once, what was under way undone, nothing arranged until it is over."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.danger import kinds_of
from assistant.emergencies import STILL, Standing, Told, numbers_for, page_on_call, told_now
from assistant.handovers import promise, request_hand_over
from assistant.messages import State
from assistant.push import STAFF
from assistant.turn.context import Turn
from assistant.turn.held import let_go_of_held
from guardrails.emergency import Emergency
from guardrails.emergency_over import asks_the_way, called_help, is_afraid, is_over
from language.frame import Alarm
from language.types import Expecting, Lang
from scheduler_core import qa
from tools.types import Fact


async def alarm(turn: Turn, found: Emergency) -> None:
    """Answer with the number to call and alarm the staff, also when one of them holds the conversation."""
    was = turn.frame.alarm
    turn.frame.alarm = _with(was, found)
    turn.frame.expecting, turn.frame.aloud = Expecting.NOTHING, None
    async with turn.parts.database.begin() as session:
        await _undo(turn, session)
        await _tell_staff(turn, session, found, first=was is None)
    turn.shown = turn.shown.without_consent()
    _answer(turn, turn.frame.alarm, _called(turn, found) or "emergency-told-of")
    turn.parts.metrics.emergencies.labels(found.kind).inc()
    event = {"type": "alarm", "conversation": str(turn.conversation.id), "kind": found.kind}
    await turn.parts.push.publish(STAFF, event)


WHERE: Mapping[Lang, str] = {"en": "Where is the emergency room?", "es": "¿Dónde está urgencias?"}


async def stand_by(turn: Turn) -> None:
    """While an emergency that was told of stands, a message is answered with whom to call, and nothing else is done.

    Who is on the way to us is told where, in the hospital's words.

    Where the patient says that it is over, the staff stay told and the message goes on as any other.
    """
    still = turn.frame.alarm
    if still is not None and is_over(turn.text, self_harm=still.self_harm):
        turn.frame.alarm = None
        turn.say(Fact("emergency-over"))
    elif still is not None:
        if still.body and asks_the_way(turn.text):
            await _tell_the_way(turn)
        _answer(turn, still, _called(turn, still) or f"emergency-still-{still.answers % STILL + 1}")
        turn.frame.alarm = still.model_copy(update={"answers": still.answers + 1})


def _called(turn: Turn, standing: Standing) -> str | None:
    """What is said to who has called for help already, or is afraid to."""
    if standing.body and called_help(turn.text):
        return "emergency-called"
    return "emergency-afraid" if is_afraid(turn.text) else None


async def _tell_the_way(turn: Turn) -> None:
    lang = turn.conversation.lang
    async with turn.parts.database.begin() as session:
        found = await qa.ask(session, turn.parts.services.embed, WHERE[lang], lang)
    if found is not None:
        turn.say(Fact("answer", {"text": found.answer}))


def _with(was: Alarm | None, found: Emergency) -> Alarm:
    """What stands with what has just been told of, too; it is answered as if for the first time."""
    was = was or Alarm()
    return Alarm(body=was.body or found.body, self_harm=was.self_harm or found.self_harm)


def _answer(turn: Turn, standing: Alarm, key: str) -> None:
    """Whom to call, and whether somebody here knows of it."""
    hospital = turn.parts.services.hospital
    told: Told = "here" if turn.held_by_staff else told_now(hospital, turn.now)
    turn.say(Fact(key, {**numbers_for(hospital, standing), "told": told}), "emergency")
    turn.answered, turn.state = True, State.STAFF


async def _undo(turn: Turn, session: AsyncSession) -> None:
    """No yes can carry out what was read back before, and no time is kept for it."""
    await turn.parts.consents.void_all(session, turn.conversation.id, turn.now, "emergency")
    await let_go_of_held(turn, session)


async def _tell_staff(turn: Turn, session: AsyncSession, found: Emergency, *, first: bool) -> None:
    hospital = turn.parts.services.hospital
    promised = promise(hospital, turn.now)
    here = turn.conversation.id
    await request_hand_over(
        session, here, "emergency", turn.now, urgent=True, kinds=kinds_of(found), promised_at=promised
    )
    if first and not turn.held_by_staff:
        await page_on_call(session, hospital, turn.parts.speaker, turn.message_id, turn.now)
