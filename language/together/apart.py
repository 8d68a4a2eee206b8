"""Whether two halves of a message want two different things, each with its own visit, time and person."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from language.directory import Directory
from language.text import fold
from language.types import Expecting, Intent, Understanding

WANTING = frozenset({
    Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST, Intent.TELEHEALTH,
})  # fmt: skip
"""What is arranged; a message of two halves holds one of these at least."""

ASKING = frozenset({Intent.QUESTION, Intent.INSURANCE, Intent.PARKING})
PICKING = frozenset({Intent.CHOOSE})
CHANGING = frozenset({Intent.RESCHEDULE, Intent.CANCEL})
BESIDE = frozenset({Intent.EMERGENCY, Intent.STOP, Intent.MEDICAL_ADVICE, Intent.OUT_OF_SCOPE})
"""Beside these nothing else is arranged."""

OPEN = (Expecting.NOTHING, Expecting.REASON, Expecting.WHEN, Expecting.CHOICE, Expecting.KIND)
"""Questions beside whose answer something else may be asked for."""

BOOKED = re.compile(
    r"\b(?:book|schedule|make|set up|arrange|get|need|needs|want|wants|like|see|sign|agend\w+|reserv\w+|sac\w+|hac\w+|hag\w+|quier\w+|quisier\w+|necesit\w+|ocup\w+|pedir)\b"
)
ANOTHER = re.compile(
    r"\b(?:my other|the other|mi otr[oa]|l[ao] otr[oa]) (?:daughter|son|child|kid|boy|girl|one|hij[oa]|nin[oa])\b"
)
"""Another of the same relation."""

HAVING = re.compile(r"^\W*(?:\w+\W+){0,3}(?:have|had|got|tengo|tenia|tenemos)\b")
"""A visit that is there is told of and not asked for."""

ASKED = re.compile(r"\b(?:what|when|where|who|how|que|cuando|donde|quien|cuanto|como)\b")
"""What a question asks for that needs no mark."""

IT = re.compile(
    r"\b(?:it|that|this|that one)\b(?! (?:\w+ )?(?:appointment|appt|visit|one))|\b(?:cambi|muev|mov|pas|cancel|anul|adelant|atras|reprogram|reagend)\w*l[ao]s?\b"
)
"""A pronoun for the visit that the other half names."""


def wanted(part: Understanding) -> frozenset[Intent]:
    """What this half wants arranged, answered or chosen."""
    return frozenset(part.intents) & (WANTING | ASKING | PICKING)


def adds_up(whole: Iterable[Intent], parts: Sequence[Understanding], *, one_sentence: bool) -> bool:
    """Whether the halves want what the whole was heard to want, and of their own a booking or a plain question at the most."""
    heard = frozenset(whole) & (WANTING | ASKING)
    each = frozenset[Intent]().union(*(wanted(part) for part in parts)) - PICKING
    new = each - heard - {Intent.BOOK}
    asked = one_sentence and all(ASKED.search(fold(p.text)) for p in parts if Intent.QUESTION in wanted(p))
    return heard <= each and (not new or (new == {Intent.QUESTION} and asked))


def are_two(first: Understanding, second: Understanding, directory: Directory) -> bool:
    """Whether the halves are two wishes of different kinds, or for different people, and neither speaks of the other's visit."""
    one, other = wanted(first), wanted(second)
    if not one or not other or not (one | other) & WANTING or other & PICKING:
        return False
    if any(BESIDE & set(part.intents) for part in (first, second)):
        return False
    if not all(_is_own(part, directory) for part in (first, second)):
        return False
    if one == other:
        another = second.slots.for_whom != first.slots.for_whom or ANOTHER.search(fold(second.text)) is not None
        return one == {Intent.BOOK} and second.slots.for_whom is not None and another
    return not one & CHANGING or not other & CHANGING or _two_visits(first, second, directory)


def _is_own(part: Understanding, directory: Directory) -> bool:
    """Whether a half names what it is about by itself: a booking its wish, a change its visit."""
    text, wants = fold(part.text), wanted(part)
    if wants & CHANGING and IT.search(text):
        return False
    if Intent.BOOK not in wants:
        return True
    whose = part.slots.for_whom is not None
    asked = BOOKED.search(text) is not None and HAVING.search(text) is None
    return (asked and (whose or _home(part, directory) is not None)) or (whose and part.slots.symptom is not None)


def _two_visits(first: Understanding, second: Understanding, directory: Directory) -> bool:
    """Moving one and cancelling another: both are named, and not alike."""
    named = {part.slots.visit_type or _home(part, directory) for part in (first, second)}
    return None not in named and len(named) == 2


def _home(part: Understanding, directory: Directory) -> str | None:
    slots = part.slots
    return slots.specialty or directory.specialty_of(slots.visit_type or slots.likely_visit_type)
