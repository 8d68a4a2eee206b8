"""Two visits of one's own that are to change places: "swap my two appointments", "intercambiar mis citas"."""

from __future__ import annotations

import re

from language.text import fold

VISITS = r"(?:appointments?|appts?|visits?|slots|times|citas?|visitas?|consultas?|horas)"
SWAP = re.compile(
    rf"\b(?:swap|exchange|trade)\b.*\b{VISITS}\b"
    rf"|\bswitch\b.*\b(?:two|both|2)\b.*\b{VISITS}\b"
    rf"|\bswitch\b.*\b{VISITS}\b.*\b(?:around|with (?:my|the) (?:other )?(?:one|{VISITS}))"
    rf"|\b(?:intercambi|permut)\w*\b.*\b{VISITS}\b"
    rf"|\bcambi\w*\b.*\b{VISITS}\b.*\b(?:entre si|una por (?:la )?otra)\b"
)
ONE_FOR_ANOTHER = re.compile(r"\bfor (?:an?|another|some|the next)\b|\bpor (?:un|una|otro|otra hora)\b(?! por)")
"""A visit for another time is a move."""


def wants_swap(text: str) -> bool:
    """Whether two visits are to change places."""
    words = fold(text)
    return SWAP.search(words) is not None and ONE_FOR_ANOTHER.search(words) is None
