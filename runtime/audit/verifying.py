"""Verifying the chain in the database, batch by batch: memory does not grow with its length."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit.rows import COLUMNS, Recorded
from runtime.audit.sealing import BATCH
from runtime.audit.statements import Statement
from runtime.audit.tables import AuditAnchor, AuditRow, AuditSeal
from runtime.audit.walk import Evidence, Fault, Seal, Verdict, Walk

SEAL_COLUMNS = tuple(AuditSeal.__table__.columns)
PAGE = 100
_COPIED = text("SELECT max(id) FROM audit GROUP BY mac HAVING mac IS NOT NULL AND count(*) > 1 ORDER BY 1 LIMIT 1")
_GUARDS = text("""
    SELECT count(*) FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND tgname IN ('audit_kept', 'audit_removed', 'audit_emptied')
    AND tgrelid IN ('audit'::regclass, 'audit_seal'::regclass, 'audit_anchor'::regclass)""")
GUARDS = 9
"""Triggers that refuse changes of the trail: three on each of its tables."""
_EXTRA = text("""
    SELECT audit.id FROM audit LEFT JOIN audit_seal ON audit_seal.id = audit.seal_id
    WHERE audit.seal_id > :pruned AND (audit_seal.id IS NULL OR NOT audit_seal.rows @> to_jsonb(audit.id))
    ORDER BY audit.id LIMIT 1""")


async def verify(session: AsyncSession, evidence: Evidence) -> Verdict:
    """Walk the chain and what is not sealed yet. Finds an edited, removed, reordered, forged or truncated row, and says where."""
    walk = Walk(evidence)
    fault = evidence.fault() or await _walked(session, walk) or walk.end() or await _extra(session, walk)
    fault = fault or await _unsealed(session, walk) or await _copied(session) or await _unguarded(session)
    return walk.verdict(fault)


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


async def _unsealed(session: AsyncSession, walk: Walk) -> Fault | None:
    after, fault = 0, None
    while fault is None:
        query = (
            select(*COLUMNS).where(AuditRow.seal_id.is_(None), AuditRow.id > after).order_by(AuditRow.id).limit(BATCH)
        )
        rows = [Recorded(**row._mapping) for row in await session.execute(query)]
        if not rows:
            return None
        after, fault = rows[-1].id, walk.open_rows(rows)
    return fault


async def _copied(session: AsyncSession) -> Fault | None:
    """Codes are never the same twice: a second row with one was copied from the first."""
    copied = await session.scalar(_COPIED)
    return (f"row {copied}", "it is a copy of another row") if copied else None


async def _unguarded(session: AsyncSession) -> Fault | None:
    """Whoever owns the tables can switch off what refuses changes; that is worth a look, even where nothing was changed."""
    if await session.scalar(_GUARDS) == GUARDS:
        return None
    return "the database", "what refuses changes of the trail is switched off"


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
