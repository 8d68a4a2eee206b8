"""R4's primitive types: which JSON value each takes and what it must look like (http://hl7.org/fhir/R4/datatypes.html)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

_YEAR = r"([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)"
_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"
_ZONE = r"(Z|(\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_STRING = r"[ \r\n\t\S]+"

PATTERNS: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "Id": r"[A-Za-z0-9\-\.]{1,64}",
        "Code": r"[^\s]+(\s[^\s]+)*",
        "String": _STRING,
        "Markdown": _STRING,
        "Xhtml": _STRING,
        "Uri": r"\S+",
        "Url": r"\S+",
        "Canonical": r"\S+",
        "Oid": r"urn:oid:[0-2](\.(0|[1-9][0-9]*))+",
        "UuidVersion": r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "EncodedBytes": r"(\s*[0-9a-zA-Z+/=]{4}\s*)+",
        "Date": rf"{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?",
        "DateTime": rf"{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1])(T{_CLOCK}{_ZONE})?)?)?",
        "Instant": rf"{_YEAR}-{_DAY}T{_CLOCK}{_ZONE}",
        "Time": _CLOCK,
    }.items()
}
DATED = ("Date", "DateTime", "Instant")
MAX_CHARS = 1024 * 1024
MAX_INTEGER = 2**31 - 1
INTEGERS = {"Integer": -(2**31), "UnsignedInt": 0, "PositiveInt": 1}
EXPECTED = {
    "Instant": "an instant: date, time to the second and a time zone",
    "DateTime": "a date, or a date with time to the second and a time zone",
    "Date": "a date: YYYY, YYYY-MM or YYYY-MM-DD",
    "Id": "an id: 1 to 64 of A-Z, a-z, 0-9, - and .",
    "Code": "a code: no blanks at its ends and no two in a row",
    "PositiveInt": "a whole number of at least 1",
    "UnsignedInt": "a whole number of at least 0",
    "bool": "true or false",
}


def fault_of(kind: str, value: object) -> str | None:
    """What is wrong with a JSON value as this primitive; None if nothing is."""
    if not _fits(kind, value):
        return f"This must be {EXPECTED.get(kind, 'a ' + kind.lower() + ' as R4 defines it')}."
    return None


def _fits(kind: str, value: object) -> bool:
    if kind == "bool":
        return isinstance(value, bool)
    if kind in INTEGERS:
        return isinstance(value, int) and not isinstance(value, bool) and INTEGERS[kind] <= value <= MAX_INTEGER
    if kind == "Decimal":
        return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return isinstance(value, str) and _text(kind, value)


def _text(kind: str, value: str) -> bool:
    pattern = PATTERNS.get(kind)
    if len(value) > MAX_CHARS or (pattern is not None and pattern.fullmatch(value) is None):
        return False
    if kind in DATED:
        return _in_calendar(value)
    return EXTRA.get(kind, _anything)(value)


def _in_calendar(value: str) -> bool:
    """Whether the day exists: the patterns let February 30 through."""
    day = value.partition("T")[0]
    if len(day) < len("2026-02-30"):
        return True
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _anything(_value: str) -> bool:
    return True


def _base64(value: str) -> bool:
    return len("".join(value.split())) % 4 == 0


EXTRA: dict[str, Callable[[str], bool]] = {"EncodedBytes": _base64}
