"""The clocks tell aware UTC, and stand, move or tick as they should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from runtime.clock import Clock, FrozenClock, ShiftedClock, SystemClock
from runtime.database import new_id

AT = datetime(2026, 3, 3, 9, 0, tzinfo=ZoneInfo("America/New_York"))


def test_every_clock_tells_aware_utc() -> None:
    clocks: tuple[Clock, ...] = (SystemClock(), FrozenClock(AT), ShiftedClock(AT))
    assert all(clock.now().tzinfo is UTC for clock in clocks)


def test_a_frozen_clock_stands_until_it_is_moved() -> None:
    clock = FrozenClock(AT)
    assert clock.now() == clock.now() == AT
    clock.advance(timedelta(minutes=5))
    assert clock.now() == AT + timedelta(minutes=5)
    clock.set(AT - timedelta(days=1))
    assert clock.now() == AT - timedelta(days=1)


def test_a_frozen_clock_moves_by_real_time_across_daylight_saving() -> None:
    clock = FrozenClock(datetime(2026, 3, 8, 1, 30, tzinfo=ZoneInfo("America/New_York")))
    clock.advance(timedelta(hours=1))
    assert clock.now().astimezone(ZoneInfo("America/New_York")).hour == 3


def test_a_shifted_clock_begins_where_it_is_told_and_ticks() -> None:
    clock = ShiftedClock(AT)
    first, second = clock.now(), clock.now()
    assert timedelta() <= first - AT < timedelta(seconds=5)
    assert second >= first


def test_the_system_clock_is_the_machines() -> None:
    assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_ids_are_version_seven_unique_and_sort_by_time() -> None:
    ids = [new_id() for _ in range(1000)]
    assert {i.version for i in ids} == {7}
    assert {i.variant for i in ids} == {"specified in RFC 4122"}
    assert len(set(ids)) == 1000
    stamps = [i.int >> 80 for i in ids]
    assert stamps == sorted(stamps)
