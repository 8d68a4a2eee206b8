"""`careline audit`: what an auditor far from the database can check, step by step."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from runtime import crypto
from runtime.audit import AuditEntry, record
from runtime.clock import SystemClock
from runtime.database import Database
from runtime.keyfile import FollowingRing
from tests.cli.conftest import Careline


def accessed(home: dict[str, str]) -> None:
    """Write a row as the program of this home does."""
    crypto.install(FollowingRing.load_or_create(Path(home["CARELINE_HOME"])))
    asyncio.run(_accessed(home["DATABASE_URL"]))


async def _accessed(url: str) -> None:
    database = Database(url)
    entry = AuditEntry("staff:dana", "conversation.read", "conversation", "c1", "hand-over", SystemClock().now())
    async with database.begin() as session:
        await record(session, entry)
    await database.dispose()


def test_an_export_and_a_proof_are_verified_with_the_public_key_alone(
    careline: Careline, home: dict[str, str], tmp_path: Path
) -> None:
    accessed(home)
    anchor = careline("audit", "anchor", **home).json
    exported = careline("audit", "export", **home)
    row = [line for line in exported.lines if line["type"] == "row"][-1]["id"]
    files = {name: tmp_path / name for name in ("key.pem", "trail.jsonl", "proof.json")}
    files["key.pem"].write_text(careline("audit", "key", **home).out)
    files["trail.jsonl"].write_text(exported.out)
    files["proof.json"].write_text(careline("audit", "prove", row, **home).out)
    nowhere = {"DATABASE_URL": "postgresql://127.0.0.1:1/none"}
    given = ("--public-key", files["key.pem"])
    whole = careline("audit", "verify", "--export", files["trail.jsonl"], *given, **nowhere)
    assert (whole.code, whole.json["ok"], whole.json["anchored"]) == (0, True, whole.json["rows"])
    assert careline("audit", "verify", "--proof", files["proof.json"], *given, **nowhere).code == 0
    assert anchor["last_seal"] == max(line["id"] for line in exported.lines if line["type"] == "seal")
    files["trail.jsonl"].write_text(exported.out.replace("staff:dana", "staff:kim"))
    broken = careline("audit", "verify", "--export", files["trail.jsonl"], *given, **nowhere)
    assert (broken.code, broken.json["where"]) == (1, f"row {row}")


def test_a_rewritten_anchor_is_found_by_the_copy_kept_elsewhere(
    careline: Careline, home: dict[str, str], tmp_path: Path
) -> None:
    accessed(home)
    anchor = careline("audit", "anchor", **home).json
    (tmp_path / f"anchor-{anchor['number']:08d}.json").write_text(json.dumps(anchor | {"rows": 10_000}))
    verdict = careline("audit", "verify", "--anchors", tmp_path, **home)
    assert (verdict.code, verdict.json["where"]) == (1, f"anchor {anchor['number']}")
    assert careline("audit", "verify", **home).code == 0


def test_verifying_seals_nothing_unless_it_is_asked_to(careline: Careline, home: dict[str, str]) -> None:
    careline("audit", "anchor", **home)
    accessed(home)
    before = careline("audit", "verify", **home).json
    assert (before["ok"], before["unsealed"]) == (True, 1)
    assert careline("audit", "verify", **home).json == before
    after = careline("audit", "verify", "--seal", **home).json
    assert (after["ok"], after["unsealed"], after["rows"]) == (True, 0, before["rows"] + 1)


def test_a_file_is_not_verified_without_a_key(careline: Careline, tmp_path: Path) -> None:
    (tmp_path / "trail.jsonl").write_text("")
    done = careline("audit", "verify", "--export", tmp_path / "trail.jsonl")
    assert (done.code, "--public-key" in done.err) == (2, True)
    assert careline("audit", "verify", "--proof", tmp_path / "none", "--public-key", tmp_path / "none").code == 2
