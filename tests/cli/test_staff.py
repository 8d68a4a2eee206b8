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
    assert all(s["after"] for s in plan["steps"])
    again = careline("disruption", "propose", "marin", *SPAN, *NOW)
    assert again.code == 1 and "marin is away already from 2026-03-04 08:00 to 2026-03-06 18:00 (sick)" in again.err
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


@pytest.mark.parametrize(("kind", "key"), [("leave", "marin"), ("closed", "north")])
def test_leave_and_a_closed_site_are_entered_ahead_listed_and_withdrawn(
    careline: Careline, home: dict[str, str], kind: str, key: str
) -> None:
    plan = careline("disruption", "propose", key, *SPAN, "--kind", kind, *NOW, **home).json
    assert plan["steps"] and careline("disruption", "apply", plan["plan"], *NOW).code == 0
    listed = [row for row in careline("disruption", "list", *NOW).json["away"] if row["plan"] == plan["plan"]]
    assert [(row["kind"], row["resource"]) for row in listed] == [(kind, key)]
    longer = ("--from", "2026-03-05T08:00", "--to", "2026-03-08T18:00")
    refused = careline("disruption", "propose", key, *longer, "--kind", kind, *NOW)
    assert refused.code == 1 and f"{key} is away already from 2026-03-04 08:00" in refused.err
    assert careline("disruption", "end", plan["plan"], *NOW).code == 0
    assert plan["plan"] not in {row["plan"] for row in careline("disruption", "list", *NOW).json["away"]}
    assert careline("disruption", "propose", key, *longer, "--kind", kind, *NOW).code == 0


def test_one_of_several_alike_rooms_is_away(careline: Careline, home: dict[str, str]) -> None:
    plan = careline("disruption", "propose", "main-exam-1", *SPAN, "--kind", "broken", "--one", *NOW, **home).json
    assert plan["unit"] is None, "there is one of it"
