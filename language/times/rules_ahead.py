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
    return _between(grammar, first.value, second.value, _unit(row))


@rule("IN A|number unit OR_TWO", "A|number unit OR_TWO HENCE", weight=2)
def one_or_two(grammar: Grammar, *row: object) -> Time | None:
    """ "in a week or two"."""
    number = next((n for n in row if isinstance(n, Number)), None)
    if number is not None and number.value != 1:
        return None
    return _between(grammar, 1, 2, _unit(row))


def _unit(row: tuple[object, ...]) -> str:
    """The row's unit; words of other kinds are in capitals."""
    return next(u for u in row if isinstance(u, str) and u.islower())


def _between(grammar: Grammar, first: int, second: int, unit: str) -> Time | None:
    start, end = moved(grammar, Length(first, unit), 1), moved(grammar, Length(second, unit), 1)
    if start is None or end is None:
        return None
    if start.instant is not None:
        return Time(instant=start.instant, until=end.instant)
    first_day, last_day = (time.day.exact if time.day is not None else None for time in (start, end))
    if first_day is None or last_day is None:
        return None
    return Time(days=Days(first_day, last_day + calendar.ONE_DAY))


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
    return coming_run(grammar, Length(SOME, _unit(row)), 1)
