"""Partial times turned into readings: local ISO without offset, ranges half-open.

A datetime with before or after bounds that day only. A range without an end is open ("from Monday on").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from language.times.grammar import Grammar
from language.times.model import Clock, Day, Hours, Length, Time
from language.times.rules_join import default_clock, settle
from language.types import Reading

AMBIGUOUS_HOURS = (7,)
"""Hours said without a.m. or p.m. that a hospital may be open at twice a day."""

ISO_UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "weekday": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "weekend": "D",
    "quarter": "M",
}


def readings(found: Time, grammar: Grammar) -> tuple[Reading, ...]:
    """The reading that holds for booking, then others that it may have."""
    if found.length is not None:
        return (Reading(kind="duration", start=duration(found.length)),)
    if found.weekly:
        return _recurring(found, grammar)
    if found.instant is not None:
        return _instants(found)
    if found.days is not None:
        return (Reading(kind="range", start=_iso(found.days.start), end=_iso(found.days.end)),)
    if found.day is not None:
        return _on_days(found.day, found.clock, found.hours, grammar)
    return tuple(_hours_only(clock, found.hours) for clock in _clocks(found.clock))


def duration(length: Length) -> str:
    """ISO 8601, as in PT30M and P2W."""
    amount = length.amount * {"weekend": 2, "quarter": 3}.get(length.unit, 1)
    number = f"{amount:g}"
    return ("PT" if length.unit in ("second", "minute", "hour") else "P") + number + ISO_UNITS[length.unit]


def _instants(found: Time) -> tuple[Reading, ...]:
    start = _moment(found.instant)
    if found.until is not None:
        return (Reading(kind="range", start=start, end=_moment(found.until)),)
    return (Reading(kind="datetime", start=start),)


def _recurring(found: Time, grammar: Grammar) -> tuple[Reading, ...]:
    """The first such day; it comes again every week."""
    run = len(found.weekly)
    first = next(
        grammar.today + timedelta(days=n)
        for n in range(1, 9)
        if (grammar.today + timedelta(days=n)).weekday() == found.weekly[0]
    )
    if found.hours is not None or found.clock is not None:
        reading = _on_day(first, _clocks(found.clock)[0], found.hours)
        return (reading.model_copy(update={"kind": "recurring"}),)
    return (Reading(kind="recurring", start=_iso(first), end=_iso(first + timedelta(days=run))),)


def _on_days(day: Day, clock: Clock | None, hours: Hours | None, grammar: Grammar) -> tuple[Reading, ...]:
    dates = [d for d in (grammar.find(day), *_others(day, grammar)) if d is not None]
    return tuple(_on_day(d, c, hours) for d in dict.fromkeys(dates) for c in _clocks(clock))


def _others(day: Day, grammar: Grammar) -> list[date | None]:
    found: list[date | None] = [day.other]
    only_weekday = day.exact is None and day.dom is None and day.month is None
    if only_weekday and day.weekday == grammar.today.weekday() and not day.today_counts and not grammar.past:
        found.append(grammar.today)
    if day.swapped is not None:
        found.append(grammar.find(replace(day, month=day.swapped[0], dom=day.swapped[1], swapped=None)))
    return found


def _clocks(clock: Clock | None) -> list[Clock | None]:
    """The likely reading of an hour, then the other where both are likely."""
    if clock is None:
        return [None]
    first = default_clock(clock)
    if clock.open12 and clock.hour in AMBIGUOUS_HOURS:
        return [first, replace(first, hour=(first.hour + 12) % 24)]
    return [first]


def _on_day(day: date, clock: Clock | None, hours: Hours | None) -> Reading:
    if clock is not None:
        return Reading(kind="datetime", start=_moment(datetime.combine(day, time(clock.hour, clock.minute))))
    if hours is not None:
        hours = settle(hours) or hours
        start = datetime.combine(day, time(hours.start.hour % 24, hours.start.minute))
        end = datetime.combine(day, time(hours.end.hour % 24, hours.end.minute))
        return Reading(kind="range", start=_moment(start), end=_moment(end if end > start else end + timedelta(days=1)))
    return Reading(kind="date", start=_iso(day))


def _hours_only(clock: Clock | None, hours: Hours | None) -> Reading:
    if clock is not None:
        return Reading(kind="time", start=f"{clock.hour:02d}:{clock.minute:02d}")
    assert hours is not None
    hours = settle(hours) or hours
    return Reading(kind="range", start=_hm(hours.start), end=_hm(hours.end))


def _hm(clock: Clock) -> str:
    return f"{clock.hour % 24:02d}:{clock.minute:02d}"


def _iso(day: date) -> str:
    return day.isoformat()


def _moment(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M") if moment else ""
