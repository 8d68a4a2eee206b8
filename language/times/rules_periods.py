"""Rules for several days in a row: next week, March, the end of the month, the week after Thanksgiving."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Day, Days, Length, Time
from language.times.rules_days import counted_from, which

rule = Rules()

PERIODS = ("week", "weekend", "month", "quarter", "year")


def several(days: Days | None) -> Time | None:
    """A known run of days."""
    return Time(days=days) if days is not None else None


@rule("month")
def bare_month(grammar: Grammar, month: int) -> Time:
    return Time(days=grammar.month(month))


@rule("NEXT month", "THIS month", "month COMING")
def coming_month(grammar: Grammar, *row: object) -> Time | None:
    """ "next March" is the coming one."""
    month = next((m for m in row if isinstance(m, int)), None)
    return Time(days=grammar.month(month)) if month else None


@rule("LAST month", "month LAST_POST")
def past_month(grammar: Grammar, *row: object) -> Time | None:
    month = next((m for m in row if isinstance(m, int)), None)
    return Time(days=replace(grammar, past=True).month(month)) if month and month != grammar.today.month else None


@rule("month AFTER_NEXT")
def month_after_next(grammar: Grammar, month: int, _: object) -> Time:
    days = grammar.month(month)
    return Time(days=grammar.month(month, days.start.year + 1))


@rule("year")
def bare_year(grammar: Grammar, days: Days) -> Time:
    """Latent: "2015" alone is mostly a number."""
    return Time(days=days, latent=True)


@rule("IN year", "ON year", "THE unit year", "unit year", "THIS unit year")
def said_year(grammar: Grammar, *row: object) -> Time | None:
    units = [u for u in row if isinstance(u, str) and u in PERIODS]
    days = row[-1]
    return several(days) if isinstance(days, Days) and units in ([], ["year"]) else None


@rule(
    "NEXT unit",
    "unit COMING",
    "FOLLOWING unit",
    "THIS COMING unit",
    "THIS NEXT unit",
    "THE unit COMING",
    "THE unit NEXT",
)
def next_period(grammar: Grammar, *row: object) -> Time | None:
    unit = _unit(row)
    return several(calendar.span_of(unit, grammar.today, 1)) if unit in PERIODS else _next_hour(grammar, row, 1)


def _next_hour(grammar: Grammar, row: tuple[object, ...], sign: int) -> Time | None:
    """ "the next hour", "the last minute": from or until now."""
    unit = next((u for u in row if u in ("hour", "minute")), None)
    return coming_run(grammar, Length(1, str(unit)), sign) if unit else None


@rule(
    "THIS unit",
    "ALL unit",
    "ALL THE unit",
    "ALL THIS unit",
    "unit THIS",
    "unit THIS_POST",
    "THE unit THIS_POST",
    "THE THIS unit",
)
def this_period(grammar: Grammar, *row: object) -> Time | None:
    unit = _unit(row)
    if unit == "day":
        return None
    return several(calendar.span_of(unit, grammar.today)) if unit in PERIODS else None


@rule("THE unit")
def the_period(grammar: Grammar, _: object, unit: str) -> Time | None:
    """ "the weekend" is the coming one; "the week", "el mes" the current."""
    if unit not in ("week", "weekend", "month", "year") or (grammar.lang == "es" and unit != "weekend"):
        return None
    return several(calendar.span_of(unit, grammar.today))


@rule("OF_THIS unit", weight=-1)
def of_the_period(grammar: Grammar, _: object, unit: str) -> Time | None:
    """ "en la semana", "por el mes": the current one."""
    return several(calendar.span_of(unit, grammar.today)) if unit in ("week", "month") else None


@rule("LAST unit", "unit LAST_POST", "THE unit LAST_POST", "THIS unit LAST_POST")
def last_period(grammar: Grammar, *row: object) -> Time | None:
    unit = _unit(row)
    return several(calendar.span_of(unit, grammar.today, -1)) if unit in PERIODS else _next_hour(grammar, row, -1)


@rule("OTHER unit")
def other_week(grammar: Grammar, _: object, unit: str) -> Time | None:
    """ "La otra semana" is the next one."""
    return several(calendar.span_of(unit, grammar.today, 1)) if unit == "week" else None


@rule("unit AFTER_NEXT", "THE unit AFTER_NEXT")
def period_after_next(grammar: Grammar, *row: object) -> Time | None:
    unit = _unit(row)
    return several(calendar.span_of(unit, grammar.today, 2)) if unit in PERIODS else None


def _unit(row: tuple[object, ...]) -> str:
    return next((str(u) for u in row if u in PERIODS or u == "day"), "")


@rule("NEXT length", "length COMING", "WITHIN NEXT length", "THE length COMING", "NEXT MORE length", "number NEXTS unit", "THE number NEXTS unit",
      "WITHIN length COMING", "WITHIN number NEXTS unit", "FEW NEXTS unit", "FOLLOWING length", weight=1)  # fmt: skip
def coming_length(grammar: Grammar, *row: object) -> Time | None:
    """ "the next three weeks": from tomorrow; hours and minutes from now."""
    length = _length(row)
    if length is None:
        return None
    return coming_run(grammar, length, 1)


@rule("NEAREST unit", weight=1)
def nearest_weekend(grammar: Grammar, _: object, unit: str) -> Time | None:
    """ "This coming weekend": the next to begin; "next weekend" is next week's."""
    begun = grammar.today.weekday() > 4
    return several(calendar.weekend_of(grammar.today, int(begun))) if unit == "weekend" else None


@rule("WITHIN unit")
def within_the_hour(grammar: Grammar, _: object, unit: str) -> Time | None:
    """ "within the hour"."""
    return coming_run(grammar, Length(1, unit), 1) if unit == "hour" and grammar.lang == "en" else None


@rule("WITHIN NEXT unit", weight=1)
def within_the_next(grammar: Grammar, _: object, __: object, unit: str) -> Time | None:
    """ "in the next month": a month from tomorrow on; "next month" is the calendar's."""
    return (
        coming_run(grammar, Length(1, unit), 1) if grammar.lang == "en" and unit not in ("weekend", "quarter") else None
    )


@rule("LAST length", "length LAST_POST", "THE LAST length", "number LAST unit", "WITHIN LAST length")
def past_length(grammar: Grammar, *row: object) -> Time | None:
    length = _length(row)
    return coming_run(grammar, length, -1) if length else None


def _length(row: tuple[object, ...]) -> Length | None:
    found = next((w for w in row if isinstance(w, Length)), None)
    number = next((w for w in row if isinstance(w, Number)), None)
    if found is None and number is not None and isinstance(row[-1], str) and not number.ordinal:
        return Length(number.value, row[-1])
    return found


def coming_run(grammar: Grammar, length: Length, sign: int) -> Time | None:
    """So long from tomorrow on, or up to today; whole minutes from the next one on, hours from now, or up to the one that runs."""
    seconds = {"hour": 3600, "minute": 60, "second": 1}.get(length.unit)
    if seconds is not None:
        if length.amount * seconds > 10**8:
            return None
        start = _begun(grammar.now, length.unit, sign)
        moved = start + timedelta(seconds=sign * length.amount * seconds)
        return Time(instant=min(start, moved), until=max(start, moved))
    if length.unit == "quarter" and sign > 0 and length.amount == int(length.amount):
        coming = calendar.quarter_of(grammar.today, 1)
        return several(Days(coming.start, calendar.add_months(coming.start, 3 * int(length.amount))))
    first = grammar.today + timedelta(days=1) if sign > 0 else grammar.today
    other = calendar.shift(first, sign * length.amount, length.unit)
    if length.unit == "weekday" and sign > 0:
        last = calendar.shift(grammar.today, length.amount, "weekday")
        other = last + timedelta(days=1) if last else None
    return several(Days(min(first, other), max(first, other))) if other else None


def _begun(now: datetime, unit: str, sign: int) -> datetime:
    """Where a run of hours or minutes starts: somebody who is free "for the next two hours" is free from now on."""
    if unit == "minute" and sign > 0:
        return now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return now.replace(minute=0, second=0, microsecond=0) if unit == "hour" and sign < 0 else now


@rule("EARLY time", "MID time", "LATE time", "EARLY AROUND time", "LATE AROUND time", weight=1)
def edge(grammar: Grammar, *row: object) -> Time | None:
    """ "end of next week", "early March"."""
    time = row[-1]
    if not isinstance(time, Time) or time.days is None or time.timed or time.relation != "at":
        return None
    return several(calendar.edge_of(time.days, str(row[0]).lower()))


@rule("unit")
def weekend_alone(grammar: Grammar, unit: str) -> Time | None:
    """ "Weekend if possible"."""
    return several(calendar.span_of(unit, grammar.today)) if unit == "weekend" else None


@rule("EARLY unit", "MID unit", "LATE unit", "EARLY THE unit", "MID THE unit", "LATE THE unit")
def edge_of_this(grammar: Grammar, *row: object) -> Time | None:
    days = calendar.span_of(_unit(row), grammar.today)
    found = calendar.edge_of(days, str(row[0]).lower()) if days and _unit(row) != "day" else None
    if found and found.end <= grammar.today:
        return edge(grammar, str(row[0]), Time(days=calendar.span_of(_unit(row), grammar.today, 1)))
    return several(found)


@rule("MIDWEEK")
def midweek(grammar: Grammar, _: object) -> Time | None:
    """ "midweek", "a media semana": Wednesday and Thursday."""
    return edge_of_this(grammar, "MID", "week")


@rule("EOM", "EOY", "THE EOM", "THE EOY", "AT EOM", "ON EOM", "ON EOY", "THIS EOM")
def abbreviated_edge(grammar: Grammar, *row: object) -> Time | None:
    unit = "month" if "EOM" in row else "year"
    days = calendar.span_of(unit, grammar.today)
    return several(calendar.edge_of(days, "late")) if days else None


@rule("REST time", "REST unit", "REST THE unit", "REST THIS unit")
def rest(grammar: Grammar, *row: object) -> Time | None:
    """ "the rest of the week", "later this month"."""
    last = row[-1]
    days = last.days if isinstance(last, Time) and not last.timed else calendar.span_of(_unit(row), grammar.today)
    if days is None or not days.start <= grammar.today < days.end or days.grain in ("day", "days"):
        return None
    return several(Days(grammar.today, days.end))


@rule("ALL time")
def whole(grammar: Grammar, _: object, time: Time) -> Time | None:
    """ "any time next week"."""
    return time if time.relation == "at" and (time.dated or time.timed) and not time.latent else None


@rule("WEEK_OF number")
def week_of_dom(grammar: Grammar, _: object, number: Number) -> Time | None:
    """ "la semana del 16"."""
    return week_of(grammar, None, Time(day=Day(dom=number.value))) if 1 <= number.value <= 31 else None


@rule("WEEKEND_OF number", weight=1)
def weekend_of_dom(grammar: Grammar, _: object, number: Number) -> Time | None:
    """ "el fin de semana del 14"."""
    dom = Time(day=Day(dom=number.value))
    return week_of(grammar, "weekend", dom) if 1 <= number.value <= 31 and grammar.lang == "es" else None


@rule("WEEK_OF time", "THE unit OF time")
def week_of(grammar: Grammar, *row: object) -> Time | None:
    """ "the week of the 18th"."""
    time = row[-1]
    if (
        not isinstance(time, Time)
        or time.timed
        or time.relation != "at"
        or (len(row) == 4 and _unit(row) not in ("week", "weekend"))
    ):
        return None
    unit = _unit(row) or "week"
    if time.day is None:
        return None
    day = grammar.find(time.day)
    if day and unit == "weekend" and day.weekday() < 2:
        return several(calendar.weekend_of(day, -1))
    return several(calendar.span_of(unit, day)) if day else None


@rule("time OR THE? unit AFTER", weight=1)
def or_the_next_one(grammar: Grammar, time: Time, *row: object) -> Time | None:
    """ "next week or the week after": both, as one stretch."""
    unit = _unit(row)
    following = calendar.span_of(unit, time.days.start, 1) if time.days else None
    if time.days is None or following is None or calendar.span_of(unit, time.days.start) != time.days:
        return None
    return several(Days(time.days.start, following.end))


@rule("unit AFTER time", "THE unit AFTER time", "THE? FOLLOWING unit AFTER time")
def period_after(grammar: Grammar, *row: object) -> Time | None:
    """ "the week after Thanksgiving": the Monday to Monday that follows."""
    return _beside(grammar, row, 1)


@rule("THE unit AFTER", weight=-1)
def the_one_after(grammar: Grammar, _: object, unit: str, __: object) -> Time | None:
    """ "The week after" by itself is the next."""
    return several(calendar.span_of(unit, grammar.today, 1)) if unit in ("week", "weekend", "month") else None


@rule("unit BEFORE time", "THE unit BEFORE time")
def period_before(grammar: Grammar, *row: object) -> Time | None:
    return _beside(grammar, row, -1)


def _beside(grammar: Grammar, row: tuple[object, ...], step: int) -> Time | None:
    time, unit = row[-1], _unit(row)
    if not isinstance(time, Time) or time.timed or time.relation != "at" or unit not in PERIODS:
        return None
    if time.days is not None:
        return several(calendar.span_of(unit, time.days.start if step < 0 else time.days.end - timedelta(days=1), step))
    if time.day is None:
        return None
    found = list(counted_from(grammar, time.day, lambda day: calendar.span_of(unit, day, step)))
    return several(next((d for d in found if d.end > grammar.today), found[-1])) if found else None


@rule(
    "THE? ordinal unit OF time", "THE? FINAL unit OF time", "THE? ordinal FINAL unit OF time", "THE? FIRST unit OF time"
)
def nth_period(grammar: Grammar, *row: object) -> Time | None:
    """ "the second week of March", "last weekend of October"."""
    time, unit, nth = row[-1], _unit(row), which(row)
    if not isinstance(time, Time) or time.days is None or time.timed or time.relation != "at":
        return None
    if unit == "week":
        return several(calendar.nth_week(nth, time.days.start, time.days.end))
    if unit == "weekend":
        saturday = calendar.nth_in(Day(weekday=5), nth, time.days.start, time.days.end)
        return several(calendar.weekend_of(saturday)) if saturday else None
    if unit == "month" and time.days.grain == "year" and 1 <= nth <= 12:
        return several(calendar.month_of(time.days.start, nth - 1))
    if unit == "quarter" and time.days.grain == "year" and 1 <= nth <= 4:
        return several(calendar.quarter_of(time.days.start, nth - 1))
    return None
