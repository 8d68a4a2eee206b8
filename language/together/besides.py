"""Two visits of different kinds in one message, without an order: "a skin visit, and I also need my eyes checked"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from language.text import fold

ALSO = re.compile(r"\b(?:also|as well as|tambi[eé]n|adem[aá]s|de paso|aparte)\b", re.IGNORECASE)
GAP = r"(?:[,;.]\s*|(?<!\s)\s*)"
"""What may stand before a joint; it begins where the blanks do, so that many of them are walked once."""

JOINT = re.compile(rf"{GAP}\b(?:and|plus|y)\b(?:\s+{ALSO.pattern})?|{GAP}{ALSO.pattern}|[.;]\s+(?=\S)", re.IGNORECASE)
WISH = re.compile(
    r"\b(?:need|needs|want|like|book|schedule|make|get|check(?:ed|up)?|appointment|appt|visit|exam|test"
    r"|necesito|quiero|quisiera|ocupo|agendar|citas?|revis\w+|chequeo|examen|prueba|turno)\b"
)
ANY_WISH = re.compile(
    rf"{WISH.pattern}|\b(?:cancel|move|change|reschedule|switch|put me|tell me|what|when|where|how|do you|is there|has|have|hurts?"
    r"|cancel\w*|anul\w*|muev\w*|mover|cambi\w*|reprogram\w*|reagend\w*|saber|cuanto|cuando|donde|a que|que hora|tiene|duele|necesita)\b"
)
"""Also what changes, asks and tells of a complaint."""
EMPTY = re.compile(
    r"(?:(?:hi|hello|hey|and|so|ok|okay|yes|please|can|could|would|will|may|i|i'd|we|you|they|need|want|like|to|hola|si|y|me|nos|les?|puede|puedo|podria|quiero|quisiera|necesito|favor|por)\b\W*)+"
)
"""Words that begin a wish and hold none: "can you" before "also book my wife"."""

MOST = 4
"""Joints that are looked at."""


def halves(text: str, wish: re.Pattern[str] = WISH) -> Iterator[tuple[str, str]]:
    """Every way to read the message as two wishes: both say that they are one, or one of them where "also" joins them."""
    for count, joint in enumerate(JOINT.finditer(text)):
        first, second = text[: joint.start()], text[joint.end() :]
        if count == MOST:
            return
        wishes = [wish.search(fold(half)) is not None for half in (first, second)]
        wished = any(wishes) if ALSO.search(joint.group()) else all(wishes)
        if EMPTY.fullmatch(fold(first).strip()):
            continue
        if wished and len(first.split()) > 1 and len(second.split()) > 1:
            yield first, second
