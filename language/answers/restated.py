"""What stands beside a yes or a no: the same no once more, and the rest of the message."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

ANSWERED = re.compile(
    r"^\W*(?:(?:yes|yep|yeah|yup|ya|yea|sure|ok|okay|no|nope|please|book it|sounds good|si|claro|bueno|por favor|esta bien|and|but|so|wait|y|pero|espere)\b\W*)+"
)
DECLINES = re.compile(
    r"\W*(?:(?:no|nope|nah|wait|hold on|stop|sorry|please|espere|perdon|por favor)\b\W*)*"
    r"(?:(?:do not|don'?t|not) (?:\w+ ){0,2}?(?:cancel|book|move|change|do|switch|touch|waitlist)\w*(?: (?:or|and|nor) (?:cancel|book|move|change|switch|touch|waitlist)\w*)?|no (?:me |la |lo )?(?:cancel|reserv|agend|muev|mov|cambi|hag|toqu)\w*)"
    r"(?: (?:it|that|this|anything|any|of|them|that one|yet|now|just|please|so|fast|for me|nada|ninguna|todavia|aun|aqui|por favor|esa|eso|la|cita|visita|visit|appointment|the|my))*\W*"
)
ONLY_ASKED = re.compile(
    r"\b(?:just|only|simply) (?:(?:want(?:ed)?|trying) to (?:know|ask|see|find out)|asking|asked|curious|wondering|a question)\b|\bwas (?:a|my) question\b"
    r"|\b(?:solo|solamente|nomas|nada mas) (?:queria|quiero|quise|estaba|pregunt\w+|era)\b(?: (?:saber|preguntar|preguntando|una pregunta))?|\bera (?:solo |nomas )?una pregunta\b"
)
"""That what was asked before was a question, and no wish."""

SENTENCE_END = re.compile(r"[.!?;,]+\s+")
MOST_CHARS = 200


def behind_answer(text: str) -> str:
    """The folded text behind its yes or its no."""
    return ANSWERED.sub("", fold(text), count=1)


def declines(text: str) -> bool:
    """Whether a no says again what is not to be done, and nothing else: "no, don't cancel anything yet"."""
    return len(text) <= MOST_CHARS and DECLINES.fullmatch(fold(text)) is not None


def declines_beside(text: str) -> bool:
    """Whether a no says, in a sentence of its own, what is not to be done, or that something was only asked."""
    words = fold(text[:MOST_CHARS])
    return ONLY_ASKED.search(words) is not None or any(map(DECLINES.fullmatch, SENTENCE_END.split(words)))
