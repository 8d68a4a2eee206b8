"""Rules for times of day: 3 pm, half past, three thirty, las tres menos cuarto."""

from __future__ import annotations

from dataclasses import replace

from language.text.numbers import Number
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Clock, Hours, Time

rule = Rules()
NOON = 12
"""Above this an hour in words needs more than a number."""

MIDNIGHT = 24


def hour(number: Number, *, bare: bool = False) -> Clock | None:
    """A number as the hour of a clock without a.m. or p.m."""
    if number.ordinal or number.counts or not 0 <= number.value <= 23:
        return None
    return Clock(number.value, 0, 1 <= number.value <= 12, bare)


def with_minutes(clock: Clock, minutes: int) -> Clock:
    """The clock moved by minutes, around the day."""
    total = (clock.hour * 60 + clock.minute + minutes) % 1440
    shifted, open12 = total // 60, clock.open12
    if open12 and shifted == 0:
        shifted = 12
    return Clock(shifted, total % 60, open12)


def half_of_day(clock: Clock, *, pm: bool) -> Clock | None:
    """a.m. or p.m. added to a clock."""
    if not clock.open12:
        return clock if (clock.hour >= 12) == pm or (clock.hour == 0 and not pm) or clock.hour < 12 else None
    value = clock.hour % 12 + (12 if pm else 0)
    return Clock(value, clock.minute)


@rule("number", makes="clock")
def bare_hour(grammar: Grammar, number: Number) -> Clock | None:
    """ "3": a time only where a day stands beside it or a time was asked for; "viernes trece" is no hour."""
    return hour(number, bare=True) if number.digits or number.value <= NOON else None


@rule("AT number", makes="clock")
def late_hour(grammar: Grammar, _: object, number: Number) -> Clock | None:
    """ "a las quince": said so, an hour of the second half of the day is one."""
    if number.value == MIDNIGHT and grammar.lang == "es" and not number.counts:
        return Clock(0)
    return hour(number) if number.value > NOON and not number.digits else None


@rule("dotclock", makes="clock")
def dotted_clock(grammar: Grammar, clock: Clock) -> Clock:
    return replace(clock, bare=True)


@rule("compact", makes="clock")
def compact_clock(grammar: Grammar, clock: Clock) -> Clock:
    return clock


@rule("clockword", makes="clock")
def clock_word(grammar: Grammar, clock: Clock) -> Clock:
    return clock


@rule("AT clock", "AROUND clock", makes="clock")
def at_clock(grammar: Grammar, word: str, clock: Clock) -> Clock | None:
    """ "at 3": the hour is meant as one. `AROUND` keeps its own rule as a relation."""
    return replace(clock, bare=False) if word == "AT" else None


@rule("clock OCLOCK", makes="clock")
def oclock(grammar: Grammar, clock: Clock, _: object) -> Clock | None:
    return replace(clock, bare=False)


@rule("clock AM", "clock PM", "clock OCLOCK AM", "clock OCLOCK PM", makes="clock")
def meridiem(grammar: Grammar, clock: Clock, *words: str) -> Clock | None:
    if words[-1] == "AM" and clock.hour > 12:
        return None
    if clock.hour == 0 and not clock.open12 and clock.minute == 0 and clock.bare:
        return None
    found = half_of_day(clock, pm=words[-1] == "PM")
    return replace(found, bare=False) if found else None


@rule("number number", "number - number", makes="clock")
def spoken_clock(grammar: Grammar, *row: object) -> Clock | None:
    """ "three thirty", "10 15". Latent: it may be part of a longer number."""
    first, second = row[0], row[-1]
    if not isinstance(first, Number) or not isinstance(second, Number) or second.ordinal:
        return None
    clock = hour(first)
    if clock is None or first.value == 0 or not 10 <= second.value <= 59 or (second.digits and not first.digits):
        return None
    if first.digits and len(row) == 3:
        return None
    sure = not first.digits and second.value % 15 == 0
    return replace(clock, minute=second.value, bare=not sure)


@rule("number OH number", "number - OH - number", makes="clock")
def spoken_clock_oh(grammar: Grammar, first: Number, *row: object) -> Clock | None:
    """ "twelve oh three"."""
    second, clock = row[-1], hour(first)
    if clock is None or not isinstance(second, Number) or not 1 <= second.value <= 9 or first.value == 0:
        return None
    return replace(clock, minute=second.value, bare=first.digits)


@rule("QUARTER PAST clock", makes="clock")
def quarter_past(grammar: Grammar, _: object, __: object, clock: Clock) -> Clock | None:
    return with_minutes(clock, 15) if clock.minute == 0 and grammar.lang == "en" else None


@rule("QUARTER TILL clock", makes="clock")
def quarter_till(grammar: Grammar, _: object, __: object, clock: Clock) -> Clock | None:
    return with_minutes(clock, -15) if clock.minute == 0 and grammar.lang == "en" else None


@rule("HALF PAST clock", "HALF clock", makes="clock")
def half_past(grammar: Grammar, *row: object) -> Clock | None:
    """ "half past three"; "half three" is the same in British speech."""
    clock = row[-1]
    return with_minutes(clock, 30) if isinstance(clock, Clock) and clock.minute == 0 and grammar.lang == "en" else None


@rule("number PAST clock", "length PAST clock", "AT number PAST clock", makes="clock")
def minutes_past(grammar: Grammar, *row: object) -> Clock | None:
    minutes, clock = _minutes(row), row[-1]
    if minutes is None or grammar.lang != "en" or not isinstance(clock, Clock) or clock.minute:
        return None
    return with_minutes(clock, minutes)


@rule("number TILL clock", "length TILL clock", makes="clock")
def minutes_till(grammar: Grammar, *row: object) -> Clock | None:
    minutes, clock = _minutes(row), row[-1]
    if minutes is None or grammar.lang != "en" or not isinstance(clock, Clock) or clock.minute or minutes % 5:
        return None
    if isinstance(row[0], Number) and row[0].digits and row[0].value <= 12:
        return None
    return with_minutes(clock, -minutes)


def _minutes(row: tuple[object, ...]) -> int | None:
    for item in row:
        if isinstance(item, Number) and not item.ordinal and 1 <= item.value <= 59:
            return item.value
        if getattr(item, "unit", "") == "minute":
            return int(getattr(item, "amount", 0))
    return None


@rule(
    "clock PAST QUARTER",
    "clock PAST HALF",
    "clock PAST number",
    "clock TILL QUARTER",
    "clock TILL number",
    makes="clock",
)
def spanish_minutes(grammar: Grammar, clock: Clock, word: str, minutes: object) -> Clock | None:
    """ "las tres y media", "tres menos cuarto", "ocho y veinte"."""
    amount = {"QUARTER": 15, "HALF": 30}.get(str(minutes)) if isinstance(minutes, str) else None
    if isinstance(minutes, Number) and 1 <= minutes.value <= 59 and not minutes.ordinal:
        amount = minutes.value
    if amount is None or grammar.lang != "es" or clock.minute:
        return None
    half = isinstance(minutes, str) or amount % 5 == 0
    found = with_minutes(clock, amount if word == "PAST" else -amount)
    return replace(found, bare=clock.bare and not half)


@rule("QUARTER TILL_PRE clock", "number TILL_PRE clock", "length TILL_PRE clock", makes="clock")
def spanish_minutes_before(grammar: Grammar, minutes: object, _: object, clock: Clock) -> Clock | None:
    """ "cuarto para las tres"."""
    amount = 15 if minutes == "QUARTER" else _minutes((minutes,))
    return with_minutes(clock, -amount) if amount and not clock.minute and amount % 5 == 0 else None


@rule("clock number", "clock OH number", makes="clock")
def clock_and_minutes(grammar: Grammar, clock: Clock, *row: object) -> Clock | None:
    """ "a las seis cero dos", "at three twenty"."""
    number = row[-1]
    if not isinstance(number, Number) or number.ordinal or clock.minute or clock.bare or not clock.open12:
        return None
    fits = 1 <= number.value <= 9 if len(row) == 2 else 10 <= number.value <= 59
    return replace(clock, minute=number.value) if fits else None


@rule("compact HOURS", makes="clock", weight=1)
def military_clock(grammar: Grammar, clock: Clock, _: object) -> Clock:
    """ "1530 hours"."""
    return Clock(clock.hour, clock.minute)


@rule("number HUNDRED_HOURS", makes="clock", weight=1)
def military_hour(grammar: Grammar, number: Number, _: object) -> Clock | None:
    """ "fifteen hundred hours"."""
    return Clock(number.value) if number.value <= 23 and not number.ordinal else None


@rule("clock ISH", makes="clock")
def about(grammar: Grammar, clock: Clock, _: object) -> Clock:
    return replace(clock, bare=False)


@rule("clock zone", "clock ( zone PAREN", makes="clock")
def in_zone(grammar: Grammar, clock: Clock, *row: object) -> Clock:
    """ "3 pm PST" on the facility's clock; the hour as said where its offset is not known."""
    hours = next((h for h in row if isinstance(h, int)), 0)
    if grammar.offset is None:
        return replace(clock, bare=False)
    settled = (half_of_day(clock, pm=clock.hour == 12 or clock.hour < 7) or clock) if clock.open12 else clock
    return replace(with_minutes(settled, round(60 * (grammar.offset - hours))), zoned=True)


@rule("clock")
def time_of_clock(grammar: Grammar, clock: Clock) -> Time:
    return Time(clock=clock, latent=clock.bare)


@rule("part")
def time_of_part(grammar: Grammar, time: Time) -> Time:
    return time


@rule("hoursrange")
def time_of_hours(grammar: Grammar, hours: Hours) -> Time:
    return Time(hours=hours)
