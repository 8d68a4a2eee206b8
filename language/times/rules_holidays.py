"""Rules for holidays: in another year, their eve, their weekend and their week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.holidays import holiday as holiday_in
from language.times.holidays import next_holiday
from language.times.model import Day, Days, Length, Time
from language.times.rules_days import one
from language.times.rules_periods import PERIODS, several

rule = Rules()


@rule("holiday")
def named_holiday(grammar: Grammar, name: str) -> Time:
    return Time(day=Day(holiday=name))


@rule("THIS holiday", "NEXT holiday", "holiday COMING")
def coming_holiday(grammar: Grammar, *row: object) -> Time:
    coming = next_holiday(_name(row), grammar.today) if "NEXT" in row else None
    return Time(day=Day(exact=coming)) if coming else named_holiday(grammar, _name(row))


@rule("holiday OF? time", "month OF? time", "holiday IN length", "month IN length")
def in_another_year(grammar: Grammar, what: str | int, *row: object) -> Time | None:
    """ "Thanksgiving of next year", "March in a year"."""
    last = row[-1]
    if isinstance(last, Length):
        year = grammar.today.year + int(last.amount) if last.unit == "year" else None
    else:
        days = last.days if isinstance(last, Time) and last.relation == "at" else None
        year = days.start.year if days and days.grain == "year" else None
    if year is None:
        return None
    return Time(days=grammar.month(what, year)) if isinstance(what, int) else one(holiday_in(what, year))


@rule("LAST holiday", "holiday LAST_POST")
def past_holiday(grammar: Grammar, *row: object) -> Time | None:
    found = replace(grammar, past=True).find(Day(holiday=_name(row)))
    return Time(day=Day(exact=found, lapsed=True)) if found else None


@rule("holiday WEEKEND_OF", "THE? WEEKEND_OF OF holiday", "holiday year WEEKEND_OF", "THE? WEEKEND_OF OF holiday year")
def holiday_weekend(grammar: Grammar, *row: object) -> Time | None:
    """The weekend nearest to the holiday, with the holiday where it adjoins, and the Friday after a Thursday."""
    day = _day_of(grammar, row)
    if day is None:
        return None
    ahead = 5 - day.weekday() if day.weekday() > 1 else -day.weekday() - 2
    saturday = day + timedelta(days=ahead)
    near = day.weekday() in (0, 3, 4)
    start, end = saturday, saturday + timedelta(days=2)
    return Time(days=Days(min(start, day), max(end, day + timedelta(days=1))) if near else Days(start, end))


@rule("holiday EVE", "EVE OF? holiday", "holiday year EVE", "EVE OF? holiday year", weight=1)
def eve(grammar: Grammar, *row: object) -> Time | None:
    """ "Thanksgiving eve", "la víspera de Reyes": the day before."""
    day = _day_of(grammar, row)
    return one(day - calendar.ONE_DAY) if day else None


@rule("holiday unit", "unit OF? holiday", "THE unit OF? holiday", "holiday year unit")
def holiday_week(grammar: Grammar, *row: object) -> Time | None:
    """ "Thanksgiving week": the week that it lies in."""
    day = _day_of(grammar, row)
    return several(calendar.week_of(day)) if day and "week" in row else None


def _day_of(grammar: Grammar, row: tuple[object, ...]) -> date | None:
    """The day of the row's holiday, in its year where one is said."""
    year = next((d for d in row if isinstance(d, Days)), None)
    return holiday_in(_name(row), year.start.year) if year else grammar.find(Day(holiday=_name(row)))


def _name(row: tuple[object, ...]) -> str:
    """The row's holiday; words of other kinds are in capitals."""
    return next(w for w in row if isinstance(w, str) and w.islower() and w not in PERIODS)
