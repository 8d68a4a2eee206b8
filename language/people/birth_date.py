"""Birth dates in any typed or spoken form, read backwards from today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from language.message import Message
from language.people.digits import Run, runs, telephone
from language.text.tokens import Token
from language.times import Grammar, phrases
from language.times.calendar import valid
from language.times.formats import full_year
from language.times.model import Day
from language.times.moved import WEEKDAYS
from language.types import Expecting
from language.vocabulary.times_en import PLURAL_WEEKDAYS as PLURAL_EN
from language.vocabulary.times_es import PLURAL_WEEKDAYS as PLURAL_ES

CUE = re.compile(
    r"\b(born|birth\w*|bday|b day|dob|d\.o\.b|date of birth|nac[io]\w*|nacimiento|cumpleanos|fecha de nac\w*|naci)\b"
)
SPOKEN_YEAR = re.compile(
    r"\b(?:nineteen|mil novecientos|two thousand|dos mil|twenty (?:oh|o|ten|eleven|twelve|[a-z]+teen))\b"
)
SAID_YEAR = re.compile(rf"(?<!\d)(?:\d{{4}}|'\d{{2}})(?!\d)|{SPOKEN_YEAR.pattern}")
NUMBER = re.compile(r"\d+")
LISTED = re.compile(r"(?:,|\bx|\bpor)\s*\d{1,2}$")
"""Days one after the other ("March 10, 11 or 12"): the last number is no year."""

THIS_OR_LAST = re.compile(
    r"(?:\bof |\bin |\bde |\bdel )?\b(?:(?:this|este) (?:mismo )?(?:year|ano)|(?P<last>last year|(?:el )?ano pasado))\b"
)
"""How old a baby is, told without figures."""

WEEKDAY = frozenset((*WEEKDAYS["en"], *PLURAL_EN.values(), *WEEKDAYS["es"], *PLURAL_ES.values()))
OLDEST = 120
"""Years that a person may be old."""

COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)")
OF = frozenset({"de", "del"})
"""What stands between a day, its month and its year, in that order: "seis del ocho del setenta y dos"."""

MILITARY = re.compile(
    r"(?<!\w)(\d{1,2})[ -]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*[ -]?((?:19|20)?\d{2})(?!\w)"
)
MONTH_NUMBER = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())} | {
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}


@dataclass(frozen=True)
class Born:
    """The readings of a birth date, most likely first, and its tokens."""

    readings: tuple[date, ...]
    start: int
    end: int

    def is_written_out(self, message: Message) -> bool:
        """Whether its month is named or strokes part its figures, as those of no code are."""
        said = message.norms(self.start, self.end)
        return "/" in said or any(norm[:3] in MONTH_NUMBER for norm in said)


def birth_date(message: Message) -> Born | None:
    """A birth date where one was asked for, announced, or written with a year long gone."""
    expected = message.expecting in (Expecting.BIRTH_DATE, Expecting.NAME)
    cued = CUE.search(message.folded) is not None
    spoken = SPOKEN_YEAR.search(message.folded) is not None
    if not expected and not cued and not spoken and not any(c.isdigit() for c in message.folded):
        return None
    for part, offset in _beside_telephone(message):
        born = _read(part, expected or cued, cued=cued)
        if born is not None:
            return replace(born, start=born.start + offset, end=born.end + offset)
    return None


def _beside_telephone(message: Message) -> list[tuple[Message, int]]:
    """What stands before and behind a telephone number, whose figures are no hour of the day beside them; where it begins."""
    number = telephone(message.tokens, message.folded)
    if number is None:
        return [(message, 0)]
    start, end = number
    return [(replace(message, tokens=message.tokens[:start]), 0), (replace(message, tokens=message.tokens[end:]), end)]


def _read(message: Message, sure: bool, *, cued: bool) -> Born | None:
    return (
        _named(message, sure, cued=cued)
        or _military(message, sure)
        or (_digits(message) if cued or message.expecting is Expecting.BIRTH_DATE else None)
    )


def _plausible(found: date | None, today: date) -> bool:
    return found is not None and found < today and found.year >= today.year - OLDEST


def _grammar(message: Message) -> Grammar:
    return Grammar(message.context.now, message.lang, past=True, day_first=message.context.day_first)


BESIDE = 3
"""Other words of an answer that gives a birth date by a weekday alone."""


def _is_in_passing(message: Message, start: int, end: int) -> bool:
    """ "I work then, can it be the Friday before Easter": a weekday without figures, beside other words, is no birth date."""
    said = message.norms(start, end)
    others = sum(t.is_word for t in (*message.tokens[:start], *message.tokens[end:]))
    return others > BESIDE and not WEEKDAY.isdisjoint(said) and not any(c.isdigit() for norm in said for c in norm)


def _named(message: Message, sure: bool, *, cued: bool) -> Born | None:
    """A date with its year, as the date grammar reads it."""
    grammar = _grammar(message)
    tokens, year, behind = _before_spoken_year(message, grammar.today)
    counted: Born | None = None
    for phrase in phrases(message.text, tokens, grammar, latent=True):
        day = phrase.time.day
        said = message.folded[message.tokens[phrase.start].start : message.tokens[phrase.end - 1].end]
        if year is not None and day is not None and not _has_year(day):
            day, said = replace(day, year=year), f"{said} {year}"
        if day is None or phrase.time.timed or not _has_year(day) or (not sure and not _tells_year(day, said)):
            continue
        if not cued and _is_in_passing(message, phrase.start, phrase.end):
            continue
        both = [grammar.find(day)]
        if day.swapped is not None:
            both.append(grammar.find(replace(day, month=day.swapped[0], dom=day.swapped[1], swapped=None)))
        found = tuple(d for d in dict.fromkeys(both) if d is not None and _plausible(d, grammar.today))
        if found and (sure or (grammar.today - found[0]).days > 300):
            born = Born(found, phrase.start, behind if phrase.end == len(tokens) else phrase.end)
            if day.dom is not None:
                return born
            counted = counted or born  # "eight months ago", unless the day itself is told behind it
    return counted


def _before_spoken_year(message: Message, today: date) -> tuple[tuple[Token, ...], int | None, int]:
    """The words before "of this year", the year that this is, and where it ends; all of them where it is not said."""
    told = THIS_OR_LAST.search(message.folded)
    if told is None:
        return message.tokens, None, len(message.tokens)
    before = tuple(t for t in message.tokens if t.end <= told.start())
    behind = sum(t.start < told.end() for t in message.tokens)
    return before, today.year - (told["last"] is not None), behind


def _has_year(day: Day) -> bool:
    return day.year is not None or (day.exact is not None and not day.lapsed and day.holiday is None)


def _tells_year(day: Day, said: str) -> bool:
    """Whether the words themselves hold the year: not "the 14th of April", nor days in a list."""
    if SAID_YEAR.search(said) is not None:
        return True
    return day.year is not None and len(NUMBER.findall(said)) > 1 and not LISTED.search(said)


def _military(message: Message, sure: bool) -> Born | None:
    """05MAR1982; a year of two digits only in what is known to be a birth date."""
    match = MILITARY.search(message.folded)
    if match is None or (len(match[3]) == 2 and not sure):
        return None
    today = message.context.now.date()
    found = valid(full_year(match[3], today.year, past=True), MONTH_NUMBER.get(match[2], 0), int(match[1]))
    inside = [i for i, t in enumerate(message.tokens) if match.start() <= t.start < match.end()]
    return (
        Born((found,), inside[0], inside[-1] + 1) if found is not None and _plausible(found, today) and inside else None
    )


def _digits(message: Message) -> Born | None:
    """ "3 5 82", "030582", "oh three oh five eighty two", "tres cinco ochenta y dos"."""
    ordered = message.lang == "es" and OF & set(message.norms())
    tokens = [replace(t, norm="-") if ordered and t.norm in OF else t for t in message.tokens]
    for run in runs(tokens, message.lang):
        for parts in _splits(run, message):
            found = _readings(parts, message)
            if found:
                return Born(found[:1] if ordered else found, run.start, run.end)
    return None


def _splits(run: Run, message: Message) -> list[tuple[str, str, str]]:
    groups = [g.lstrip("0") or "0" for g in run.groups]
    splits: list[tuple[str, str, str]] = []
    if len(groups) == 3:
        splits.append((groups[0], groups[1], run.groups[2]))
    if len(groups) == 4 and run.groups[2] in ("19", "20"):
        splits.append((groups[0], groups[1], run.groups[2] + run.groups[3]))
    match = COMPACT.fullmatch(run.digits)
    if match is not None:
        splits.append((match[1], match[2], match[3]))
    if len(run.digits) == 8 and run.digits[:2] in ("19", "20"):
        splits.append((run.digits[4:6], run.digits[6:], run.digits[:4]))
    if len(run.digits) in (4, 5, 6, 7) and run.spoken:
        splits += [
            (run.digits[0], run.digits[1:-n], run.digits[-n:]) for n in (4, 2) if 1 <= len(run.digits) - n - 1 <= 2
        ]
    return splits


def _readings(parts: tuple[str, str, str], message: Message) -> tuple[date, ...]:
    today = message.context.now.date()
    if not all(p.isdigit() for p in parts) or len(parts[2]) not in (2, 4):
        return ()
    first, second = int(parts[0]), int(parts[1])
    year = full_year(parts[2], today.year, past=True)
    orders = [(first, second), (second, first)]
    day_first = message.context.day_first
    if (message.lang == "es" and day_first is None) or day_first:
        orders.reverse()
    found = [valid(year, month, dom) for month, dom in orders]
    if day_first is not None and found[0] is not None:
        found = found[:1]
    return tuple(dict.fromkeys(d for d in found if d is not None and _plausible(d, today)))
