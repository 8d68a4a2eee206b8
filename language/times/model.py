"""Partial times: what one phrase says about day and hour, before it is known which day it is."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

Relation = Literal["at", "before", "after", "around", "except", "earliest"]
Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "year", "days"]


@dataclass(frozen=True, slots=True)
class Day:
    """One day by what was said of it; what was not said is found by looking ahead (or back, for birth dates)."""

    weekday: int | None = None
    dom: int | None = None
    month: int | None = None
    year: int | None = None
    exact: date | None = None
    holiday: str | None = None
    other: date | None = None
    """Another reading of the day."""
    swapped: tuple[int, int] | None = None
    """(month, day of month) of the other reading of 03/04."""
    today_counts: bool = True
    lapsed: bool = False
    """Said of the past ("last Friday")."""


@dataclass(frozen=True, slots=True)
class Days:
    """Several days in a row, [start, end)."""

    start: date
    end: date
    grain: Grain = "days"
    month: int | None = None
    year: int | None = None
    """The year, where it was said."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `open12`: said without a.m. or p.m., so that 3:00 may be 15:00."""

    hour: int
    minute: int = 0
    open12: bool = False
    bare: bool = False
    """A mere number, which is an hour only where a time was asked for or a day stands beside it."""
    zoned: bool = False
    """Said with its zone, and on the facility's clock already."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Some hours of a day, [start, end); `part` is the part of day that it is, where it is one."""

    start: Clock
    end: Clock
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of time."""

    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class Time:
    """What a phrase says: at most one of day, days and (start, end), with or without an hour or hours."""

    day: Day | None = None
    days: Days | None = None
    clock: Clock | None = None
    hours: Hours | None = None
    instant: datetime | None = None
    until: datetime | None = None
    length: Length | None = None
    weekly: tuple[int, ...] = ()
    relation: Relation = "at"
    earliest: bool = False
    also: Time | None = None
    """A second reading of the whole."""
    latent: bool = False
    sure: bool = True

    @property
    def dated(self) -> bool:
        """Says which day or days."""
        return self.day is not None or self.days is not None

    @property
    def timed(self) -> bool:
        """Says at what time of day."""
        return self.clock is not None or self.hours is not None

    @property
    def fixed(self) -> bool:
        """A moment or stretch that needs nothing more."""
        return self.instant is not None

    def but(self, **changes: object) -> Time:
        """A copy with other values."""
        return replace(self, **changes)  # type: ignore[arg-type]


PARTS: dict[str, tuple[int, int]] = {
    "dawn": (4, 8), "morning": (8, 12), "early_morning": (8, 10), "late_morning": (10, 12), "noon": (12, 13), "lunch": (12, 13),
    "afternoon": (12, 17), "early_afternoon": (12, 14), "late_afternoon": (15, 17), "evening": (17, 20), "early_evening": (17, 18),
    "late_evening": (18, 20), "night": (20, 24), "first_thing": (8, 10), "end_of_day": (15, 17), "business": (8, 17), "daytime": (8, 18),
    "midday": (11, 13), "breakfast": (8, 12), "dinner": (16, 20), "late_night": (21, 24), "tonight": (17, 24), "after_lunch": (13, 17),
}  # fmt: skip
"""Hours of the parts of a day. Morning, afternoon and evening as the hospital counts them."""


def part(name: str) -> Time:
    """A part of day."""
    start, end = PARTS[name]
    return Time(hours=Hours(Clock(start), Clock(end), name))


@dataclass(slots=True)
class Node:
    """Tokens [start, end) read as a thing of `kind`."""

    start: int
    end: int
    kind: str
    value: object
    weight: int = 0
    age: int = 0
    rule: str = ""
    parts: tuple[Node, ...] = field(default=(), repr=False)
