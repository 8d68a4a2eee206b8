"""A time and where it stands in the message."""

from __future__ import annotations

from dataclasses import dataclass

from language.types import When


@dataclass(frozen=True, slots=True)
class Placed:
    """A time and its characters [start, end) in the clean text."""

    when: When
    start: int
    end: int
