"""Rules for single days: weekdays, days of the month, and dates as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.formats import full_year
from language.times.grammar import Grammar
from language.times.holidays import holiday as holiday_in
from language.times.model import Day, Days, Time

rule = Rules()

T = TypeVar("T")
WEEK = timedelta(weeks=1)
LONG_LIST = 8
"""Above this an ordinal in words is a day of the month."""

PLACES = 4
"""Below this an ordinal in words and without an article is a place in a list."""


def one(day: date | None, other: date | None = None) -> Time | None:
    """A day that is known already."""
    return Time(day=Day(exact=day, other=other)) if day is not None else None


def day_named(grammar: Grammar, time: object) -> date | None:
    """The day that is named and nothing else: no hour, and no bound such as "before"."""
    if not isinstance(time, Time) or time.day is None or time.timed or time.relation != "at":
        return None
    return grammar.find(time.day)


def counted_from(grammar: Grammar, day: Day, count: Callable[[date], T | None]) -> Iterator[T]:
    """What is counted from a day: first from the one just past, where the day comes every year, then from the next."""
    yearly = day.exact is None and day.year is None and (day.holiday is not None or day.month is not None)
    starts = [replace(grammar, past=True).find(day)] if yearly and not grammar.past else []
    for start in (*starts, grammar.find(day)):
        found = count(start) if start else None
        if found is not None:
            yield found


def day_counted(grammar: Grammar, time: object, count: Callable[[date], date | None]) -> Time | None:
    """ "a week after Thanksgiving" is counted from the one just past while that day is still ahead."""
    if day_named(grammar, time) is None or not isinstance(time, Time) or time.day is None:
        return None
    found = list(counted_from(grammar, time.day, count))
    return one(next((d for d in found if d >= grammar.today), found[-1])) if found else None


def first_ahead(grammar: Grammar, weekday: int) -> date | None:
    """The first such weekday from tomorrow on."""
    return calendar.find(Day(weekday=weekday, today_counts=False), grammar.today)


def which(row: Sequence[object]) -> int:
    """Which of several a rule's row asks for: 2 for "the second", 1 for "the first", -1 for "the last"."""
    number = next((n for n in row if isinstance(n, Number)), None)
    return (number.value if number else 1) * (-1 if "FINAL" in row else 1)


@rule("weekday")
def bare_weekday(grammar: Grammar, weekday: int) -> Time:
    """ "Tuesday" said on a Tuesday is next week's."""
    return Time(day=Day(weekday=weekday, today_counts=False))


@rule("NEXT weekday", "weekday COMING")
def next_weekday(grammar: Grammar, first: object, second: object) -> Time | None:
    """The weekday of next week; the nearer one is listed where it is still ahead in this week."""
    weekday = second if isinstance(second, int) else first
    if not isinstance(weekday, int):
        return None
    if grammar.past:
        return None
    day = calendar.week_of(grammar.today, 1).start + timedelta(days=weekday)
    nearer = day - WEEK
    return one(day, nearer if nearer > grammar.today else None)


@rule("FOLLOWING weekday")
def following_weekday(grammar: Grammar, _: object, weekday: int) -> Time | None:
    return next_weekday(grammar, None, weekday)


@rule("THIS weekday")
def this_weekday(grammar: Grammar, _: object, weekday: int) -> Time | None:
    """The coming one; today counts."""
    return one(calendar.find(Day(weekday=weekday), grammar.today))


@rule("THIS NEXT weekday", "NEAREST weekday", "THIS weekday COMING", weight=1)
def this_coming_weekday(grammar: Grammar, *row: object) -> Time | None:
    """ "The coming Friday", "este viernes que viene": the first one from tomorrow on."""
    return one(first_ahead(grammar, next(w for w in row if isinstance(w, int))))


@rule("LAST weekday", "weekday LAST_POST", "THE weekday LAST_POST")
def last_weekday(grammar: Grammar, *row: object) -> Time | None:
    weekday = next((w for w in row if isinstance(w, int)), None)
    if weekday is None:
        return None
    found = calendar.find(Day(weekday=weekday), grammar.today, past=True)
    return Time(day=Day(exact=found, lapsed=True)) if found else None


@rule("weekday AFTER_NEXT")
def weekday_after_next(grammar: Grammar, weekday: int, _: object) -> Time | None:
    first = first_ahead(grammar, weekday)
    return one(first + WEEK) if first else None


@rule("relday")
def relative_day(grammar: Grammar, days: int) -> Time:
    return Time(day=Day(exact=grammar.today + timedelta(days=days), lapsed=days < 0))


@rule("month THE? number", "month THE? ordinal", "month DAY number", "month , ordinal")
def month_day(grammar: Grammar, month: int, _: object, number: Number) -> Time | None:
    return Time(day=Day(dom=number.value, month=month)) if 1 <= number.value <= 31 else None


@rule("THE? ordinal OF? month", "THE? number OF? month", "THE? DAY? number OF month")
def day_of_month(grammar: Grammar, *row: object) -> Time | None:
    number = next(n for n in row if isinstance(n, Number))
    month = row[-1]
    fits = 1 <= number.value <= 31 and isinstance(month, int)
    return Time(day=Day(dom=number.value, month=month)) if fits else None  # type: ignore[arg-type]


@rule("number DASH month", "number / month")
def dashed_day_month(grammar: Grammar, number: Number, _: object, month: int) -> Time | None:
    return Time(day=Day(dom=number.value, month=month)) if number.digits and 1 <= number.value <= 31 else None


@rule("month / number", "month - number")
def dashed_month_day(grammar: Grammar, month: int, _: object, number: Number) -> Time | None:
    return Time(day=Day(dom=number.value, month=month)) if number.digits and 1 <= number.value <= 31 else None


@rule("month -|/ number -|/ year_end", "number -|/ month -|/ year_end", "year_start -|/ month -|/ number",
      "month . -|/ number -|/ year_end",
      "month -|/ year_end")  # fmt: skip
def written_date(grammar: Grammar, *row: object) -> Time | None:
    """ "23/sep/2026", "Sep-23-2026", "2026/sep/23", "dec/2026"."""
    month = next(m for m in row if isinstance(m, int))
    year = next(d for d in row if isinstance(d, Days)).start.year
    number = next((n for n in row if isinstance(n, Number)), None)
    if number is None:
        return Time(days=grammar.month(month, year))
    return one(calendar.valid(year, month, number.value))


@rule("number - month - number", "number / month / number")
def dashed_short_year(grammar: Grammar, dom: Number, _: object, month: int, __: object, year: Number) -> Time | None:
    """ "15-Apr-26"."""
    if not (dom.digits and year.digits and 10 <= year.value <= 99) or dom.ordinal or year.ordinal:
        return None
    return one(calendar.valid(full_year(str(year.value), grammar.today.year, past=grammar.past), month, dom.value))


@rule("number number year")
def spoken_figures(grammar: Grammar, month: Number, dom: Number, year: Days) -> Time | None:
    """ "four fifteen twenty twenty six"."""
    if month.digits or dom.digits or month.ordinal or grammar.leads_with_day:
        return None
    return one(calendar.valid(year.start.year, month.value, dom.value))


@rule("THE_DAY number DEL number", "DAY number DEL number")
def day_of_numbered_month(grammar: Grammar, _: object, number: Number, __: object, month: Number) -> Time | None:
    """ "el 21 del 3"."""
    fits = 1 <= number.value <= 31 and 1 <= month.value <= 12 and not number.ordinal and not month.ordinal
    return Time(day=Day(dom=number.value, month=month.value)) if fits and not month.counts else None


@rule("time ,? dotted", "weekday ,? dotted", weight=1)
def weekday_and_figures(grammar: Grammar, first: object, _: object, date: Time) -> Time | None:
    """ "Friday 7.6"."""
    if isinstance(first, int):
        first = bare_weekday(grammar, first)
    if not isinstance(first, Time) or first.day is None or first.timed or date.day is None or first.relation != "at":
        return None
    plain = first.day.weekday is not None and first.day.dom is None
    exact = first.day.exact is not None and not first.day.lapsed
    found = grammar.find(first.day)
    if found is None or not (plain or exact):
        return None
    return Time(day=written_day(grammar, date.day, found))


def written_day(grammar: Grammar, written: Day, other: date) -> Day:
    """A written date beside a weekday: the order of figures that falls on it, else the date, with the other day listed."""
    orders = [written]
    if written.swapped is not None:
        orders.append(replace(written, month=written.swapped[0], dom=written.swapped[1], swapped=None))
    for order in orders:
        if (found := grammar.find(order)) and found.weekday() == other.weekday():
            return Day(exact=found)
    return replace(written, other=other)


@rule("dashed", "dotted")
def short_numeric(grammar: Grammar, day: Time) -> Time:
    """ "17-2": a date only where nothing better is found."""
    return day.but(sure=False)


@rule("THE ordinal", "ON ordinal")
def the_ordinal(grammar: Grammar, _: object, number: Number) -> Time | None:
    """ "the 3rd"; latent in words while small, since "the third" may be a place in a list."""
    latent = not number.digits and number.value <= LONG_LIST
    fits = 1 <= number.value <= 31 and not number.counts
    return Time(day=Day(dom=number.value), latent=latent) if fits else None


@rule("ordinal")
def bare_ordinal(grammar: Grammar, number: Number) -> Time | None:
    """ "24th", and latent: "second" may be a place in a list."""
    if not 1 <= number.value <= 31 or number.counts or (number.value < PLACES and not number.digits):
        return None
    return Time(day=Day(dom=number.value), latent=not number.digits)


@rule("THE? DAY number", "DAY ordinal")
def day_number(grammar: Grammar, *row: object) -> Time | None:
    number = next(n for n in row if isinstance(n, Number))
    return Time(day=Day(dom=number.value)) if 1 <= number.value <= 31 and not number.counts else None


@rule("THE_DAY number")
def the_number(grammar: Grammar, word: object, number: Number) -> Time | None:
    """ "the 24": latent, since it may be a choice. "El 15" is a day: an hour is "las tres"."""
    if not 1 <= number.value <= 31 or (not number.digits and grammar.lang == "en") or number.counts:
        return None
    return Time(day=Day(dom=number.value), latent=grammar.lang == "en" or number.value < PLACES)


@rule("weekday ,? THE_DAY? number", "weekday ,? THE? ordinal", "weekday ,? THE? DAY number", "weekday ,? OF? ordinal")
def weekday_and_dom(grammar: Grammar, weekday: int, *row: object) -> Time | None:
    """ "Tuesday the 19th"."""
    number = next(n for n in row if isinstance(n, Number))
    written_out = (
        number.ordinal
        or row[-2] is not None
        or number.value > 12
        or (grammar.lang == "es" and (number.digits or row[0] is None))
    )
    day = Day(weekday=weekday, dom=number.value)
    return Time(day=day) if 1 <= number.value <= 31 and written_out and grammar.find(day) else None


@rule("time ,|-|/? OF? year")
def with_year(grammar: Grammar, time: Time, _: object, __: object, year: Days) -> Time | None:
    """A day or month with its year."""
    day, value = time.day, year.start.year
    if time.timed or time.relation != "at":
        return None
    if day is not None and day.holiday is not None:
        return one(holiday_in(day.holiday, value))
    if day is not None and day.month is not None and day.dom is not None and day.year is None:
        return time.but(day=Day(day.weekday, day.dom, day.month, value, swapped=day.swapped))
    if time.days is not None and time.days.month is not None and time.days.grain == "month":
        return Time(days=grammar.month(time.days.month, value))
    if time.days is not None and time.days.month is not None and time.days.grain == "days" and time.days.year is None:
        start, end = (d.replace(year=d.year + value - time.days.start.year) for d in (time.days.start, time.days.end))
        return Time(days=replace(time.days, start=start, end=end, year=value))
    return None


@rule("time ,? '? number", "time ,? OF number")
def with_short_year(grammar: Grammar, time: Time, _: object, mark: object, number: Number) -> Time | None:
    """ "14th April 15", "march 3 '82"."""
    day = time.day
    if (
        day is None
        or day.month is None
        or day.dom is None
        or day.year is not None
        or time.timed
        or time.relation != "at"
    ):
        return None
    if number.ordinal or number.counts or not (1900 <= number.value <= 2100 or number.value < 100):
        return None
    if (
        number.value < 100
        and not (number.digits and (number.value > 12 or mark == "'" or grammar.past))
        and not (grammar.past and number.value > 12)
    ):
        return None
    text = str(number.value) if number.value >= 100 else f"{number.value:02d}"
    century = grammar.today.year // 100 * 100
    year = int(text) if number.value >= 100 else century + number.value
    if number.value < 100 and (year > grammar.today.year if grammar.past else number.value > 50):
        year -= 100
    return time.but(day=Day(day.weekday, day.dom, day.month, year, swapped=day.swapped))
