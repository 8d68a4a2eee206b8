"""The trail as lines of JSON that can be verified without the database, and the proof that one row is in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import merkle
from runtime.audit.rows import COLUMNS, Recorded
from runtime.audit.statements import Statement
from runtime.audit.tables import AuditRow
from runtime.audit.verifying import rows_of, seals, statements
from runtime.audit.walk import Seal
from runtime.errors import NotFound

PROOF = "careline-audit-proof-1"


async def export_lines(session: AsyncSession) -> AsyncIterator[dict[str, Any]]:
    """Anchors first, then each batch after its rows, then what is not sealed yet. Ids and digests, no values."""
    for statement in await statements(session):
        yield {"type": "anchor", **statement.as_json()}
    async for seal in seals(session):
        rows = await rows_of(session, seal)
        for i in seal.rows:
            if i in rows:
                yield {"type": "row", **rows[i].as_json()}
        yield {"type": "seal", **_seal(seal)}
    query = select(*COLUMNS).where(AuditRow.seal_id.is_(None)).order_by(AuditRow.id)
    for row in await session.execute(query):
        yield {"type": "row", **Recorded(**row._mapping).as_json()}


def _seal(seal: Seal) -> dict[str, Any]:
    return asdict(seal) | {"sealed_at": seal.sealed_at.astimezone(UTC).isoformat()}


async def prove(session: AsyncSession, row_id: int) -> dict[str, Any]:
    """One row with the steps to the signed root of its anchor. NotFound where there is no such row, or no anchor yet."""
    found = (await session.execute(select(*COLUMNS).where(AuditRow.id == row_id))).one_or_none()
    row = Recorded(**found._mapping) if found else None
    if row is None:
        raise NotFound("There is no such row.", hint="careline audit export lists them.")
    seal_id = row.seal_id or 0
    covers = [s for s in await statements(session) if s.kind == "anchor" and s.first_seal <= seal_id <= s.last_seal]
    if not covers:
        raise NotFound("No anchor covers this row yet.", hint="careline audit anchor makes one.")
    return await _proof(session, row, covers[0])


async def _proof(session: AsyncSession, row: Recorded, anchor: Statement) -> dict[str, Any]:
    ids, leaves = await _leaves(session, anchor)
    steps = merkle.path(leaves, ids.index(row.id))
    return {
        "format": PROOF,
        "row": row.as_json(),
        "path": [asdict(step) for step in steps],
        "anchor": anchor.as_json(),
    }


async def _leaves(session: AsyncSession, anchor: Statement) -> tuple[Sequence[int], Sequence[str]]:
    ids: list[int] = []
    leaves: list[str] = []
    async for seal in seals(session, anchor.first_seal, anchor.last_seal):
        rows = await rows_of(session, seal)
        ids += seal.rows
        leaves += [rows[i].digest for i in seal.rows if i in rows]
    return ids, leaves
