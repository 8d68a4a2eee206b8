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
    r"(?:(?:do not|don'?t|not) (?:\w+ ){0,2}?(?:cancel|book|move|change|do|switch|touch)\w*|no (?:me |la |lo )?(?:cancel|reserv|agend|muev|mov|cambi|hag|toqu)\w*)"
    r"(?: (?:it|that|this|anything|any|of|them|that one|yet|now|just|please|so|fast|for me|nada|ninguna|todavia|aun|aqui|por favor|esa|eso|la|cita|visita|visit|appointment|the|my))*\W*"
)
MOST_CHARS = 200


def behind_answer(text: str) -> str:
    """The folded text behind its yes or its no."""
    return ANSWERED.sub("", fold(text), count=1)


def declines(text: str) -> bool:
    """Whether a no says again what is not to be done, and nothing else: "no, don't cancel anything yet"."""
    return len(text) <= MOST_CHARS and DECLINES.fullmatch(fold(text)) is not None
