"""Date search: precision and prefixes against a slow reference that counts minutes, and SQL against both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import DateTime, cast, literal, select

from channels.fhir.moments import Span, span_of
from channels.fhir.search.dates import PREFIXES, DateFilter, moment, parse_date
from runtime.database import Database
from runtime.errors import InvalidInput

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
ZERO = datetime(2026, 3, 10, tzinfo=UTC)
SIZE = 12
LONG_AGO, FAR_AWAY = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (1900, 2100))


def at(minute: int) -> datetime:
    return ZERO + timedelta(minutes=minute)


def span(first: int, end: int) -> Span:
    return Span(at(first), at(end))


spans = st.tuples(st.integers(0, SIZE - 1), st.integers(1, SIZE)).filter(lambda s: s[0] < s[1])


def reference(prefix: str, wanted: tuple[int, int], stored: tuple[int, int]) -> bool:
    """R4's sentences about ranges, word for word, over sets of minutes."""
    want, have = set(range(*wanted)), set(range(*stored))
    above, below = set(range(wanted[1], SIZE + 1)), set(range(-1, wanted[0]))
    contains = have <= want
    overlaps_above, overlaps_below = bool(have & above), bool(have & below)
    return {
        "eq": contains,
        "ne": not contains,
        "gt": overlaps_above,
        "lt": overlaps_below,
        "ge": overlaps_above or contains,
        "le": overlaps_below or contains,
        "sa": min(have) > max(want),
        "eb": max(have) < min(want),
        "ap": bool(want & have),
    }[prefix]


@given(prefix=st.sampled_from(PREFIXES), wanted=spans, stored=spans)
def test_prefixes_mean_what_the_specification_says(
    prefix: str, wanted: tuple[int, int], stored: tuple[int, int]
) -> None:
    assert DateFilter(prefix, span(*wanted)).matches(span(*stored)) == reference(prefix, wanted, stored)


async def test_sql_finds_what_the_test_in_memory_finds(database: Database) -> None:
    moments = [
        at(n) + extra for n in range(6) for extra in (timedelta(), timedelta(microseconds=1), timedelta(seconds=30))
    ]
    async with database.begin() as session:
        for prefix in PREFIXES:
            for wanted in (span(1, 2), span(2, 5), span(0, 1)):
                filter_ = DateFilter(prefix, wanted)
                columns = [filter_.on_moment(cast(literal(m), DateTime(timezone=True))) for m in moments]
                found = (await session.execute(select(*columns))).one()
                assert list(found) == [filter_.matches(moment(m)) for m in moments], prefix


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("2026", "2026-01-01T05:00Z", "2027-01-01T05:00Z"),
        ("2026-12", "2026-12-01T05:00Z", "2027-01-01T05:00Z"),
        ("2026-03-08", "2026-03-08T05:00Z", "2026-03-09T04:00Z"),
        ("2026-11-01", "2026-11-01T04:00Z", "2026-11-02T05:00Z"),
        ("2026-03-10T09:00", "2026-03-10T13:00Z", "2026-03-10T13:01Z"),
        ("2026-03-10T09:00:00Z", "2026-03-10T09:00Z", "2026-03-10T09:00:01Z"),
        ("2026-03-10T09:00:00.5+02:00", "2026-03-10T07:00:00.5Z", "2026-03-10T07:00:00.6Z"),
    ],
)
def test_what_is_written_covers_what_it_leaves_open(text: str, first: str, end: str) -> None:
    wanted = Span(datetime.fromisoformat(first), datetime.fromisoformat(end))
    assert span_of(text, NEW_YORK) == wanted
    assert parse_date(f"ge{text}", zone=NEW_YORK, now=NOW) == DateFilter("ge", wanted)


@given(st.datetimes(min_value=LONG_AGO, max_value=FAR_AWAY), st.integers(-12, 14))
def test_an_instant_means_the_same_whatever_zone_it_is_written_in(naive: datetime, hours: int) -> None:
    instant = naive.replace(tzinfo=UTC)
    written = instant.astimezone(timezone(timedelta(hours=hours))).isoformat(timespec="microseconds")
    assert span_of(written) == moment(instant)


def test_a_plus_that_became_a_blank_on_its_way_is_understood() -> None:
    spoiled, whole = "ge2026-03-10T09:00:00 02:00", "ge2026-03-10T09:00:00+02:00"
    assert parse_date(spoiled, zone=UTC, now=NOW) == parse_date(whole, zone=UTC, now=NOW)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "xx2026", "ge", "2026-13", "2026-02-30", "2026-03-10T25:00", "ge 2026"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_date(text, zone=UTC, now=NOW)


def test_approximately_is_wider_the_farther_away_it_is() -> None:
    near, far = (parse_date(f"ap{day}", zone=UTC, now=NOW).wanted for day in ("2026-03-13", "2027-03-03"))
    assert far.ends_at - far.starts_at > near.ends_at - near.starts_at > timedelta(days=1)
    assert parse_date("ap9999", zone=UTC, now=NOW).matches(span_of("9999") or near)
