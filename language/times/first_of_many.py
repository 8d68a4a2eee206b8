"""A day of every week and where it begins: "Thursdays, starting the 12th" is that Thursday and those after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from language.times.placed import Placed
from language.types import When

STARTING = re.compile(r"^(?:starting|beginning|from|empezando|comenzando|a partir|desde)\b")


def from_the_first(found: Sequence[Placed], folded: str) -> list[Placed]:
    """Without the day that only says when the weeks begin; the recurring days begin then."""
    starts = [p for p in found if p.when.relation == "after" and STARTING.match(folded[p.start : p.end])]
    weekly = [p for p in found if p.when.kind == "recurring" and p.when.relation == "at"]
    if len(starts) != 1 or not weekly or len(starts[0].when.start or "") != len("2026-03-05"):
        return list(found)
    first = date.fromisoformat(starts[0].when.start or "")
    moved = {id(p): Placed(_on_or_after(p.when, first), p.start, p.end) for p in weekly}
    return [moved.get(id(p), p) for p in found if p is not starts[0]]


def _on_or_after(when: When, first: date) -> When:
    """The recurring day with its first occurrence on or after `first`."""
    start = date.fromisoformat((when.start or "")[:10])
    ahead = first + timedelta(days=(start.weekday() - first.weekday()) % 7) - start
    ends = {"end": _moved(when.end, ahead)} if when.end else {}
    return when.model_copy(update={"start": _moved(when.start or "", ahead), **ends})


def _moved(moment: str, ahead: timedelta) -> str:
    return (date.fromisoformat(moment[:10]) + ahead).isoformat() + moment[10:]
