"""The audit chain finds every way of tampering, and says where."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from runtime.audit import AuditEntry, Verdict, record
from runtime.audit.sealing import BATCH
from runtime.clock import FrozenClock
from runtime.database import Database
from tests.runtime.audit.builders import Trail


async def test_an_untouched_chain_holds(trail: Trail) -> None:
    assert await trail.verdict() == Verdict(True, 12, 3)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE audit SET why = 'other' WHERE id = 6", "row 6"),
        ("UPDATE audit SET at = at + interval '1 second' WHERE id = 7", "row 7"),
        ("UPDATE audit SET why = 'other' WHERE id IN (6, 7)", "rows 5 to 8"),
        ("UPDATE audit SET subject_id = (SELECT subject_id FROM audit WHERE id = 5) WHERE id = 6", "row 6"),
        ("DELETE FROM audit WHERE id = 6", "row 6"),
        ("UPDATE audit_seal SET rows = '[6, 5, 7, 8]' WHERE id = 2", "rows 6 to 8"),
        ("UPDATE audit_seal SET rows = '[5, 6, 7]' WHERE id = 2", "rows 5 to 7"),
        ("DELETE FROM audit_seal WHERE id = 2", "seal 2"),
        ("UPDATE audit_seal SET id = 5 - id WHERE id = 2", "seal 2"),
        ("WITH gone AS (DELETE FROM audit WHERE seal_id = 3) DELETE FROM audit_seal WHERE id = 3", "seal 3"),
        ("UPDATE audit SET seal_id = 1 WHERE id = 6", "row 6"),
        ("UPDATE audit SET seal_id = 9 WHERE id = 12", "row 12"),
        ("UPDATE audit SET mac = NULL WHERE id = 6", "row 6"),
        ("UPDATE audit_seal SET sealed_at = sealed_at - interval '1 year' WHERE id = 2", "seal 2"),
    ],
)
async def test_tampering_is_found_and_placed(trail: Trail, statement: str, where: str) -> None:
    if "5 - id" in statement:
        await trail.sql(
            "UPDATE audit_seal SET id = 30 WHERE id = 3", statement, "UPDATE audit_seal SET id = 2 WHERE id = 30"
        )
    else:
        await trail.sql(statement)
    verdict = await trail.verdict()
    assert not verdict.ok
    assert verdict.where == where


async def test_a_row_slipped_in_under_an_old_seal_is_found(trail: Trail) -> None:
    await trail.sql(
        "INSERT INTO audit (at, actor, action, subject_kind, subject_id, why, digests, seal_id)"
        " SELECT at, actor, action, subject_kind, subject_id, why, digests, 2 FROM audit WHERE id = 5"
    )
    assert (await trail.verdict()).where == "row 13"


async def test_a_chain_rewritten_without_a_flaw_differs_from_its_heads(trail: Trail) -> None:
    await trail.sql("DELETE FROM audit WHERE id = 6")
    await trail.rechain([[1, 2, 3, 4], [5, 7, 8], [9, 10, 11, 12]])
    verdict = await trail.verdict()
    assert (verdict.where, verdict.rows) == ("seal 2", 4)


async def test_more_rows_than_a_batch_holds_are_sealed_at_once(
    database: Database, clock: FrozenClock, trail: Trail
) -> None:
    async with database.begin() as session:
        for n in range(2 * BATCH + 1):
            await record(session, AuditEntry("a", "b", "patient", str(n), "w", clock.now()))
    async with database.begin() as session:
        assert await trail.sealer.seal(session, clock.now()) == 2 * BATCH + 1
    assert await trail.verdict() == Verdict(True, 12 + 2 * BATCH + 1, 6)


async def test_a_row_is_rolled_back_with_the_access_it_records(database: Database, clock: FrozenClock) -> None:
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await record(session, AuditEntry("assistant", "visit.read", "patient", "p", "asked", clock.now()))
            raise RuntimeError
    async with database.begin() as session:
        assert (await session.execute(text("SELECT count(*) FROM audit"))).scalar_one() == 0
