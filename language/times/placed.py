"""A time and where it stands in the message."""

from __future__ import annotations

from dataclasses import dataclass

from language.types import When

HOUR = len("09:00")


@dataclass(frozen=True, slots=True)
class Placed:
    """A time and its characters [start, end) in the clean text."""

    when: When
    start: int
    end: int


def of_day(when: When) -> bool:
    """Whether it says hours and no day."""
    return when.kind in ("range", "time") and len(when.start or "") == HOUR
