"""A message that nothing was made of is a question where the hospital's file has an answer to one like it."""

from __future__ import annotations

from assistant.acts import PARTICULARS
from assistant.tracking.intents import with_intents
from assistant.turn.context import Turn
from language.types import Expecting, Intent, Slots, Understanding
from scheduler_core import qa

UNHEARD = {Intent.OUT_OF_SCOPE, Intent.HELP, Intent.GREETING, Intent.THANKS}
"""What such a message sounds like."""

NEAR, SAME = 0.075, 0.05
"""Cosine distances within which it is that question: of one that is nothing else, and of one that holds a complaint."""

WORDS = range(2, 30)


async def as_known_question(turn: Turn, heard: Understanding, asked: Expecting) -> Understanding:
    """The message as that question; any other as it was heard."""
    within = _within(heard, asked)
    if within is None or turn.answered:
        return heard
    async with turn.parts.database.begin() as session:
        found = await qa.ask(session, turn.parts.services.embed, turn.text, heard.lang, within)
    if found is None:
        return heard
    courtesies = {Intent.GREETING, Intent.THANKS} & set(heard.intents)
    return with_intents(heard, {*courtesies, Intent.QUESTION}, slots=Slots(), unclear=(), parts=(), visits=())


def _within(heard: Understanding, asked: Expecting) -> float | None:
    """How near a question must be; None where the message is something else."""
    slots, intents = heard.slots, set(heard.intents)
    answers = slots.choice is not None or bool(slots.when)
    named = slots.visit_type or slots.specialty or slots.practitioner or slots.location
    personal = any((slots.person_name, slots.birth_date, slots.phone, slots.code, slots.email))
    if answers or named or personal or len(heard.text.split()) not in WORDS:
        return None
    if intents <= UNHEARD:
        if asked in PARTICULARS and Intent.OUT_OF_SCOPE not in intents:
            return None
        return SAME if slots.symptom else NEAR
    return SAME if intents == {Intent.BOOK} and slots.symptom and asked is not Expecting.REASON else None
