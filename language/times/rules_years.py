"""Rules for quarters, seasons and runs of years: "next spring", "from 2026 to 2027"."""

from __future__ import annotations

from datetime import date, timedelta

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Days, Time
from language.times.rules_days import day_named
from language.times.rules_periods import PERIODS, several

rule = Rules()


@rule("ordinal unit", "THE ordinal unit", "ordinal unit OF? year", "THE ordinal unit OF? year",
      "ordinal unit OF THE unit", "THE ordinal unit OF THE unit")  # fmt: skip
def nth_quarter(grammar: Grammar, *row: object) -> Time | None:
    number = next(n for n in row if isinstance(n, Number))
    year = row[-1].start.year if isinstance(row[-1], Days) else grammar.today.year
    units = [u for u in row if u in PERIODS]
    if units not in (["quarter"], ["quarter", "year"]) or not 1 <= number.value <= 4:
        return None
    found = calendar.quarter_of(calendar.year_of(year).start, number.value - 1)
    over = found.end <= grammar.today and not isinstance(row[-1], Days) and not grammar.past
    return several(calendar.quarter_of(found.start, 4) if over else found)


@rule("NEXT season", "THIS season", "season", "ON season", "season COMING", "THE season")
def in_season(grammar: Grammar, *row: object) -> Time | None:
    name = next((str(s) for s in row if isinstance(s, str) and s.islower()), "")
    return several(calendar.season(name, grammar.today)) if name else None


@rule("season OF? year", "THE season OF? year")
def season_of_year(grammar: Grammar, *row: object) -> Time | None:
    """ "summer 2027"."""
    name = next(s for s in row if isinstance(s, str) and s.islower())
    year = next(d for d in row if isinstance(d, Days))
    return several(calendar.season(name, date(year.start.year, *calendar.SEASONS[name][0])))


@rule("SEASON_WINTER", "SEASON_SPRING", "SEASON_SUMMER", "SEASON_FALL", makes="season")
def season_word(grammar: Grammar, word: str) -> str:
    return word.removeprefix("SEASON_").lower()


@rule("FROM year TO|AND_TO year", "year TO year", "FROM? unit year TO|AND_TO THE? year", "IN year TO year")
def years(grammar: Grammar, *row: object) -> Time | None:
    """ "between 2026 and 2028": the second year counts, as the second month does."""
    first, second = (d for d in row if isinstance(d, Days))
    return several(Days(first.start, second.end)) if first.start < second.start else None


@rule("FROM year TO|AND_TO time", "FROM unit year TO|AND_TO time")
def year_to_day(grammar: Grammar, *row: object) -> Time | None:
    """ "from 2026 until 2 May 2028"."""
    first, time = next(d for d in row if isinstance(d, Days)), row[-1]
    end = day_named(grammar, time)
    return several(Days(first.start, end + timedelta(days=1))) if end and end > first.start else None


@rule("yearspan", "FROM yearspan")
def written_years(grammar: Grammar, *row: object) -> Time | None:
    """ "2026-2028"."""
    return several(next(d for d in row if isinstance(d, Days)))


@rule("number number", makes="year")
def spoken_year(grammar: Grammar, first: Number, second: Number) -> Days | None:
    """ "nineteen eighty two", "twenty fifteen"; only with a day and month beside it."""
    if first.digits or second.digits or first.value not in (19, 20) or not 10 <= second.value <= 99:
        return None
    return calendar.year_of(first.value * 100 + second.value)


@rule("number OH number", makes="year")
def spoken_year_oh(grammar: Grammar, first: Number, _: object, second: Number) -> Days | None:
    """ "nineteen oh five"."""
    if first.digits or first.value not in (19, 20) or not 1 <= second.value <= 9:
        return None
    return calendar.year_of(first.value * 100 + second.value)


@rule("number", makes="year")
def long_year(grammar: Grammar, number: Number) -> Days | None:
    """ "two thousand fifteen", "mil novecientos noventa"."""
    return (
        calendar.year_of(number.value)
        if not number.digits and not number.ordinal and 1900 <= number.value <= 2100
        else None
    )
