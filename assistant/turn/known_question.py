"""A message that nothing was made of is a question where the hospital's file has an answer to one like it."""

from __future__ import annotations

from assistant.acts import PARTICULARS
from assistant.tracking.intents import with_intents
from assistant.turn.context import Turn
from language.asides import aside
from language.leaving_list import leaves_list
from language.types import Expecting, Intent, Slots, Understanding
from scheduler_core import qa

COURTESIES = {Intent.GREETING, Intent.THANKS}
UNHEARD = {Intent.OUT_OF_SCOPE, Intent.HELP, *COURTESIES}
"""What such a message sounds like."""

NEAR, SAME = 0.075, 0.05
"""Cosine distances within which it is that question: of one that is nothing else, and of one that holds a complaint."""

WORDS = range(2, 30)

GUESSED = ("symptom", "visit_type_candidates", "for_whom", "accessible")
"""What readers make out of such a message, too."""


async def as_known_question(turn: Turn, heard: Understanding, asked: Expecting) -> Understanding:
    """The message as that question; any other as it was heard."""
    within = _within(heard, asked)
    if within is None or turn.answered:
        return heard
    async with turn.parts.database.begin() as session:
        found = await qa.ask(session, turn.services.embed, turn.text, heard.lang, within)
    if found is None:
        return heard
    return with_intents(
        heard, {*(COURTESIES & set(heard.intents)), Intent.QUESTION}, slots=Slots(), unclear=(), parts=(), visits=()
    )


def _within(heard: Understanding, asked: Expecting) -> float | None:
    """How near a question must be; None where the message is something else."""
    intents = set(heard.intents)
    wished = any(value not in (None, (), False) for name, value in heard.slots if name not in GUESSED)
    polite = bool(intents) and intents <= COURTESIES
    settled = aside(heard.text) is not None or leaves_list(heard.text)
    if wished or polite or settled or len(heard.text.split()) not in WORDS:
        return None
    if intents <= UNHEARD:
        if asked in PARTICULARS and Intent.OUT_OF_SCOPE not in intents:
            return None
        return SAME if heard.slots.symptom else NEAR
    return SAME if intents == {Intent.BOOK} and heard.slots.symptom and asked is not Expecting.REASON else None
