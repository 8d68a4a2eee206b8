"""Rules that put partial times together: day and hour, week and weekday, and the ends of ranges."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.merge import merge
from language.times.model import Clock, Day, Days, Hours, Time
from language.times.rules_clock import half_of_day, with_minutes

rule = Rules()
MASCULINE = ("el", "al", "del")
"""Before a number that is a day: "del 5 al 9"; hours are "las 9"."""

MORNING_FROM = 7
"""A bare hour from here to 11 is in the morning, 12 to 6 after noon: nobody is seen at 3 a.m."""


@rule("time time", "time CONN time", "time CONN CONN time")
def together(grammar: Grammar, *row: object) -> Time | None:
    """ "Tuesday at 3", "the afternoon of the 5th", "Friday next week"; "in the morning, weekdays I work" are two."""
    first, second = row[0], row[-1]
    if not isinstance(first, Time) or not isinstance(second, Time):
        return None
    joints = [w for w in row if isinstance(w, str)]
    if second.weekly and any("," in w for w in joints):
        return None
    if second.latent and second.clock is not None and joints and joints[-1].endswith(MASCULINE):
        return None
    return merge(grammar, first, second)


@rule("FROM clock TO|TO_HOUR|AND_TO clock", "FROM? clock TO|TO_HOUR clock", makes="hours", weight=1)
def clock_range(grammar: Grammar, opening: object, first: Clock, joint: str, second: Clock) -> Hours | None:
    """ "from 3 to 5 pm", "9-11am"; bare on both sides only with from or between. "16 a las 11" is a day and an hour."""
    if not opening and first.bare and (second.bare or joint == "TO_HOUR"):
        return None
    return Hours(first, second)


@rule("hours zone", "hours ( zone PAREN", makes="hours", weight=2)
def hours_in_zone(grammar: Grammar, hours: Hours, *row: object) -> Hours | None:
    """ "9 to 11 central": both ends are of that zone."""
    said, settled = next((h for h in row if isinstance(h, int)), 0), settle(hours)
    if settled is None or grammar.offset is None or settled.part is not None or settled.start.zoned:
        return None
    moved = [with_minutes(c, round(60 * (grammar.offset - said))) for c in (settled.start, settled.end)]
    return Hours(moved[0], moved[1])


@rule("hours")
def range_of_hours(grammar: Grammar, hours: Hours) -> Time | None:
    latent = hours.start.bare and hours.end.bare
    return Time(hours=hours, latent=latent) if settle(hours) else None


@rule("number TILL number", makes="hours")
def hours_in_words(grammar: Grammar, first: Number, _: object, second: Number) -> Hours | None:
    """ "nine to five": no one says nine minutes to five."""
    if first.digits or second.digits or first.ordinal or second.ordinal or grammar.lang != "en" or first.value % 5 == 0:
        return None
    return bare_range(grammar, "FROM", first, "TO", second)


@rule("number DASH number", "FROM number TO|TO_HOUR|AND_TO number", "LIKE number TO|TO_HOUR number", "number TO number",
      makes="hours", weight=1)  # fmt: skip
def bare_range(grammar: Grammar, *row: object) -> Hours | None:
    """ "3-5", "between 2 and 4"."""
    first, second = (n for n in row if isinstance(n, Number))
    if (
        first.ordinal
        or second.ordinal
        or first.counts
        or second.counts
        or not (0 <= first.value <= 24 and 0 < second.value <= 24)
    ):
        return None
    opened = row[0] in ("FROM", "LIKE")
    start = Clock(first.value % 24, 0, 1 <= first.value <= 12, not opened)
    return Hours(start, Clock(second.value % 24, 0, 1 <= second.value <= 12, not opened))


@rule("time BUT_BEFORE clock", weight=2)
def day_but_before(grammar: Grammar, time: Time, _: object, clock: Clock) -> Time | None:
    """ "Friday but before 2"."""
    if time.relation != "at" or not time.dated or time.timed or time.day is None:
        return None
    return time.but(clock=clock, relation="before")


@rule("clock BUT_BEFORE clock", "FROM clock BUT_BEFORE clock", "AFTER clock BUT_BEFORE clock", makes="hours")
def later_but_before(grammar: Grammar, *row: object) -> Hours | None:
    """ "later than 9:30 but before 11"."""
    first, second = (replace(c, bare=False) for c in row if isinstance(c, Clock))
    return Hours(first, second)


def default_clock(clock: Clock) -> Clock:
    """The reading within a hospital's day."""
    if not clock.open12:
        return clock
    found = half_of_day(clock, pm=clock.hour == 12 or clock.hour < MORNING_FROM)
    return found or clock


def settle(hours: Hours) -> Hours | None:
    """Both ends with their half of the day: a bare end takes the other's half where that keeps them in order."""
    start, end = hours.start, hours.end
    if start.open12 and not end.open12:
        same = half_of_day(start, pm=end.hour >= 12 and end.hour != 0)
        other = half_of_day(start, pm=False)
        start = next((c for c in (same, other) if c and minutes_of(c) < minutes_of(end)), other or start)
    elif end.open12:
        start = default_clock(start)
        options = [half_of_day(end, pm=False), half_of_day(end, pm=True)]
        end = next((c for c in options if c and minutes_of(c) > minutes_of(start)), options[0] or end)
    return Hours(start, end, hours.part) if minutes_of(start) != minutes_of(end) else None


def minutes_of(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


@rule("FROM time TO|TO_HOUR|AND_TO time", "FROM? time TO|TO_HOUR time")
def day_range(grammar: Grammar, opening: object, first: Time, joint: object, second: Time) -> Time | None:
    """ "from Monday to Wednesday", "March 3rd through the 5th", "Friday at 3 to Saturday at noon"."""
    if first.relation != "at" or second.relation != "at" or not first.dated or not second.dated:
        return None
    if first.timed != second.timed or first.latent or (second.latent and not opening):
        return None
    start, end = _ends(grammar, first, second)
    if start is None or end is None or end <= start:
        return None
    if first.clock is not None and second.clock is not None:
        return Time(
            instant=datetime.combine(start, clock_time(first.clock)),
            until=datetime.combine(end - timedelta(days=1), clock_time(second.clock)),
        )
    return Time(days=Days(start, end))


def clock_time(clock: Clock) -> time:
    """The clock as a time of day."""
    settled = default_clock(clock)
    return time(settled.hour, settled.minute)


def _ends(grammar: Grammar, first: Time, second: Time) -> tuple[date | None, date | None]:
    """Both ends: a year said of the second holds for the first; a range of months or dates may be running already."""
    start = _start(grammar, first)
    end = _end(grammar, second, start)
    if start is None or end is None or not _yearless(first) or grammar.past:
        return start, end
    if _yearless(second):
        began, ends = _years_on(start, -1), _years_on(end, -1)
        running = start > grammar.today and began < grammar.today < ends - timedelta(days=1)
        return (began, ends) if running and (ends - began).days < 360 else (start, end)
    start = start.replace(year=end.year, day=min(start.day, 28) if start.month == 2 else start.day)
    return (start if start < end else _years_on(start, -1)), end


def _yearless(side: Time) -> bool:
    """Says a month, or a day of a month, and no year."""
    if side.days is not None:
        return side.days.grain == "month" and side.days.month is not None and side.days.year is None
    return side.day is not None and side.day.month is not None and side.day.dom is not None and side.day.year is None


def _years_on(day: date, years: int) -> date:
    return calendar.add_months(day, 12 * years)


def _start(grammar: Grammar, side: Time) -> date | None:
    if side.days is not None:
        return side.days.start
    return grammar.find(side.day) if side.day else None


def _end(grammar: Grammar, side: Time, start: date | None) -> date | None:
    """The day after the last one; a bare weekday or day of the month is the first such after the start."""
    if side.days is not None:
        if side.days.month is not None and start is not None and side.days.end <= start and side.days.grain == "month":
            return calendar.month_of(side.days.start, 12).end
        return side.days.end
    if side.day is None or start is None:
        return None
    day = side.day
    if day.exact is None and day.year is None and day.holiday is None:
        day = replace(day, today_counts=True)
        found = calendar.find(day, start + timedelta(days=1), past=False)
    else:
        found = grammar.find(day)
    return found + timedelta(days=1) if found else None


@rule(
    "FROM? THE? number|ordinal TO THE? number|ordinal OF? month",
    "FROM THE? number|ordinal AND_TO THE? number|ordinal OF? month",
)
def days_of_month(grammar: Grammar, *row: object) -> Time | None:
    """ "from the 13th to the 15th of July"."""
    first, second = (n for n in row if isinstance(n, Number))
    month = row[-1]
    return _dom_range(grammar, month, first, second) if isinstance(month, int) else None


@rule(
    "FROM? month THE? number|ordinal TO THE? number|ordinal",
    "FROM month THE? number|ordinal AND_TO THE? number|ordinal",
)
def month_days(grammar: Grammar, *row: object) -> Time | None:
    """ "July 13-15"."""
    first, second = (n for n in row if isinstance(n, Number))
    month = next(m for m in row if isinstance(m, int))
    return _dom_range(grammar, month, first, second)


@rule("FROM? THE ordinal TO THE? ordinal", "FROM THE_DAY number TO|AND_TO THE_DAY? number", "FROM THE? ordinal TO|AND_TO THE? ordinal",
      "THE_DAY number TO THE_DAY number")  # fmt: skip
def dom_range(grammar: Grammar, *row: object) -> Time | None:
    """ "from the 5th to the 9th"."""
    first, second = (n for n in row if isinstance(n, Number))
    start = grammar.find(Day(dom=first.value)) if 1 <= first.value <= 31 else None
    end = calendar.find(Day(dom=second.value), start) if start and 1 <= second.value <= 31 else None
    return (
        Time(days=Days(start, end + timedelta(days=1)), latent=not first.ordinal)
        if start and end and start < end
        else None
    )


@rule("FROM_DOM number TO_DOM number", weight=2)
def named_doms(grammar: Grammar, _: object, first: Number, __: object, second: Number) -> Time | None:
    """ "entre el 10 y el 13": hours would be "entre las 10 y las 13"."""
    if first.ordinal or second.ordinal:
        return None
    start = grammar.find(Day(dom=first.value)) if 1 <= first.value <= 31 else None
    end = calendar.find(Day(dom=second.value), start) if start and 1 <= second.value <= 31 else None
    return Time(days=Days(start, end + calendar.ONE_DAY)) if start and end and start < end else None


def _dom_range(grammar: Grammar, month: int, first: Number, second: Number) -> Time | None:
    if not 1 <= first.value < second.value <= 31:
        return None
    start = grammar.find(Day(dom=first.value, month=month))
    end = calendar.valid(start.year, month, second.value) if start else None
    return Time(days=Days(start, end + timedelta(days=1), "days", month)) if start and end else None


@rule("FROM THE? ordinal AND_TO time", "FROM THE? ordinal TO time", "FROM THE_DAY number TO|AND_TO time")
def dom_until(grammar: Grammar, *row: object) -> Time | None:
    """ "between the twentieth and the end of March"."""
    first, last = next(n for n in row if isinstance(n, Number)), row[-1]
    if not isinstance(last, Time) or last.relation != "at" or not last.dated or last.timed:
        return None
    start = grammar.find(Day(dom=first.value)) if 1 <= first.value <= 31 else None
    end = _end(grammar, last, start) if start else None
    return Time(days=Days(start, end)) if start and end and start < end else None


@rule("FROM NOW TO|AND_TO time", "NOW TO time", "THROUGH time", "HERE_TO time")
def from_now_until(grammar: Grammar, *row: object) -> Time | None:
    """ "between now and Friday", "through Friday", "de aquí al viernes"."""
    time = row[-1]
    if not isinstance(time, Time) or time.relation != "at" or not time.dated or time.timed or time.latent:
        return None
    end = _end(grammar, time, grammar.today)
    return Time(days=Days(grammar.today, end)) if end and end > grammar.today else None
