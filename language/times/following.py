""" "Tomorrow or the day after": the second day counts from the first, not from today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from language.text.tokens import Token
from language.times.grammar import Grammar
from language.times.lexicon import lexicon
from language.times.model import Day, Time
from language.times.resolve import readings

if TYPE_CHECKING:
    from language.times.parse import Phrase

NEXT_DAY = (
    ("the", "day", "after"), ("day", "after"), ("the", "next", "day"), ("the", "following", "day"), ("the", "one", "after"),
    ("el", "que", "sigue"), ("la", "que", "sigue"),
    ("el", "dia", "siguiente"), ("el", "dia", "despues"), ("al", "dia", "siguiente"), ("el", "siguiente"), ("pasado",),
)  # fmt: skip
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
OR = ("or", "and", "o", "y")


def following(found: Sequence[Phrase], tokens: Sequence[Token], grammar: Grammar) -> list[Phrase]:
    """The phrases, with the day after each that has one named behind it."""
    out: list[Phrase] = []
    for phrase in found:
        if out and phrase.start < out[-1].end:  # "the day after" by itself is tomorrow
            continue
        out.append(phrase)
        end = _named_behind(phrase, tokens)
        step = WEEK if end is not None and _one_more(tokens[phrase.end + 1 : end], phrase, tokens, grammar) else DAY
        day = day_said(phrase.time, grammar) if end is not None else None
        if end is not None and day is not None:
            later = phrase.time.but(day=Day(exact=day + step), also=None)
            out.append(replace(phrase, start=phrase.end + 1, end=end, time=later))
    return out


def _one_more(words: Sequence[Token], phrase: Phrase, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "Next Tuesday or the one after" is the Tuesday after; "or the day after" a Wednesday."""
    said = tokens[phrase.start : phrase.end]
    named = any(node.kind == "weekday" for node in lexicon(grammar.lang).nodes(said))
    return named and not {"day", "dia"} & {t.norm for t in words}


def _named_behind(phrase: Phrase, tokens: Sequence[Token]) -> int | None:
    """Where "or the day after" behind the phrase ends."""
    if phrase.time.day is None or phrase.end >= len(tokens) or tokens[phrase.end].norm not in OR:
        return None
    norms = tuple(t.norm for t in tokens[phrase.end + 1 : phrase.end + 4])
    words = next((w for w in NEXT_DAY if norms[: len(w)] == w), None)
    goes_on = words == ("pasado",) and norms[1:2] == ("manana",)
    return None if words is None or goes_on else phrase.end + 1 + len(words)


def day_said(time: Time, grammar: Grammar) -> date | None:
    """The day that a time names; None where it names none."""
    read = readings(time, grammar)
    start = read[0].start if read else None
    return date.fromisoformat(start[:10]) if start and len(start) >= 10 else None
