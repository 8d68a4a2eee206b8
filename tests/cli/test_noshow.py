"""`careline noshow` and `careline overbooking`: on a CSV without a server, and on the demo's own visits."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import psycopg
import pytest

from evals.bench_noshow import generated
from tests.cli.conftest import Careline

MAP = "{patient: who, booked_at: made, starts_at: at, outcome: end, missed_when: gone, attended_when: came}"


@pytest.fixture
def table(tmp_path: Path) -> tuple[Path, Path]:
    file, columns = tmp_path / "visits.csv", tmp_path / "map.yaml"
    columns.write_text(MAP)
    with file.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["who", "made", "at", "end"])
        for visit in generated(visits=2_000, days=25):
            rows.writerow([visit.patient, visit.booked_at, visit.starts_at, "gone" if visit.missed else "came"])
    return file, columns


def test_a_csv_is_trained_on_and_measured(careline: Careline, table: tuple[Path, Path], tmp_path: Path) -> None:
    file, columns = table
    model = tmp_path / "model.bin"
    trained = careline("noshow", "train", "--csv", file, "--columns", columns, "--out", model)
    assert trained.json["metrics"]["all"]["visits"] > 100, trained.err
    measured = careline("noshow", "evaluate", "--csv", file, "--columns", columns, "--model", model, "--test-days", 4)
    assert 0.5 < measured.json["all"]["auc"] < 1
    later = careline("noshow", "evaluate", "--csv", file, "--columns", columns, "--model", model, "--history", file)
    assert later.json["all"]["visits"] == 4_000


def test_bad_use_says_what_to_do(careline: Careline, table: tuple[Path, Path]) -> None:
    file, columns = table
    assert "--columns MAP" in careline("noshow", "evaluate", "--csv", file).err
    assert careline("noshow", "train", "--csv", file, "--columns", columns).code == 2


def test_on_the_hospitals_own_visits(careline: Careline, home: dict[str, str]) -> None:
    assert careline("hospital", "load", "deploy/demo_hospital", **home).code == 0
    assert careline("noshow", "versions").json == {"versions": []}
    assert careline("overbooking", "report", "--now", "2026-03-03T09:00").json == {}
    first = careline("noshow", "train")
    assert first.json["in_use"], first.err
    assert not careline("noshow", "train", "--keep").json["in_use"]
    assert careline("noshow", "use", 2).json["in_use"] == 2
    assert careline("noshow", "use").json["in_use"] == 1
    asked = careline("overbooking", "ask", "cardiology-follow-up", "chen", "2026-03-10", "--now", "2026-03-03T09:00")
    assert asked.json == {"grant": None}, asked.err


def test_a_version_of_another_release_is_refused_and_the_doctor_says_so(
    careline: Careline, home: dict[str, str]
) -> None:
    assert careline("hospital", "load", "deploy/demo_hospital", **home).code == 0
    careline("noshow", "versions")
    content = gzip.compress(json.dumps({"format": 1, "inputs": ["moon"]}).encode())
    columns = "trained_at, visits, model, settings, metrics, active"
    with psycopg.connect(home["DATABASE_URL"].replace("+psycopg", ""), autocommit=True) as database:
        database.execute("UPDATE noshow_version SET active = false")
        row = database.execute(
            f"INSERT INTO noshow_version ({columns}) VALUES ('2026-01-05', 9, %s, '{{}}', '{{}}', false) RETURNING id",  # type: ignore[arg-type]
            [content],
        ).fetchone()
        assert row is not None
        refused = careline("noshow", "use", row[0])
        assert refused.code == 1 and "another release" in refused.err and "careline noshow train" in refused.err
        database.execute("UPDATE noshow_version SET active = true WHERE id = %s", row)
        findings = {f["what"]: f for f in careline("doctor", "--json").json["findings"]}
        database.execute("DELETE FROM noshow_version WHERE id = %s", row)
    found = findings["no-show model"]
    assert found["state"] == "warning" and "another release" in found["detail"] and "train" in found["hint"]
