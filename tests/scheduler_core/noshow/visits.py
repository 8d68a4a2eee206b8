"""Generated visits for tests of the no-show model."""

from __future__ import annotations

from datetime import datetime, timedelta

from evals.bench_noshow import generated
from scheduler_core.noshow import Booking

MONDAY = datetime.fromisoformat("2026-01-05T09:00")


def visit(
    patient: str = "p", day: int = 0, *, lead: int = 3, missed: bool | None = False, hour: int = 9, **other: object
) -> Booking:
    """A visit on the n-th day, booked `lead` days before."""
    starts_at = MONDAY + timedelta(days=day, hours=hour - 9)
    key = f"{patient}{day}{hour}"
    return Booking(key, patient, starts_at - timedelta(days=lead, hours=1), starts_at, missed=missed, **other)  # type: ignore[arg-type]


def many() -> list[Booking]:
    """Enough to learn from in a second."""
    return generated(visits=3_000, days=30)
