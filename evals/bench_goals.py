"""A measured figure beside what is wanted of it."""

from __future__ import annotations

from typing import Any


def at_most(measured: float, want: float) -> dict[str, Any]:
    """A goal that is met at `want` and below, as every benchmark prints its goals."""
    return {"is": measured, "want": want, "met": measured <= want}


def at_least(measured: float, want: float) -> dict[str, Any]:
    """A goal that is met at `want` and above."""
    return {"is": measured, "want": want, "met": measured >= want}
