"""Anchors: whoever controls the database, and even the heads' file, still cannot rewrite what was signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from runtime.audit import Verdict, statements
from runtime.audit.anchoring import EVERY
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.signing import PublicKeys, Signer
from tests.runtime.audit.builders import Trail


@pytest.fixture
async def anchored(trail: Trail, clock: FrozenClock) -> Trail:
    """Anchor 1 over three batches, anchor 2 over two more, and one batch behind the last anchor."""
    await trail.anchor(clock.now())
    await trail.grow(clock.now(), batches=2)
    await trail.anchor(clock.now())
    return await trail.grow(clock.now(), batches=1)


async def test_an_anchored_chain_holds_and_says_how_far_it_is_signed(anchored: Trail) -> None:
    assert await anchored.verdict() == Verdict(True, 24, 6, anchored=20)


async def test_an_anchor_is_made_when_the_last_is_old_and_something_was_sealed(
    trail: Trail, clock: FrozenClock
) -> None:
    async with trail.database.begin() as session:
        assert await trail.anchors.due(session, clock.now())
        assert await trail.anchors.anchor(session, clock.now()) is not None
        assert await trail.anchors.anchor(session, clock.now()) is None
        assert not await trail.anchors.due(session, clock.now() + EVERY - timedelta(seconds=1))
        assert await trail.anchors.due(session, clock.now() + EVERY)


async def test_a_chain_rewritten_with_its_heads_differs_from_the_anchor(anchored: Trail) -> None:
    await anchored.sql("DELETE FROM audit WHERE id = 15")
    kept = [[*range(1, 5)], [*range(5, 9)], [*range(9, 13)], [13, 14, 16], [*range(17, 21)], [*range(21, 25)]]
    await anchored.rechain(kept)
    verdict = await anchored.verdict(heads=False)
    assert (verdict.where, verdict.anchored) == ("seals 4 to 5", 12)


async def test_batches_in_another_order_are_found(anchored: Trail) -> None:
    await anchored.rechain([[*range(5, 9)], [*range(1, 5)], *([*range(i, i + 4)] for i in (9, 13, 17, 21))])
    assert (await anchored.verdict(heads=False)).where == "seals 1 to 3"


async def test_the_end_before_the_last_anchor_cannot_be_cut_off(anchored: Trail) -> None:
    await anchored.sql("DELETE FROM audit WHERE id > 16", "DELETE FROM audit_seal WHERE id > 4")
    assert (await anchored.verdict(heads=False)).where == "seal 5"


async def test_the_end_behind_the_last_anchor_is_missed_by_the_heads(anchored: Trail) -> None:
    await anchored.sql("DELETE FROM audit WHERE id > 20", "DELETE FROM audit_seal WHERE id > 5")
    assert (await anchored.verdict()).where == "seal 6"
    assert (await anchored.verdict(heads=False)).ok, "without any outside note it is gone: that is what copies are for"


async def test_anchors_removed_with_what_they_cover_are_missed_by_their_copies(anchored: Trail) -> None:
    await anchored.sql(
        "DELETE FROM audit WHERE id > 12",
        "DELETE FROM audit_seal WHERE id > 3",
        "DELETE FROM audit_anchor WHERE number = 2",
    )
    assert (await anchored.verdict(heads=False)).where == "anchor 2"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE audit_anchor SET signature = (SELECT signature FROM audit_anchor WHERE number = 1)", "anchor 2"),
        ("UPDATE audit_anchor SET root = repeat('0', 64) WHERE number = 1", "anchor 1"),
        ("UPDATE audit_anchor SET rows = 11 WHERE number = 1", "anchor 1"),
        ("UPDATE audit_anchor SET at = at + interval '1 day' WHERE number = 2", "anchor 2"),
        ("DELETE FROM audit_anchor WHERE number = 1", "anchor 1"),
        ("UPDATE audit_anchor SET number = number + 1 WHERE number = 2", "anchor 2"),
        ("UPDATE audit_anchor SET signature = 'no base64!'", "anchor 1"),
    ],
)
async def test_an_anchor_that_was_touched_is_found(anchored: Trail, statement: str, where: str) -> None:
    await anchored.sql(statement)
    assert (await anchored.verdict(copies=False)).where == where
    assert not (await anchored.verdict()).ok


async def test_an_attackers_own_signature_is_of_an_unknown_key(anchored: Trail, clock: FrozenClock) -> None:
    stranger = KeyRing.generate()
    await anchored.sql("DELETE FROM audit WHERE id = 15", "DELETE FROM audit_anchor")
    await anchored.rechain([[*range(1, 5)], [*range(5, 9)], [*range(9, 13)], [13, 14, 16]])
    forger = Trail(anchored.database, anchored.folder / "forged", stranger)
    await forger.anchor(clock.now())
    verdict = await anchored.verdict(heads=False, copies=False)
    assert (verdict.where, verdict.why) == ("anchor 1", "it is signed by an unknown key")


async def test_the_wrong_public_key_verifies_nothing(anchored: Trail) -> None:
    wrong = PublicKeys.of_ring(KeyRing.generate())
    assert (await anchored.verdict(keys=wrong)).where == "anchor 1"


async def test_a_forged_key_id_does_not_help(anchored: Trail) -> None:
    async with anchored.database.begin() as session:
        first = (await statements(session))[0]
    forged = replace(first, root="0" * 64).signed(Signer(KeyRing.generate()))
    assert not replace(forged, key_id=first.key_id).holds(PublicKeys.of_ring(anchored.ring))


async def test_what_an_older_key_signed_still_counts(anchored: Trail, clock: FrozenClock) -> None:
    data, digest, old, new = (bytes([n]) * 32 for n in (1, 2, 3, 4))
    before = KeyRing({1: data}, digest, {1: old})
    after = KeyRing({1: data}, digest, {1: old, 2: new})
    await anchored.forget_anchors()
    trail = Trail(anchored.database, anchored.folder / "rotated", before)
    await trail.anchor(clock.now())
    rotated = Trail(anchored.database, anchored.folder / "rotated", after)
    await rotated.grow(clock.now(), batches=1)
    await rotated.anchor(clock.now())
    assert (await rotated.verdict()).anchored == 28
    assert Signer(before).key_id != Signer(after).key_id


async def test_a_copy_is_written_once_and_never_again(anchored: Trail) -> None:
    path = anchored.folder / "anchors" / "anchor-00000001.json"
    path.write_text(path.read_text().replace('"rows": 12', '"rows": 13'))
    async with anchored.database.begin() as session:
        assert await anchored.anchors.publish(session) == 0
    assert (await anchored.verdict()).where == "anchor 1"


async def test_a_lost_copy_is_written_again(anchored: Trail) -> None:
    (anchored.folder / "anchors" / "anchor-00000002.json").unlink()
    async with anchored.database.begin() as session:
        assert await anchored.anchors.publish(session) == 1
    assert (await anchored.verdict()).ok
