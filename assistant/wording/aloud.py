"""Numbers as people say them on the phone: a telephone number is said digit by digit."""

from __future__ import annotations

import re

from assistant.wording.times import number_words
from language.types import Lang

PHONE = re.compile(r"(?<![\w.])(?:\+?1[ .-]?)?\(?(\d{3})\)?[ .-]?(\d{3})[ .-]?(\d{4})(?![\w])")
"""A North American number, however it is written; the country's 1 is not said. Voices know 911 and 988 by themselves."""


def aloud(text: str, lang: Lang) -> str:
    """The text with its telephone numbers in words, in groups with a pause between them."""
    return PHONE.sub(lambda found: ", ".join(_digits(group, lang) for group in found.groups()), text)


def _digits(digits: str, lang: Lang) -> str:
    return " ".join(number_words(int(digit), lang) for digit in digits)
