"""Two partial times said together as one: a day and an hour, a weekday and a week, an hour and the part of day it falls in."""

from __future__ import annotations

from dataclasses import replace

from language.times import calendar
from language.times.grammar import Grammar
from language.times.model import Clock, Day, Days, Hours, Time
from language.times.rules_clock import half_of_day
from language.times.rules_days import written_day

MORNINGS = ("morning", "early_morning", "late_morning", "dawn", "first_thing", "breakfast")
AFTERNOONS = (
    "afternoon",
    "early_afternoon",
    "after_lunch",
    "late_afternoon",
    "evening",
    "early_evening",
    "late_evening",
    "lunch",
    "dinner",
    "end_of_day",
)
EARLIEST = 6
"""No visit is bounded by an earlier hour: "no mornings, after 1" is after noon."""

NIGHTS = ("night", "late_night", "tonight")


def merge(grammar: Grammar, first: Time, second: Time) -> Time | None:
    """Both as one, or None where they contradict or say the same kind of thing twice."""
    if first.length or second.length or first.weekly or second.weekly or first.fixed or second.fixed:
        return _weekly(first, second)
    if first.earliest or second.earliest or "except" in (first.relation, second.relation):
        return None
    if first.dated and second.dated:
        return _dates(grammar, first, second)
    if first.timed and second.timed and (first.dated or second.dated or first.hours or second.hours):
        return _hours(first, second)
    dated, timed = (first, second) if first.dated else (second, first)
    if not dated.dated or not timed.timed or dated.timed or timed.dated:
        return None
    return _day_and_hour(dated, timed)


def _weekly(first: Time, second: Time) -> Time | None:
    """ "Mondays at 3": the hours of every such day."""
    weekly, other = (first, second) if first.weekly else (second, first)
    if not weekly.weekly or weekly.timed or not other.timed or other.dated or other.relation != "at" or other.latent:
        return None
    return weekly.but(clock=other.clock, hours=other.hours)


def _day_and_hour(dated: Time, timed: Time) -> Time | None:
    if dated.relation != "at" or (
        dated.days is not None
        and (timed.hours is None or timed.relation != "at" or dated.days.grain in ("year", "month"))
    ):
        return None
    if dated.latent and timed.latent:
        return None
    if dated.days is not None:
        return None
    return Time(
        day=dated.day, clock=timed.clock, hours=timed.hours, relation=timed.relation, sure=dated.sure and timed.sure
    )


def _hours(first: Time, second: Time) -> Time | None:
    """ "tomorrow morning at 9", "3 in the afternoon": the part of day says which half the hour is in."""
    parted, clocked = (first, second) if first.hours and first.hours.part else (second, first)
    hours, dated = parted.hours, first if first.dated else second
    if hours is None or hours.part is None or (first.dated and second.dated):
        return None
    if clocked.latent and clocked is first and not dated.dated:
        return None
    relation = clocked.relation if clocked.relation != "at" else parted.relation
    base = Time(day=dated.day, days=dated.days, relation=relation)
    if clocked.clock is not None:
        clock = in_part(clocked.clock, hours.part)
        if clock is not None and clock.hour < EARLIEST and hours.part in MORNINGS and clocked.relation != "at":
            return None
        late = clock is not None and clock.hour < 5 and hours.part in (*NIGHTS, "evening") and base.day is not None
        if late and base.day and base.day.exact:  # midnight is the end of the evening
            base = base.but(day=replace(base.day, exact=base.day.exact + calendar.ONE_DAY))
        return base.but(clock=clock) if clock else None
    if clocked.hours is not None and clocked.hours.part is None:
        start, end = in_part(clocked.hours.start, hours.part), in_part(clocked.hours.end, hours.part, end=True)
        return base.but(hours=Hours(start, end)) if start and end else None
    return None


def in_part(clock: Clock, part: str, *, end: bool = False) -> Clock | None:
    """The hour as the part of day makes it: 3 in the afternoon is 15:00, 12 at night is midnight."""
    if part in MORNINGS:
        return half_of_day(clock, pm=end and clock.hour == 12) if clock.open12 or clock.hour <= 12 else None
    if part in NIGHTS and clock.open12 and (clock.hour == 12 or clock.hour < 5):
        return half_of_day(clock, pm=False)
    if part in AFTERNOONS or part in NIGHTS:
        if clock.open12 and clock.hour == 12 and part in ("evening", "late_evening"):
            return half_of_day(clock, pm=False)
        return half_of_day(clock, pm=True) if clock.open12 or clock.hour >= 12 else None
    return replace(clock)


def _dates(grammar: Grammar, first: Time, second: Time) -> Time | None:
    if first.relation != "at" or second.relation != "at" or (first.timed and second.timed):
        return None
    if not (first.sure and second.sure):
        return None
    timed = first if first.timed else second
    day = _one_day(grammar, first, second)
    if day is None:
        return None
    return Time(day=day, clock=timed.clock, hours=timed.hours)


def _one_day(grammar: Grammar, first: Time, second: Time) -> Day | None:
    if first.day is not None and second.day is not None:
        return _same_day(grammar, first.day, second.day)
    day, days = (first.day, second.days) if first.day is not None else (second.day, first.days)
    if day is None or days is None:
        return None
    return _within(day, days)


def _same_day(grammar: Grammar, first: Day, second: Day) -> Day | None:
    """ "Monday, February 18": both must hold."""
    for field in ("weekday", "dom", "month", "year"):
        a, b = getattr(first, field), getattr(second, field)
        if a is not None and b is not None and a != b:
            return None
    if first.holiday or second.holiday:
        return None
    if first.exact is not None or second.exact is not None:
        exact, other = (first, second) if first.exact is not None else (second, first)
        if exact.exact is None or other.exact is not None:
            return None
        if calendar.fits(other, exact.exact):
            return replace(exact, other=None)
        if exact.other and calendar.fits(other, exact.other):
            return replace(exact, exact=exact.other, other=None)
        written = other.month is not None and other.dom is not None and other.weekday is None and not exact.lapsed
        return written_day(grammar, other, exact.exact) if written else None
    if (first.weekday is None) == (second.weekday is None):
        return None
    both = Day(
        first.weekday if first.weekday is not None else second.weekday,
        first.dom if first.dom is not None else second.dom,
        first.month if first.month is not None else second.month,
        first.year if first.year is not None else second.year,
    )
    found = grammar.find(both)
    near = grammar.find(replace(both, weekday=None))
    if both.month is not None and near and (found is None or (found - near).days > 180):
        return replace(both, weekday=None, other=None if found is None or (found - near).days > 740 else found)
    return both if found else (replace(both, weekday=None) if near else None)


def _within(day: Day, days: Days) -> Day | None:
    """ "Wednesday of next week", "the 20th of next month"."""
    if day.exact is not None:
        return None
    if (
        day.month is not None
        or day.holiday is not None
        or (day.dom is None and days.grain in ("month", "year", "quarter", "season"))
    ):
        return None
    found = calendar.first_fit(day, days.start, days.end)
    return Day(exact=found) if found else None
