"""The things that one message says: an emergency beside a wish is heard by itself too, so that the wish cannot drown it."""

from __future__ import annotations

import re

from guardrails.emergency_text import SENTENCE

_APART = re.compile(
    rf"{SENTENCE.pattern}|\b(?:and also|also|by the way|btw|oh and|and (?:i|im|my)|tambien|por cierto|y mi)\b"
    r"|,(?=\s(?:i|im|my|he|hes|she|shes|me|mi|estoy|tengo|se|no puedo|esta)\b)"
)
"""What one thing that is said ends with, or another begins with."""

A_THING = 4
"""Words from which something said is a thing of its own."""


def things_of(words: str) -> list[str]:
    """Each thing that a readable message says, where it says several."""
    things = [thing.strip() for thing in _APART.split(words) if len(thing.split()) >= A_THING]
    return things if len(things) > 1 else []
