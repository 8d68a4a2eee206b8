"""Rules for stretches of time: a start and a length, halves and parts of a period, until now, holiday weekends."""

# ruff: noqa: E501
from __future__ import annotations

from datetime import date, datetime, timedelta

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Clock, Day, Days, Hours, Length, Time
from language.times.rules_clock import with_minutes
from language.times.rules_days import day_named
from language.times.rules_join import clock_time, default_clock

rule = Rules()
MINUTES = {"minute": 1, "hour": 60}


@rule("LONG length ,? FROM|SINCE|AT time", weight=2)
@rule("time LONG length", "length ,? FROM|SINCE time")
def start_and_length(grammar: Grammar, *row: object) -> Time | None:
    """ "4 pm for 30 minutes", "for a week from 20 December", "2 hours from 2 pm"; "a week from Monday" is a day."""
    time = next(t for t in row if isinstance(t, Time))
    length = next(w for w in row if isinstance(w, Length))
    if time.relation != "at" or time.latent or time.length or time.earliest:
        return None
    if length.unit in MINUTES:
        return _hours_long(time, length.amount * MINUTES[length.unit])
    start = grammar.find(time.day) if time.day is not None and not time.timed and "LONG" in row else None
    end = calendar.shift(start, length.amount, length.unit) if start else None
    return Time(days=Days(start, end)) if start and end and start < end else None


@rule("length AFTER clock", "length FROM_MOMENT clock", "length BEFORE clock", weight=1)
def counted_from_hour(grammar: Grammar, length: Length, word: str, clock: Clock) -> Time | None:
    """ "15 minutes from 1 pm", "an hour before noon"."""
    minutes = length.amount * MINUTES.get(length.unit, 0)
    if not 0 < minutes <= 720:
        return None
    return Time(clock=with_minutes(default_clock(clock), int(-minutes if word == "BEFORE" else minutes)))


def _hours_long(time: Time, minutes: float) -> Time | None:
    if time.clock is None or not 0 < minutes <= 1440:
        return None
    start = default_clock(time.clock)
    end = (start.hour * 60 + start.minute + int(minutes)) % 1440
    return Time(day=time.day, hours=Hours(start, Clock(end // 60, end % 60)))


@rule("AT? number LONG length", "FROM|SINCE number LONG length")
def hour_and_length(grammar: Grammar, _: object, number: Number, __: object, length: Length) -> Time | None:
    """ "from 9 for 2 hours"."""
    if number.ordinal or number.counts or not 1 <= number.value <= 23 or length.unit not in MINUTES:
        return None
    clock = Clock(number.value, 0, number.value <= 12)
    return _hours_long(Time(clock=clock), length.amount * MINUTES[length.unit])


@rule("LESS length AFTER time", "LESS length FROM_DAY time")
def less_than_after(grammar: Grammar, _: object, length: Length, __: object, time: Time) -> Time | None:
    """ "less than 3 days after tomorrow": from that day until then."""
    start = day_named(grammar, time)
    end = calendar.shift(start, length.amount, length.unit) if start else None
    return Time(days=Days(start, end)) if start and end and start < end else None


@rule("MORE_THAN length AFTER time", "MORE_THAN length FROM_DAY time", "MORE_THAN length HENCE")
def more_than_after(grammar: Grammar, _: object, length: Length, *row: object) -> Time | None:
    """ "more than two weeks from now": later than that day."""
    start = day_named(grammar, row[-1]) if isinstance(row[-1], Time) else grammar.today
    day = calendar.shift(start, length.amount, length.unit) if start else None
    return Time(day=Day(exact=day), relation="after") if day else None


@rule("THE? FIRST|FINAL|LAST length OF time", "THE? FIRST|FINAL|LAST length OF THE? unit")
def length_of_period(grammar: Grammar, *row: object) -> Time | None:
    """ "the first two weeks of March", "the last 3 days of the month"."""
    length, last = next(w for w in row if isinstance(w, Length)), row[-1]
    days = last.days if isinstance(last, Time) else calendar.span_of(str(last), grammar.today)
    if days is None or length.amount != int(length.amount) or (isinstance(last, Time) and last.relation != "at"):
        return None
    if length.unit == "week":
        return _whole_weeks(days, int(length.amount), first="FIRST" in row)
    first = calendar.shift(days.start, length.amount, length.unit)
    final = calendar.shift(days.end, -length.amount, length.unit)
    if first is None or final is None or first > days.end:
        return None
    return Time(days=Days(days.start, first) if "FIRST" in row else Days(final, days.end))


def _whole_weeks(days: Days, count: int, *, first: bool) -> Time | None:
    """Weeks of which more than half lies in the period."""
    one = calendar.nth_week(1 if first else -1, days.start, days.end)
    other = calendar.nth_week(count if first else -count, days.start, days.end)
    if one is None or other is None:
        return None
    return Time(days=Days(min(one.start, other.start), max(one.end, other.end)))


@rule("HALF1 time", "HALF2 time", "HALF1 THE? unit", "HALF2 THE? unit", "time HALF1_POST", "time HALF2_POST", "HALF1_POST OF? time", "HALF2_POST OF? time",
      "year -? HALF1_POST", "year -? HALF2_POST", "HALF1_POST OF? year", "HALF2_POST OF? year")  # fmt: skip
def half_of(grammar: Grammar, *row: object) -> Time | None:
    """ "the first half of 2027", "the second half of March"."""
    days = next((d for d in map(_days, row) if d), None)
    if isinstance(row[-1], str) and row[-1].islower():
        days = calendar.span_of(row[-1], grammar.today)
    if days is None or days.grain not in ("year", "month", "week"):
        return None
    middle = _middle(days)
    first = any(str(word).startswith("HALF1") for word in row)
    return Time(days=Days(days.start, middle) if first else Days(middle, days.end))


def _days(item: object) -> Days | None:
    if isinstance(item, Days):
        return item
    return item.days if isinstance(item, Time) and not item.timed and item.relation == "at" else None


def _middle(days: Days) -> date:
    if days.grain == "year":
        return calendar.add_months(days.start, 6)
    return days.start + timedelta(days=15 if days.grain == "month" else 3)


@rule("HALF1_POST", "HALF2_POST", "THE HALF1_POST", "THE HALF2_POST")
def coming_half(grammar: Grammar, *row: object) -> Time | None:
    """ "el segundo semestre": the coming one; only where the language has a word for it."""
    if grammar.lang != "es":
        return None
    for year in (grammar.today.year, grammar.today.year + 1):
        found = half_of(grammar, row[-1], calendar.year_of(year))
        if found and found.days and found.days.end > grammar.today:
            return found
    return None


@rule("QUARTER1 OF? year", "QUARTER2 OF? year", "QUARTER3 OF? year", "QUARTER4 OF? year",
      "year -? QUARTER1", "year -? QUARTER2", "year -? QUARTER3", "year -? QUARTER4")  # fmt: skip
def quarter_of_year(grammar: Grammar, *row: object) -> Time | None:
    """ "Q3 2026"; without a year "q4" is a dose and "T4" a hormone."""
    year = next(d for d in row if isinstance(d, Days))
    word = next(w for w in row if isinstance(w, str) and w.startswith("QUARTER"))
    return Time(days=calendar.quarter_of(year.start, int(word[-1]) - 1))


@rule("WEEK_NUMBER number OF? year")
def numbered_week(grammar: Grammar, _: object, number: Number, __: object, year: Days) -> Time | None:
    """ "week 3 of 2027" (ISO 8601); without a year "week 31" is of a pregnancy."""
    week = calendar.nth_week(number.value, year.start, year.end)
    return Time(days=week) if week and not number.ordinal else None


@rule("THIS WORKWEEK", "NEXT WORKWEEK", "WORKWEEK COMING", "THIS NEXT WORKWEEK")
def working_week(grammar: Grammar, *row: object) -> Time:
    """Monday to Friday."""
    week = calendar.week_of(grammar.today, 0 if row[0] == "THIS" and len(row) == 2 else 1)
    return Time(days=Days(week.start, week.start + timedelta(days=5)))


@rule("FROM NOW TO|AND_TO time", "NOW TO time", "FROM NOW TO|AND_TO length HENCE|LATER")
def now_until(grammar: Grammar, *row: object) -> Time | None:
    """ "from now until 3 pm", "from now until 20 minutes later"."""
    time = next((t for t in row if isinstance(t, Time)), None)
    if time is None:
        length = next(w for w in row if isinstance(w, Length))
        minutes = length.amount * MINUTES.get(length.unit, 0)
        return Time(instant=grammar.now, until=grammar.now + timedelta(minutes=minutes)) if minutes else None
    if time.clock is None or time.dated or time.relation != "at":
        return None
    until = datetime.combine(grammar.today, clock_time(time.clock), grammar.now.tzinfo)
    return Time(instant=grammar.now, until=until) if until > grammar.now else None


@rule("FROM time TO|AND_TO NOW", "FROM time TO|AND_TO TO_DATE")
def until_now(grammar: Grammar, _: object, time: Time, *__: object) -> Time | None:
    """ "from March 2019 until now"."""
    if time.clock is not None and not time.dated:
        began = datetime.combine(grammar.today, clock_time(time.clock), grammar.now.tzinfo)
        return Time(instant=began, until=grammar.now) if began < grammar.now else None
    start = time.days.start if time.days else day_named(grammar, time)
    return Time(days=Days(start, grammar.today)) if start and start < grammar.today and time.relation == "at" else None


@rule("FROM hoursrange")
def from_hours(grammar: Grammar, _: object, hours: Hours) -> Time:
    """ "between 0730-0930"."""
    return Time(hours=hours)


@rule("LATER time", "LATER unit", "LATER THE unit", "LATER THIS unit")
def later_in(grammar: Grammar, *row: object) -> Time | None:
    """ "later this week" is its second half, "later this month" the rest of it."""
    days = _days(row[-1]) or (calendar.span_of(str(row[-1]), grammar.today) if isinstance(row[-1], str) else None)
    if days is None or days.grain not in ("week", "month", "year"):
        return None
    start = _middle(days) if days.grain == "week" else days.start
    start = max(start, grammar.today)
    return Time(days=Days(start, days.end)) if start < days.end else None


@rule("EARLIER time", "EARLIER unit", "EARLIER THE unit", "EARLIER THIS unit")
def earlier_in(grammar: Grammar, *row: object) -> Time | None:
    """ "earlier this year": what has gone by of it; of a period to come its first half."""
    days = _days(row[-1]) or (calendar.span_of(str(row[-1]), grammar.today) if isinstance(row[-1], str) else None)
    if days is None or days.grain not in ("week", "month", "year"):
        return None
    if days.start < grammar.today < days.end:
        return Time(days=Days(days.start, grammar.today))
    return Time(days=Days(days.start, _middle(days)))
