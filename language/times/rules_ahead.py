"""Rules for stretches that are known about: in two or three weeks, in the next week or two, in the coming days."""

from __future__ import annotations

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Days, Length, Time
from language.times.rules_lengths import moved
from language.times.rules_periods import coming_run

rule = Rules()
SOME = 3
"""How many "the coming days" are, as "a few" are."""


@rule("IN number OR_TO number unit", "number OR_TO number unit HENCE", weight=2)
def from_first_to_second(grammar: Grammar, *row: object) -> Time | None:
    """ "in 2-3 weeks", "two or three weeks from now": from the one until the other."""
    first, second = (n for n in row if isinstance(n, Number))
    if first.ordinal or second.ordinal or not first.value < second.value:
        return None
    unit = next(u for u in row if isinstance(u, str) and u.islower())
    return _between(grammar, Length(first.value, unit), Length(second.value, unit))


@rule("IN A|number unit OR_TWO", "A|number unit OR_TWO HENCE", weight=2)
def one_or_two(grammar: Grammar, *row: object) -> Time | None:
    """ "in a week or two"."""
    number = next((n for n in row if isinstance(n, Number)), None)
    if number is not None and number.value != 1:
        return None
    unit = next(u for u in row if isinstance(u, str) and u.islower())
    return _between(grammar, Length(1, unit), Length(2, unit))


def _between(grammar: Grammar, first: Length, second: Length) -> Time | None:
    start, end = moved(grammar, first, 1), moved(grammar, second, 1)
    if start is None or end is None:
        return None
    if start.instant is not None:
        return Time(instant=start.instant, until=end.instant)
    days = [time.day.exact for time in (start, end) if time.day is not None]
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return Time(days=Days(days[0], days[1] + calendar.ONE_DAY))


@rule("WITHIN? NEXT number OR_TO number unit", weight=2)
def within_the_longer(grammar: Grammar, *row: object) -> Time | None:
    """ "in the next two or three weeks"."""
    first, second = (n for n in row if isinstance(n, Number))
    fits = not first.ordinal and not second.ordinal and first.value < second.value
    return coming_run(grammar, Length(second.value, str(row[-1])), 1) if fits else None


@rule("WITHIN? NEXT unit OR_TWO", weight=2)
def within_two(grammar: Grammar, _: object, __: object, unit: str, ___: object) -> Time | None:
    """ "in the next week or two"."""
    return coming_run(grammar, Length(2, unit), 1)


@rule("WITHIN? NEXT units", "WITHIN? units COMING", weight=2)
def coming_units(grammar: Grammar, *row: object) -> Time | None:
    """ "in the coming weeks", "en los próximos días"."""
    unit = next(u for u in row if isinstance(u, str) and u.islower())
    return coming_run(grammar, Length(SOME, unit), 1)
