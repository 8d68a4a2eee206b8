"""A birth date of which something is missing: "june 81", "6/18", "I'm 45"."""

from __future__ import annotations

import re

from language.text.normalise import fold
from language.types import Understanding

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
PART = re.compile(
    rf"\W*(?:(?:born|in|on|the|of|el|en|de|del|naci)\W+)*(?:(?:{MONTH}|\d{{1,8}}(?:st|nd|rd|th)?|of|de|del|the)(?:\W+|$)){{1,6}}"
    r"|\W*(?:i'?m|i am|(?:yo )?tengo) \d{1,3}(?: years old| anos)?\W*"
)
MOST_CHARS = 40


def lacks_a_part(heard: Understanding) -> bool:
    """Whether the message is made of what birth dates are made of, and no birth date was heard in it."""
    slots, text = heard.slots, heard.text
    if slots.birth_date or slots.birth_date_readings or len(text) > MOST_CHARS or "?" in text:
        return False
    return PART.fullmatch(fold(text)) is not None
