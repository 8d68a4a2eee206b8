"""`careline fhir validate`: lines, documents, lists and files in, a verdict a line out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.channels.fhir.examples import appointment, slot
from tests.cli.conftest import Careline

BAD = slot(status="available")


@pytest.mark.parametrize(
    "stdin",
    [
        "\n".join(json.dumps(r) for r in (appointment(), BAD)),
        json.dumps([appointment(), BAD]),
        json.dumps([appointment(), BAD], indent=2),
    ],
)
def test_every_resource_gets_its_verdict(careline: Careline, stdin: str) -> None:
    done = careline("fhir", "validate", stdin=stdin)
    assert done.code == 0
    assert [(line["resourceType"], line["id"], line["valid"]) for line in done.lines] == [
        ("Appointment", "a1", True),
        ("Slot", "s1", False),
    ]
    (issue,) = done.lines[1]["issues"]
    assert (issue["severity"], issue["code"], issue["path"]) == ("error", "code-invalid", "Slot.status")


def test_a_line_that_is_no_json_does_not_stop_the_others(careline: Careline) -> None:
    done = careline("fhir", "validate", stdin=f"{{oops\n{json.dumps(slot())}\n\n")
    assert [line["valid"] for line in done.lines] == [False, True]


def test_files_are_read_in_their_order(careline: Careline, tmp_path: Path) -> None:
    for name, resource in (("a.json", appointment()), ("b.ndjson", BAD)):
        (tmp_path / name).write_text(json.dumps(resource, indent=2 if name == "a.json" else None), encoding="utf-8")
    done = careline("fhir", "validate", tmp_path / "a.json", tmp_path / "b.ndjson")
    assert [line["valid"] for line in done.lines] == [True, False]


def test_nothing_in_is_nothing_out_and_a_missing_file_is_bad_use(careline: Careline, tmp_path: Path) -> None:
    assert careline("fhir", "validate").out == ""
    assert careline("fhir", "validate", tmp_path / "none.json").code == 2


def test_a_document_cut_short_is_one_fault(careline: Careline) -> None:
    (line,) = careline("fhir", "validate", stdin=json.dumps(slot(), indent=2)[:-5]).lines
    assert (line["valid"], line["issues"][0]["rule"]) == (False, "json")


def test_a_clients_secret_is_printed_once(careline: Careline, home: dict[str, str]) -> None:
    scopes = ("--scope", "system/Slot.read", "--scope", "system/Schedule.rs")
    made = careline("fhir", "client", "add", "ehr", *scopes, **home).json
    assert made["client_id"] == "ehr" and len(made["client_secret"]) > 30
    assert made["token_url"].endswith("/fhir/token")
    listed = careline("fhir", "client", "list", **home)
    assert made["client_secret"] not in listed.out
    assert listed.json["clients"][0]["scopes"] == ["system/Schedule.rs", "system/Slot.read"]
    assert careline("fhir", "client", "remove", "ehr", **home).code == 0
    assert careline("fhir", "client", "list", **home).json["clients"][0]["removed"]


@pytest.mark.parametrize(
    "args", [("ehr",), ("ehr", "--scope", "user/Slot.read"), ("E H R", "--scope", "system/Slot.read")]
)
def test_a_client_without_a_scope_or_with_an_odd_one_is_bad_use(
    careline: Careline, home: dict[str, str], args: tuple[str, ...]
) -> None:
    assert careline("fhir", "client", "add", *args, **home).code == 2


def test_a_client_that_is_not_there_cannot_be_removed(careline: Careline, home: dict[str, str]) -> None:
    assert careline("fhir", "client", "remove", "nobody", **home).code == 1
