"""Weeks ruled out one after the other, and the one behind them: "not this week, not next week, the one after"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from datetime import date, timedelta

from language.types import When

NEXT_OUT = re.compile(
    r"\b(?:not|ni|no|nor)\b(?: \w+){0,3}? (?:next|(?:la )?(?:semana )?(?:proxima|que viene|que entra))\b(?: week| semana)?"
    r"|\bnot (?:this week|this one) (?:or|and) next\b(?: week)?|\bni (?:en )?esta semana ni (?:en )?la (?:proxima|que viene|siguiente)\b"
)
"""Next week is not wanted; folded text."""

ONE_AFTER = re.compile(
    r"\W*(?:(?:but|only|just|maybe|and|sino|pero|mejor|si no)\W+)*(?:the (?:one|week) after(?: that| next)?|the following(?: one| week)?|(?:the )?week after(?: that)?"
    r"|(?:en |para )?la (?:(?:semana )?(?:siguiente|que sigue|despues|de despues)|otra(?: semana)?|subsiguiente))\b"
)


def weeks_ruled_out(found: tuple[When, ...], folded: str, today: date) -> tuple[When, ...]:
    """`found` with next week ruled out, and the week behind it wished for where that is said."""
    out = NEXT_OUT.search(folded)
    if out is None or not re.search(r"\b(?:week|semana)\b", folded):
        return found
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=1)
    rest = [w for w in found if not _is_week(w, monday)]
    said = next((w for w in found if _is_week(w, monday)), _week(monday, "except", folded[out.start() : out.end()]))
    ruled_out = [said.model_copy(update={"relation": "except"})]
    after = ONE_AFTER.match(folded, out.end())
    if after is not None:
        rest = [w for w in rest if not _is_week(w, monday + timedelta(weeks=1))]
        ruled_out.append(_week(monday + timedelta(weeks=1), "at", after.group().strip()))
    return (*rest, *ruled_out)


def _is_week(when: When, monday: date) -> bool:
    return when.kind == "range" and when.start == monday.isoformat()


def _week(monday: date, relation: str, text: str) -> When:
    said = {"kind": "range", "start": monday.isoformat(), "end": (monday + timedelta(weeks=1)).isoformat()}
    return When.model_validate({**said, "relation": relation, "text": text})
