""" "Monday or Tuesday of next week, no, of the other one": the same days, a week after those named first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from language.text.tokens import Token
from language.times.following import WEEK, day_said
from language.times.grammar import Grammar
from language.times.model import Day

if TYPE_CHECKING:
    from language.times.parse import Phrase

THE_OTHER = (
    ("la", "otra", "semana"), ("de", "la", "otra"), ("la", "semana", "siguiente"), ("la", "siguiente", "semana"),
    ("la", "semana", "despues"),
    ("the", "week", "after"), ("the", "following", "week"), ("the", "other", "week"), ("the", "one", "after"),
)  # fmt: skip
SLIPS = frozenset("no nope wait sorry actually perdon digo mejor".split())
BETWEEN = SLIPS | frozenset(
    ", . el la los de del en para y pero i mean meant make it of in on the that one better but".split()
)
FAR = 8
"""Tokens from the slip to the other week."""


def other_week(found: Sequence[Phrase], tokens: Sequence[Token], grammar: Grammar) -> list[Phrase]:
    """The phrases, with the days that were put off to the week behind the one they were said of."""
    norms = [t.norm for t in tokens]
    said = next((n for n in range(len(norms)) if any(tuple(norms[n : n + len(w)]) == w for w in THE_OTHER)), None)
    slip = _slip_before(said, norms) if said is not None else None
    if said is None or slip is None:
        return list(found)
    later = [moved for p in found if p.start < slip and (moved := _a_week_on(p, grammar)) is not None]
    if not later:
        return list(found)
    return later + [p for p in found if p.start > slip and p.time.days is None and p.time.day is None]


def _slip_before(place: int, norms: Sequence[str]) -> int | None:
    """Where what takes back the first week begins, with nothing else between it and the other one."""
    first = None
    for n in range(place - 1, max(place - FAR, -1), -1):
        if norms[n] not in BETWEEN:
            break
        first = n if norms[n] in SLIPS else first
    return first


def _a_week_on(phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """The named day a week later; None for what names no single day."""
    time = phrase.time
    day = day_said(time.but(relation="at"), grammar) if time.day is not None and not time.weekly else None
    return None if day is None else replace(phrase, time=time.but(relation="at", day=Day(exact=day + WEEK), also=None))
