"""What times in a list lend each other: "Tuesday or Wednesday morning", "Monday 1-3 or 5-6", "next week, Tuesday or Thursday"."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from language.text.tokens import Token
from language.times import calendar
from language.times.grammar import Grammar
from language.times.model import Day, Days, Time

if TYPE_CHECKING:
    from language.times.parse import Phrase

JOINTS = {
    "or",
    "and",
    ",",
    "o",
    "u",
    "y",
    "/",
    "&",
    "either",
    "maybe",
    "the",
    "el",
    "on",
    "a",
    "las",
    "la",
    "possibly",
    "then",
    "quizas",
    "e",
}


OR_ELSE = ("o", "si", "no")
MONTHS_AHEAD = timedelta(days=150)
"""Within these a month that is named before a day of the month is that day's."""

ELLIPSES = {
    (",", "the", "one", "after"): 1, (",", "the", "next", "one"): 1, (",", "la", "que", "viene"): 1, (",", "la", "proxima"): 1, (",", "la", "siguiente"): 1,
    ("or", "next"): 1, ("or", "this"): 0, ("or", "the", "next"): 1, ("or", "the", "following"): 1, ("and", "next"): 1, ("and", "the", "next"): 1,
    ("o", "la", "proxima"): 1, ("o", "la", "siguiente"): 1, ("o", "la", "que"): 1, ("o", "esta"): 0, ("o", "este"): 0, ("o", "el", "proximo"): 1,
    ("o", "el", "siguiente"): 1, ("y", "la", "proxima"): 1, ("y", "la", "siguiente"): 1,
}  # fmt: skip
"""What stands for "or next week" after "this week"."""


def share(found: list[Phrase], tokens: Sequence[Token], grammar: Grammar) -> list[Phrase]:
    """The phrases with what their neighbours lend them."""
    named = _or_next(_after_the_one_named(found, tokens), tokens, grammar)
    out = _within_the_month(_within_the_week(named), grammar)
    for index in range(len(out) - 1):
        if _listed(out[index], out[index + 1], tokens):
            out[index + 1] = replace(out[index + 1], time=_from_before(out[index].time, out[index + 1].time, grammar))
    for index in range(len(out) - 1, 0, -1):
        if _listed(out[index - 1], out[index], tokens):
            lent = _from_after(out[index - 1].time, out[index].time)
            said = tokens[out[index].start : out[index].end]
            out[index - 1] = replace(out[index - 1], time=_in_its_week(lent, out[index].time, said))
    return out


def _after_the_one_named(found: list[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """ "I'm away next week, so the week after": the one behind the week that was named."""
    out: list[Phrase] = []
    for phrase in found:
        named = out[-1].time.days if out else None
        if named is not None and tokens[phrase.end - 1].norm == "after" and phrase.time.days is not None:
            later = calendar.span_of(named.grain, named.start, 1) if named.grain == phrase.time.days.grain else None
            phrase = replace(phrase, time=Time(days=later)) if later else phrase
        out.append(phrase)
    return out


def _within_the_week(found: list[Phrase]) -> list[Phrase]:
    """ "Next week, but not Wednesday": the Wednesday of that week."""
    weeks = [p.time.days for p in found if p.time.days is not None and p.time.days.grain == "week"]
    if len(weeks) != 1:
        return found
    return [
        replace(p, time=p.time.but(day=_in_week(p.time.day, weeks[0]))) if p.time.relation == "except" else p
        for p in found
    ]


def _within_the_month(found: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """ "In April, after the 10th": the tenth of that month, which says no more by itself."""
    months = [p for p in found if p.time.days is not None and p.time.days.grain == "month" and p.time.relation == "at"]
    doms = [p for p in found if p.time.day is not None and p.time.day == Day(dom=p.time.day.dom)]
    if len(months) != 1 or not doms or months[0].time.timed or months[0].start > doms[0].start:
        return found
    days = months[0].time.days
    if days is None or not grammar.today.replace(day=1) <= days.start <= grammar.today + MONTHS_AHEAD:
        return found
    rest = [p for p in found if p is not months[0]]
    return [replace(p, time=p.time.but(day=_in_month(p.time.day, days))) if p in doms else p for p in rest]


def _in_month(day: Day | None, month: Days) -> Day | None:
    found = calendar.first_fit(day, month.start, month.end) if day is not None else None
    return Day(exact=found) if found else day


def _in_week(day: Day | None, week: Days) -> Day | None:
    """A bare weekday as the one of that week; any other day as it is."""
    if day is None or day.weekday is None or day != Day(weekday=day.weekday, today_counts=False):
        return day
    return Day(exact=week.start + timedelta(days=day.weekday))


def _or_next(found: list[Phrase], tokens: Sequence[Token], grammar: Grammar) -> list[Phrase]:
    """ "this week or next": the second word stands for the same kind of period."""
    out: list[Phrase] = []
    for index, phrase in enumerate(found):
        out.append(phrase)
        limit = found[index + 1].start if index + 1 < len(found) else len(tokens)
        days, after = phrase.time.days, tuple(t.norm for t in tokens[phrase.end : min(limit, phrase.end + 4)])
        found_next = next(((w, s) for w, s in ELLIPSES.items() if after[: len(w)] == w), None)
        if found_next is None:
            continue
        words, step = found_next
        end = phrase.end + len(words)
        follows = end < len(tokens) and tokens[end].is_word and limit == end
        other = _other_period(days, step, grammar) or _next_such_day(phrase, tokens, step)
        if other is not None and other != phrase.time and not phrase.time.timed and not follows:
            out.append(replace(phrase, start=end - 1, end=end, time=other))
    return out


def _other_period(days: Days | None, step: int, grammar: Grammar) -> Time | None:
    if days is None or days.grain not in ("week", "weekend", "month", "year"):
        return None
    other = calendar.span_of(days.grain, grammar.today, step)
    return Time(days=other) if other is not None else None


def _next_such_day(phrase: Phrase, tokens: Sequence[Token], step: int) -> Time | None:
    """ "This Thursday or next": the Thursday a week later."""
    day = phrase.time.day
    this = tokens[phrase.start].norm in ("this", "este") and phrase.time.relation == "at" and step == 1
    return Time(day=Day(exact=day.exact + timedelta(weeks=1))) if this and day is not None and day.exact else None


def _listed(first: Phrase, second: Phrase, tokens: Sequence[Token]) -> bool:
    between = tokens[first.end : second.start]
    same = first.time.relation in (second.time.relation, "at")
    words = [t.norm for t in between]
    words = words[len(OR_ELSE) :] if tuple(words[: len(OR_ELSE)]) == OR_ELSE else words
    return same and len(words) <= 3 and all(w in JOINTS for w in words)


def _from_before(first: Time, second: Time, grammar: Grammar) -> Time:
    """A later hour takes the day before it; a later weekday the week that the day before it lies in, or every week."""
    if first.weekly and not first.timed and second.day is not None and second == Time(day=_weekday_of(second.day)):
        return Time(weekly=(second.day.weekday or 0,))
    if first.day is not None and first.timed and second.timed and not second.dated:
        return second.but(day=first.day)
    if first.day is not None and second.day is not None and first.day.month and second.day.dom and not second.day.month:
        return second.but(day=replace(second.day, month=first.day.month, year=first.day.year))
    if (
        first.day is not None
        and first.day.exact is not None
        and second.day is not None
        and second.day.weekday is not None
    ):
        week = calendar.week_of(first.day.exact)
        ahead = week.start > grammar.today and second.day == Day(weekday=second.day.weekday, today_counts=False)
        day = week.start + timedelta(days=second.day.weekday)
        if ahead and day > first.day.exact:
            return second.but(day=Day(exact=day))
    return second


def _in_its_week(first: Time, second: Time, said: Sequence[Token]) -> Time:
    """ "Thursday or Friday of next week": both are of that week."""
    last = second.day.exact if second.day is not None else None
    if last is None or first.relation != "at" or not {"week", "semana"} & {t.norm for t in said}:
        return first
    day = _in_week(first.day, calendar.week_of(last))
    return first.but(day=day) if day is not None and day.exact is not None and day.exact < last else first


def _weekday_of(day: Day) -> Day:
    """The day as a bare weekday."""
    return Day(weekday=day.weekday if day.weekday is not None else -1, today_counts=False)


def _from_after(first: Time, second: Time) -> Time:
    """ "Tuesday or Wednesday morning": the part of day is said of both, and so are the weeks of "Tuesday and Thursday mornings"."""
    if second.weekly and second.timed and first.day is not None and first == Time(day=_weekday_of(first.day)):
        return second.but(weekly=(first.day.weekday,))
    if first.day is not None and second.day is not None and first.day.dom and not first.day.month and second.day.month:
        return first.but(day=replace(first.day, month=second.day.month, year=second.day.year))
    if first.day is not None and not first.timed and second.day is not None and second.timed and first.relation == "at":
        return first.but(hours=second.hours, clock=second.clock, relation=second.relation)
    return first
