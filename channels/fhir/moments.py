"""FHIR's dates and times as stretches of time: what `2026-03` or `2026-03-03T09:00:00Z` covers, by its precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_PARTS = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d)"
    r"(T(?P<hour>\d\d):(?P<minute>\d\d)(:(?P<second>\d\d)(\.(?P<fraction>\d+))?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
)

EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
"""As far as time goes."""


@dataclass(frozen=True, order=True)
class Span:
    """[starts_at, ends_at), aware UTC."""

    starts_at: datetime
    ends_at: datetime


def span_of(value: object, zone: tzinfo = UTC) -> Span | None:
    """What a date, dateTime or instant covers; None for anything else. `zone` is meant where none is written."""
    found = _PARTS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return _span(found, zone)
    except (ValueError, OverflowError):
        return None


def _span(found: re.Match[str], zone: tzinfo) -> Span:
    year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
    if found["hour"] is None:
        first = date(year, month, day)
        return Span(_midnight(first, zone), _end(first, found, zone))
    leap = found["second"] == "60"
    fraction = (found["fraction"] or "")[:6]
    moment = datetime(
        year,
        month,
        day,
        int(found["hour"]),
        int(found["minute"]),
        59 if leap else int(found["second"] or 0),
        int(fraction.ljust(6, "0") or 0),
        tzinfo=_zone(found["zone"], zone),
    ).astimezone(UTC)
    if found["second"] is None:
        return Span(moment, moment + timedelta(minutes=1))
    return Span(moment, moment + (timedelta(seconds=1) / 10 ** len(fraction)))


def _end(first: date, found: re.Match[str], zone: tzinfo) -> datetime:
    """The end of a day, month or year; 9999 is how many write that there is none."""
    try:
        return _midnight(_next(first, found), zone)
    except (ValueError, OverflowError):
        return LATEST


def _next(first: date, found: re.Match[str]) -> date:
    if found["day"]:
        return first + timedelta(days=1)
    if found["month"] and first.month < 12:
        return first.replace(month=first.month + 1)
    return date(first.year + 1, 1, 1)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _zone(written: str | None, default: tzinfo) -> tzinfo:
    if written is None:
        return default
    if written == "Z":
        return UTC
    hours, minutes = written[1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if written[0] == "-" else offset)
