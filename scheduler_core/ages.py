"""Ages: whole years on a day, and the bands in which reports count them."""

from __future__ import annotations

from datetime import date


def age_on(born: date, day: date) -> int:
    """Whole years on that day of somebody born on `born`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_band(years: int) -> str:
    """The band in which reports count an age."""
    for low, high in ((0, 17), (18, 34), (35, 49), (50, 64), (65, 79)):
        if years <= high:
            return f"{low}-{high}"
    return "80+"
