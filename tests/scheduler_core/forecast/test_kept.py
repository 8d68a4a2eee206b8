"""The outlook is made once a day, at the hospital's hour, on days when the clock jumps too."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler_core.forecast.kept import is_due
from scheduler_core.hospital.planning import ForecastRules

ZONE = ZoneInfo("America/New_York")
RULES = ForecastRules(daily_at=time(3, 30))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, "2026-03-03T09:00", True),
        ("2026-03-02T10:00", "2026-03-03T03:29", False),
        ("2026-03-02T10:00", "2026-03-03T03:30", True),
        ("2026-03-03T03:31", "2026-03-03T23:59", False),
        ("2026-03-03T03:31", "2026-03-04T03:29", False),
        ("2026-02-01T03:31", "2026-03-04T01:00", True),
    ],
)
def test_it_is_due_after_its_hour_and_not_twice(last: str | None, now: str, due: bool) -> None:
    assert is_due(RULES, at(last) if last else None, at(now), ZONE) is due


def test_switched_off_it_is_never_due() -> None:
    assert not is_due(ForecastRules(enabled=False), None, at("2026-03-03T09:00"), ZONE)


def test_every_day_of_a_year_has_one_also_when_its_hour_is_skipped_or_shown_twice() -> None:
    rules, now, last, made = ForecastRules(daily_at=time(2, 30)), at("2026-01-01T00:00"), None, 0
    while now < at("2027-01-01T00:00"):
        if is_due(rules, last, now, ZONE):
            last, made = now, made + 1
        now += timedelta(minutes=30)
    assert made in (365, 366)
