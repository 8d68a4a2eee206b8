"""One thing that was looked at, or could not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["pass", "fail", "not checked"]


@dataclass(frozen=True)
class Check:
    """`found` says what was seen, or why nothing could be."""

    name: str
    state: State
    found: str


def judged(name: str, good: bool, found: str) -> Check:
    """Pass or fail."""
    return Check(name, "pass" if good else "fail", found)


def unchecked(name: str, why: str) -> Check:
    """Nothing is claimed."""
    return Check(name, "not checked", why)
