"""The one clock. Times are aware UTC; tests and one-shot commands freeze it, `serve --now` shifts it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The current moment, aware, in UTC."""


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The current moment."""
        return datetime.now(UTC)


class FrozenClock:
    """A time that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        """`at` must be aware."""
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The frozen moment."""
        return self._at

    def advance(self, by: timedelta) -> None:
        """Move on."""
        self._at += by

    def set(self, at: datetime) -> None:
        """Move to an aware moment."""
        self._at = at.astimezone(UTC)


class ShiftedClock:
    """A time that began at `at` when the clock was made and ticks on from there."""

    def __init__(self, at: datetime) -> None:
        """`at` must be aware."""
        self._shift = at.astimezone(UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        """The shifted moment."""
        return datetime.now(UTC) + self._shift
