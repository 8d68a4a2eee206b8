"""The end of a number, told in place of all of it: "ends in 0142", "last four are six one oh nine", "0142 al final"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import TEENS, TENS, UNITS
from guardrails.redaction.types import Found

_SAID = rf"(?:(?:{'|'.join((*UNITS, *TEENS, *TENS, 'double', 'doble', 'triple'))})[ -]){{1,4}}(?:{'|'.join((*UNITS, *TEENS, *TENS))})"
_DIGITS = rf"(?P<v>\d(?:[ -]?\d){{2,4}}(?![\w/:]|[.,-]\d)|{_SAID})\b"
_NUMBER_OF = r"(?:ss|ssn|socials?(?: security)?|seguro(?: social)?|seg soc|cards?|tarjeta|visa|phone|cell|tel[eé]fono|celular|cel|account|cuenta|id|n[uú]meros?|numbers?)"
_CUE = re.compile(
    r"\b(?:(?:last|final) ?(?:four|4|digits|numbers)|[uú]lt(?:im[oa]s?|s)?\.? (?:cuatro|4|d[ií]gitos|n[uú]meros)|end(?:s|ing|ed)?(?: in| with)?|termin(?:a(?:d[oa])?|an|aba) en|acab(?:a|ad[oa]|an) en)\b"
    rf"(?:(?:\s+|\s*[:#=,]\s*)(?:digits?|d[ií]gitos?|of|de|del|on|the|my|his|her|their|mi|su|el|la|mis|{_NUMBER_OF}|number|is|es|are|son|was|in|with|en))*(?:\s+|\s*[:#=]\s*){_DIGITS}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?<![\w/.:-]){_DIGITS}\s+(?:al final|(?:(?:are|is|were|son)\s+)?(?:(?:the|my|los|mis)\s+)?(?:last|[uú]ltimos)\s+(?:four|4|cuatro))\b",
    re.IGNORECASE,
)
_TYPES = (("CARD", re.compile(r"card|tarjeta|visa", re.IGNORECASE)), ("SSN", re.compile(r"\bss|social", re.IGNORECASE)))
REACH = 40
"""Characters before such a number in which its kind may be named."""


def find_last_digits(text: str) -> Iterator[Found]:
    """Three to five digits, in figures or in words, that are said to end a number."""
    for pattern in (_CUE, _AFTER):
        for match in pattern.finditer(text):
            told = text[max(0, match.start() - REACH) : match.start("v")]
            kind = next((name for name, named in _TYPES if named.search(told)), "ID")
            yield Found(*match.span("v"), kind, 0.9)
