"""Hours that bound a visit by what one does then: "I get off at three", "entro a las nueve", "I can't get there before ten"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.times.placed import Placed
from language.types import When

HOUR_KINDS = ("time", "datetime")
LEAVES = re.compile(
    r"\b(?:gets? (?:off|out|done|home|free)|(?:am|are|is|'m|'s|'re|be) (?:off|out|done|through|finished)|out by)(?: (?:of |from |with |at )?(?:the )?(?:work|school|class|bus|shift|job))?(?: (?:at|by|around|like))? $"
    r"|\b(?:work|shift|school|class|job|practice|dialysis)(?: \w+)? (?:ends?|finishes|gets out|lets out|lets up|is (?:over|out|done))(?: (?:at|by|around))? $"
    r"|\b(?:salgo|salimos|sale|me desocupo|me libero|me sueltan|quedo libre|termino|acabo|mi turno (?:acaba|termina))(?: (?:de(?:l| la| mi)? )?(?:\w+))?(?: como)?(?: a)?\s*(?:las? )?$"
)
STARTS = re.compile(
    r"\b(?:(?:i|he|she|we)(?:'ve got to| have to| got to| gotta)? (?:starts?|begins?|clocks? in|am due|be)(?: (?:at|in))?(?: (?:work|school|class|pickup|my shift))?|(?:work|my shift|school|class) (?:starts|begins))(?: (?:at|by|around))? $"
    r"|\b(?:entro|entra|entramos|empiezo|empieza mi turno|mi turno (?:empieza|entra))(?: (?:a|al|en) (?:el |la |mi )?\w+)?(?: como)?(?: a)?\s*(?:las? )?$"
)
"""Before an hour from which on, or until which, one can come."""

KEPT = re.compile(
    r"\b(?:i|he|she|we|my (?:shift|class|husband|wife|son|daughter|mom|mother|ride)|class|school|trabajo|mi turno|estoy)(?:'m| am| is)?"
    r" ?(?:work\w*|on shift|runs|goes|es|va|ocupad[oa]|busy|tied up|(?:don't|doesn't|can't|cannot|won't|am not|isn't|ain't) \w+)?(?: \w+){0,2} $"
    r"|\b(?:can't|cannot|won't|not)(?: \w+){1,3} $|\b(?:salgo|sale|salimos|me desocupo|llego|termino) $"
    r"|\bno (?:me |nos )?(?:salgo|salimos|sale|puedo|llego|termino|acabo|desocupo)(?: \w+){0,3} $"
)
"""Before the "until" of what keeps one: "my shift don't end till four", "no salgo hasta las cinco"."""

BUSY = re.compile(
    r"\b(?:(?:i've|we've|he's|she's) got|(?:i|we|he|she) (?:have|has|got|go to|goes to)|tengo|tiene|tenemos|doy|toma)(?: (?:my|her|his|a|mi|su))?"
    r" (?:dialysis|class|classes|school|chemo|practice|church|therapy|rehab|court|work|dialisis|clases?|escuela|quimio|misa|terapia|turno|guardia|trabajo)(?: on| los| las)? ?$"
)
"""Before the days on which one is busy every week."""

UNTIL = re.compile(r"(?:until|till|til|hasta)\b")
WORK_UNTIL = re.compile(r"(?:i work|i'm busy|busy|trabajo|ocupad[oa])\b.*\b(?:until|till|til|hasta)\b")
BEFORE = re.compile(r"(?:before|antes)\b")
CANNOT = re.compile(
    r"\b(?:can't|cannot|don't|do not|doesn't|won't|never|couldn't|unable to|(?:'m|am|is|are) not|no (?:me |nos )?(?:puedo|podria|podemos|llego|alcanzo|salgo|levanto|despierto|desocupo|estoy|quiero|quisiera))(?: \w+){0,5} $"
)
"""Before the "before" of an hour that is too early: "I don't get up before ten"."""


def bounded_by_the_day(when: When, said: str, before: str) -> When:
    """The hour with the relation that it has to the visit."""
    if when.kind == "recurring" and when.relation == "at" and BUSY.search(before):
        return when.model_copy(update={"relation": "except"})
    if when.kind not in HOUR_KINDS:
        return when
    relation = _relation(when.relation, said, before)
    return when if relation is None else when.model_copy(update={"relation": relation})


def _relation(relation: str, said: str, before: str) -> str | None:
    if relation == "before" and UNTIL.match(said) and KEPT.search(before):
        return "after"
    if relation == "before" and BEFORE.match(said) and CANNOT.search(before):
        return "after"
    if relation in ("at", "around") and LEAVES.search(before):
        return "after"
    return "before" if relation in ("at", "around") and STARTS.search(before) else None


def of_the_day(place: Placed, folded: str) -> bool:
    """Whether an hour says only when one is free or no longer is."""
    said, before = folded[place.start : place.end], folded[: place.start]
    kept = (UNTIL.match(said) is not None and KEPT.search(before) is not None) or WORK_UNTIL.match(said) is not None
    return place.when.kind in HOUR_KINDS and (kept or any(p.search(before) for p in (LEAVES, STARTS)))


def needless(bound: When, other: When) -> bool:
    """Whether such an hour says nothing beside `other`: an hour that is wished for, or hours that lie beyond it."""
    if other.relation not in ("at", "around", bound.relation):
        return False
    if other.kind in HOUR_KINDS:
        return True
    start, end, hour = (other.start or "")[-5:], (other.end or "")[-5:], (bound.start or "")[-5:]
    if other.kind != "range" or ":" not in start or ":" not in end:
        return False
    return start >= hour if bound.relation == "after" else end <= hour
