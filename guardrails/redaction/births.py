"""Birth dates in any form, and (for `safe-harbor`) every other date and great ages."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from guardrails.redaction.names import RELATION
from guardrails.redaction.types import Found

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|"
    r"ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|sep?tiembre|octubre|noviembre|dic(?:iembre)?)\.?"
)
UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine|oh|zero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|cero)"
TENS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|treinta|cuarenta|cincuenta|sesenta|setenta|"
    r"ochenta|noventa)"
)
_TEEN = (
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"diez|once|doce|trece|catorce|quince|dieci\w+|veinti?\w*|dies|onse|dose|trese|catorse|quinse|diesi\w+|beinti?\w*)"
)
_TWO = rf"(?:{TENS}(?:[\s-]+(?:y\s+)?{UNIT})?|{_TEEN}|{UNIT}(?:\s+{UNIT})?)"
_SPOKEN_YEAR = (
    rf"(?:(?:nineteen|twenty)[\s-]+(?:(?:hundred(?:\s+and)?\s+)?{_TWO})|two\s+thousand(?:\s+(?:and\s+)?{_TWO})?|"
    rf"mil\s+novecientos(?:\s+{_TWO})?|dos\s+mil(?:\s+{_TWO})?)"
)
YEAR = rf"(?:(?:19|20)\d{{2}}|'\d{{2}}|{_SPOKEN_YEAR})"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|"
    r"seventeenth|eighteenth|nineteenth|twentieth|twenty[\s-]+\w+(?:st|nd|rd|th)|thirtieth|thirty[\s-]+first|primero)"
)
DAY = rf"(?:\d{{1,2}}(?!\d)(?:st|nd|rd|th|º)?|{_ORDINAL}|{_TWO})"
_OF = r"(?:\s*[,/.-]?\s*(?:of|del?|d(?=\s))?\s*(?:el|the)?\s*)"
WORDED = (
    rf"(?:{MONTH}\s*(?:the\s+)?{DAY}(?:{_OF}(?:{YEAR}|\d{{2}}))?|(?:the\s+|"
    rf"el\s+)?{DAY}{_OF}{MONTH}(?:{_OF}(?:{YEAR}|\d{{2}}|{_TWO}))?)"
)
_NUMERIC = r"(?:\d{1,2}\s?[-./ ]\s?\d{1,2}\s?[-./ ]\s?(?:\d{4}|\d{2})|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})"
_COMPACT = (
    r"(?:\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\d{2,4}|(?:19|20)\d{6}|\d{4}(?:19|20)\d{2}|\d{6})"
)
_FULL = rf"(?:{_NUMERIC}|{WORDED}|{_COMPACT})"
_BORN = (
    r"\b(?:born|d\.?o\.?b\.?|b\.?day|birth\s?(?:da(?:te|y)|year|month)(?:'s)?|date of birth|nac(?:ida|ido|imiento)?\.|nac[ií](?:d[oa])?|naci[oó]|nacimiento|"
    r"fecha de nac\w*\.?|f\.?\s?nac\.?|fdn|cumplea[nñ]os|cumplo(?: a[nñ]os)?|cumple(?: a[nñ]os)?)"
)
_GAP = r"(?:\s*(?:[:#=,()-]|is|on|in|was|the|el|es|d[ií]a|a[nñ]o|en|de|mi|my|his|her|su|year|it'?s|fue))*\s*"

_LABELLED = re.compile(
    rf"{_BORN}{_GAP}(?P<v>(?<!\w){_FULL}(?!\w)|{MONTH}{_OF}(?:{YEAR}|\d{{2}})\b|{YEAR}\b|\d{{4}}\b|\d{{1,2}}[-/]\d{{1,2}}\b|\d{{2}}\b|"
    rf"(?:el\s)?{_TWO}\b(?!\s+(?:days?|weeks?|months?|d[ií]as|semanas|meses)\b))",
    re.IGNORECASE,
)
_LATE = r"(?:fifty|sixty|seventy|eighty|ninety)"
"""Years said by their tens alone; before fifty they would be minutes of an hour."""

_SMALL = rf"(?:{_TEEN}|twenty[\s-]+{UNIT}|{UNIT})"
_SHORT_SPOKEN = re.compile(
    rf"(?<!\w)(?P<v>(?:{MONTH}\s+(?:the\s+)?(?:{_ORDINAL}|{_SMALL})|{_SMALL}\s+{_SMALL})\s+{_LATE}(?:[\s-]+{UNIT})?)(?!\s*(?:{UNIT}|{_TEEN}|{TENS}))(?!\w)",
    re.IGNORECASE,
)
"""A birth date in three numbers: "september nine ninety four", "ten ten sixty"."""

_YEAR_FIRST = re.compile(
    rf"(?<!\w)(?P<v>(?:mil\s+novecientos(?:\s+{_TWO})?|(?:del?\s+)?(?:19)\d{{2}}),?\s+(?:el\s+)?(?:d[ií]a\s+)?{DAY}\s+de\s+{MONTH})(?!\w)",
    re.IGNORECASE,
)
_MONTH_SHORT = re.compile(rf"(?<!\w)(?P<v>{MONTH}\s+del\s+(?:a[nñ]o\s+)?[3-9]\d)(?!\d)", re.IGNORECASE)
_ROMAN = re.compile(r"(?<!\w)(?P<v>\d{1,2}[-/. ](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[-/. ](?:19|20)\d{2})(?!\w)")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
_TURNING = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|will be|(?:i|he|she)['’]?ll be|(?:gonna|going to) be|cumpl(?:o|e|[ií]|ir[eé]|ir[aá]|i[oó]|ir))\s+"
    rf"(?P<v>(?:\d{{1,3}}|{_TWO})(?:\s+(?:years?(?: old)?|yrs?|a[nñ]os))?,?\s+(?:(?:on|in|this|el|este|en|pr[oó]ximo|d[ií]a|{_WEEKDAY})\s+)*"
    rf"(?:{WORDED}|{MONTH}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?))(?!\w)",
    re.IGNORECASE,
)
"""A birth date told by the age that comes with it: "turning 60 on May 3rd 2026"."""
_YEAR_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<v>(?:{_SPOKEN_YEAR}|(?:19|20)\d{{2}}),?\s+{MONTH}\s+(?:the\s+)?{DAY})(?!\w)", re.IGNORECASE
)
_NUMBER_MONTH = re.compile(
    rf"(?<!\w)(?P<v>(?:\d{{1,2}}|primero|{_TWO})\s+del?\s+(?:mes\s+)?(?:\d{{1,2}}|{_TEEN}|{UNIT})\s+del?\s+(?:a[nñ]o\s+)?"
    rf"(?:mil\s+novecientos(?:\s+{_TWO})?|dos\s+mil(?:\s+(?!veinti?|treinta){_TWO})?|{TENS}(?:\s+y\s+{UNIT})?|(?:19)?[3-9]\d|20[01]\d))(?!\w)",
    re.IGNORECASE,
)
"""Day, month and year as numbers, in Spanish: "veintiocho del dos del cuarenta y nueve"."""
_LEAD = re.compile(r"\b(?:on|in|the|el|en)\s+$", re.IGNORECASE)
_NTH = rf"(?:{_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))"
_ORDINALS = re.compile(
    rf"(?<!\w)(?P<v>(?:the\s+)?{_NTH}\s+of\s+(?:the\s+)?{_NTH}(?:,|\s+of)?\s+(?:{YEAR}|{TENS}(?:[\s-]+{UNIT})?))(?!\w)",
    re.IGNORECASE,
)
"""Day and month as ordinals: "the fourth of the seventh nineteen ninety one"."""
_SOY = re.compile(
    r"\bsoy (?:de |modelo )?(?:del|de)?(?: ?(?:el )?a[nñ]o)? ?(?P<v>(?:19)?[3-9]\d)\b(?! a[nñ]os)|\bborn on (?P<w>(?:a )?leap day(?: in| of)? \d{2,4})\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(rf"(?<![\w$.,/-])(?P<v>{_NUMERIC})(?![\w/-]|\.\d)", re.IGNORECASE)
_WORDS = re.compile(rf"(?<!\w)(?P<v>{WORDED})(?!\w)", re.IGNORECASE)
_PACKED = re.compile(
    r"(?<!\w)(?P<v>\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\d{2,4})(?!\w)", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"(?<!\w)(?P<v>{MONTH}(?:\s+(?:of|de|del))?,?\s+(?:19|20)\d{{2}})(?!\d)", re.IGNORECASE)
_OF_KIN = re.compile(
    rf"\b{RELATION}\b(?:,? (?-i:[A-ZÀ-Þ])[^\W\d_]+)?\s*[,(]\s*(?P<v>{MONTH}(?:\s+(?:of|de|del))?\s+(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
"""The month in which a relative was born: "my niece, Oct 2010"."""
_MONTH_DAY = re.compile(r"(?<![\w/$.-])(?P<v>\d{1,2}/\d{1,2})(?![\w/-]|\.\d)")
_OLD = re.compile(
    r"(?<![\w.])(?P<v>(?:9\d|1[0-2]\d))(?=[\s-]*(?:years?[\s-]*old|yo\b|y/o|y\.o\.|yrs?\b|a[nñ]os\b))", re.IGNORECASE
)
_DAYS_OF_A_MONTH = 31
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?:[-./ ,']|[a-z])(\d{2})$", re.IGNORECASE)
_PAST_SPOKEN = re.compile(
    r"\bnineteen\b|\bnovecientos\b|\btwo thousand\b|\bdos mil\b|"
    r"\bdel? (?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y [a-z]+)?$",
    re.IGNORECASE,
)
_THIS_CENTURY = re.compile(
    r"\btwo thousand(?: and)? (?:twenty|thirty)|\btwenty[\s-]+(?:twenty|thirty)\b|\bdos mil (?:veinti?|treinta)",
    re.IGNORECASE,
)


def find_birth_dates(text: str, today: date) -> Iterator[Found]:
    """Dates that a word like "born" announces, and full dates in years before this one: visits are never booked there."""
    for match in _LABELLED.finditer(text):
        start, end = match.span("v")
        before = _LEAD.search(text, match.start(), start)
        yield Found(before.start() if before else start, end, "BIRTH_DATE", 0.92)
    yield from (Found(*match.span("v"), "BIRTH_DATE", 0.93) for match in _TURNING.finditer(text))
    for match in _YEAR_MONTH_DAY.finditer(text):
        if past_year(match["v"], today):
            yield Found(*match.span("v"), "BIRTH_DATE", 0.9)
    for pattern in (_NUMBER_MONTH, _ORDINALS, _SHORT_SPOKEN, _YEAR_FIRST, _MONTH_SHORT, _ROMAN):
        yield from (Found(*match.span("v"), "BIRTH_DATE", 0.8) for match in pattern.finditer(text))
    for match in _SOY.finditer(text):
        yield Found(*match.span("v" if match["v"] else "w"), "BIRTH_DATE", 0.9)
    for pattern in (_NUMBERS, _WORDS, _PACKED, _OF_KIN):
        for match in pattern.finditer(text):
            if past_year(match["v"], today):
                yield Found(*match.span("v"), "BIRTH_DATE", 0.7)


def past_year(value: str, today: date) -> bool:
    """Whether a date names a year before that of `today`; two digits are read as the century that lies behind."""
    years = [int(year) for year in _YEARS.findall(value)]
    if years:
        return max(years) < today.year
    if _PAST_SPOKEN.search(value):
        return not _THIS_CENTURY.search(value)
    short = _SHORT_YEAR.search(value.strip())
    groups = len(re.findall(r"\d+", value))
    if short is None or (groups < 3 and not (groups == 2 and any(c.isalpha() for c in value))):
        return False
    year = int(short[1])
    if year <= _DAYS_OF_A_MONTH and re.search(
        r"[a-z]\s*\d{1,2}(?:st|nd|rd|th)?,\s*\d{2}$", value.strip(), re.IGNORECASE
    ):
        return False  # "March 10, 11 or 12" lists days
    return year > today.year % 100 + 2 or year < today.year % 100


def find_dates(text: str) -> Iterator[Found]:
    """All dates with a day or a month, and ages of 90 and more (45 CFR 164.514(b)(2)(i)(C))."""
    for pattern in (_NUMBERS, _WORDS, _PACKED, _MONTH_YEAR, _MONTH_DAY):
        for match in pattern.finditer(text):
            yield Found(*match.span("v"), "DATE", 0.6)
    for match in _OLD.finditer(text):
        yield Found(*match.span("v"), "AGE", 0.6)
