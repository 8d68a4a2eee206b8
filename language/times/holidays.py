"""The holidays that people date visits by: the United States' federal and common ones, and Spanish-speaking families' days."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

import holidays

from language.times.feasts import FEASTS, feast

NAMED = {
    "new_year": "New Year's Day", "mlk": "Martin Luther King Jr. Day", "presidents": "Washington's Birthday", "memorial": "Memorial Day",
    "juneteenth": "Juneteenth National Independence Day", "independence": "Independence Day", "labor": "Labor Day", "columbus": "Columbus Day",
    "veterans": "Veterans Day", "thanksgiving": "Thanksgiving Day", "christmas": "Christmas Day", "groundhog": "Groundhog Day",
    "valentine": "Valentine's Day", "st_patrick": "Saint Patrick's Day", "good_friday": "Good Friday", "easter": "Easter Sunday",
    "mother": "Mother's Day", "father": "Father's Day", "halloween": "Halloween", "christmas_eve": "Christmas Eve", "new_year_eve": "New Year's Eve",
}  # fmt: skip
"""What the package `holidays` calls them."""

FIXED = {
    "epiphany": (1, 6), "boxing": (12, 26), "april_fools": (4, 1), "ides": (3, 15), "womens_day": (3, 8), "cinco_de_mayo": (5, 5), "earth_day": (4, 22), "tax_day": (4, 15), "pi_day": (3, 14),
    "lincoln": (2, 12), "candlemas": (2, 2), "children": (4, 30), "guadalupe": (12, 12),
    "labor_may": (5, 1), "all_saints": (11, 1), "dead": (11, 2), "holy_innocents": (12, 28), "juneteenth": (6, 19), "mlk": (1, 15),
}  # fmt: skip
AFTER = {
    "black_friday": ("thanksgiving", 1), "easter_monday": ("easter", 1), "ash_wednesday": ("easter", -46), "palm_sunday": ("easter", -7),
    "cyber_monday": ("thanksgiving", 4), "mardi_gras": ("easter", -47), "maundy_thursday": ("easter", -3),
}  # fmt: skip


def _election(year: int) -> date:
    """The Tuesday after the first Monday of November."""
    return date(year, 11, 2 + (0 - date(year, 11, 1).weekday()) % 7)


def _boss(year: int) -> date:
    """16 October, or the working day nearest to it."""
    day = date(year, 10, 16)
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


RULED: dict[str, Callable[[int], date]] = {"election": _election, "boss": _boss}


def holiday(key: str, year: int) -> date | None:
    """The day of the holiday in `year`."""
    if not 1900 <= year <= 2200:
        return None
    if key in AFTER:
        other, days = AFTER[key]
        base = holiday(other, year)
        return base + timedelta(days=days) if base else None
    if key in FEASTS:
        return feast(key, year)
    if key in RULED:
        return RULED[key](year)
    named = _named(year).get(NAMED.get(key, ""))
    if named is None and key in FIXED:
        return date(year, *FIXED[key])
    return named


def next_holiday(key: str, today: date, *, past: bool = False) -> date | None:
    """The first one from `today` on, or for `past` the latest gone by."""
    years = range(today.year, today.year - 3, -1) if past else range(today.year, today.year + 3)
    found = [day for year in years if (day := holiday(key, year)) is not None]
    return next((d for d in found if (d < today if past else d >= today)), None)


@lru_cache(maxsize=64)
def _named(year: int) -> dict[str, date]:
    calendar = holidays.country_holidays("US", years=year, observed=False, categories=("public", "unofficial"))
    return {name: day for day, names in sorted(calendar.items()) for name in names.split("; ") if day.year == year}
