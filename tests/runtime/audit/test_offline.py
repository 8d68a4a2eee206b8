"""An export and a proof are verified far from the database, with the public key alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from runtime.audit import check_export, check_proof, prove
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.errors import InvalidInput, NotFound
from runtime.signing import PublicKeys
from tests.runtime.audit.builders import Trail


@pytest.fixture
async def anchored(trail: Trail, clock: FrozenClock) -> Trail:
    """Three batches under an anchor, one behind it."""
    await trail.anchor(clock.now())
    return await trail.grow(clock.now(), batches=1)


@pytest.fixture
def keys(anchored: Trail) -> PublicKeys:
    """As an auditor gets them: as PEM."""
    return PublicKeys.of_pem(PublicKeys.of_ring(anchored.ring).pem())


async def test_an_export_holds_by_itself(anchored: Trail, keys: PublicKeys) -> None:
    verdict = check_export(await anchored.exported(), keys)
    assert (verdict.ok, verdict.rows, verdict.seals, verdict.anchored) == (True, 16, 4, 12)


def edited(line: str) -> str:
    return json.dumps(json.loads(line) | {"why": "other"})


@pytest.mark.parametrize("attack", ["edit", "remove", "swap", "truncate", "strip anchors", "slip in"])
async def test_an_export_that_was_touched_is_found(anchored: Trail, keys: PublicKeys, attack: str) -> None:
    lines = await anchored.exported()
    rows = [i for i, line in enumerate(lines) if json.loads(line)["type"] == "row"]
    seals = [i for i, line in enumerate(lines) if json.loads(line)["type"] == "seal"]
    if attack == "edit":
        lines[rows[5]] = edited(lines[rows[5]])
    elif attack == "remove":
        del lines[rows[5]]
    elif attack == "swap":
        lines[seals[0]], lines[seals[1]] = lines[seals[1]], lines[seals[0]]
    elif attack == "truncate":
        del lines[rows[8] :]
    elif attack == "strip anchors":
        del lines[rows[5]]
        del lines[0]
    else:
        lines.insert(rows[5], json.dumps(json.loads(lines[rows[5]]) | {"id": 99}))
    verdict = check_export(lines, keys, anchored.anchors.copies())
    assert not verdict.ok
    expected = {
        "edit": "row 6",
        "remove": "row 6",
        "truncate": "seal 3",
        "strip anchors": "anchor 1",
        "slip in": "row 99",
    }
    assert verdict.where == expected.get(attack, verdict.where)


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"type": "row"}', '{"type": "seal", "id": 1}', '{"type": "x"}', "\x00"]
)
async def test_a_line_that_is_none_is_named(anchored: Trail, keys: PublicKeys, line: str) -> None:
    lines = await anchored.exported()
    lines.insert(3, line)
    with pytest.raises(InvalidInput, match="Line 4"):
        check_export(lines, keys)


async def proof_of(trail: Trail, row: int) -> dict[str, Any]:
    async with trail.database.begin() as session:
        content: dict[str, Any] = json.loads(json.dumps(await prove(session, row)))
        return content


@pytest.mark.parametrize("row", [1, 6, 12])
async def test_a_row_is_proven_to_whoever_has_the_public_key(anchored: Trail, keys: PublicKeys, row: int) -> None:
    assert check_proof(await proof_of(anchored, row), keys).ok


@pytest.mark.parametrize(
    "change",
    [
        {"row": {"why": "other"}},
        {"row": {"id": 7}},
        {"anchor": {"root": "0" * 64}},
        {"anchor": {"number": 2}},
    ],
)
async def test_a_proof_that_was_touched_proves_nothing(
    anchored: Trail, keys: PublicKeys, change: dict[str, dict[str, Any]]
) -> None:
    proof = await proof_of(anchored, 6)
    for part, values in change.items():
        proof[part] |= values
    assert not check_proof(proof, keys).ok


async def test_a_proof_means_nothing_under_another_key(anchored: Trail) -> None:
    other = PublicKeys.of_ring(KeyRing.generate())
    assert not check_proof(await proof_of(anchored, 6), other).ok


@pytest.mark.parametrize("content", [None, {}, [], {"row": 1, "anchor": 2, "path": 3}])
async def test_what_is_no_proof_is_refused(keys: PublicKeys, content: Any) -> None:
    with pytest.raises(InvalidInput):
        check_proof(content, keys)


@pytest.mark.parametrize("row", [13, 99])
async def test_a_row_without_an_anchor_has_no_proof_yet(anchored: Trail, row: int) -> None:
    with pytest.raises(NotFound):
        await proof_of(anchored, row)


@pytest.mark.parametrize("text", ["", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "nonsense"])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        PublicKeys.of_pem(text)
