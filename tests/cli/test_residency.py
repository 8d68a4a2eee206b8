"""Data goes to no machine that the hospital file does not name."""

from __future__ import annotations

from typing import Any

import pytest

from cli.residency import check_residency
from runtime.errors import ConfigurationError
from runtime.settings import Settings

MODEL = {"model": "big", "openai_base_url": "https://model.example/v1", "model_baa": True}


@pytest.mark.parametrize(
    ("settings", "host"),
    [
        ({"database_url": "postgresql://u:p@db.example:5432/x"}, "db.example"),
        ({"database_url": "postgresql://u:p@DB.other,ok.example/x"}, "DB.other"),
        ({"database_url": "postgresql://u:p@127.0.0.1/x?host=db.example"}, "db.example"),
        ({"database_url": "postgresql://u:p%40ok.example@db.example/x"}, "db.example"),
        ({"redis_url": "rediss://:secret@cache.example:6380/0"}, "cache.example"),
        ({"redis_url": "redis://[2001:db8::1]:6380/0"}, "2001:db8::1"),
        (MODEL, "model.example"),
        ({"twilio_account_sid": "AC1"}, "api.twilio.com"),
    ],
)
def test_a_machine_that_is_not_listed_is_refused_by_the_name_of_its_setting(
    settings: dict[str, Any], host: str
) -> None:
    with pytest.raises(ConfigurationError, match=host) as refused:
        check_residency(Settings(**settings), ["ok.example"])
    assert "residency.hosts" in str(refused.value.hint)
    check_residency(Settings(**settings), None)
    check_residency(Settings(**settings), ["ok.example", host.upper()])


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"database_url": "postgresql://u:p@localhost/x", "redis_url": "redis://127.0.0.1:1/0"},
        {"database_url": "postgresql://u:p@/x?host=/run/postgres", "redis_url": "unix:///run/redis.sock"},
        {"openai_base_url": "https://unused.example/v1"},
    ],
)
def test_this_machine_needs_no_permission(settings: dict[str, Any]) -> None:
    check_residency(Settings(**settings), [])
