"""Another time asked for while a name, a birth date or a code is asked: "can it be the 14th?" wishes for it."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.acts import PARTICULARS
from assistant.tracking.goals import wishing
from assistant.tracking.intents import with_intents
from language.frame import Frame
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


def asked_anew(frame: Frame, heard: Understanding) -> Understanding:
    """The question as the wish that it is, where a time is being arranged; any other message as it was heard."""
    if frame.expecting not in PARTICULARS or Intent.QUESTION not in heard.intents or wishing(frame) is None:
        return heard
    if not any(_is_asked_for(w, heard.text) for w in heard.slots.when):
        return heard
    return with_intents(heard, {*heard.intents, Intent.CORRECT} - {Intent.QUESTION})


def _is_asked_for(when: When, text: str) -> bool:
    return when.span is not None and REQUEST.search(fold(text[: when.span[0]])) is not None
