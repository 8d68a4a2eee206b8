"""What asks for others than the offers shown, although it has a word that picks one: "the last week of March", "any later?"."""

# ruff: noqa: E501
from __future__ import annotations

from language.text.patterns import says
from language.types import Lang
from language.vocabulary.day_names import DIA, MONTH, WEEKDAY

ASKS: dict[Lang, str] = {
    "en": r"^\W*(?:(?:and|so|but|oh|ok|okay|um|uh|well|yes|no|actually|wait|also|sorry|hey)\W+)*(?:(?:what|what's|when|when's|where|where's|why|who|how)\b(?!\W+(?:about|if|abt)\b)|(?:do|does|did|don't) (?:you|they|y'all|u|i)\b|(?:do|does|did|is|are|can|has|have) (?:any|either|one|all|both|some|none) of (?:them|those|these)\b|(?:is|are) there\b|are you\b|have you\b)",
    "es": r"^\W*(?:(?:y|pero|oiga|eh|este|pues|bueno|si|no)\W+)*(?:que(?! tal| sea)|cuando|donde|cuanto|como|quien|hay|tienen?|tendra|habra)\b",
}
"""How a question begins that picks nothing."""

OF_TIME: dict[Lang, str] = {
    "en": rf"\b(?:first|1st|second|2nd|third|3rd|last|final) (?:(?:full|part|half|few|couple|two|three|\d+)\b ?(?:of )?(?:the |a )?)?(?:week|weekend|weekday|month|day|days|half|part|thing|hour|mon|tues?|wed|thu|fri|sat|sun|{MONTH})\w*\b"
    rf"|\bfirst thing\b|\b(?:as|like|from|saw|than|since) (?:the )?last (?:time|visit)\b|\blast (?:time|visit) (?:i|we)\b|\bof (?:the )?(?:day|week|month|year|{MONTH})\b|\b(?:on|by) the (?:first|last)\b",
    "es": rf"\b(?:primer[oa]?|segund[oa]|ultim[oa]s?) (?:horas?|semanas?|mes|dias?|quincena|{DIA}|parte|mitad|vez)\b|\bprimera hora\b|\bultima hora\b|\b(?:ultimos|primeros) dias\b|\bde (?:siempre|la ultima vez|la vez pasada)\b",
}
"""Places that are of weeks, days and hours, and of no list."""

OTHER_HOURS: dict[Lang, str] = {
    "en": r"\b(?:any|anything|something|nothing|much|a (?:bit|little)|even|slightly)(?: \w+)? (?:later|earlier|sooner)\b|\b(?:later|earlier|sooner) (?:than (?:that|this|those|these)|(?:that|in the|the same) (?:same )?day)\b|\b(?:latest|earliest) (?:that )?(?:you have|you've got|you got|available|of the day)\b.*\b(?:day|monday|tuesday|wednesday|thursday|friday)\b",
    "es": r"\b(?:algo|nada|un poco|poquito|alguna?) mas (?:tarde|temprano)\b|(?<!la )(?<!lo )(?<!de )(?<!el )\bmas (?:tardecit[oa]|tempranito)\b",
}
"""Later or sooner than what was shown."""

A_DAY: dict[Lang, str] = {
    "en": rf"\b(?:on )?a {WEEKDAY}\b|\b{WEEKDAY}s\b",
    "es": rf"\b(?:un|algun|los) {DIA}\b",
}
"""Any such day."""


def asks_for_others(folded: str, lang: Lang) -> bool:
    """Whether the message wants to know of other times than those shown."""
    return says(ASKS[lang], folded) or says(OTHER_HOURS[lang], folded)


def is_of_time(folded: str, lang: Lang) -> bool:
    """Whether its "first" or "last" is a week's, a day's or an hour's."""
    return says(OF_TIME[lang], folded)


def is_any_such_day(folded: str, lang: Lang) -> bool:
    """Whether its days are kinds of days ("on a Monday or Wednesday")."""
    return says(A_DAY[lang], folded)
