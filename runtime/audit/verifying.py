"""Verifying the chain in the database, batch by batch: memory does not grow with its length."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit.rows import COLUMNS, Recorded
from runtime.audit.statements import Statement
from runtime.audit.tables import AuditAnchor, AuditRow, AuditSeal
from runtime.audit.walk import Evidence, Fault, Seal, Verdict, Walk

SEAL_COLUMNS = tuple(AuditSeal.__table__.columns)
PAGE = 100
_EXTRA = text("""
    SELECT audit.id FROM audit LEFT JOIN audit_seal ON audit_seal.id = audit.seal_id
    WHERE audit.seal_id > :pruned AND (audit_seal.id IS NULL OR NOT audit_seal.rows @> to_jsonb(audit.id))
    ORDER BY audit.id LIMIT 1""")


async def verify(session: AsyncSession, evidence: Evidence) -> Verdict:
    """Walk the chain. Finds an edited, removed, reordered or truncated row, and says where."""
    walk = Walk(evidence)
    return walk.verdict(evidence.fault() or await _walked(session, walk) or walk.end() or await _extra(session, walk))


async def _walked(session: AsyncSession, walk: Walk) -> Fault | None:
    async for seal in seals(session):
        fault = walk.step(seal, await rows_of(session, seal))
        if fault is not None:
            return fault
    return None


async def _extra(session: AsyncSession, walk: Walk) -> Fault | None:
    """A row that claims a batch which does not hold it."""
    sealed = await session.scalar(select(func.count()).select_from(AuditRow).where(AuditRow.seal_id.is_not(None)))
    if sealed == walk.rows:
        return None
    extra = await session.scalar(_EXTRA, {"pruned": walk.pruned})
    return f"row {extra}" if extra else "a row of a removed batch", "it claims a seal that does not hold it"


async def seals(session: AsyncSession, first: int = 0, last: int | None = None) -> AsyncIterator[Seal]:
    """The batches in their order, from one to another (both included)."""
    while True:
        query = select(*SEAL_COLUMNS).where(AuditSeal.id >= first).order_by(AuditSeal.id).limit(PAGE)
        if last is not None:
            query = query.where(AuditSeal.id <= last)
        page = [Seal(**row._mapping) for row in await session.execute(query)]
        for seal in page:
            yield seal
        if len(page) < PAGE:
            return
        first = page[-1].id + 1


async def rows_of(session: AsyncSession, seal: Seal) -> dict[int, Recorded]:
    """The rows of a batch, by id."""
    query = select(*COLUMNS).where(AuditRow.id.in_(list(seal.rows)))
    return {row.id: Recorded(**row._mapping) for row in await session.execute(query)}


async def statements(session: AsyncSession) -> Sequence[Statement]:
    """Every signed statement in its order."""
    found = await session.scalars(select(AuditAnchor).order_by(AuditAnchor.number))
    return tuple(Statement.of(row) for row in found)
