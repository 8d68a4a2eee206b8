"""A birth date of which something is missing: "june 81", "6/18", "I'm 45"; and what there is of it."""

from __future__ import annotations

import re
from datetime import date

from language.people.birth_date import MONTH_NUMBER
from language.text.normalise import fold
from language.types import Understanding

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
PART = re.compile(
    rf"\W*(?:(?:it'?s|it|was|i|born|in|on|the|of|year|el|en|de|del|naci|fue|ano)\b\W*)*(?:(?:{MONTH}|\d{{1,8}}(?:st|nd|rd|th)?|of|de|del|the|in|el|en)(?:\W+|$)){{1,8}}"
    r"|\W*(?:i'?m|i am|(?:yo )?tengo) \d{1,3}(?: years old| anos)?\W*"
)
AGE = re.compile(r"\b(?:i'?m|i am|tengo)\b")
PIECE = re.compile(rf"(?P<month>\b{MONTH}\b)|(?P<number>\d+)(?P<nth>st|nd|rd|th)?")
MOST_CHARS = 40
Parts = tuple[int | None, int | None, int | None]
"""Year, month, day, as far as they were told."""

NOTHING: Parts = (None, None, None)


def lacks_a_part(heard: Understanding) -> bool:
    """Whether the message is made of what birth dates are made of, and no birth date was heard in it."""
    slots, text = heard.slots, heard.text
    if slots.birth_date or slots.birth_date_readings or len(text) > MOST_CHARS or "?" in text:
        return False
    return PART.fullmatch(fold(text)) is not None


def parts_told(text: str, last_year: int) -> Parts:
    """What such a message tells; a day and a month in figures count only where they can be told apart."""
    said = fold(text[:MOST_CHARS])
    if AGE.search(said):
        return NOTHING
    year, month, day, small = None, None, None, []
    for piece in PIECE.finditer(said):
        number = int(piece["number"] or 0)
        if piece["month"]:
            month = MONTH_NUMBER[piece["month"][:3]]
        elif piece["nth"]:
            day = number
        elif len(piece["number"]) == 4:
            year = number
        elif len(piece["number"]) == 2 and number > 31:
            year = 1900 + number
        elif len(piece["number"]) <= 2:
            small.append(number)
    if month is None and day is None and len(small) == 2 and max(small) > 12:
        month, day = sorted(small)
    elif len(small) == 1 and day is None:
        day = small[0]
    return (
        year if year is not None and year <= last_year else None,
        month if month is not None and 1 <= month <= 12 else None,
        day if day is not None and 1 <= day <= 31 else None,
    )


def with_parts(known: Parts, told: Parts) -> Parts:
    """What was told before, with what is told now."""
    year, month, day = (new if new is not None else old for old, new in zip(known, told, strict=True))
    return year, month, day


def whole(parts: Parts) -> str | None:
    """The date, once nothing is missing and there is such a day."""
    year, month, day = parts
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def missing(parts: Parts) -> str | None:
    """The one thing that is still to be told, of two that were; None where it takes more."""
    lacking = [name for name, part in zip(("year", "month", "day"), parts, strict=True) if part is None]
    return lacking[0] if len(lacking) == 1 else None
