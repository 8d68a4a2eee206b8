"""Days that are meant roughly: "in two weeks", "in a month", "around the 12th" take in the days about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from language.text import fold
from language.types import When

AHEAD = re.compile(
    r"(?:\w+ ){0,4}(?P<unit>weeks?|wks?|fortnight|months?|days|semanas?|mes|meses|dias)"
    r"(?: (?:from (?:now|today)|out|time|a partir de (?:hoy|ahora)|mas o menos))?"
)
"""So many of a unit from now, and nothing else."""

COUNTED_FROM = re.compile(
    r"\b(?:after|from (?!now|today)|on|next|exactly|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|despues|exact\w+|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b"
)
"""What tells the very day."""

A_FEW = 7
"""Days up to which a count of days is meant as said."""


def loosened(wanted: Sequence[When], today: date) -> tuple[When, ...]:
    """The times with each rough day as the days about it; it says nothing where others are named near it."""
    rough = {place: about for place, one in enumerate(wanted) if (about := _about(one, today)) is not None}
    exact = [one for place, one in enumerate(wanted) if place not in rough]
    return (*exact, *(about for about in rough.values() if not any(_near(one, about) for one in exact)))


def _about(one: When, today: date) -> When | None:
    """The days about a rough day; None for any other time."""
    slack = _slack(one, today)
    if not slack or one.start is None:
        return None
    day = date.fromisoformat(one.start)
    first, end = max(day - slack, today), day + slack + timedelta(days=1)
    return one.model_copy(
        update={"kind": "range", "relation": "at", "start": first.isoformat(), "end": end.isoformat()}
    )


def _slack(one: When, today: date) -> timedelta:
    """How far from the day named it may be."""
    if one.kind != "date" or one.start is None or one.relation not in ("at", "around"):
        return timedelta()
    said = AHEAD.fullmatch(fold(one.text))
    if said is None or COUNTED_FROM.search(fold(one.text)):
        return timedelta(days=2 if one.relation == "around" else 0)
    if said["unit"].startswith("m"):
        return timedelta(days=7)
    weeks = said["unit"] not in ("days", "dias")
    few = not weeks and (date.fromisoformat(one.start) - today).days < A_FEW
    return timedelta(days=0 if few else 3 if weeks else 2)


def _near(one: When, about: When) -> bool:
    """Whether a time names days among these."""
    start, end = one.start or "", one.end or one.start or ""
    return len(start) >= len("2026-03-03") and start < (about.end or "") and (about.start or "") <= end
