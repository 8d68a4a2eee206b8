"""What deserves a word before anything else: a death that is told of, and a wait that was too long."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.text import fold

Feeling = Literal["condolence", "sorry_wait"]

KIN = r"(?:husband|wife|spouse|partner|mother|mom|father|dad|son|daughter|brother|sister|baby|grand\w+|uncle|aunt|friend|esposo|esposa|marido|mujer|mama|madre|papa|padre|hijo|hija|hermano|hermana|bebe|abuel[oa]|ti[oa]|amig[oa])"
DEATH = re.compile(
    rf"\b{KIN}(?: \w+){{0,2}} (?:just |recently |has |had |suddenly )*(?:passed(?: away)?|died|is dead|fallecio|murio|ha muerto|acaba de (?:morir|fallecer))\b|\b(?:se )?(?:me )?(?:murio|fallecio) (?:mi|su) {KIN}\b"
    rf"|\b(?:i )?(?:just )?lost my {KIN}\b(?!'| (?:\w+ )?(?:number|card|phone|wallet|papers))|\bperdi a mi {KIN}\b|\bdeath in (?:the|my|our) family\b|\bhay luto en\b|\b(?:at|to|for) (?:a|the|my \w+'?s?) funeral\b|\b(?:funeral|entierro|velorio) de mi\b"
)
WAITED = re.compile(
    r"\bi(?:'ve| have)? been (?:waiting|trying|calling|on hold)\b[^.?!]{0,30}\b(?:days?|weeks?|months?|hours?|forever|ages|all (?:day|week|morning))\b|\bwaiting (?:for )?(?:\w+ )?(?:weeks|months|days|hours|forever|ages)\b"
    r"|\b(?:sick|tired|fed up) (?:and tired )?(?:of|with) (?:waiting|this|you|y'all)\b|\bhart[oa] de (?:ustedes|esperar|esto)\b|\bllevo (?:\w+ ){0,3}(?:dias|semanas|meses|horas|rato) (?:esperando|llamando|tratando)\b|\bsiempre es lo mismo\b|\bwhat the (?:fuck|hell) is wrong with you\b"
)


def feeling(text: str) -> Feeling | None:
    """Which of the two the message tells; None for any other."""
    folded = fold(text)
    if DEATH.search(folded):
        return "condolence"
    return "sorry_wait" if WAITED.search(folded) else None
