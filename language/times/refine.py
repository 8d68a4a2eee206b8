"""What the message around a time says of it: times of a story are no wish, "what about Friday" is no "around", "no, 1 pm" rules nothing out."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from language.text.patterns import says
from language.types import Context, Expecting, When

ANSWERING = (Expecting.YES_NO, Expecting.READING)
AROUND = (
    r"\b(?:around|about|approximately|roughly|ish|or so|a eso de|como a|alrededor|mas o menos|aproximadamente)\b|ish\b"
)
WHAT_ABOUT = re.compile(r"\b(?:what|how)\W+$|\b(?:what|how) about\W*$|\bque tal\W*$")
TONIGHT = r"\btonight|\btonite|\besta noche"
STORY = re.compile(
    r"\b(?:since|started|began|ago|for the (?:last|past)|desde|hace|empezo|comenzo)\W*(?:\w+\W+){0,2}$|\b(?:desde|hace)\b.{0,12}$"
)


def refined(found: Iterable[When], folded: str, context: Context) -> tuple[When, ...]:
    """The times that are wishes, with the relation that the words before them give."""
    kept = (_one(when, folded, context) for when in found)
    return tuple(when for when in kept if when is not None)


def _one(when: When, folded: str, context: Context) -> When | None:
    said = when.text.lower()
    before = folded[: _place(folded, said)]
    if _told(when, said, before, context):
        return None
    if when.relation == "around" and WHAT_ABOUT.search(before):
        when = when.model_copy(update={"relation": "at"})
    elif when.relation == "at" and when.kind in ("time", "datetime") and says(AROUND, said):
        when = when.model_copy(update={"relation": "around"})
    if when.relation == "except" and context.expecting in ANSWERING and re.match(r"(?:no|nope)\b", said):
        when = when.model_copy(update={"relation": "at"})
    if when.relation == "earliest" and when.start and when.kind == "datetime":
        when = when.model_copy(update={"kind": "date", "start": when.start[:10]})
    if says(TONIGHT, said) and when.kind == "range" and when.start and when.start.endswith("T17:00"):
        when = when.model_copy(update={"end": f"{when.start[:10]}T20:00"})
    return _weekly(when, said)


def _place(folded: str, said: str) -> int:
    return max(folded.find(said), 0)


def _told(when: When, said: str, before: str, context: Context) -> bool:
    """A length of days, the moment of speaking, or a time gone by: part of a story."""
    if when.kind == "duration":
        return not (when.start or "").startswith("PT")
    if when.relation == "earliest":
        return False
    now = context.now.strftime("%Y-%m-%dT%H:%M")
    if when.kind == "datetime" and when.start and when.start <= now:
        return True
    if when.kind == "range" and when.end and len(when.end) > 10 and when.end <= now:
        return True
    return (
        bool(before)
        and STORY.search(before) is not None
        and when.relation == "at"
        and _past_or_today(when, context.now)
    )


def _past_or_today(when: When, now: datetime) -> bool:
    return (when.start or "")[:10] <= now.date().isoformat()


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
