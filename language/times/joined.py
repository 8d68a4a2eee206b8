"""The one hour of a message and the day, or the days, that it belongs to although other words stand between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from language.times.placed import Placed, of_day
from language.types import When

BESIDE = re.compile(
    r"\b(?:or|and|y|o|u|but|pero|either|because|porque|since|que|if|si|then|luego)\b|(?<!\bdr)(?<!\bdra)[.;?!]"
)
"""What stands between two things that are said apart."""

ASKED = re.compile(r"\? ?(?:if so\W+|if yes\W+|si es asi\W+)?")
"""Between the day that one asks after and its hour: "is she in on Friday? If so I'd like 11:15"."""

LISTED = re.compile(r"[\s,/&]*(?:or|and|o|u|y)?\s*(?:on |the |el |maybe )*")
"""Between days of a list."""

NEAR = 34
"""Characters within which an hour still belongs to a day."""


def joined(found: Sequence[Placed], folded: str) -> list[Placed]:
    """The one hour of a message with its day, or with each of the days listed: "Thursday's good, any time after three"."""
    if (evening := _in_its_part(found)) is not None:
        return evening
    days = [p for p in found if p.when.kind == "date" and p.when.relation == "at" and not p.when.ambiguous]
    hours = [p for p in found if _is_hour(p.when)]
    if not days or len(hours) != 1 or len(found) != len(days) + 1:
        return list(found)
    hour = hours[0]
    gaps = [(hour in (a, b), folded[a.end : b.start]) for a, b in pairwise(found)]
    beside, listed = ([gap for at_hour, gap in gaps if at_hour is wanted] for wanted in (True, False))
    if (
        len(beside) != 1
        or len(beside[0]) > NEAR
        or BESIDE.search(ASKED.sub(" ", beside[0]))
        or not all(map(LISTED.fullmatch, listed))
    ):
        return list(found)
    return [Placed(_at(day.when, hour.when), day.start, day.end) for day in days]


def _in_its_part(found: Sequence[Placed]) -> list[Placed] | None:
    """The hours on the one day whose part they lie in: "tonight, if they're there that late, five thirty or six"."""
    parts = [p for p in found if p.when.kind == "range" and p.when.relation == "at" and "T" in (p.when.start or "")]
    hours = [p for p in found if p.when.kind == "time" and p.when.relation in ("at", "around")]
    if len(parts) != 1 or not hours or len(found) != len(hours) + 1 or any(c.isdigit() for c in parts[0].when.text):
        return None
    part = parts[0].when
    start, end = (part.start or "")[-5:], (part.end or "")[-5:]
    if not all(start <= (p.when.start or "") < end for p in hours):
        return None
    day = part.model_copy(update={"start": (part.start or "")[:10]})
    return [Placed(_at(day, hour.when), hour.start, hour.end) for hour in hours]


def _is_hour(when: When) -> bool:
    return of_day(when) and when.relation != "except" and not when.ambiguous


def _at(day: When, hour: When) -> When:
    kind = "datetime" if hour.kind == "time" else "range"
    end = f"{day.start}T{hour.end}" if hour.end else None
    spans = [s for s in (day.span, hour.span) if s is not None]
    span = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
    said = {"text": f"{day.text} {hour.text}", "span": span}
    return hour.model_copy(update={"kind": kind, "start": f"{day.start}T{hour.start}", "end": end, **said})
