"""Numbers whose groups stand apart by any sign or by a word: "202;555;0143", "202 then 555 then 0143"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.types import Found

LINKS = frozenset("then dash hyphen minus space slash luego despues guion espacio".split())
"""Words, folded, that are said between the groups of a number."""
_WORD = r"(?:(?:and|y) )?(?:then|dash|hyphen|minus|space|slash|dot|point|and|luego|despu[eé]s|gui[oó]n|espacio|punto|y)"
_SIGN = rf"(?:(?:[^\w\n]|_){{1,3}}|[^\w\n]{{1,3}}{_WORD}[^\w\n]{{1,3}})"
_AMOUNT = r"(?!\s?(?:mg|mcg|ml|iu|units?|dollars|dólares|dolares|pesos|steps|calories|kcal)\b)"
_PHONE = re.compile(
    rf"(?<![\w$€.,-])(?:\+?1{_SIGN})?\(?\d{{3}}{_SIGN}\d{{3}}{_SIGN}\d{{4}}(?![\w]|[.,:]\d){_AMOUNT}", re.IGNORECASE
)
_SSN = re.compile(rf"(?<![\w$€.,-])\d{{3}}{_SIGN}\d{{2}}{_SIGN}\d{{4}}(?![\w]|[.,:]\d){_AMOUNT}", re.IGNORECASE)
_ONE_BY_ONE = re.compile(r"(?<![\w$€.,-])\d(?:(?:[^\w\n]|_){1,3}\d){8,15}(?![\w]|[.,:]\d)")


def find_regrouped(text: str) -> Iterator[Found]:
    """Ten figures as 3-3-4, nine as 3-2-4, and nine or more one by one."""
    for match in _PHONE.finditer(text):
        yield Found(*match.span(), "PHONE", 0.6)
    for match in _SSN.finditer(text):
        yield Found(*match.span(), "SSN", 0.58)
    for match in _ONE_BY_ONE.finditer(text):
        yield Found(*match.span(), "ID", 0.5)
