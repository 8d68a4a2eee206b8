"""`careline attest`: it says what was checked and what was not, is signed, and fails where a check fails."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.models import OutgoingText
from cli.attesting import Attestation, Check, installation, stored, supply
from cli.attesting.printing import as_pdf
from guardrails.optout import ContactLedger, Keyword, Purpose
from runtime.crypto import KeyRing
from runtime.database import Database, new_id
from runtime.errors import InvalidInput
from runtime.settings import Settings
from runtime.signing import PublicKeys, Signer
from tests.cli.conftest import Careline

NOW = datetime(2026, 3, 3, 14, tzinfo=UTC)
PHONE = "+16175550142"


def states(found: Any) -> dict[str, str]:
    return {check["name"]: check["state"] for check in found["checks"]}


def test_the_document_is_written_signed_and_says_what_was_not_looked_at(
    careline: Careline, home: dict[str, str], tmp_path: Path
) -> None:
    done = careline("attest", "--out", tmp_path, "--no-advisories", **home)
    found = states(done.json)
    assert done.code == 1, "a demo with rules that nobody has reviewed is nothing to sign for"
    assert found["environment"] == found["emergency rules reviewed"] == "fail"
    assert found["backup"] == found["security advisories"] == found["TLS to patients"] == "not checked"
    assert found["self-check: emergencies"] == found["self-check: redaction"] == found["audit trail"] == "pass"
    assert (done.json["failed"], done.json["hospital"]) == (list(found.values()).count("fail"), "Lakeside General")
    assert "FAIL" in done.err
    written, paper = (Path(path) for path in done.json["files"])
    assert paper.read_bytes().startswith(b"%PDF-")
    assert careline("attest", "--verify", written).json == {"ok": True}
    pem = tmp_path / "key.pem"
    pem.write_text(careline("audit", "key").out)
    assert careline("attest", "--verify", written, "--public-key", pem).code == 0
    written.write_text(written.read_text().replace('"fail"', '"pass"', 1))
    assert careline("attest", "--verify", written).code == 1


def test_a_backup_that_is_given_is_read_to_its_end(careline: Careline, home: dict[str, str], tmp_path: Path) -> None:
    archive = tmp_path / careline("backup", tmp_path, **home).json["archive"]
    asked = ("attest", "--out", tmp_path, "--no-advisories", "--backup", archive)
    assert states(careline(*asked).json)["backup"] == "pass"
    archive.write_bytes(archive.read_bytes()[:-3])
    assert states(careline(*asked).json)["backup"] == "fail"


async def sent(database: Database, at: datetime, key: str | None = None) -> None:
    """A text that has left."""
    async with database.begin() as session:
        session.add(
            OutgoingText(
                key=key or new_id().hex, channel="sms", to=PHONE, text="x", lang="en", expires_at=at, done_at=at
            )
        )


async def says(database: Database, keyword: Keyword, at: datetime, purpose: Purpose = "texting") -> None:
    async with database.begin() as session:
        await ContactLedger(session).record(PHONE, keyword, at, proof="x", purpose=purpose)


async def test_a_text_that_left_after_an_opt_out_fails_the_check_and_one_before_it_or_a_code_does_not(
    database: Database,
) -> None:
    assert (await stored.opt_outs(database, NOW)).state == "not checked"
    await sent(database, NOW)
    await says(database, Keyword.STOP, NOW + timedelta(minutes=1))
    await sent(database, NOW + timedelta(minutes=2), "code:1")
    assert (await stored.opt_outs(database, NOW)).state == "pass"
    await says(database, Keyword.START, NOW + timedelta(minutes=3))
    await sent(database, NOW + timedelta(minutes=4))
    assert (await stored.opt_outs(database, NOW)).state == "pass"
    await says(database, Keyword.STOP, NOW + timedelta(minutes=5))
    await sent(database, NOW + timedelta(minutes=6))
    assert await stored.opt_outs(database, NOW) == Check(
        "opt-outs honoured", "fail", "1 of 3 texts left for a number that had opted out"
    )


def test_keys_that_others_can_read_and_old_keys_fail(tmp_path: Path, careline: Careline) -> None:
    settings = Settings(home=tmp_path)
    ring = KeyRing.generate()
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"made": {"1": "2026-03-01T00:00:00+00:00"}}))
    path.chmod(0o600)
    assert installation.secrets(settings).state == "pass"
    path.chmod(0o640)
    assert installation.secrets(settings).state == "fail"
    assert installation.key_age(settings, ring, NOW).state == "pass"
    assert installation.key_age(settings, ring, NOW + timedelta(days=365)).state == "fail"
    path.write_text("{}")
    assert installation.key_age(settings, ring, NOW).state == "not checked"


def test_plain_text_to_another_machine_fails() -> None:
    far = Settings(
        environment="development", database_url="postgresql://u@db.example.org/x", redis_url="redis://r.example.org"
    )
    assert [check.state for check in installation.transit(far)] == ["fail", "fail", "not checked"]


@pytest.mark.parametrize(
    ("packages", "state"),
    [
        ([], "not checked"),
        ([{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}], "not checked"),
        ([{"name": "a", "version": "1", "vulns": []}], "pass"),
        ([{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": []}]}], "fail"),
    ],
)
def test_advisories_pass_only_where_every_package_was_looked_up(
    monkeypatch: pytest.MonkeyPatch, packages: list[dict[str, Any]], state: str
) -> None:
    monkeypatch.setattr(supply, "asked", lambda *_: packages)
    assert supply.advisories(look=True).state == state


def test_a_signature_holds_for_exactly_what_was_signed() -> None:
    ring = KeyRing.generate()
    made = Attestation("Clínica Świt", "2026-03-03T14:00:00+00:00", "1", None, (Check("a", "pass", "b"),)).signed(
        Signer(ring)
    )
    assert made.holds(PublicKeys.of_ring(ring))
    assert not made.holds(PublicKeys.of_ring(KeyRing.generate()))
    assert as_pdf(made).startswith(b"%PDF-")
    with pytest.raises(InvalidInput):
        Attestation.read("[]")
