"""What several times of one message make of each other: the one that is taken back, the one that says nothing beside another,
the one before which it must be."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from language.text.normalise import fold
from language.times.placed import Placed
from language.types import Context, Expecting, When
from language.vocabulary import times_en, times_es

ANSWERING = (Expecting.YES_NO, Expecting.READING)
CORRECTS = re.compile(
    r"\bi (?:said|sed|meant|asked for)\b|\bnot the\b.*\bthe\b|\b(?:dije|quise decir|quedamos|habia dicho|no era|no es)\b"
)
BEFORE_THEN = re.compile(r"\b(?:before|by) (?:then|that)\b|\bantes de (?:eso|ese dia|esa fecha)\b")
AFTER_THEN = re.compile(r"\bafter (?:then|that)\b|\bdespues de eso\b|\bde (?:ahi|alli) en adelante\b")
THEN = (("before", ("date",), BEFORE_THEN), ("after", ("date", "time"), AFTER_THEN))
"""What bounds the visit by the one time that is named: the relation, the kinds of time, and the words."""

BEFORE_AN_EVENT = re.compile(
    r"\bbefore (?:(?:my|our|his|her|the|we|i|they)\b(?: \w+){1,5}|\w+ing\b(?: \w+){0,3})(?: on)? $"
    r"|\bantes del? (?:mi|mis|su|la|el|que)\b(?: \w+){1,5} (?:el |del |de )?$"
)
BEFORE_THE_VISIT = re.compile(
    r"\b(?:before (?:my|the|his|her)|antes del? (?:mi|la|el|su)?) ?(?:\w+ )?(?:labs?|blood ?work|bloodwork|appointment|visit|mri|ct|scan|x-?ray|test|surgery|procedure|exam"
    r"|colonoscopy|ultrasound|mammogram|cita|examen|estudio|analisis|resonancia|cirugia|operacion|ultrasonido|prueba)(?: (?:on|el|del))? $"
)
"""What comes before the visit itself is no bound of it: "do I fast before my labs tomorrow"."""

SLIP = re.compile(
    r"^\W*(?:(?:works|day|one)\W+)?(?:\w+\W+)?(?:no|nope|wait|sorry|scratch that|i mean|i meant|make (?:it|that)|perdon|perdone|digo|mejor dicho|mas bien|quise decir|corrijo|pero (?:era|es|queria)|but (?:i meant|it's|it is|it was))\b[^?]{0,24}$"
)
"""Words between a time and the one that replaces it."""

NOT_BUT = re.compile(r"\b(?:not|no) (?:the |el |las? |a las? )?$")
"""Before the first of "not two, two thirty"."""

AND_NOT = re.compile(r"\b(?:not|no)(?: (?:the|at|el|las?|a las?))? $")
"""Before the second of "I said nine, not ten"."""

LEAVES = re.compile(
    r"\b(?:gets? (?:off|out)(?: (?:of )?(?:work|school))?(?: at)?|(?:be )?out by|salgo(?: del? \w+)?(?: a)?|entro(?: \w+){0,3})\s*(?:las? )?$"
)
INSTEAD = re.compile(r"\b(?:instead of|rather than|en vez de|en lugar de)(?: las?)? ?$")
"""Before an hour that only tells when one is free, or what the other one replaces."""


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
    if exact and (
        _is_vague(one.when) or (one.when.kind == "time" and (LEAVES.search(before) or INSTEAD.search(before)))
    ):
        return True
    parts = all(p.when.kind == "range" and len(p.when.start or "") == 5 for p in (one, other))
    return parts and one.when.relation == "except" and other.when.relation == "at"


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
    return when


def settled(found: tuple[When, ...], folded: str, context: Context) -> tuple[When, ...]:
    """The times that stand, once corrections and "before then" are heard."""
    if len(found) == 1 and found[0].relation == "at":
        for relation, kinds, said in THEN:
            if found[0].kind in kinds and said.search(folded):
                return (found[0].model_copy(update={"relation": relation}),)
    if not _corrects(folded, context.expecting):
        return found
    stand = [w for w in found if w.relation != "except"]
    wanted_kinds = {w.kind for w in stand}
    if stand:
        return tuple(w for w in found if w.relation != "except" or w.kind not in wanted_kinds)
    said_no = [w for w in found if re.match(r"(?:no|nope)\b", w.text.lower()) and context.expecting in ANSWERING]
    return tuple(w.model_copy(update={"relation": "at"}) if w in said_no else w for w in found)
