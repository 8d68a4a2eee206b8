"""Rules for how a time bounds the visit: before, after, around, except."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from language.times import calendar
from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Clock, Day, Days, Time
from language.times.rules_lengths import moved

rule = Rules()


def bounded(time: Time, relation: str, *, keep_latent: bool = False) -> Time | None:
    """`time` with the relation, where it has none yet."""
    if time.relation != "at" or time.length is not None or time.earliest:
        return None
    if time.hours is not None and time.hours.part is None and relation in ("before", "after"):
        return None
    return time.but(relation=relation, latent=time.latent and keep_latent)


@rule("BEFORE time", "time OR_EARLIER")
def before(grammar: Grammar, first: object, second: object) -> Time | None:
    time = first if isinstance(first, Time) else second
    return bounded(time, "before") if isinstance(time, Time) else None


@rule("AFTER time", "time ONWARD")
def after(grammar: Grammar, first: object, second: object) -> Time | None:
    time = first if isinstance(first, Time) else second
    if not isinstance(time, Time) or (second == "ONWARD" and time.latent and time.clock is None):
        return None
    if second == "ONWARD":
        return since(grammar, "SINCE", time, None)
    return bounded(time, "after")


@rule("time AT_SOONEST", weight=2)
def at_the_soonest(grammar: Grammar, time: Time, _: object) -> Time | None:
    """ "3:15 at the earliest" is a bound; "at the earliest" by itself is as soon as can be."""
    return bounded(time, "after") if time.clock is not None or time.dated else None


@rule("SINCE time ONWARD?", "FROM time ONWARD")
def since(grammar: Grammar, _: object, time: Time, __: object) -> Time | None:
    """ "from Monday on" counts Monday: open towards the end. "from 3" is the same as after 3."""
    if time.dated and not time.timed:
        start = time.days.start if time.days else (grammar.find(time.day) if time.day else None)
        if start is None or time.relation != "at":
            return None
        return bounded(time, "after")
    return bounded(time, "after")


@rule("AROUND time", "time ISH")
def around(grammar: Grammar, first: object, second: object) -> Time | None:
    time = first if isinstance(first, Time) else second
    if (
        not isinstance(time, Time)
        or time.hours is not None
        or (time.latent and time.clock is None and time.day is None)
    ):
        return None
    return bounded(time, "around")


@rule("EXCEPT time", "EXCEPT ON time", "EXCEPT EVERY time")
def ruled_out(grammar: Grammar, *row: object) -> Time | None:
    time = row[-1]
    if (
        not isinstance(time, Time)
        or time.relation not in ("at", "before", "after")
        or (time.latent and time.day is None)
        or time.length
        or time.earliest
    ):
        return None
    if time.relation != "at":
        return None
    return time.but(relation="except")


@rule("time EXCEPT_POST")
def ruled_out_after(grammar: Grammar, time: Time, _: object) -> Time | None:
    """ "Friday doesn't work"."""
    if (
        time.relation != "at"
        or time.latent
        or time.length
        or time.earliest
        or not (time.dated or time.timed or time.weekly)
    ):
        return None
    return time.but(relation="except")


@rule("EXCEPT BEFORE clock")
def not_before(grammar: Grammar, _: object, __: object, clock: Clock) -> Time | None:
    """ "not before 10"; "no antes del 10" is a day."""
    return Time(clock=replace(clock, bare=False), relation="after") if grammar.lang == "en" else None


@rule("NOT_EARLY")
def not_early(grammar: Grammar, _: object) -> Time:
    """ "Nothing too early" is a time of day: not before ten."""
    return Time(clock=Clock(10), relation="after")


@rule("EXCEPT AFTER clock")
def not_after(grammar: Grammar, _: object, __: object, clock: Clock) -> Time:
    return Time(clock=replace(clock, bare=False), relation="before")


@rule("WITHIN length")
def within(grammar: Grammar, *row: object) -> Time | None:
    """ "within two weeks": from today until then."""
    length = row[-1]
    found = moved(grammar, length, 1)  # type: ignore[arg-type]
    if found is not None and found.instant is not None:
        return Time(instant=grammar.now, until=found.instant)
    if found is None or found.day is None or found.day.exact is None or grammar.lang == "es":
        return None
    return Time(days=Days(grammar.today, found.day.exact + timedelta(days=1)))


@rule("BEFORE_END time", "BEFORE_END THE? unit", "BEFORE_END THIS unit", weight=1)
def before_the_end(grammar: Grammar, *row: object) -> Time | None:
    """ "before the end of December", "antes de que acabe el mes": before the day after its last."""
    last = row[-1]
    days = last.days if isinstance(last, Time) and last.relation == "at" and not last.timed else None
    if isinstance(last, str):
        days = calendar.span_of(last, grammar.today)
    return Time(day=Day(exact=days.end), relation="before") if days else None
