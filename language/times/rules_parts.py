"""Rules for parts of a day beside hours and days: "3 de la tarde", "this morning", "early evening"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.merge import in_part
from language.times.model import PARTS, Clock, Day, Hours, Time
from language.times.model import part as part_of_day
from language.times.rules_join import minutes_of

rule = Rules()


@rule("tonight")
def tonight(grammar: Grammar, part: Time) -> Time:
    return part.but(day=Day(exact=grammar.today))


@rule("part clock", "part , clock", "clock part", "part AT clock", "part ON clock")
def part_and_clock(grammar: Grammar, *row: object) -> Time | None:
    """ "evening 5:45", "3 de la tarde", "9 in the morning"."""
    time = next(t for t in row if isinstance(t, Time))
    clock = next(c for c in row if isinstance(c, Clock))
    if clock.bare and isinstance(row[0], Clock) and not clock.minute:
        return None
    if time.hours is None or time.hours.part is None or time.dated:
        return None
    found = in_part(clock, time.hours.part)
    return Time(clock=replace(found, bare=False)) if found else None


@rule("clock part_in", "clock , part_in", makes="clock")
def clock_in_part(grammar: Grammar, clock: Clock, *row: object) -> Clock | None:
    """ "3 in the afternoon", "tres de la tarde"."""
    part = row[-1]
    found = in_part(clock, part.hours.part or "") if isinstance(part, Time) and part.hours else None
    return replace(found, bare=False) if found else None


@rule("hours part", "part hours", "part CONN hours")
def part_and_hours(grammar: Grammar, *row: object) -> Time | None:
    """ "from 3 to 4 in the afternoon"."""
    part = next(t for t in row if isinstance(t, Time)).hours
    hours = next(h for h in row if isinstance(h, Hours))
    if part is None or part.part is None:
        return None
    start, end = in_part(hours.start, part.part), in_part(hours.end, part.part, end=True)
    return Time(hours=Hours(start, end)) if start and end and minutes_of(start) < minutes_of(end) else None


@rule("THIS part", "THIS ON part", "THIS part_today")
def this_part(grammar: Grammar, *row: object) -> Time | None:
    """ "this afternoon"; "tonight" is one word."""
    part = row[-1]
    return part.but(day=Day(exact=grammar.today)) if isinstance(part, Time) else None


@rule(
    "EARLY time",
    "LATE time",
    "LATER time",
    "time EARLY",
    "time LATE",
    "time LATER",
    "EARLY part",
    "LATE part",
    "LATER part",
    weight=1,
)
def edge_of_part(grammar: Grammar, *row: object) -> Time | None:
    """ "early this afternoon", "later tonight"."""
    time = next(t for t in row if isinstance(t, Time))
    name = time.hours.part if time.hours else None
    edge = ("early_" if "EARLY" in row else "late_") + {"tonight": "night"}.get(name or "", name or "")
    if edge not in PARTS or time.relation != "at":
        return None
    return time.but(hours=part_of_day(edge).hours)


@rule("time AM", "time PM", weight=-1)
def half_of_the_day(grammar: Grammar, time: Time, half: str) -> Time | None:
    """ "Wed am", "3/18 pm": the morning or the afternoon of a day; "the 2 pm one" is an hour."""
    if time.day is None or time.timed or time.relation != "at" or time.latent:
        return None
    return time.but(hours=part_of_day("morning" if half == "AM" else "afternoon").hours)


@rule("NEXT part")
def next_part(grammar: Grammar, _: object, part: Time) -> Time:
    return part.but(day=Day(exact=grammar.today + timedelta(days=1)))


@rule("LAST part", "part LAST_POST")
def last_part(grammar: Grammar, *row: object) -> Time | None:
    part = next((t for t in row if isinstance(t, Time)), None)
    return (
        part.but(day=Day(exact=grammar.today - timedelta(days=1), lapsed=True))
        if part and grammar.lang == "en"
        else None
    )


@rule("EARLY time", "LATE time", "time EARLY", "time LATE", weight=-1)
def early_or_late(grammar: Grammar, *row: object) -> Time | None:
    """ "early on Friday", "Friday late"."""
    time = next((t for t in row if isinstance(t, Time)), None)
    if time is None or time.day is None or time.timed or time.relation != "at":
        return None
    hours = (8, 10) if "EARLY" in row else (15, 17)
    return time.but(
        hours=Hours(Clock(hours[0]), Clock(hours[1]), "early_morning" if "EARLY" in row else "late_afternoon")
    )
