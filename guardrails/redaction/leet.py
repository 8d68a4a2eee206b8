"""Identifiers in "leetspeak": letters for digits in a number ("2O2-555-Ol99"), digits for letters in a name or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.names import find_names
from guardrails.redaction.patterns import digits
from guardrails.redaction.spoken import find_spoken
from guardrails.redaction.types import Found

_TOKEN = r"(?:\d[\dOolISB]*|[OolISB]{1,4}\d[\dOolISB]*)"
_NUMBER = re.compile(rf"(?<![\w])\(?{_TOKEN}(?:[\s().-]{{1,3}}{_TOKEN}){{0,4}}(?!\w)")
_ONE_TOKEN = re.compile(r"(?<!\w)(?=[A-Za-z]{0,8}\d[A-Za-z]{0,8}\d)[\dOoQIil|SsBZz]{10,11}(?!\w)")
"""A phone number of ten or eleven characters that is mostly look-alikes: "2O2SSSOIIO"."""
_WORD = re.compile(r"(?<!\w)(?=\w*[^\W\d_])(?=\w*[013457])(?!\w*[2689])[^\W_]{3,30}(?!\w)")
_LETTERS = str.maketrans("013457", "oieast")
FEWEST, MOST, REAL = 7, 19, 4
"""Characters that a number has, and how many of them are digits at least."""


def find_leet(text: str) -> Iterator[Found]:
    """Numbers with look-alike letters; names and mail addresses that are announced once digits are read as letters."""
    for match in _NUMBER.finditer(text):
        size, real = sum(c.isalnum() for c in match[0]), len(digits(match[0]))
        if FEWEST <= size <= MOST and REAL <= real < size:
            yield Found(*match.span(), "ID", 0.6)
    for match in _ONE_TOKEN.finditer(text):
        if any(c.isalpha() for c in match[0]):
            yield Found(*match.span(), "ID", 0.6)
    changed = _WORD.sub(lambda m: m[0].translate(_LETTERS), text)
    if changed != text:
        for item in (*find_names(changed), *find_spoken(changed)):
            if item.type in ("NAME", "EMAIL") and changed[item.start : item.end] != text[item.start : item.end]:
                yield item
