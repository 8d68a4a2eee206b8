"""One assumption at the ends of its range: the same hospital with other values at the places that the assumption names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from evals.simulation.config import Assumption, HospitalDay, Variation

End = Literal["low", "high"]
ENDS: tuple[End, ...] = ("low", "high")


def varied(day: HospitalDay, assumption: Assumption, end: End) -> HospitalDay:
    """The hospital with all the assumption's places at this end. ValueError for a place that is not in the file, or a value
    that it cannot have."""
    content: Any = day.model_dump(exclude={"assumptions"})
    for variation in assumption.vary:
        content, changed = _at(content, variation.path.split("."), variation, end)
        if not changed:
            raise ValueError(f"there is no number at {variation.path!r}")
    return HospitalDay.model_validate(content)


def _at(node: Any, steps: Sequence[str], variation: Variation, end: End) -> tuple[Any, int]:
    """The node with every number there changed, and how many were; what is left out stays so."""
    if not steps:
        if isinstance(node, bool) or not isinstance(node, int | float):
            return node, 0
        return _value(node, variation, end), 1
    step, rest = steps[0], steps[1:]
    if step == "*" and isinstance(node, list | tuple):
        parts = [_at(part, rest, variation, end) for part in node]
        return [part for part, _ in parts], sum(number for _, number in parts)
    if isinstance(node, dict) and step in node:
        part, number = _at(node[step], rest, variation, end)
        return {**node, step: part}, number
    return node, 0


def _value(old: float, variation: Variation, end: End) -> float:
    """Whole numbers stay whole, and above nought."""
    given = variation.low if end == "low" else variation.high
    new = old * given if variation.times else given
    return max(1, round(new)) if isinstance(old, int) and variation.times else new
