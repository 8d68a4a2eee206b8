"""Rules for amounts of time and for moments counted from now."""

from __future__ import annotations

from datetime import timedelta

from language.text.numbers import Number
from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Day, Days, Length, Time

rule = Rules()

SECONDS = {"second": 1, "minute": 60, "hour": 3600}


@rule(
    "number unit", "number MORE unit", "number BUSINESS unit", "number unit BUSINESS", "number - unit", makes="length"
)
def amount(grammar: Grammar, number: Number, *row: str) -> Length | None:
    """ "3 days", "ten business days"."""
    unit = next(u for u in row if u.islower() and u != "-")
    if number.ordinal or (unit == "weekend" and number.value > 20):
        return None
    return Length(number.value, "weekday" if "BUSINESS" in row and unit == "day" else unit)


@rule("number '", makes="length")
def prime_minutes(grammar: Grammar, number: Number, _: object) -> Length | None:
    """ "30'": minutes as they are noted."""
    return Length(number.value, "minute") if number.digits and 1 <= number.value <= 90 and not number.ordinal else None


@rule("number . number unit", "number , number unit", makes="length")
def decimal(grammar: Grammar, whole: Number, _: object, part: Number, unit: str) -> Length | None:
    """ "2.5 hours"."""
    return Length(whole.value + part.value / 10 ** len(str(part.value)), unit) if whole.digits and part.digits else None


@rule("A unit", "COUPLE OF? unit", "FEW unit", "A COUPLE OF? unit", "A FEW unit", makes="length")
def small(grammar: Grammar, *row: str) -> Length:
    unit = row[-1]
    if "COUPLE" in row:
        return Length(2, unit)
    return Length(3 if "FEW" in row else 1, unit)


@rule("HALF OF? A? unit", "A HALF unit", "HALF unit", makes="length")
def half(grammar: Grammar, *row: str) -> Length | None:
    unit = row[-1]
    return _fraction(0.5, unit)


@rule("QUARTER OF? A? unit", "A QUARTER OF? A? unit", makes="length")
def quarter(grammar: Grammar, *row: str) -> Length | None:
    return _fraction(0.25, row[-1]) if row[-1] == "hour" else None


@rule("THREE_QUARTERS OF? A? unit", makes="length")
def three_quarters(grammar: Grammar, *row: str) -> Length | None:
    return _fraction(0.75, row[-1]) if row[-1] == "hour" else None


def _fraction(part: float, unit: str) -> Length | None:
    if unit == "hour":
        return Length(60 * part, "minute")
    if unit == "day":
        return Length(24 * part, "hour")
    return Length(6, "month") if unit == "year" and part == 0.5 else None


@rule("length HALF_ADD", "number HALF_ADD unit", "unit HALF_ADD", makes="length")
def and_a_half(grammar: Grammar, first: object, *row: object) -> Length | None:
    """ "an hour and a half", "two and a half hours", "hora y media"."""
    if isinstance(first, Length):
        return Length(first.amount + 0.5, first.unit)
    if isinstance(first, str):
        return Length(1.5, first) if grammar.lang == "es" else None
    return Length(first.value + 0.5, str(row[-1])) if isinstance(first, Number) else None


@rule("length AND length", "length length", makes="length")
def added(grammar: Grammar, *row: object) -> Length | None:
    """ "an hour and 15 minutes"."""
    first, second = row[0], row[-1]
    if not isinstance(first, Length) or not isinstance(second, Length) or first.unit == second.unit:
        return None
    if first.unit in SECONDS and second.unit in SECONDS and SECONDS[first.unit] > SECONDS[second.unit]:
        return Length((first.amount * SECONDS[first.unit] + second.amount * SECONDS[second.unit]) / 60, "minute")
    return None


@rule("FORTNIGHT", makes="length")
def fortnight(grammar: Grammar, _: object) -> Length:
    """Two weeks; "quince días" and "quincena" are the same fortnight."""
    return Length(2, "week") if grammar.lang == "en" else Length(15, "day")


@rule("A FORTNIGHT", makes="length")
def a_fortnight(grammar: Grammar, _: object, __: object) -> Length:
    return Length(2, "week")


@rule("length")
def lasting(grammar: Grammar, length: Length) -> Time:
    """How long: kept as a duration."""
    return Time(length=length)


@rule("LONG length", "LESS length", "MORE_THAN length", "LONG ALL? length")
def lasting_for(grammar: Grammar, *row: object) -> Time | None:
    length = row[-1]
    return Time(length=length) if isinstance(length, Length) else None


@rule("IN length", "length HENCE", "IN length TIME", "IN length HENCE", "IN AROUND length", "IN LESS length")
def from_now(grammar: Grammar, *row: object) -> Time | None:
    """ "in two weeks", "dentro de quince días"."""
    length = next((w for w in row if isinstance(w, Length)), None)
    return moved(grammar, length, 1) if length else None


@rule("AFTER length")
def after_length(grammar: Grammar, _: object, length: Length) -> Time | None:
    """ "after three weeks": from that day on."""
    found = moved(grammar, length, 1)
    return found.but(relation="after") if found else None


@rule("length AGO", "AGO_PRE length", "AGO_PRE AROUND length", "AROUND length AGO")
def ago(grammar: Grammar, *row: object) -> Time | None:
    length = next((w for w in row if isinstance(w, Length)), None)
    return moved(grammar, length, -1) if length else None


@rule("DAY_OR_TWO")
def day_or_two(grammar: Grammar, _: object) -> Time:
    """ "In the next day or two"."""
    return Time(days=Days(grammar.today + timedelta(days=1), grammar.today + timedelta(days=3)))


def moved(grammar: Grammar, length: Length, sign: int) -> Time | None:
    """The day, or for hours and minutes the moment, that lies so far from now."""
    if length.unit in SECONDS:
        if length.amount * SECONDS[length.unit] > 10**8:
            return None
        return Time(instant=grammar.now + timedelta(seconds=sign * length.amount * SECONDS[length.unit]))
    if length.unit == "weekend":
        return Time(days=calendar.weekend_of(grammar.today, int(sign * length.amount)))
    if length.amount != int(length.amount) and length.unit in ("day", "week"):
        return _half_days(grammar, length, sign)
    day = calendar.shift(grammar.today, sign * length.amount, length.unit)
    return Time(day=Day(exact=day, lapsed=sign < 0)) if day else None


def _half_days(grammar: Grammar, length: Length, sign: int) -> Time:
    days = length.amount * (7 if length.unit == "week" else 1)
    return Time(day=Day(exact=grammar.today + timedelta(days=round(sign * days))))


@rule("NOW")
def right_now(grammar: Grammar, _: object) -> Time:
    return Time(instant=grammar.now)


@rule("SOON")
def soonest(grammar: Grammar, _: object) -> Time:
    """As soon as possible: the moment is now, the wish is the earliest after it."""
    return Time(instant=grammar.now, relation="earliest", earliest=True)


@rule("time AND? SOON", "SOON CONN? time")
def soonest_of(grammar: Grammar, *row: object) -> Time | None:
    """ "the earliest on Friday", "next week, as soon as possible"."""
    other = next(t for t in row if isinstance(t, Time))
    if other.earliest or other.relation != "at" or other.latent or other.length or other.instant:
        return None
    return other.but(relation="earliest", earliest=True)
