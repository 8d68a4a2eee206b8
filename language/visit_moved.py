"""A visit that is to be moved, told by its day: "my March 10 visit", "the appointment on Friday to Monday", "mi cita del jueves al lunes"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from datetime import datetime

from language.text import clean, fold, tokenize
from language.times import Grammar, whens
from language.types import Lang, When

VISIT = r"(?:visit|appointment|appt|apt|one|slot)"
MOVES = re.compile(
    r"\b(?:mov(?:e|ing)|chang(?:e|ing)|switch|reschedul\w{1,3}|push|bump|shift|(?:mov|muev|cambi|reprogram|reagend|recorr|adelant|atras)\w{1,8}|pas(?:ar|arl[oa]|eme|ame|en?|enme))\b"
)
TOLD: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(rf"\b(?:my|our|his|her|their|the) (?P<day>[a-z0-9/]{{2,9}}(?: [a-z0-9]{{1,9}}){{0,2}}) {VISIT}\b"),
        re.compile(
            rf"\b{VISIT} (?:that )?(?:i have |i've got )?(?:on|of|from) (?:the )?(?P<day>[a-z0-9/]{{2,9}}(?: [a-z0-9]{{1,9}}){{0,3}}?),? (?:to|until|till|later|earlier|back|up|out|forward)\b"
        ),
    ),
    "es": (
        re.compile(
            r"\b(?:cita|visita|consulta|turno) (?:que tengo )?(?:el|del?)(?: el)?(?: dia)? (?P<day>[a-z0-9/]{2,9}(?: [a-z0-9]{1,10}){0,3}?)(?:,? (?:al?|para|por|pa|mas (?:tarde|temprano))\b|,)"
        ),
    ),
}
"""How it is named: by its day before the word, or behind it and before where it goes."""


def visit_moved(text: str, lang: Lang, now: datetime) -> tuple[When, ...]:
    """The day of the visit that is to be moved, where the message tells it; `now` is the facility's local time."""
    words = fold(text)
    verb = MOVES.search(words)
    if verb is None:
        return ()
    told = (m["day"] for pattern in TOLD[lang] for m in pattern.finditer(words, verb.end()))
    return next((day for said in told if (day := _day(said, lang, now))), ())


def _day(said: str, lang: Lang, now: datetime) -> tuple[When, ...]:
    """All of the words as one day; none where they say anything else."""
    text = clean(f"el {said}" if said.isdigit() and lang == "es" else said)
    found = [w for w in whens(text, tokenize(text), Grammar(now, lang)) if w.kind == "date" and w.relation == "at"]
    return tuple(found) if len(found) == 1 and found[0].text.removeprefix("el ") == said.strip() else ()
