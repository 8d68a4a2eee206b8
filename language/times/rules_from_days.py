"""Rules for days counted from another day: the first Monday of April, three days after Easter, a week from Friday."""

# ruff: noqa: E501
from __future__ import annotations

from datetime import date, timedelta

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Day, Days, Hours, Length, Time
from language.times.rules_days import WEEK, day_counted, day_named, first_ahead, one, which

rule = Rules()


@rule("THE? ordinal weekday part? OF time", "THE? FINAL weekday part? OF time", "THE? ordinal FINAL weekday OF time", "THE? ordinal FINAL DAY OF time",
      "THE? FINAL DAY OF time", "THE? ordinal DAY OF time", "THE? FIRST DAY OF time", "THE? FIRST weekday part? OF time",
      "THE? ordinal weekday hours OF time", "THE? FIRST weekday hours OF time",
      "THE? ordinal weekday OF unit", "THE? FINAL weekday OF unit", "THE? FIRST weekday OF unit", "THE? FINAL DAY OF unit")  # fmt: skip
def nth_weekday(grammar: Grammar, *row: object) -> Time | None:
    """ "the first Monday of next month", "last Friday in October", "the 5th last day of May"."""
    days = _days_of(grammar, row[-1])
    weekday = next((w for w in row if isinstance(w, int)), None)
    if days is None:
        return None
    found = one(_to_come(grammar, days, Day(weekday=weekday), which(row)))
    part = next((t.hours for t in row[:-1] if isinstance(t, Time)), None)
    hours = next((h for h in row if isinstance(h, Hours)), part)
    return found.but(hours=hours) if found and hours else found


@rule("THE? ordinal unit OF time|unit", "THE? FINAL unit OF time|unit", "THE? FIRST unit OF time|unit")
def nth_working_day(grammar: Grammar, *row: object) -> Time | None:
    """ "the first business day of April", "the last weekday of the month"."""
    days = _days_of(grammar, row[-1])
    if days is None or "weekday" not in row[:-1]:
        return None
    return one(calendar.nth_working_day(which(row), days.start, days.end))


def _days_of(grammar: Grammar, period: object) -> Days | None:
    """The days of "next month", or of "el mes"."""
    if isinstance(period, Time):
        return period.days if not period.timed and period.relation == "at" else None
    return calendar.month_of(grammar.today) if period == "month" else None


def _to_come(grammar: Grammar, days: Days, day: Day, nth: int) -> date | None:
    """The nth such day; where this month's has gone by, the next month's."""
    found = calendar.nth_in(day, nth, days.start, days.end)
    running = days.grain == "month" and days.year is not None and days.start <= grammar.today < days.end
    if found is None or found >= grammar.today or not running or grammar.past:
        return found
    then = calendar.month_of(days.start, 1)
    return calendar.nth_in(day, nth, then.start, then.end)


@rule("length AFTER time")
def days_after(grammar: Grammar, *row: object) -> Time | None:
    """ "three days after Easter", "a week after Thursday", "the week after Thanksgiving" (that is a period: see there)."""
    length = row[0]
    if not isinstance(length, Length):
        return None
    return day_counted(grammar, row[-1], lambda day: calendar.shift(day, length.amount, length.unit))


@rule("length BEFORE time")
def days_before(grammar: Grammar, length: Length, _: object, time: Time) -> Time | None:
    start = day_named(grammar, time)
    return one(calendar.shift(start, -length.amount, length.unit)) if start else None


@rule("DAY AFTER time")
def day_after(grammar: Grammar, *row: object) -> Time | None:
    """ "the day after Thanksgiving"."""
    return day_counted(grammar, row[-1], lambda day: day + timedelta(days=1))


@rule("DAY BEFORE time")
def day_before(grammar: Grammar, _: object, __: object, time: Time) -> Time | None:
    start = day_named(grammar, time)
    return one(start - timedelta(days=1)) if start else None


@rule("ordinal weekday AFTER time")
def nth_weekday_after(grammar: Grammar, number: Number, weekday: int, _: object, time: Time) -> Time | None:
    """ "third Tuesday after Christmas"."""
    day = Day(weekday=weekday)
    return day_counted(
        grammar, time, lambda d: calendar.nth_in(day, number.value, d + timedelta(days=1), d + timedelta(days=200))
    )


@rule("weekday BEFORE time", "weekday AFTER time", weight=-1)
def weekday_beside(grammar: Grammar, weekday: int, word: str, time: Time) -> Time | None:
    """ "the Friday before Christmas"."""
    start = day_named(grammar, time)
    said_by_today = (
        time.day is not None and time.day.exact is not None and abs((time.day.exact - grammar.today).days) < 2
    )
    if start is None or said_by_today:
        return None
    if word == "AFTER":
        return day_counted(grammar, time, lambda day: calendar.find(Day(weekday=weekday, today_counts=False), day))
    return one(calendar.find(Day(weekday=weekday, today_counts=False), start, past=True))


@rule("number weekday HENCE", "number weekdays_plural HENCE")
def weekdays_hence(grammar: Grammar, number: Number, weekday: int, _: object) -> Time | None:
    """ "two Sundays from now"."""
    first = first_ahead(grammar, weekday)
    return one(first + WEEK * (number.value - 1)) if first and 0 < number.value < 60 else None


@rule("length ON? weekday")
def week_from_weekday(grammar: Grammar, length: Length, _: object, weekday: int) -> Time | None:
    """ "a week on Tuesday", "two weeks Friday"."""
    first = first_ahead(grammar, weekday)
    return one(first + WEEK * int(length.amount)) if first and length.unit == "week" and grammar.lang == "en" else None


@rule("length relday")
def week_from_relative_day(grammar: Grammar, length: Length, days: int) -> Time | None:
    """ "a week tomorrow"."""
    day = grammar.today + timedelta(days=days)
    return one(day + WEEK * int(length.amount)) if length.unit == "week" and days >= 0 else None


@rule("weekday unit")
def week_after_weekday(grammar: Grammar, weekday: int, unit: str) -> Time | None:
    """ "Friday week": a week after that day, as British speech has it."""
    return week_from_weekday(grammar, Length(1, unit), None, weekday)


@rule("relday unit")
def week_after_relative_day(grammar: Grammar, days: int, unit: str) -> Time | None:
    """ "tomorrow week"."""
    return week_from_relative_day(grammar, Length(1, unit), days) if grammar.lang == "en" else None


@rule("THIS? weekday IN_A_WEEK", "THIS? weekday IN_TWO_WEEKS", weight=1)
def weeks_on(grammar: Grammar, _: object, weekday: int, word: str) -> Time | None:
    """ "El martes en ocho", "el jueves en quince": one and two weeks after that day."""
    first = first_ahead(grammar, weekday)
    return one(first + WEEK * (1 if word == "IN_A_WEEK" else 2)) if first else None


@rule("length FROM_DAY time", "length FROM time")
def length_from(grammar: Grammar, length: Length, word: object, time: Time) -> Time | None:
    """ "a week from Monday", "two weeks from tomorrow"."""
    start = day_named(grammar, time) if length.unit not in ("hour", "minute", "second") else None
    return one(calendar.shift(start, length.amount, length.unit)) if start else None


@rule(
    "weekday IN length",
    "weekday length HENCE",
    "IN length ON weekday",
    "weekday , length HENCE",
    "length HENCE ON weekday",
)
def weekday_in_weeks(grammar: Grammar, *row: object) -> Time | None:
    """ "Monday in two weeks": the Monday of that week."""
    weekday = next(w for w in row if isinstance(w, int))
    length = next(w for w in row if isinstance(w, Length))
    if length.unit not in ("week", "month") or length.amount != int(length.amount):
        return None
    day = calendar.shift(grammar.today, length.amount, length.unit)
    if day and length.unit == "month":
        return one(calendar.find(Day(weekday=weekday), day))
    return one(calendar.week_of(day).start + timedelta(days=weekday)) if day else None


@rule("CLOSEST weekday TO time")
def closest_weekday(grammar: Grammar, _: object, weekday: int, __: object, time: Time) -> Time | None:
    if time.day is None or time.timed:
        return None
    start = grammar.find(time.day)
    if start is None:
        return None
    return one(
        min(
            (start + timedelta(days=n) for n in range(-3, 4)),
            key=lambda d: (d.weekday() != weekday, abs((d - start).days)),
        )
    )


@rule("number OF time", "THE? ordinal OF time", "DAY number OF time")
def dom_of_month(grammar: Grammar, *row: object) -> Time | None:
    """ "the 20th of next month"."""
    time, number = row[-1], next(n for n in row if isinstance(n, Number))
    if (
        not isinstance(time, Time)
        or time.days is None
        or time.days.grain != "month"
        or time.timed
        or time.relation != "at"
    ):
        return None
    return one(_to_come(grammar, time.days, Day(dom=number.value), 1))
