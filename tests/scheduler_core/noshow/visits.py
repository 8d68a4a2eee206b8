"""Generated visits for tests of the no-show model."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

from evals.bench_noshow import generated
from scheduler_core.noshow import Booking, DayWeather

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


class Sky:
    """Every third day pours."""

    def on(self, site: str, day: date) -> DayWeather | None:
        return DayWeather(20.0 if day.toordinal() % 3 == 0 else 0.0, 12.0)


def surrounded() -> list[Booking]:
    """The same visits where a long way and rain keep people away and reminders bring them."""
    dice = random.Random(3)
    return [_surrounded(booking, dice) for booking in many()]


def _surrounded(booking: Booking, dice: random.Random) -> Booking:
    km, reminders, sky = dice.uniform(0, 30), dice.randrange(3), Sky().on(booking.site, booking.day)
    rain = 0.3 if sky is not None and sky.rain_mm else 0.0
    missed = dice.random() < 0.15 + km / 100 + rain - 0.07 * reminders
    return replace(booking, distance_km=km, reminders=reminders, missed=booking.missed or missed)
