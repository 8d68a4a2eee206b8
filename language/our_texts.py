"""What a text of ours said: whoever asks it has a visit to be looked up, and wants no new one."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

TEXT = r"(?:text(?: message)?|message|msg|sms)"
GOT = rf"\b(?:got|get|received|have|there was|there'?s) (?:a |an |the |this |your |some |another )?{TEXT}s?\b"
ASKED = re.compile(
    rf"{GOT}.{{0,80}}?\b(?:what (?:does|did|do|is|was|'s)|what'?s|is (?:this|it|that) (?:about|for)|(?:who|why) (?:is|was|did))\b"
    rf"|\bwhat (?:did|do|does|was|is|were) (?:you|u|y'all|it|they|the|your|that|this|my) ?(?:{TEXT}|(?:just )?(?:text|send|message) me)\b"
    rf"|\b(?:know|ask|asking|wondering|calling|writing) about (?:the|that|this|your|a) {TEXT}\b"
    r"|\b(?:me )?(?:llego|mandaron|enviaron|recibi)(?: \w+){0,2} (?:mensaje|texto)\b.{0,80}?\b(?:que (?:dice|decia|es|era)|de que (?:es|era|se trata)|para que (?:es|era))\b"
    r"|\bque (?:me (?:mandaron|enviaron|escribieron|mensajearon)|(?:dice|decia|era|es) (?:el|ese|su|este) (?:mensaje|texto))\b|\bsaber (?:de|sobre|que (?:dice|decia)) (?:el|ese|su|este) (?:mensaje|texto)\b"
)
OF_SOMETHING_ELSE = re.compile(
    r"\b(?:code|codigo|link|enlace|weird|scam|spam|real|estafa|raro|confirm\w*|cancel\w*|wrong|stop|results?|resultados?)\b"
)
"""Texts that have an answer of their own."""

MOST_CHARS = 200


def asks_what_we_texted(text: str) -> bool:
    """Whether the message asks what a text of ours was about."""
    folded = fold(text[:MOST_CHARS])
    return ASKED.search(folded) is not None and OF_SOMETHING_ELSE.search(folded) is None
