"""What several times of one message make of each other: the slip that is put right, the vague hour that an exact one replaces,
the hour that belongs to a day further off."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from language.text.normalise import fold
from language.types import When
from language.vocabulary import times_en, times_es

SLIP = re.compile(
    r"^\W*(?:(?:works|day|one)\W+)?(?:\w+\W+)?(?:no|nope|wait|sorry|scratch that|i mean|i meant|make (?:it|that)|perdon|perdone|digo|mejor dicho|mas bien|quise decir|corrijo)\b[^?]{0,24}$"
)
"""Words between a time and the one that replaces it."""

NOT_BUT = re.compile(r"\b(?:not|no) (?:the |el |las? |a las? )?$")
"""Before the first of "not two, two thirty"."""

BESIDE = re.compile(
    r"\b(?:or|and|y|o|u|but|pero|either|because|porque|since|que|if|si|then|luego)\b|(?<!\bdr)(?<!\bdra)[.;?!]"
)
"""What stands between two things that are said apart."""

LISTED = re.compile(r"[\s,/&]*(?:or|and|o|u|y)?\s*(?:on |the |el |maybe )*")
"""Between days of a list."""

LEAVES = re.compile(
    r"\b(?:gets? (?:off|out)(?: (?:of )?(?:work|school))?(?: at)?|(?:be )?out by|salgo(?: del? \w+)?(?: a)?|entro(?: \w+){0,3})\s*(?:las? )?$"
)
INSTEAD = re.compile(r"\b(?:instead of|rather than|en vez de|en lugar de)(?: las?)? ?$")
"""Before an hour that only tells when one is free, or what the other one replaces."""

NEAR = 34
"""Characters within which an hour still belongs to a day."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time and its characters [start, end) in the clean text."""

    when: When
    start: int
    end: int


def standing(found: Sequence[Placed], folded: str) -> list[Placed]:
    """Without the times that were put right at once, and vague ones beside exact ones."""
    ahead = [*found[1:], None]
    kept = [p for p, then in zip(found, ahead, strict=False) if then is None or not _replaced(p, then, folded)]
    return [p for p in kept if not any(_outdone(p, other, folded) for other in kept if other is not p)]


def joined(found: Sequence[Placed], folded: str) -> list[Placed]:
    """The one hour of a message with its day, or with each of the days listed: "Thursday's good, any time after three"."""
    days = [p for p in found if p.when.kind == "date" and p.when.relation == "at" and not p.when.ambiguous]
    hours = [p for p in found if _is_hour(p.when)]
    if not days or len(hours) != 1 or len(found) != len(days) + 1:
        return list(found)
    hour = hours[0]
    apart = [folded[a.end : b.start] for a, b in pairwise(found)]
    beside = [gap for gap, (a, b) in zip(apart, pairwise(found), strict=True) if hour in (a, b)]
    listed = [gap for gap, (a, b) in zip(apart, pairwise(found), strict=True) if hour not in (a, b)]
    if len(beside) != 1 or len(beside[0]) > NEAR or BESIDE.search(beside[0]) or not all(map(LISTED.fullmatch, listed)):
        return list(found)
    return [Placed(_at(day.when, hour.when), day.start, day.end) for day in days]


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
    negated = NOT_BUT.search(folded[: first.start]) is not None and len(between) <= 6
    return negated or SLIP.match(between) is not None


def _alike(first: When, second: When) -> bool:
    """Both say a day, or both an hour and no day."""
    return (len(first.start or "") >= 10) == (len(second.start or "") >= 10)


def _is_hour(when: When) -> bool:
    timed = when.kind == "time" or (when.kind == "range" and len(when.start or "") == 5)
    return timed and when.relation != "except" and not when.ambiguous


def _at(day: When, hour: When) -> When:
    kind = "datetime" if hour.kind == "time" else "range"
    end = f"{day.start}T{hour.end}" if hour.end else None
    spans = [s for s in (day.span, hour.span) if s is not None]
    span = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
    said = {"text": f"{day.text} {hour.text}", "span": span}
    return hour.model_copy(update={"kind": kind, "start": f"{day.start}T{hour.start}", "end": end, **said})


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
