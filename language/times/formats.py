"""Dates and times written in digits: 3/4, 2026-03-10, 10:30, 9h30, 1030."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time

from language.text.tokens import Token
from language.times import calendar
from language.times.grammar import Grammar
from language.times.model import Clock, Day, Days, Hours, Node, Time

Make = Callable[[Grammar, re.Match[str]], object]

EDGE = r"(?<![\w/.,:-])"
END = r"(?![\w/:]|[.,-]\d)"


def full_year(text: str, now_year: int, *, past: bool) -> int:
    """Two digits as a year: near today, or gone by for birth dates."""
    year = int(text)
    if len(text) > 2:
        return year
    century = now_year // 100 * 100
    limit = now_year % 100 if past else 50
    return century + year if year <= limit else century - 100 + year


def _numeric(grammar: Grammar, first: int, second: int, year: int | None) -> Time | None:
    """Two numbers as month and day, in the order that the place uses; the other order too where both could be."""
    day_first = grammar.leads_with_day
    dom, month = (first, second) if day_first else (second, first)
    swapped = False
    if month > 12 >= dom:
        dom, month, swapped = month, dom, True
    if not (1 <= month <= 12 and 1 <= dom <= 31):
        return None
    both = dom <= 12 and dom != month and not swapped and grammar.day_first is None
    return Time(day=Day(dom=dom, month=month, year=year, swapped=(dom, month) if both else None))


def _slashes(grammar: Grammar, match: re.Match[str]) -> Time | None:
    year = match["year"] if "year" in match.re.groupindex else None
    value = None if year is None else full_year(year, grammar.today.year, past=grammar.past)
    return _numeric(grammar, int(match["a"]), int(match["b"]), value)


def _iso(grammar: Grammar, match: re.Match[str]) -> Time | None:
    found = calendar.valid(int(match["y"]), int(match["m"]), int(match["d"]))
    return Time(day=Day(exact=found)) if found else None


def _iso_moment(grammar: Grammar, match: re.Match[str]) -> Time | None:
    found = calendar.valid(int(match["y"]), int(match["m"]), int(match["d"]))
    hour, minute = int(match["h"]), int(match["min"])
    if found is None or hour > 23 or minute > 59:
        return None
    return Time(instant=datetime.combine(found, time(hour, minute)))


def _year_month(grammar: Grammar, match: re.Match[str]) -> Time | None:
    month = int(match["m"])
    return Time(days=grammar.month(month, int(match["y"]))) if 1 <= month <= 12 else None


def _clock(grammar: Grammar, match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Clock(hour % 24, minute, open12=1 <= hour <= 12 and not match["h"].startswith("0"))


def _letter(grammar: Grammar, match: re.Match[str]) -> Clock | None:
    """ "9a", "3:18p"."""
    clock = _clock(grammar, match)
    if clock is None or not clock.open12:
        return None
    return Clock(clock.hour % 12 + (12 if match["p"] == "p" else 0), clock.minute)


def _compact(grammar: Grammar, match: re.Match[str]) -> Clock | None:
    clock = _clock(grammar, match)
    return None if clock is None else Clock(clock.hour, clock.minute, clock.open12, bare=True)


def _compact_range(grammar: Grammar, match: re.Match[str]) -> Hours | None:
    start, end = (int(match[k]) for k in ("h", "h2"))
    if start > 23 or end > 24 or int(match["m"]) > 59 or int(match["m2"]) > 59:
        return None
    return Hours(Clock(start, int(match["m"]), start <= 12), Clock(end % 24, int(match["m2"]), end <= 12))


def _span(grammar: Grammar, match: re.Match[str]) -> Time | None:
    """ "28/2-1/3", "5/1/2026-5/7/2026"; a year said once holds for both ends."""
    years = [match["year"], match["year2"]]
    said = next((y for y in years if y is not None), None)
    full = None if said is None else full_year(said, grammar.today.year, past=grammar.past)
    ends = []
    for a, b, year in ((match["a"], match["b"], years[0]), (match["c"], match["d"], years[1])):
        value = full if year is None else full_year(year, grammar.today.year, past=grammar.past)
        found = _numeric(grammar, int(a), int(b), value)
        ends.append(grammar.find(found.day) if found and found.day else None)
    start, end = ends
    if start is None or end is None:
        return None
    if full is None and end < start:
        end = calendar.add_months(end, 12)
    return Time(days=Days(start, end + calendar.ONE_DAY)) if start <= end else None


def _years(grammar: Grammar, match: re.Match[str]) -> Days | None:
    first, last = int(match["y"]), int(match["y2"])
    return Days(calendar.year_of(first).start, calendar.year_of(last).end) if first < last else None


def _year(grammar: Grammar, match: re.Match[str]) -> Days:
    return calendar.year_of(int(match["y"]))


SEP = r"\s?[/.-]\s?"
SLASHED = r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?"
SLASHED_END = r"(?P<c>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<year2>\d{4}|\d{2}))?"
FORMATS: tuple[tuple[re.Pattern[str], str, Make], ...] = (
    (re.compile(EDGE + r"(?P<y>[12]\d{3})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})[t ](?P<h>\d{1,2}):(?P<min>\d{2})(:\d{2})?z?" + END), "time", _iso_moment),
    (re.compile(EDGE + r"(?P<y>[12]\d{3})\s?([-/.])\s?(?P<m>\d{1,2})\s?\2\s?(?P<d>\d{1,2})(?![\w/:])"), "time", _iso),
    (re.compile(EDGE + r"(?P<y>[12]\d{3})(?P<m>0\d|1[0-2])(?P<d>[0-3]\d)" + END), "time", _iso),
    (re.compile(EDGE + r"(?P<a>\d{1,2})" + SEP + r"(?P<b>\d{1,2})" + SEP + r"'?(?P<year>\d{4}|\d{2})(?![\w/:])"), "time", _slashes),
    (re.compile(EDGE + r"(?P<a>\d{1,2}) (?P<b>\d{1,2}) (?P<year>(?:19|20)\d{2})" + END), "time", _slashes),
    (re.compile(r"(?<![\w/.:-])(?P<a>\d{1,2})\s?/\s?(?P<b>\d{1,2})" + END), "time", _slashes),
    (re.compile(r"(?<![\w/.:-])(?P<a>\d{1,2})\s?-\s?(?P<b>\d{1,2})(?![\w/:]|[.,-]\d|\s?[ap]\.?m)"), "dashed", _slashes),
    (re.compile(r"(?<![\w/.:-])(?P<a>\d{1,2})\.(?P<b>\d{1,2})(?!\.?[\w/:%]|-\d|\s?[ap]\.?m|\s?(?:h|hr|hour|min|mg|ml|kg|lb|degree|hora))"), "dotted", _slashes),
    (re.compile(EDGE + SLASHED + r"\s?[-~–]\s?" + SLASHED_END + r"(?![\w/:-])"), "time", _span),
    (re.compile(r"(?<![\w:.,$/-])(?P<y>(?:19|20)\d{2})\s?[-~–]\s?(?P<y2>(?:19|20)\d{2})(?![\w/:%-]|[.,]\d)"), "yearspan", _years),
    (re.compile(r"(?<=[\w.][/-])(?P<y>(?:19|20)\d{2})(?![\w/:%]|[.,-]\d)"), "year_end", _year),
    (re.compile(r"(?<![\w:.,$/-])(?P<y>(?:19|20)\d{2})(?=\s?[/-]\s?[a-z])"), "year_start", _year),
    (re.compile(EDGE + r"(?P<y>[12]\d{3})[-/](?P<m>\d{1,2})" + END), "time", _year_month),
    (re.compile(EDGE + r"(?P<m>\d{1,2})[-/](?P<y>(?:19|20)\d{2})" + END), "time", _year_month),
    (re.compile(r"(?<![\w:.])(?P<h>\d{1,2})\s?:\s?(?P<m>\d{2})(:\d{2})?(?![\d:])"), "clock", _clock),
    (re.compile(r"(?<![\w:.])(?P<h>\d{1,2})(?::?(?P<m>[0-5]\d))?(?P<p>[ap])(?!\w|\.\w)"), "clock", _letter),
    (re.compile(r"(?<![\w:.$])(?P<h>\d{1,2})\.(?P<m>[0-5]\d)(?![\d.%])"), "dotclock", _clock),
    (re.compile(r"(?<![\w:.])(?P<h>\d{1,2})\s?h\s?(?P<m>[0-5]\d)?(?!\w)"), "clock", _clock),
    (re.compile(r"(?<![\w:.,$/-])(?!(?:19|20)\d\d)(?P<h>\d{1,2})(?P<m>[0-5]\d)(?![\d:.,/]\d|\d|%)"), "compact", _compact),
    (re.compile(r"(?<=\bmy )(?P<h>\d{1,2})(?P<m>[0-5]\d)(?= (?:with|w/?|appointment|appt|visit|tomorrow|today|on)\b)"), "clock", _clock),
    (re.compile(r"(?:(?<=at )|(?<=las ))(?P<h>19|20)(?P<m>[0-5]\d)(?![\d:.,/]\d|\d|%)"), "compact", _compact),
    (re.compile(r"(?<![\w:.,$/-])(?P<h>[012]\d)(?P<m>[0-5]\d)\s?-\s?(?P<h2>[012]\d)(?P<m2>[0-5]\d)(?![\w:.,/-])"), "hoursrange", _compact_range),
    (re.compile(r"(?<![\w:.,$/-])(?P<y>(?:19|20|21)\d{2})(?![\w:/%]|[.,]\d)"), "year", _year),
)  # fmt: skip


def written(folded: str, tokens: Sequence[Token], grammar: Grammar) -> Iterator[Node]:
    """A node for every written date or time that begins and ends with a token."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(tokens)}
    for pattern, kind, make in FORMATS:
        for match in pattern.finditer(folded):
            first, last = starts.get(match.start()), ends.get(match.end())
            if first is None or last is None:
                continue
            value = make(grammar, match)
            if value is not None:
                yield Node(first, last, kind, value)
