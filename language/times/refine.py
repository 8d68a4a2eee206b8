"""What the message around a time says of it: times of a story are no wish, "what about Friday" is no "around", "no, 1 pm" rules nothing out."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterable

from language.text.normalise import fold
from language.text.patterns import says
from language.times.story import is_told
from language.times.taken_back import bounded_by_an_event, settled
from language.types import Context, When

AROUND = (
    r"\b(?:around|about|approximately|roughly|ish|or so|a eso de|como a|alrededor|mas o menos|aproximadamente)\b|ish\b"
)
WHAT_ABOUT = re.compile(r"\b(?:what|how)\W+$|\b(?:what|how) about\W*$|\bque tal\W*$")
TONIGHT = r"\btonight|\btonite|\besta noche"


def refined(found: Iterable[When], folded: str, context: Context) -> tuple[When, ...]:
    """The times that are wishes, with the relation that the words before them give."""
    kept = (_one(when, folded, context) for when in found)
    return settled(tuple(when for when in kept if when is not None), folded, context)


def _one(when: When, folded: str, context: Context) -> When | None:
    said = when.text.lower()
    place = max(folded.find(fold(said)), 0)
    before = folded[:place]
    if is_told(when, fold(said), before, folded[place + len(said) :], context.now):
        return None
    when = bounded_by_an_event(when, before)
    if when.relation == "around" and WHAT_ABOUT.search(before):
        when = when.model_copy(update={"relation": "at"})
    elif when.relation == "at" and when.kind in ("time", "datetime") and says(AROUND, said):
        when = when.model_copy(update={"relation": "around"})
    if when.relation == "earliest" and when.start and when.kind == "datetime":
        when = when.model_copy(update={"kind": "date", "start": when.start[:10]})
    if says(TONIGHT, said) and when.kind == "range" and when.start and when.start.endswith("T17:00"):
        when = when.model_copy(update={"end": f"{when.start[:10]}T20:00"})
    return _weekly(when, said)


def _weekly(when: When, said: str) -> When:
    """ "every Monday at 4" is in office hours; a whole day that comes again has no end."""
    if when.kind != "recurring" or when.start is None:
        return when
    if "T" not in when.start:
        return (
            when.model_copy(update={"end": None}) if not re.search(r"weekday|entre semana|dias habiles", said) else when
        )
    hour = int(when.start[11:13])
    if 1 <= hour <= 6 and not says(r"\d ?a\.?m\b|morning|manana", said):
        return when.model_copy(update={"start": f"{when.start[:11]}{hour + 12:02d}{when.start[13:]}"})
    return when
