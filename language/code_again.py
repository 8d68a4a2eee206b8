"""A code that did not come: said so, or asked for once more."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

CODE = r"(?:code|text|message|sms|codigo|mensaje)"
MISSING = re.compile(
    rf"\b(?:never|didn'?t|did not|haven'?t|have not|don'?t|no) (?:\w+ )?(?:g[eo]t|gotten|receive\w*|see|arrived?|come?|came|have) (?:\w+ ){{0,2}}{CODE}\b"
    r"|^\W*(?:(?:no|but|um|uh|sorry|well|still)\W+)*(?:i )?(?:never|didn'?t|did not|haven'?t|have not) (?:g[eo]t|gotten|receive\w*|see) (?:it|one|anything|any)\b"
    r"|\b(?:it|nothing|none) (?:has |have |ever )?(?:never|didn'?t|did not|hasn'?t|has not) (?:come|came|arrived?|shown? up|got here|gotten here)\b|\bnothing (?:came|arrived|has come|yet)\b|\bstill (?:nothing|waiting for it)\b"
    rf"|\b{CODE} (?:never|didn'?t|did not|hasn'?t|has not|isn'?t|is not|not) \w+"
    rf"|\b(?:re-?send|send (?:me )?(?:it|that|(?:the|a|another|a new|the new)? ?{CODE}))(?: (?:again|once more|one more time))?\b(?= again|$|\W*$)"
    rf"|\bno {CODE} (?:came|arrived|yet)\b|(?:^|[,.;!] ?)no code ?(?:[.!;,]|$)|\b(?:todavia|aun) nada\b|\b(?:another|new) {CODE}\b|\b(?:no|nunca) (?:me )?(?:ha )?(?:lleg\w+|recib\w+|vino)\b"
    rf"|\b(?:reenvi\w+|(?:mande|envie|mandar|enviar|manda|envia)\w* (?:\w+ ){{0,3}}(?:otra vez|de nuevo|otro {CODE}))\b|\botro {CODE}\b"
)


def code_is_missing(text: str) -> bool:
    """Whether somebody who was sent a code says that it never came, or wants it again."""
    return MISSING.search(fold(text)) is not None
