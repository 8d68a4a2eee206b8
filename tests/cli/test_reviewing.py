"""A clinician reviews the emergency rules on a page and signs them: the signature holds for exactly these rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cli.attesting import installation
from cli.reviewing import page, signing, standing
from guardrails import emergency_review
from guardrails.emergency_review import REVIEWED, Review, digest_of
from guardrails.emergency_rules import PATH
from runtime.errors import InvalidInput
from runtime.settings import Settings
from tests.cli.conftest import Careline

ANA = ("--sign", "Dr. Ana Ruiz", "--office", "Medical director")


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A few examples are enough here."""
    monkeypatch.setattr(page, "EVERY", {"emergencies": 200, "near_misses": 300, "ordinary": 500})
    yield


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The rule file, where a test may edit it."""
    mine = tmp_path / PATH.name
    mine.write_bytes(PATH.read_bytes())
    monkeypatch.setattr(signing, "digest_of", lambda: digest_of((mine, *REVIEWED[1:])))
    return mine


def test_the_page_has_every_rule_with_its_source_and_says_what_examples_hear(
    careline: Careline, tmp_path: Path
) -> None:
    written = tmp_path / "rules.html"
    done = careline("emergency", "--review", written)
    content, text = yaml.safe_load(PATH.read_text(encoding="utf-8")), written.read_text(encoding="utf-8")
    for rule in (*content["rules"], *content["combinations"]):
        assert f"<h3>{rule['id']} " in text
    assert text.count('class="source"') == len(content["rules"]) + len(content["combinations"])
    assert all(f"<td>{sign}</td>" in text for sign in content["signs"])
    assert done.json["digest"] == digest_of() and f"--digest {digest_of()[:16]}" in text
    assert "Heard by it: “" in text and "examples raise an alarm" in text and ">no alarm<" in text
    assert "http://" not in text and "<script" not in text, "the page needs nothing else"


def test_a_pattern_is_shown_as_a_person_reads_it() -> None:
    assert page.readable(r"\bmy (?:chest|arm)~ (?:hurt\w*|<pain>)\b") == "my (chest|arm) ⋯ (hurt…|‹pain›)"


def test_signed_with_the_digest_of_the_page_the_rules_stand_as_reviewed(
    careline: Careline, home: dict[str, str]
) -> None:
    assert careline("emergency", "--status", **home).json == {"signed": False, "told": "no clinician has signed them"}
    done = careline("emergency", *ANA, "--digest", digest_of()[:16])
    assert (done.code, done.json["rules"]) == (0, digest_of())
    found = careline("emergency", "--status")
    assert (found.code, found.json["signed"]) == (0, True)
    assert found.json["told"].startswith("Dr. Ana Ruiz, Medical director, on ")
    settings = Settings(home=Path(home["CARELINE_HOME"]))
    assert installation.rules(settings).state == "pass"
    assert "emergency_rules.sign" in careline("audit", "export").out
    told = {f["what"]: f["state"] for f in careline("doctor", "--json").json["findings"]}
    assert told["emergency rules"] == "ok"
    (settings.home / signing.FILE_NAME).unlink()
    assert installation.rules(settings).state == "fail"


def test_an_edit_afterwards_makes_the_signature_void(careline: Careline, home: dict[str, str], copied: Path) -> None:
    settings = Settings(home=Path(home["CARELINE_HOME"]))
    shown = signing.digest_of()
    assert careline("emergency", *ANA, "--digest", shown[:16], **home).code == 0
    assert standing(settings).holds
    copied.write_text(copied.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not standing(settings).holds
    assert standing(settings).told.startswith("they were changed since Dr. Ana Ruiz")
    assert careline("emergency", *ANA, "--digest", shown[:16]).code == 1, "the page that was read is of other rules"


def test_a_signature_that_somebody_edits_or_brings_from_elsewhere_does_not_hold(
    careline: Careline, home: dict[str, str], tmp_path: Path
) -> None:
    path = Path(home["CARELINE_HOME"]) / signing.FILE_NAME
    assert careline("emergency", *ANA, "--digest", digest_of(), **home).code == 0
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("Ana Ruiz", "Ben Ruiz"), encoding="utf-8")
    assert "not as it was signed" in standing(Settings(home=path.parent)).told
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / signing.FILE_NAME).write_text(written, encoding="utf-8")
    assert not standing(Settings(home=elsewhere)).holds
    path.write_text("{}", encoding="utf-8")
    assert "cannot be read" in standing(Settings(home=path.parent)).told
    path.unlink()


@pytest.mark.parametrize(
    ("sign", "office", "digest", "code"),
    [
        ("", "Medical director", digest_of(), 2),
        ("Dr. Ana Ruiz", " ", digest_of(), 2),
        ("Dr. Ana Ruiz", "Medical director", "", 1),
        ("Dr. Ana Ruiz", "Medical director", digest_of()[:8], 1),
        ("Dr. Ana Ruiz", "Medical director", "0" * 64, 1),
    ],
)
def test_nobody_signs_without_a_name_an_office_and_the_digest_that_they_have_read(
    careline: Careline, home: dict[str, str], sign: str, office: str, digest: str, code: int
) -> None:
    done = careline("emergency", "--sign", sign, "--office", office, "--digest", digest, **home)
    assert done.code == code
    assert not (Path(home["CARELINE_HOME"]) / signing.FILE_NAME).exists()


def test_the_digest_is_of_the_rules_and_of_all_that_the_second_net_is_taught_of_emergencies(tmp_path: Path) -> None:
    assert {file.name for file in emergency_review.REVIEWED} == {
        "emergency_rules.yaml", "emergencies.jsonl", "near_misses.jsonl", "ordinary.jsonl",
    }  # fmt: skip
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("1")
    two.write_text("2")
    assert digest_of((one, two)) != digest_of((one,))


def test_what_is_no_review_is_refused() -> None:
    for text in ("", "[]", json.dumps({"name": "x"})):
        with pytest.raises(InvalidInput):
            Review.read(text)
