"""A measured figure beside what is wanted of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def at_most(measured: float, want: float) -> dict[str, Any]:
    """A goal that is met at `want` and below, as every benchmark prints its goals."""
    return {"is": measured, "want": want, "met": measured <= want}


def unclaimed(goals: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The goals where the data are not those that they are about: neither met nor missed, so the bench does not meet them."""
    return {name: {**goal, "met": None} for name, goal in goals.items()}


def all_met(goals: Mapping[str, dict[str, Any]]) -> bool:
    """Whether every goal is met; one that nobody can tell is not."""
    return all(goal["met"] is True for goal in goals.values())


def at_least(measured: float, want: float) -> dict[str, Any]:
    """A goal that is met at `want` and above."""
    return {"is": measured, "want": want, "met": measured >= want}
