""" "Thursday or Friday, late as possible": the days as a whole, of which the latest times are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from language.text import fold
from language.types import When

DAY = len("2026-03-03")
LATE = " late"


def as_whole_days(when: Sequence[When]) -> tuple[When, ...]:
    """The times with each day that is "late" made a whole one, where the end of the day is wanted anyhow."""
    hours = {(w.start or "")[DAY:] for w in when if w.kind == "range" and fold(w.text).endswith(LATE)}
    return tuple(_whole(w) if w.kind == "range" and (w.start or "")[DAY:] in hours - {""} else w for w in when)


def _whole(when: When) -> When:
    start = (when.start or "")[:DAY]
    return when.model_copy(update={"kind": "date", "start": start, "end": None, "ambiguous": ()}) if start else when
