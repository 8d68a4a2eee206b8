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
STAYS = re.compile(
    r"\b(?:that|same|in the) (?:very )?(?:same )?day\b|\b(?:ese|mismo|del|en el) dia\b|\b(?:later|earlier|mas tarde|mas temprano)\b"
)
"""Only the hour of the visit is to be another."""

STOP = re.compile(r"[.;!?]\s")
NEAR = 80
"""Characters behind the verb in which the visit is named, and a sentence's end before which it is."""

_DAY_EN = r"(?P<day>[a-z0-9/]{2,9}(?: [a-z0-9]{1,9}){0,3}?)"
_DAY_ES = r"(?P<day>[a-z0-9/]{2,9}(?: [a-z0-9]{1,10}){0,3}?)"
TOLD: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(rf"\b(?:my|our|his|her|their|the) (?P<day>[a-z0-9/]{{2,9}}(?: [a-z0-9]{{1,9}}){{0,2}}) {VISIT}\b"),
        re.compile(
            rf"\b{VISIT} (?:on|of|from) (?:the )?{_DAY_EN},? (?:to|until|till|later|earlier|back|up|out|forward)\b"
        ),
        re.compile(
            rf"\b{VISIT} (?:that )?(?:i|we) (?:already )?(?:have|got|made|booked)(?: with (?:dr\.? )?[a-z]+)?(?: on| for)? (?:the )?{_DAY_EN}(?=,? (?:to|until|till|later|earlier|with|and|but|because|please|at)\b|\W*$|[.,;!?])"
        ),
    ),
    "es": (
        re.compile(
            rf"\b(?:cita|visita|consulta|turno) (?:el|del?)(?: el)?(?: dia)? {_DAY_ES}(?:,? (?:al?|para|por|pa|mas (?:tarde|temprano))\b|,)"
        ),
        re.compile(
            rf"\b(?:cita|visita|consulta|turno|la) que (?:ya )?(?:tengo|tenemos|hice|saque)(?: con (?:(?:el |la )?(?:dr|dra|doctora?) )?[a-z]+)?(?: para)?(?: el)?(?: dia)? {_DAY_ES}(?=,? (?:al?|para|por|pa|mas|con|y|pero|porque|a las?)\b|\W*$|[.,;!?])"
        ),
    ),
}
"""How it is named: by its day before the word, or behind it and before where it goes."""


def visit_moved(text: str, lang: Lang, now: datetime) -> tuple[When, ...]:
    """The day of the visit that is to be moved, where the message tells it; `now` is the facility's local time."""
    words = fold(text)
    near = [STOP.split(words[verb.end() : verb.end() + NEAR])[0] for verb in MOVES.finditer(words)]
    told = (m["day"] for after in near for pattern in TOLD[lang] for m in pattern.finditer(after))
    return next((day for said in told if (day := _day(said, lang, now))), ())


def without_its_day(when: tuple[When, ...], moved: tuple[When, ...], text: str) -> tuple[When, ...]:
    """The times wished for, without the day that the visit is on now, unless it is to stay on that."""
    if STAYS.search(fold(text)):
        return when
    days = {(w.start or "")[:10] for w in moved}
    return tuple(w for w in when if w.kind not in ("date", "datetime") or (w.start or "")[:10] not in days)


def _day(said: str, lang: Lang, now: datetime) -> tuple[When, ...]:
    """All of the words as one day; none where they say anything else."""
    text = clean(f"el {said}" if said.isdigit() and lang == "es" else said)
    found = [w for w in whens(text, tokenize(text), Grammar(now, lang)) if w.kind == "date" and w.relation == "at"]
    return tuple(found) if len(found) == 1 and found[0].text.removeprefix("el ") == said.strip() else ()
