"""What several times of one message make of each other: the one that is taken back, the one that says nothing beside another,
the one before which it must be."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from language.text.normalise import fold
from language.times.by_the_day import CANNOT, needless, of_the_day
from language.times.placed import Placed, of_day
from language.types import Context, Expecting, When
from language.vocabulary import times_en, times_es
from language.vocabulary.common import HOUR_WORDS

ANSWERING = (Expecting.YES_NO, Expecting.READING)
CORRECTS = re.compile(
    r"\bi (?:said|sed|meant|asked for)\b|\bnot the\b.*\bthe\b|\b(?:dije|quise decir|quedamos|habia dicho|no era|no es|era (?:para|el|la))\b"
)
BEFORE_THEN = re.compile(r"\b(?:before|by) (?:then|that)\b|\bantes de (?:eso|ese dia|esa fecha)\b")
AFTER_THEN = re.compile(
    r"\bafter (?:then|that)\b|\b(?:anything|any ?time|some ?time|whenever|so) after\W*$|\bdia despues\W*$|\bdespues de eso\b|\bde (?:ahi|alli) en adelante\b"
)
THEN = (("before", ("date", "time", "datetime"), BEFORE_THEN), ("after", ("date", "time", "datetime"), AFTER_THEN))
"""What bounds the visit by the one time that is named: the relation, the kinds of time, and the words."""

BEFORE_AN_EVENT = re.compile(
    r"\bbefore (?:(?:my|our|his|her|the|we|i|they)\b(?: \w+){1,5}|\w+ing\b(?: \w+){0,3})(?: on)? $"
    r"|\bantes del? (?:mi|mis|su|la|el|que)\b(?: \w+){1,5} (?:el |del |de )?$"
)
TRIP = re.compile(
    r"\b(?:i|we)(?:'m|'re| am| are)? (?:leaves?|leaving|fly(?:ing)?(?: out)?|go(?:ing)? (?:away|out of town|on vacation|on a trip))(?: (?:for|to))?(?: \w+)?(?: on)? $"
    r"|\b(?:me voy|nos vamos|salgo de (?:viaje|vacaciones)|salimos de (?:viaje|vacaciones)|viajo|viajamos)(?: de \w+)?(?: (?:a|pa|para) \w+)? $"
)
BACK = re.compile(
    r"\b(?:i|we)(?:'m|'re| am| are|'ll be| will be)? (?:(?:get|getting|come|coming|be) )?back(?: (?:in town|from \w+(?: \w+)?|home))?(?: on)? $"
    r"|\b(?:regreso|regresamos|vuelvo|volvemos|estoy de vuelta)(?: (?:de|a) \w+)? $"
)
"""Before the day on which one leaves, and the one on which one is back."""

BEFORE_THE_VISIT = re.compile(
    r"\b(?:before (?:my|the|his|her)|antes del? (?:mi|la|el|su)?) ?(?:\w+ )?(?:labs?|blood ?work|bloodwork|appointment|visit|mri|ct|scan|x-?ray|test|surgery|procedure|exam"
    r"|colonoscopy|ultrasound|mammogram|cita|examen|estudio|analisis|resonancia|cirugia|operacion|ultrasonido|prueba)(?: (?:on|el|del))? $"
)
"""What comes before the visit itself is no bound of it: "do I fast before my labs tomorrow"."""

SLIP = re.compile(
    r"^\W*(?!(?:o|or|y|and) (?:si|if)\b)(?:(?:works|day|one)\W+)?(?:\w+\W+){0,2}?(?:no|nope|wait|sorry|scratch that|i mean|i meant|make (?:it|that)|perdon|perdone|digo|mejor dicho|mas bien|quise decir|corrijo|pero (?:era|es|queria)|but (?:i meant|it's|it is|it was))\b[^?]{0,24}$"
)
"""Words between a time and the one that replaces it."""

LUNCH = re.compile(r"\blunch|\balmuerzo|\bcomer\b")
NUMBERED = re.compile(rf"\d|\b(?:{'|'.join(sorted(HOUR_WORDS))})\b")
"""What an exact hour is said with."""

BETWEEN_THEM = re.compile(
    r"\bbetween (?:them|those|these|the two|then)\b|\bin between\b|\bentre (?:esas|esos|las dos|ellas|medio|medias)\b"
)
"""Behind two hours that are the ends of one stretch."""

NOT_BUT = re.compile(r"\b(?:not|no)(?: (?:era|es|fue|was))? (?:the |el |las? |a las? )?$")
"""Before the first of "not two, two thirty"."""

AND_NOT = re.compile(r"\b(?:not|no)(?: (?:the|at|el|las?|a las?))? $")
"""Before the second of "I said nine, not ten"."""

INSTEAD = re.compile(r"\b(?:instead of|rather than|en vez de|en lugar de)(?: las?)? ?$")
"""Before the hour that the other one replaces."""


def standing(found: Sequence[Placed], folded: str, asked: Expecting) -> list[Placed]:
    """Without the times that were put right at once, and vague ones beside exact ones."""
    ahead = [*found[1:], None]
    kept = [p for p, then in zip(found, ahead, strict=False) if then is None or not _replaced(p, then, folded)]
    if _corrects(folded, asked):
        kept = [
            p
            for n, p in enumerate(kept)
            if not (n and _alike(kept[n - 1].when, p.when) and AND_NOT.search(folded[: p.start]))
        ]
    return [p for p in kept if not any(_outdone(p, other, folded) for other in kept if other is not p)]


def _corrects(folded: str, asked: Expecting) -> bool:
    return asked in ANSWERING or CORRECTS.search(folded) is not None


def _outdone(one: Placed, other: Placed, folded: str) -> bool:
    """Whether a time says nothing beside the other: a vague hour, the end of work, a part of day that another one replaces."""
    exact = other.when.kind in ("time", "datetime") and not _is_vague(other.when)
    before = folded[: one.start]
    if exact and (_is_vague(one.when) or (one.when.kind == "time" and INSTEAD.search(before))):
        return True
    if of_the_day(one, folded) and not (of_the_day(other, folded) or _is_vague(other.when)):
        return needless(one.when, other.when)
    if one.when.relation == "except":
        return _ruled_out_already(one.when, other.when)
    return _holds(one.when, other.when) or _against(one.when, other.when)


def _against(part: When, bound: When) -> bool:
    """Whether a part of the day lies beyond the bound: "she's worn out after noon, so before twelve"."""
    hours = part.kind == "range" and part.relation == "at" and of_day(part)
    if not hours or bound.kind != "time":
        return False
    start, end, hour = part.start or "", part.end or "", bound.start or ""
    return (bound.relation == "before" and hour <= start) or (bound.relation == "after" and hour >= end)


def _ruled_out_already(one: When, other: When) -> bool:
    """Whether what is ruled out is no more than what is wished for says: not mornings beside "after 2"."""
    if one.kind == "recurring" and other.relation == "except":
        return other.kind == "date" and _weekday(one) == _weekday(other)
    return one.kind == "range" and of_day(one) and of_day(other) and other.relation != "except"


def _weekday(when: When) -> int:
    return date.fromisoformat((when.start or "")[:10]).weekday()


def _holds(part: When, hour: When) -> bool:
    """Whether a part of the day says nothing beside the exact hour in it: "my lunch hour, from 12:15 to 1"."""
    vague = part.kind == "range" and part.relation == "at" and not NUMBERED.search(fold(part.text))
    exact = hour.relation in ("at", "around") and ":" in (hour.start or "") and NUMBERED.search(fold(hour.text))
    if not vague or not exact or not of_day(part) or hour.kind == "recurring":
        return False
    inside = (part.start or "") <= (hour.start or "")[-5:] < (part.end or "")
    return inside or LUNCH.search(fold(part.text)) is not None


def _replaced(first: Placed, second: Placed, folded: str) -> bool:
    if first.when.relation != "at" or second.when.relation == "except" or not _alike(first.when, second.when):
        return False
    between = folded[first.end : second.start]
    negated = NOT_BUT.search(folded[: first.start]) is not None and len(between) <= 12
    return negated or SLIP.match(between) is not None


def _alike(first: When, second: When) -> bool:
    """Both say a day, or both an hour and no day."""
    return (len(first.start or "") >= 10) == (len(second.start or "") >= 10)


@cache
def _vague() -> frozenset[str]:
    events = [
        words
        for table in (times_en, times_es)
        for words in (*table.AFTER_EVENTS.values(), *table.BEFORE_EVENTS.values())
    ]
    early = [table.WORDS["NOT_EARLY"] for table in (times_en, times_es) if "NOT_EARLY" in table.WORDS]
    return frozenset(phrase for phrases in (*events, *early) for phrase in phrases.split("|"))


def _is_vague(when: When) -> bool:
    """ "After work" and "not too early" are hours only where none is said."""
    return fold(when.text).strip() in _vague()


def bounded_by_an_event(when: When, before: str) -> When:
    """ "before my trip on the 21st": the day bounds the visit."""
    if (
        when.relation == "at"
        and when.kind in ("date", "datetime")
        and BEFORE_AN_EVENT.search(before)
        and not BEFORE_THE_VISIT.search(before)
    ):
        return when.model_copy(update={"relation": "before"})
    if when.relation == "at" and when.kind == "date" and (TRIP.search(before) or BACK.search(before)):
        return when.model_copy(update={"relation": "before" if TRIP.search(before) else "after"})
    return when


def settled(found: tuple[When, ...], folded: str, context: Context) -> tuple[When, ...]:
    """The times that stand, once corrections and "before then" are heard."""
    if len(found) == 1 and found[0].relation in ("at", "after"):
        for relation, kinds, said in THEN:
            words = said.search(folded)
            if words and found[0].kind in kinds and not CANNOT.search(folded[: words.start()]):
                return (found[0].model_copy(update={"relation": relation}),)
    if len(found) == 2 and all(w.kind == "time" for w in found) and BETWEEN_THEM.search(folded):
        start, end = sorted(w.start or "" for w in found)
        return (found[0].model_copy(update={"kind": "range", "relation": "at", "start": start, "end": end}),)
    if not _corrects(folded, context.expecting):
        return found
    stand = [w for w in found if w.relation != "except"]
    wanted_kinds = {w.kind for w in stand}
    if stand:
        return tuple(w for w in found if w.relation != "except" or w.kind not in wanted_kinds)
    said_no = [w for w in found if re.match(r"(?:no|nope)\b", w.text.lower()) and context.expecting in ANSWERING]
    return tuple(w.model_copy(update={"relation": "at"}) if w in said_no else w for w in found)
