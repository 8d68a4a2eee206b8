"""What the message around a time says of it: times of a story are no wish, "what about Friday" is no "around", "no, 1 pm" rules nothing out."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from language.text.normalise import Clean
from language.text.patterns import says
from language.times.by_the_day import bounded_by_the_day
from language.times.first_of_many import from_the_first
from language.times.joined import joined
from language.times.placed import Placed
from language.times.story import is_told
from language.times.taken_back import bounded_by_an_event, settled, standing
from language.types import Context, When

AROUND = r"\b(?:around|about|approximately|roughly|ish|at like|kind of|kinda|sort of|or something|or somewhere|more or less|give or take|o algo|o por ahi|or so|a eso de|como a|alrededor|mas o menos|aproximadamente)\b|ish\b"
DATE = len("2026-01-01")
"""Characters of a day without an hour."""

LETS_GO = re.compile(
    r"\b(?:cancel|move|change|reschedule)(?: (?:my|the|our) \w+| it| that)?(?: (?:for|on))? $"
    r"|\b(?:cancel\w+|mueva|mover|cambi\w+|reprogram\w+)(?: (?:lo|las?|el|mi \w+)(?: del?)?)? $"
)
"""Before the day of a visit that one lets go of: "cancel tomorrow, I can't make it"."""

AT_ONCE = re.compile(
    r"now|right now|right away|immediately|ahora|ahorita|ahora mismo|ahorita mismo|ya mismo|de inmediato"
)
SEEN_NOW = re.compile(
    r"\b(?:be seen|get seen|see (?:me|us|him|her|them|my \w+|someone|somebody|a doctor)|fit (?:me|us|him|her) in|come in|openings?|available|anything|chance|hay|chanse|pueden? ver\w*|atiend\w+|verlo|verla|verme)(?: \w+){0,2} $"
)
"""Before the "right now" at which one would be seen; nobody's calendar has this very minute, so as soon as can be."""

NEGATED_NOW = re.compile(r"(?:n't|\bnot|\bno)\b(?: \w+){0,4} $")
WHAT_ABOUT = re.compile(r"\b(?:what|how)\W+$|\b(?:what|how) about\W*$|\bque tal\W*$")


def refined(found: Iterable[When], text: Clean, context: Context) -> tuple[When, ...]:
    """The times that are wishes, with the relation that the words before them give; `found` stand in `text`."""
    folded = text.folded
    placed = (Placed(when, *text.inside(when.span or (0, 0))) for when in found)
    wished = _once(wish for place in placed if (wish := _one(place, folded, context)) is not None)
    stand = from_the_first(standing(wished, folded, context.expecting), folded)
    return settled(tuple(p.when for p in joined(stand, folded)), folded, context)


def _one(place: Placed, folded: str, context: Context) -> Placed | None:
    said, before = folded[place.start : place.end], folded[: place.start]
    if AT_ONCE.fullmatch(said) and SEEN_NOW.search(before) and not NEGATED_NOW.search(before):
        today = {"kind": "date", "start": context.now.date().isoformat(), "relation": "earliest"}
        return replace(place, when=place.when.model_copy(update=today))
    if is_told(place.when, said, before, folded[place.end :], context):
        return None
    return replace(place, when=_bounded(bounded_by_an_event(place.when, before), said, before))


def _bounded(when: When, said: str, before: str) -> When:
    """The time with the relation and the kind that the words around it give."""
    if when.relation == "except" and LETS_GO.search(before):
        when = when.model_copy(update={"relation": "at"})
    if when.relation == "around" and WHAT_ABOUT.search(before):
        when = when.model_copy(update={"relation": "at"})
    elif when.relation == "at" and when.kind in ("time", "datetime") and says(AROUND, said):
        when = when.model_copy(update={"relation": "around"})
    if when.relation == "before" and when.kind == "range" and len(when.start or "") == DATE:
        when = when.model_copy(update={"kind": "date", "end": None})
    if when.relation == "earliest" and when.start and when.kind == "datetime":
        when = when.model_copy(update={"kind": "date", "start": when.start[:10]})
    return _weekly(in_opening_hours(bounded_by_the_day(when, said, before)), said)


def _once(found: Iterable[Placed]) -> list[Placed]:
    """What is said twice, once."""
    seen = {(p.when.kind, p.when.start, p.when.end, p.when.relation): p for p in found}
    return sorted(seen.values(), key=lambda p: p.start)


def in_opening_hours(when: When) -> When:
    """Who asks for a night means the evening: nobody is seen after eight."""
    start, end = when.start or "", when.end or ""
    if when.kind != "range" or start[-5:] not in ("17:00", "20:00") or end[-5:] != "00:00":
        return when
    day = start[:-5]
    return when.model_copy(update={"start": f"{day}17:00", "end": f"{day}20:00"})


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
