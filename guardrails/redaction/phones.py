"""Telephone numbers as typed: by their grouping, their plus sign, or the words before them."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import TEENS, TENS, UNITS
from guardrails.redaction.patterns import digits
from guardrails.redaction.types import Found

_CANDIDATE = re.compile(
    r"(?<![\w$€@.-])(?:\+|00(?=[1-9]))?\(?\d[\d().\- /]{5,20}\d(?:\s*(?:x|ext\.?|extension|"
    r"extensi[oó]n)\s*\d{1,5})?(?![\w@]|[.,:]\d)",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"\b(?:phone|call|callback|cell(?:phone)?|mobile|tel|telephone|text|reach|number|fax|home|whatsapp|"
    r"tel[eé]fono|m[oó]vil|celular|ll[aá]m\w+|n[uú]mero|fijo|tlfn?o?|contact\w*)\b[^.?!\n]{0,30}$",
    re.IGNORECASE,
)
_DATE = re.compile(r"^(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d{2})(?:\s+\d{1,2})?$")
_NORTH_AMERICA = re.compile(r"^(?:\+?1[-. ]?)?(?:\(\d{3}\)|\d{3})[-./ ]*\d{3}[-. ]*\d{4}(?!\d)")
_SHORT = re.compile(r"^\d{3}[-. ]\d{4}$")
_SPAIN = re.compile(
    r"^(?:\+?34[-. ]*)?[6-9]\d{2}(?:[-. ]?\d{3}[-. ]?\d{3}|(?:[-. ]?\d{2}){3})$|^[89]\d[-. ]\d{3}(?:[-. ]\d{2}){2}$"
)
_SAID = rf"(?:{'|'.join((*UNITS, *TEENS, *TENS, 'hundred', 'double', 'doble', 'triple'))})"
_AREA = re.compile(
    rf"\b(?:area code|c[oó]digo de [aá]rea|clave lada|lada|prefijo)(?: (?:is|es|it['’]s))?:? (?P<v>\(?\d{{2,3}}\)?(?![\w:/])|{_SAID}(?: {_SAID}){{1,3}})(?!\w)",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"^\(?\d{2,4}\)?(?:[-. ]+\(?\d{2,4}\)?){2,4}$")


def find_phones(text: str) -> Iterator[Found]:
    """Telephone numbers; a number that could be a date is one only after a word like "call"."""
    yield from (Found(*match.span("v"), "PHONE", 0.86) for match in _AREA.finditer(text))
    for match in _CANDIDATE.finditer(text):
        value = match[0].strip()
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        weight = _weight(value, text[max(0, start - 45) : start])
        if weight:
            yield Found(start, start + len(value), "PHONE", weight)


def _weight(value: str, before: str) -> float:
    number = re.split(r"\s*(?:x|ext)", value, flags=re.IGNORECASE)[0].strip()
    count = len(digits(number))
    if not 7 <= count <= 15 or _DATE.match(number):
        return 0.0
    if (number.startswith(("+", "00")) and count >= 8) or (_NORTH_AMERICA.match(number) and count in (10, 11)):
        return 0.86
    if _CONTEXT.search(before):
        return 0.86
    if _SPAIN.match(number) or _SHORT.match(number):
        return 0.75
    return 0.55 if _GROUPS.match(number) and count >= 9 else 0.0
