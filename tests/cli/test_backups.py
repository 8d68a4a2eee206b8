"""`careline backup` and `careline restore`: from a hospital that runs into an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from runtime.database import new_id, plain_url
from tests.cli.conftest import Careline
from tests.conftest import run_sql, with_database


@pytest.fixture
def fresh(servers: tuple[str, str]) -> Iterator[str]:
    """The URL of a database without even a schema."""
    name = f"careline_backup_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name}")
    yield with_database(servers[0], name)
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


def names(url: str) -> list[str]:
    with psycopg.connect(plain_url(url)) as connection:
        return [str(row) for row in connection.execute("SELECT id, name_dob_index, name FROM patient ORDER BY id")]


def test_a_backup_is_restored_and_the_hospital_goes_on(
    careline: Careline, home: dict[str, str], fresh: str, tmp_path: Path
) -> None:
    offers = careline("search", "cardiology-new", "--now", "2026-03-03T09:00", **home).json
    made = careline("backup", tmp_path / "b").json
    assert made["rows"]["patient"] > 0
    archive = tmp_path / "b" / made["archive"]

    restored = careline("restore", archive, DATABASE_URL=fresh)
    assert restored.json["rows"] == made["rows"]
    assert names(fresh) == names(home["DATABASE_URL"])
    assert careline("search", "cardiology-new", "--now", "2026-03-03T09:00").json == offers

    again = careline("restore", archive)
    assert (again.code, again.out) == (1, "")
    assert "not empty" in again.err


def test_other_keys_restore_nothing(careline: Careline, home: dict[str, str], fresh: str, tmp_path: Path) -> None:
    careline("search", "cardiology-new", "--now", "2026-03-03T09:00", **home)
    made = careline("backup", tmp_path / "b").json
    refused = careline(
        "restore", tmp_path / "b" / made["archive"], DATABASE_URL=fresh, CARELINE_HOME=str(tmp_path / "other")
    )
    assert (refused.code, refused.out) == (1, "")
    assert "keys.json" in refused.err
    assert names(fresh) == []


def test_what_is_no_backup_is_bad_use(careline: Careline, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "x").write_text("no backup")
    assert careline("restore", tmp_path / "x", **home).code == 2
    assert careline("restore", tmp_path / "y", **home).code == 2
