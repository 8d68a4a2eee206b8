"""Birth dates told loosely: by a feast, in two pieces, by the year that tells two people apart, beside a word of birth."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.births import DAY, MONTH, TENS, UNIT, WORDED, YEAR
from guardrails.redaction.safe_harbor import FEAST
from guardrails.redaction.types import Found

_BIRTH_WORD = re.compile(
    r"\b(?:born|birth\w*|d\.?o\.?b\b|b-?days?|nac(?:[ií]|i[oó]|id[oa]s?|imiento)|cumplea[nñ]os)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.?!;\n]+(?:\.(?=\S)[^.?!;\n]*)*")
_BARE_YEAR = re.compile(r"(?<![\w$/.:-])(?:19\d\d|20[01]\d)(?![\w/:-]|\.\d)")
_SHORT_YEAR = re.compile(
    rf"(?<!\w){MONTH}\s+(?:the\s+)?{DAY},?\s+(?:of\s+|del?\s+)?(?:['’]\d{{2}}|0\d|[4-9]\d|{TENS}(?:[\s-]+(?:y\s+)?{UNIT})?|(?:oh|o)[\s-]{UNIT})(?!\w|[:/]\d|\s*(?:[ap]\.?m\b|o'?clock))",
    re.IGNORECASE,
)
"""A day with the year in two figures, which beside a word of birth is no hour."""
_REACH = 40
"""Characters after a word of birth in which a feast is the day of it."""
_YEAR_AFTER = re.compile(rf"(?:,?\s+(?:of|in|de|del|en)?\s*(?:{YEAR}|[3-9]\d\b))", re.IGNORECASE)
_IN_PIECES = re.compile(
    rf"\b(?:born|nac(?:[ií]|i[oó]|id[oa]))\s+(?:in|en|hace)?\s*(?:(?:the year|el|el a[nñ]o)\s+)?[^\W_]+(?:[ -][^\W_]+){{0,3}}?,?\s+(?:on|el)\s+(?:d[ií]a\s+)?"
    rf"(?P<v>{WORDED})(?!\w)",
    re.IGNORECASE,
)
"""The year, or how long ago it was, and then the day: "born in forty seven on may second"."""
_SO = rf"(?:,?\s+(?:so|or|meaning|o sea|osea|es decir|entonces|as[ií] que)(?:\s+(?:in|of|that(?:'s| is| was| would be)|it's|de|del|en|el|a[nñ]o|fue|es))*\s+{YEAR})"
_TURNED = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|cumpl\w{{1,4}})\s+[^\W_]+(?:[ -](?:y )?[^\W_]+){{0,3}}?,?\s+(?:on\s+|el d[ií]a de\s+|en\s+|el\s+)?(?P<v>(?:{FEAST.pattern}|{WORDED}){_SO}?)(?!\w)",
    re.IGNORECASE,
)
"""A birth date told by the age it brought and the year that this makes: "turned 60 on the third of May, so 1966"."""
_OF_A_YEAR = re.compile(
    r"\b(?P<v>(?:19|20)\d\d)(?= (?:baby|babies)\b)|\b(?:soy|es)(?: (?:la|el))?(?: (?-i:[A-ZÀ-Þ])[^\W\d_]+){1,4},? (?:la |el )?del?(?: a[nñ]o)? "
    r"(?P<w>(?:19)?[3-9]\d)\b(?! a[nñ]os)|(?<!\w)b\. (?P<x>19\d\d|20[01]\d)\b",
    re.IGNORECASE,
)
"""A year that tells people apart: "a 1949 baby", "soy Rosa Baena, la del 75"."""


def find_told_births(text: str) -> Iterator[Found]:
    """All of them; of a feast its year as well."""
    for match in _OF_A_YEAR.finditer(text):
        yield Found(*match.span(match.lastgroup or "v"), "BIRTH_DATE", 0.9)
    for match in _TURNED.finditer(text):
        yield Found(*match.span("v"), "BIRTH_DATE", 0.94)
    for match in _IN_PIECES.finditer(text):
        yield Found(*match.span("v"), "BIRTH_DATE", 0.9)
    for sentence in _SENTENCE.finditer(text) if _BIRTH_WORD.search(text) else ():
        word = _BIRTH_WORD.search(sentence[0])
        if word is None:
            continue
        for year in _BARE_YEAR.finditer(text, sentence.start(), sentence.end()):
            yield Found(*year.span(), "BIRTH_DATE", 0.8)
        for said in _SHORT_YEAR.finditer(text, sentence.start(), sentence.end()):
            yield Found(*said.span(), "BIRTH_DATE", 0.86)
        begun = sentence.start() + word.end()
        feast = FEAST.search(text, begun, min(begun + _REACH, sentence.end()))
        if feast:
            year_after = _YEAR_AFTER.match(text, feast.end())
            yield Found(feast.start(), year_after.end() if year_after else feast.end(), "BIRTH_DATE", 0.9)
