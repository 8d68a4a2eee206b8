"""A name or a birth date that was told wrong, taken back: "I typed my name wrong", "sorry, the year is 1971"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from datetime import date
from typing import Literal

from language.text import fold

LONGEST = 120
"""Characters in which such a thing is said."""

WRONG = re.compile(
    r"\b(?:wrong\w*|mistake|mistyped|misspell\w*|misspelled|typo|incorrect\w*|not right|messed up|meant|sorry|oops|should be|"
    r"equivoqu\w+|equivocad[oa]|mal|error|perdon|quise (?:decir|poner)|no es correct[oa])\b"
)
BORN = re.compile(
    r"\b(?:birth ?dates?|birth ?days?|bday|date of birth|dob|(?:birth )?year|born|fecha(?: de nacimiento)?|nacimiento|cumpleanos|naci|ano(?: de nacimiento)?)\b"
)
NAMED = re.compile(r"\b(?:name|surname|nombre|apellidos?)\b")
YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")


def told_wrong(text: str) -> Literal["name", "birth_date"] | None:
    """Which of the two is taken back."""
    said = fold(text[: LONGEST + 1])
    if len(said) > LONGEST or WRONG.search(said) is None:
        return None
    if BORN.search(said):
        return "birth_date"
    return "name" if NAMED.search(said) else None


def year_again(text: str) -> int | None:
    """The one year that is told instead."""
    found = YEAR.findall(text)
    return int(found[0]) if len(found) == 1 else None


def in_year(born: str | None, year: int) -> str | None:
    """The day and month of `born` in that year; None where there is no such day."""
    try:
        return date.fromisoformat(born or "").replace(year=year).isoformat()
    except ValueError:
        return None
