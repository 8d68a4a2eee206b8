"""Feasts by other calendars that families in the United States date visits by: Jewish, Muslim, Orthodox, Hindu, Sikh and lunar ones.

The package `holidays` knows them by a country that keeps them. Jewish days are daylight's, not the evening's before.
"""

# ruff: noqa: E501
from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

FEASTS = {
    "purim": ("IL", "Purim"), "passover": ("IL", "Pesach"), "shavuot": ("IL", "Shavuot"), "rosh_hashanah": ("IL", "Rosh Hashanah"),
    "yom_kippur": ("IL", "Yom Kippur"), "sukkot": ("IL", "Sukkot"), "hanukkah": ("IL", "Hanukkah"),
    "eid_fitr": ("AE", "Eid al-Fitr"), "eid_adha": ("AE", "Eid al-Adha"), "lunar_new_year": ("SG", "Chinese New Year"),
    "islamic_new_year": ("AE", "Islamic New Year"), "mawlid": ("AE", "Prophet's Birthday"), "ashura": ("LB", "Ashura"),
    "nowruz": ("IR", "Nowruz"), "parsi_new_year": ("IN", "Parsi New Year"), "tamil_new_year": ("IN", "Meshadi (Tamil New Year's Day)"),
    "orthodox_good_friday": ("CY", "Good Friday"), "orthodox_easter": ("CY", "Easter Sunday"), "orthodox_easter_monday": ("CY", "Easter Monday"),
    "holi": ("IN", "Holi"), "vaisakhi": ("IN", "Vaisakhi"), "raksha_bandhan": ("IN", "Raksha Bandhan"), "onam": ("IN", "Onam"),
    "ganesh_chaturthi": ("IN", "Ganesh Chaturthi / Vinayak Chaturthi"), "dussehra": ("IN", "Dussehra"), "diwali": ("IN", "Diwali"),
}  # fmt: skip
CATEGORIES = {"IL": ("public", "optional", "school"), "IN": ("public", "optional")}


def feast(key: str, year: int) -> date | None:
    """The first day of the feast in `year`; None for what is no feast, and where its calendar is not known."""
    country, name = FEASTS.get(key, ("", ""))
    return _named(country, year).get(name) if country else None


@lru_cache(maxsize=32)
def _named(country: str, year: int) -> dict[str, date]:
    """A country's days by name, the first of several."""
    found = holidays.country_holidays(
        country, years=year, observed=False, language="en_US", categories=CATEGORIES.get(country, ("public",))
    )
    days = ((name.removesuffix(" (estimated)"), day) for day, names in found.items() for name in names.split("; "))
    return dict(sorted(days, key=lambda named: named[1], reverse=True))
