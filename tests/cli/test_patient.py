"""`careline patient`: an accounting, a copy and an erasure, by the record number."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import psycopg
import pytest

from runtime import crypto
from runtime.database import plain_url
from runtime.keyfile import FollowingRing
from tests.cli.conftest import Careline


@pytest.fixture
def number(careline: Careline, home: dict[str, str]) -> str:
    """The record number of some patient of the demo."""
    careline("search", "cardiology-new", "--now", "2026-03-03T09:00", **home)
    ring = FollowingRing.load_or_create(Path(home["CARELINE_HOME"]))
    crypto.install(ring)
    with psycopg.connect(plain_url(home["DATABASE_URL"])) as connection:
        query = (
            "SELECT mrn FROM patient p WHERE EXISTS (SELECT FROM visit v WHERE v.patient_id = p.id) ORDER BY id LIMIT 1"
        )
        row = connection.execute(query).fetchone()
    assert row is not None
    return ring.decrypt(bytes(row[0]), b"patient.mrn").decode()


def test_an_accounting_is_written_as_pdf_and_csv(
    careline: Careline, home: dict[str, str], number: str, tmp_path: Path
) -> None:
    for name, start in (("a.pdf", b"%PDF-"), ("a.csv", b"Fecha y hora")):
        done = careline("patient", "disclosures", number, "--out", tmp_path / name, "--lang", "es", **home)
        assert (done.code, (tmp_path / name).read_bytes()[: len(start)]) == (0, start)
    wrong = careline("patient", "disclosures", number, "--out", tmp_path / "a.txt", **home)
    assert (wrong.code, (tmp_path / "a.txt").exists()) == (2, False)


def test_a_copy_is_for_its_owner_alone(careline: Careline, home: dict[str, str], number: str, tmp_path: Path) -> None:
    out = tmp_path / "copy.json"
    assert careline("patient", "export", number, "--out", out, **home).code == 0
    assert json.loads(out.read_text())["record"]["mrn"] == number
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_an_erasure_asks_first_and_an_unknown_number_is_said(
    careline: Careline, home: dict[str, str], number: str
) -> None:
    assert careline("patient", "erase", number, **home).code == 2
    assert careline("patient", "erase", "none", "--yes", **home).code == 1


def test_a_copy_for_who_acts_for_a_grown_up_is_whole(
    careline: Careline, home: dict[str, str], number: str, tmp_path: Path
) -> None:
    whole, theirs = tmp_path / "whole.json", tmp_path / "theirs.json"
    careline("patient", "export", number, "--out", whole, **home)
    assert careline("patient", "export", number, "--out", theirs, "--for-proxy", **home).code == 0
    assert json.loads(whole.read_text())["visits"] == json.loads(theirs.read_text())["visits"]
