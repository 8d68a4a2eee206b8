"""Another time asked for while a name is asked, or where no visit stands that could be moved: "can it be the 14th?" wishes for it."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.acts import PARTICULARS
from assistant.tracking.goals import wishing
from assistant.tracking.intents import with_intents
from language.frame import Frame, GoalKind
from language.text import fold
from language.types import Intent, Understanding, When

REQUEST = re.compile(
    r"(?:\b(?:can|could|would|will|may|might) (?:it|that|this|we|you|i|they)(?: (?:please|maybe|just|instead|also|possibly))*"
    r" (?:be|have|do|get|come|go|make it|make that|(?:move|change|switch|push|take|book)(?: it| that)?)"
    r"|\b(?:what|how) about|\b(?:is|are) there (?:anything|something|any|one|a time|a spot)(?: \w+)?|\bdo you have (?:anything|something|any|one|a time|a spot)(?: \w+)?"
    r"|\b(?:puede|podria|pudiera|podemos|puedo|se puede)(?: (?:ser|ir|venir|quedar|mejor|(?:cambiar|mover|pasar|hacer|poner|dejar)\w*))+"
    r"|\bque tal|\b(?:hay|tienen?|habra|tendra)(?: (?:algo|lugar|otra|espacio|cita))*)"
    r"(?:\W+(?:on|for|at|to|in|the|a|like|maybe|instead|rather|open|free|el|la|los|las|a|para|en|por|mejor|al|de))*\W*$"
)
"""How another time is asked for, up to the words that say which."""

ASKS_FOR_A_TIME = {Intent.QUESTION, Intent.RESCHEDULE, Intent.CORRECT, Intent.BOOK, Intent.GREETING, Intent.CONFIRM}
"""What the wish for a time may sound like where no visit stands."""


def asked_anew(frame: Frame, heard: Understanding) -> Understanding:
    """The question as the wish that it is, where a time is being arranged; any other message as it was heard."""
    if _has_none(frame) and heard.slots.when and set(heard.intents) <= ASKS_FOR_A_TIME:
        return with_intents(heard, {Intent.BOOK})
    if frame.expecting not in PARTICULARS or Intent.QUESTION not in heard.intents or wishing(frame) is None:
        return heard
    if not any(_is_asked_for(w, heard.text) for w in heard.slots.when):
        return heard
    return with_intents(heard, {*heard.intents, Intent.CORRECT} - {Intent.QUESTION})


def _has_none(frame: Frame) -> bool:
    """Whether a visit was to be moved last and there was none: another time is wished for a new one."""
    last = frame.goals[-1] if frame.goals else None
    moved = last is not None and last.kind is GoalKind.MOVE and last.status == "dropped" and "list_visits" in last.tried
    return moved and frame.active() is None


def _is_asked_for(when: When, text: str) -> bool:
    return when.span is not None and REQUEST.search(fold(text[: when.span[0]])) is not None
