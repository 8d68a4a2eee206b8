"""Hears whether somebody asks if it is for the emergency room or can wait: nobody can tell that from here."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

LONGEST = 400
"""Characters of a message that is looked at."""

ER = r"(?:er|emergency room|urgent care|urgencias|emergencias|sala de emergencias?)"
HOSPITAL = rf"(?:{ER}|hospital)"
LATER = (
    r"(?:wait\w*|appointments?|regular|visits?|doctors?|tomorrow|monday|pediatrician|home|make|get|book|"
    r"esper\w+|citas?|consulta|turno|medico|doctora?|pediatra|manana|lunes|casa|pedir|sacar)"
)
OR = rf"\b(?:{ER}\b[^.?!]{{0,30}}\b(?:or|o)\b[^.?!]{{0,30}}\b{LATER}|{LATER}\b[^.?!]{{0,30}}\b(?:or|o)\b[^.?!]{{0,20}}\b{ER})\b"
FOR_IT = (
    rf"\b(?:is (?:this|it|that) (?:something |a case |serious enough |bad enough )?for the {ER}"
    rf"|(?:do|should) (?:i|we|he|she) (?:need to |have to )?(?:go|take (?:him|her|them|my \w+)|bring (?:him|her|them)) (?:in )?to (?:the |an? )?{HOSPITAL}"
    rf"|(?:debo|deberia|tengo que|hay que|mejor) (?:ir(?:me)?|llevarl[oa]|llevar a \w+(?: \w+)?) (?:a|al) (?:la )?{HOSPITAL}"
    rf"|(?:lo|la|me) (?:llevo|voy) (?:a|al) (?:la )?{ER}|es (?:esto |algo )?(?:para|de) (?:ir a )?{ER}(?=\W*$|\W*[?]))\b"
)
ASKED = re.compile(f"{OR}|{FOR_IT}")


def er_or_wait(text: str) -> bool:
    """Whether `text` asks if somebody should go to an emergency room or wait for a visit."""
    return ASKED.search(fold(text[:LONGEST])) is not None
