"""The one hour of a message and the day, or the days, that it belongs to although other words stand between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from language.times.placed import Placed
from language.types import When

BESIDE = re.compile(
    r"\b(?:or|and|y|o|u|but|pero|either|because|porque|since|que|if|si|then|luego)\b|(?<!\bdr)(?<!\bdra)[.;?!]"
)
"""What stands between two things that are said apart."""

LISTED = re.compile(r"[\s,/&]*(?:or|and|o|u|y)?\s*(?:on |the |el |maybe )*")
"""Between days of a list."""

NEAR = 34
"""Characters within which an hour still belongs to a day."""


def joined(found: Sequence[Placed], folded: str) -> list[Placed]:
    """The one hour of a message with its day, or with each of the days listed: "Thursday's good, any time after three"."""
    days = [p for p in found if p.when.kind == "date" and p.when.relation == "at" and not p.when.ambiguous]
    hours = [p for p in found if _is_hour(p.when)]
    if not days or len(hours) != 1 or len(found) != len(days) + 1:
        return list(found)
    hour = hours[0]
    gaps = [(hour in (a, b), folded[a.end : b.start]) for a, b in pairwise(found)]
    beside, listed = ([gap for at_hour, gap in gaps if at_hour is wanted] for wanted in (True, False))
    if len(beside) != 1 or len(beside[0]) > NEAR or BESIDE.search(beside[0]) or not all(map(LISTED.fullmatch, listed)):
        return list(found)
    return [Placed(_at(day.when, hour.when), day.start, day.end) for day in days]


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
