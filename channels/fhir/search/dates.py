"""Search by date: prefixes and precision (http://hl7.org/fhir/R4/search.html#date), in memory and as SQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import ColumnElement, and_, or_, true

from channels.fhir.moments import EARLIEST, LATEST, Span, span_of
from runtime.errors import InvalidInput

PREFIXES = ("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap")
APPROXIMATE = 0.1
"""Share of the distance to now by which `ap` widens what was asked, as the specification recommends."""

_WRITTEN = re.compile(r"(?P<prefix>[a-z]{2})?(?P<value>\d.*)")
_LOST_PLUS = re.compile(r"(T\S*) (\d\d:\d\d)$")
"""A zone's plus sign that was not percent-encoded arrives as a blank."""


@dataclass(frozen=True)
class DateFilter:
    """One value of a date parameter: how what is stored must lie to `wanted`."""

    prefix: str
    wanted: Span

    def matches(self, stored: Span) -> bool:
        """Whether a stored time fits, whatever its own precision."""
        return TESTS[self.prefix](self.wanted, stored)

    def on_moment(self, column: ColumnElement[datetime]) -> ColumnElement[bool]:
        """The same for a column of moments, which cover nothing but themselves."""
        return or_(*(_within(column, range_) for range_ in self.ranges))

    @property
    def ranges(self) -> tuple[Range, ...]:
        """Where a moment must lie: in one of these."""
        return RANGES[self.prefix](self.wanted)


def parse_date(text: str, *, zone: tzinfo, now: datetime) -> DateFilter:
    """A value as a client writes it; without a zone it is the facility's. InvalidInput for anything else."""
    found = _WRITTEN.fullmatch(_LOST_PLUS.sub(r"\1+\2", text))
    prefix = (found["prefix"] or "eq") if found else ""
    wanted = span_of(found["value"], zone) if found else None
    if wanted is None or prefix not in PREFIXES:
        raise InvalidInput(
            "A date is not written as FHIR searches for it.",
            hint=f"Write ge2026-03-10 or 2026-03-10T09:00:00Z; prefixes are {', '.join(PREFIXES)}.",
        )
    return DateFilter(prefix, _widened(wanted, now) if prefix == "ap" else wanted)


def _widened(wanted: Span, now: datetime) -> Span:
    by = abs(now - wanted.starts_at) * APPROXIMATE
    low = wanted.starts_at - min(by, wanted.starts_at - EARLIEST)
    return Span(low, wanted.ends_at + min(by, LATEST - wanted.ends_at))


def _eq(wanted: Span, stored: Span) -> bool:
    return wanted.starts_at <= stored.starts_at and stored.ends_at <= wanted.ends_at


TESTS: dict[str, Callable[[Span, Span], bool]] = {
    "eq": _eq,
    "ne": lambda wanted, stored: not _eq(wanted, stored),
    "gt": lambda wanted, stored: stored.ends_at > wanted.ends_at,
    "lt": lambda wanted, stored: stored.starts_at < wanted.starts_at,
    "ge": lambda wanted, stored: stored.ends_at > wanted.ends_at or _eq(wanted, stored),
    "le": lambda wanted, stored: stored.starts_at < wanted.starts_at or _eq(wanted, stored),
    "sa": lambda wanted, stored: stored.starts_at >= wanted.ends_at,
    "eb": lambda wanted, stored: stored.ends_at <= wanted.starts_at,
    "ap": lambda wanted, stored: stored.starts_at < wanted.ends_at and stored.ends_at > wanted.starts_at,
}
"""By prefix, when a stored stretch of time fits the one asked for. Both are half-open."""


Range = tuple[datetime | None, datetime | None]
"""[from, to); None is open."""

RANGES: dict[str, Callable[[Span], tuple[Range, ...]]] = {
    "eq": lambda wanted: ((wanted.starts_at, wanted.ends_at),),
    "ne": lambda wanted: ((None, wanted.starts_at), (wanted.ends_at, None)),
    "gt": lambda wanted: ((wanted.ends_at, None),),
    "lt": lambda wanted: ((None, wanted.starts_at),),
    "ge": lambda wanted: ((wanted.starts_at, None),),
    "le": lambda wanted: ((None, wanted.ends_at),),
    "sa": lambda wanted: ((wanted.ends_at, None),),
    "eb": lambda wanted: ((None, wanted.starts_at),),
    "ap": lambda wanted: ((wanted.starts_at, wanted.ends_at),),
}
"""By prefix, where a moment must lie: what `TESTS` comes to for a time that covers nothing but itself."""


def _within(column: ColumnElement[datetime], range_: Range) -> ColumnElement[bool]:
    low, high = range_
    return and_(true(), *([column >= low] if low else []), *([column < high] if high else []))


def moment(at: datetime) -> Span:
    """A moment as the shortest stretch that is told apart: PostgreSQL keeps microseconds."""
    return Span(at, at + timedelta(microseconds=1))
