"""What retention removes is said by a signed statement, and the rest of the chain still holds; nothing else can pass for it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from runtime.audit import Statement, check_export, prune
from runtime.clock import FrozenClock
from runtime.errors import Conflict
from runtime.signing import PublicKeys
from tests.runtime.audit.builders import Trail

DAY = timedelta(days=1)


@pytest.fixture
async def aged(trail: Trail, clock: FrozenClock) -> Trail:
    """Three anchors, a day apart, over 12, 8 and 4 rows, and one batch behind the last."""
    await trail.anchor(clock.now())
    for batches in (2, 1):
        clock.advance(DAY)
        await trail.grow(clock.now(), batches=batches)
        await trail.anchor(clock.now())
    return await trail.grow(clock.now(), batches=1)


async def pruned(trail: Trail, before: datetime, now: datetime) -> Statement | None:
    async with trail.database.begin() as session:
        made = await prune(session, trail.anchors, before, now)
    async with trail.database.begin() as session:
        await trail.anchors.publish(session)
    return made


async def test_a_pruned_chain_holds_and_says_what_was_pruned(aged: Trail, clock: FrozenClock) -> None:
    statement = await pruned(aged, clock.now() - DAY / 2, clock.now())
    assert statement is not None
    assert (statement.kind, statement.rows, statement.last_seal) == ("pruned", 20, 5)
    verdict = await aged.verdict()
    assert (verdict.ok, verdict.rows, verdict.seals, verdict.anchored) == (True, 8, 2, 4)
    assert verdict.pruned is not None
    assert (verdict.pruned.rows, verdict.pruned.seals) == (20, 5)
    assert verdict.pruned.anchored_until.startswith((clock.now() - DAY).date().isoformat())


async def test_nothing_young_is_pruned_and_the_newest_anchor_never(aged: Trail, clock: FrozenClock) -> None:
    assert await pruned(aged, clock.now() - 3 * DAY, clock.now()) is None
    statement = await pruned(aged, clock.now() + 99 * DAY, clock.now())
    assert statement is not None
    assert statement.last_seal == 5
    assert await pruned(aged, clock.now() + 99 * DAY, clock.now()) is None


async def test_pruning_goes_on_where_it_ended_and_the_chain_grows_on(aged: Trail, clock: FrozenClock) -> None:
    await pruned(aged, clock.now() - 1.5 * DAY, clock.now())
    await pruned(aged, clock.now() - DAY / 2, clock.now())
    await aged.grow(clock.now(), batches=2)
    await aged.anchor(clock.now())
    verdict = await aged.verdict()
    assert verdict.ok, verdict
    assert verdict.pruned is not None
    assert (verdict.pruned.rows, verdict.rows) == (20, 16)


async def test_an_export_of_a_pruned_chain_is_verified_far_from_the_database(aged: Trail, clock: FrozenClock) -> None:
    await pruned(aged, clock.now() - DAY / 2, clock.now())
    verdict = check_export(await aged.exported(), PublicKeys.of_ring(aged.ring), aged.anchors.copies())
    assert verdict.ok
    assert verdict.pruned is not None
    assert verdict.pruned.rows == 20


async def test_rows_that_were_tampered_with_are_not_pruned_away(aged: Trail, clock: FrozenClock) -> None:
    await aged.sql("UPDATE audit SET actor = 'somebody' WHERE id = 3")
    with pytest.raises(Conflict, match="anchor 1"):
        await pruned(aged, clock.now() - DAY / 2, clock.now())
    assert (await aged.verdict()).where == "row 3"


@pytest.mark.parametrize(
    "attack",
    [
        ("DELETE FROM audit WHERE seal_id <= 5", "DELETE FROM audit_seal WHERE id <= 5"),
        ("DELETE FROM audit WHERE seal_id = 6", "DELETE FROM audit_seal WHERE id = 6"),
        ("DELETE FROM audit WHERE seal_id = 7", "UPDATE audit_seal SET rows = '[]' WHERE id = 7"),
    ],
)
async def test_without_a_statement_nothing_may_be_gone(aged: Trail, attack: tuple[str, ...]) -> None:
    await aged.sql(*attack)
    assert not (await aged.verdict()).ok


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE audit_anchor SET last_seal = 6 WHERE kind = 'pruned'",
        "UPDATE audit_anchor SET rows = 24 WHERE kind = 'pruned'",
        "UPDATE audit_anchor SET kind = 'pruned' WHERE number = 3",
        "DELETE FROM audit_anchor WHERE kind = 'pruned'",
    ],
)
async def test_a_pruning_cannot_be_widened_forged_or_hidden(aged: Trail, clock: FrozenClock, attack: str) -> None:
    await pruned(aged, clock.now() - DAY / 2, clock.now())
    await aged.sql(attack)
    assert not (await aged.verdict(copies=False)).ok


async def test_what_was_pruned_cannot_come_back_changed(aged: Trail, clock: FrozenClock) -> None:
    await aged.sql("CREATE TABLE kept AS SELECT * FROM audit WHERE id = 3")
    await pruned(aged, clock.now() - DAY / 2, clock.now())
    await aged.sql(
        "INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT * FROM kept", "DROP TABLE kept",
        "UPDATE audit SET actor = 'somebody else' WHERE id = 3",
    )  # fmt: skip
    assert not (await aged.verdict()).ok


async def test_a_signed_statement_that_prunes_more_than_is_anchored_is_refused(aged: Trail, clock: FrozenClock) -> None:
    """Even by whoever has the key, as far as an anchor's end is not the end of what is gone."""
    made = await pruned(aged, clock.now() - DAY / 2, clock.now())
    assert made is not None
    await aged.sql(f"DELETE FROM audit_anchor WHERE number = {made.number}")
    wrong = Statement(made.number, "pruned", 1, 4, 16, made.head, "", made.previous, made.at, "")
    async with aged.database.begin() as session:
        await aged.anchors.add(session, wrong)
    assert (await aged.verdict(copies=False)).where == f"anchor {made.number}"
