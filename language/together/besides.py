"""Two visits of different kinds in one message, without an order: "a skin visit, and I also need my eyes checked"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from language.text import fold

ALSO = re.compile(r"\b(?:also|as well as|tambi[eé]n|adem[aá]s|de paso|aparte)\b", re.IGNORECASE)
JOINT = re.compile(
    rf"[,;.]?\s*\b(?:and|plus|y)\b(?:\s+{ALSO.pattern})?|[,;.]?\s*{ALSO.pattern}|[.;]\s+(?=\S)", re.IGNORECASE
)
WISH = re.compile(
    r"\b(?:need|needs|want|like|book|schedule|make|get|cancel|move|change|reschedule|switch|put me|tell me|what|when|where|how|do you|is there|has|have|hurts?|check(?:ed|up)?|appointment|appt|visit|exam|test"
    r"|cancel\w*|anul\w*|muev\w*|mover|cambi\w*|reprogram\w*|reagend\w*|saber|cuanto|cuando|donde|a que|que hora|tiene|duele|necesita|necesito|quiero|quisiera|ocupo|agendar|citas?|revis\w+|chequeo|examen|prueba|turno)\b"
)
MOST = 4
"""Joints that are looked at."""


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Every way to read the message as two wishes: both say that they are one, or one of them where "also" joins them."""
    for count, joint in enumerate(JOINT.finditer(text)):
        first, second = text[: joint.start()], text[joint.end() :]
        if count == MOST:
            return
        wishes = [WISH.search(fold(half)) is not None for half in (first, second)]
        wished = any(wishes) if ALSO.search(joint.group()) else all(wishes)
        if wished and len(first.split()) > 1 and len(second.split()) > 1:
            yield first, second
