"""`careline hospital import`: a trial leaves nothing behind, a failure too, and what did not fit is on record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from runtime.database import new_id
from tests.channels.fhir.exports import ordinary, visit, write
from tests.cli.conftest import Careline
from tests.conftest import run_sql, with_database


@pytest.fixture
def fresh(servers: tuple[str, str], template: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database and a home of this test's own."""
    name = f"careline_import_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield {
        "DATABASE_URL": with_database(servers[0], name),
        "REDIS_URL": servers[1],
        "CARELINE_HOME": str(tmp_path / "h"),
    }
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write(tmp_path / "export", *ordinary(visit(), visit("A2", who="p2")))


def rows(url: str, table: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # type: ignore[arg-type]
    return int(found[0]) if found else 0


def test_a_dry_run_reports_what_the_import_then_does(
    careline: Careline, fresh: dict[str, str], export: Path, tmp_path: Path
) -> None:
    trial = careline("hospital", "import", export, "--dry-run", "--faults", tmp_path / "faults.jsonl", **fresh)
    assert (trial.code, trial.json["dry_run"], rows(fresh["DATABASE_URL"], "patient")) == (0, True, 0)
    assert rows(fresh["DATABASE_URL"], "visit") == rows(fresh["DATABASE_URL"], "resource") == 0
    found = list(map(json.loads, (tmp_path / "faults.jsonl").read_text(encoding="utf-8").splitlines()))
    (fault,) = [one for one in found if one["severity"] == "error"]
    assert (fault["file"], fault["row"], fault["rule"]) == ("Appointment.ndjson", 2, "double-booked")
    done = careline("hospital", "import", export, **fresh)
    assert done.json == trial.json | {"dry_run": False}
    assert (rows(fresh["DATABASE_URL"], "patient"), rows(fresh["DATABASE_URL"], "visit")) == (2, 1)
    assert careline("hospital", "import", export, **fresh).json["counts"]["visit"] == {"unchanged": 1, "refused": 1}


def test_an_import_that_fails_halfway_leaves_nothing(careline: Careline, fresh: dict[str, str], export: Path) -> None:
    (export / "visits.csv").write_text("what,is,this\n1,2,3\n", encoding="utf-8")
    failed = careline("hospital", "import", export, **fresh)
    assert (failed.code, failed.out) == (2, "")
    assert "visits.csv" in failed.err
    assert rows(fresh["DATABASE_URL"], "patient") == rows(fresh["DATABASE_URL"], "visit") == 0


def test_nothing_to_import_is_bad_use(careline: Careline, fresh: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert careline("hospital", "import", tmp_path / "empty", **fresh).code == 2
    assert careline("hospital", "import", tmp_path / "nowhere", **fresh).code == 2
