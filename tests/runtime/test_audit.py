"""The audit chain finds every way of tampering, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from runtime.audit import AuditEntry, Sealer, Verdict, record, verify
from runtime.clock import FrozenClock
from runtime.database import Database


async def chain(database: Database, clock: FrozenClock, anchors: Path, batches: int = 3, size: int = 4) -> Sealer:
    sealer = Sealer(anchors)
    for batch in range(batches):
        async with database.begin() as session:
            for place in range(size):
                await record(
                    session, AuditEntry("assistant", "visit.read", "patient", f"p{batch}{place}", "asked", clock.now())
                )
        async with database.begin() as session:
            assert await sealer.seal(session, clock.now()) == size
    return sealer


async def tamper(database: Database, statement: str) -> None:
    async with database.begin() as session:
        await session.execute(text(statement))


async def check(database: Database, sealer: Sealer) -> Verdict:
    async with database.begin() as session:
        return await verify(session, sealer.anchors())


async def test_an_untouched_chain_holds(database: Database, clock: FrozenClock, tmp_path: Path) -> None:
    sealer = await chain(database, clock, tmp_path / "anchors")
    assert await check(database, sealer) == Verdict(True, 12, 3)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE audit SET why = 'other' WHERE id = 6", "rows 5 to 8"),
        ("DELETE FROM audit WHERE id = 6", "row 6"),
        ("UPDATE audit_seal SET rows = '[6, 5, 7, 8]' WHERE id = 2", "rows 6 to 8"),
        ("DELETE FROM audit_seal WHERE id = 2", "seal 2"),
        ("WITH gone AS (DELETE FROM audit WHERE seal_id = 3) DELETE FROM audit_seal WHERE id = 3", "seal 3"),
        ("UPDATE audit SET seal_id = 1 WHERE id = 6", "row 6"),
    ],
)
async def test_tampering_is_found_and_placed(
    database: Database, clock: FrozenClock, tmp_path: Path, statement: str, where: str
) -> None:
    sealer = await chain(database, clock, tmp_path / "anchors")
    await tamper(database, statement)
    verdict = await check(database, sealer)
    assert not verdict.ok
    assert verdict.where == where


async def test_a_row_is_rolled_back_with_the_access_it_records(database: Database, clock: FrozenClock) -> None:
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await record(session, AuditEntry("assistant", "visit.read", "patient", "p", "asked", clock.now()))
            raise RuntimeError
    async with database.begin() as session:
        assert (await session.execute(text("SELECT count(*) FROM audit"))).scalar_one() == 0
