"""`careline consent`: what was agreed and taken back, with its proof."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.conftest import Careline

NUMBER = "+12025550199"


def test_the_ledger_shows_every_word_with_its_proof_and_no_number(careline: Careline, home: dict[str, str]) -> None:
    about = ("consent", "note", "(202) 555-0199", "--purpose", "reminders")
    careline(*about, "--state", "given", "--proof", "form of March 1", **home)
    revoked = careline(*about, "--state", "revoked", "--proof", "=letter", **home)
    assert revoked.json["state"] == "revoked"
    rows = careline("consent", "export", "--number", NUMBER, **home).json["consents"]
    assert [(r["state"], r["proof"]) for r in rows] == [("given", "form of March 1"), ("revoked", "=letter")]
    everyone = careline("consent", "export", "--csv", **home).out
    table = list(csv.DictReader(io.StringIO(everyone)))
    assert [r["proof"] for r in table if r["number_digest"] == rows[0]["number_digest"]][-1] == "'=letter"
    assert "5550199" not in everyone + json.dumps(rows)


@pytest.mark.parametrize(
    ("number", "purpose", "state", "proof"),
    [
        (NUMBER, "selling", "given", "x"),
        (NUMBER, "texting", "maybe", "x"),
        (NUMBER, "texting", "given", " "),
        ("12", "texting", "given", "x"),
    ],
)
def test_what_the_ledger_cannot_hold_is_bad_use(
    careline: Careline, home: dict[str, str], number: str, purpose: str, state: str, proof: str
) -> None:
    done = careline("consent", "note", number, "--purpose", purpose, "--state", state, "--proof", proof, **home)
    assert (done.code, done.out) == (2, "")
