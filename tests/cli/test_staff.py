"""`careline staff` and `careline disruption`: accounts with roles, and a clinician who is out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.database import new_id
from tests.cli.conftest import Careline
from tests.conftest import run_sql, with_database

NOW = ("--now", "2026-03-03T09:00")
SPAN = ("--from", "2026-03-04T08:00", "--to", "2026-03-06T18:00")


@pytest.fixture
def home(servers: tuple[str, str], template: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A demo of this test's own: its visits lie around the first command's time."""
    name = f"careline_staff_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield {"DATABASE_URL": with_database(servers[0], name), "REDIS_URL": servers[1], "CARELINE_HOME": str(tmp_path)}
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


def test_accounts_are_made_listed_and_shut(careline: Careline, home: dict[str, str]) -> None:
    made = careline("staff", "add", "kim", "--role", "schedule", **home)
    assert made.code == 0 and len(made.json["password"]) >= 12, made.err
    assert careline("staff", "add", "lee", "--role", "owner").code == 2
    (kim,) = careline("staff", "list").json["accounts"]
    assert (kim["name"], kim["role"], kim["disabled_at"]) == ("kim", "schedule", None)
    assert careline("staff", "remove", "kim").code == 0
    assert careline("staff", "remove", "kim").code == 1


def test_a_disruption_is_proposed_then_applied_once(careline: Careline, home: dict[str, str]) -> None:
    proposed = careline("disruption", "propose", "marin", *SPAN, *NOW, **home)
    assert proposed.code == 0, proposed.err
    plan = proposed.json
    assert plan["steps"] and plan["applied_at"] is None and {s["notice"] for s in plan["steps"]} == {None}
    first = careline("disruption", "apply", plan["plan"], "--by", "kim", *NOW).json
    assert first["applied_by"] == "kim"
    assert all(s["notice"] == "planned" for s in first["steps"])
    assert careline("disruption", "apply", plan["plan"], "--by", "lee", *NOW).json["applied_by"] == "kim"
    again = careline("disruption", "propose", "marin", *SPAN, *NOW).json
    assert {s["visit"] for s in again["steps"]} == {s["visit"] for s in plan["steps"] if s["after"] is None}
    assert careline("disruption", "propose", "marin", *SPAN, "--kind", "bored", *NOW).code == 2
    assert careline("disruption", "propose", "nobody", *SPAN, *NOW).code == 1


@pytest.mark.parametrize(
    ("kind", "resource"), [("broken", "main-echo"), ("emergency", "main-exam-1"), ("late", "marin")]
)
def test_a_device_a_room_and_a_late_list_are_proposed_applied_and_ended(
    careline: Careline, home: dict[str, str], kind: str, resource: str
) -> None:
    plan = careline("disruption", "propose", resource, *SPAN, "--kind", kind, *NOW, **home).json
    assert (plan["kind"], plan["resource"]) == (kind, resource)
    assert careline("disruption", "end", plan["plan"], *NOW).code == 1, "nothing was applied yet"
    assert careline("disruption", "apply", plan["plan"], *NOW).json["applied_at"]
    assert careline("disruption", "end", plan["plan"], "--by", "lee", *NOW).json["ended_by"] == "lee"
    assert careline("disruption", "end", plan["plan"], "--by", "kim", *NOW).json["ended_by"] == "lee"
    again = careline("disruption", "propose", resource, *SPAN, "--kind", kind, *NOW).json
    assert {s["visit"] for s in again["steps"]} == {s["visit"] for s in plan["steps"] if s["after"] is None}
