"""Pruning: batches older than the audit's retention go; a signed statement says which, and where the chain goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import merkle
from runtime.audit.anchoring import Anchors
from runtime.audit.sealing import one_at_a_time
from runtime.audit.statements import Statement
from runtime.audit.tables import AuditRow, AuditSeal
from runtime.audit.verifying import rows_of, seals, statements
from runtime.errors import Conflict

MOST = 48
"""Anchors that one pruning takes: two days of them."""


async def prune(session: AsyncSession, anchors: Anchors, before: datetime, now: datetime) -> Statement | None:
    """Remove what was anchored before `before`; the statement of it, None where there is nothing. `publish` it after the commit.

    Whole anchors only and never the newest. Conflict where a batch does not match its anchor: evidence is not destroyed.
    """
    await one_at_a_time(session)
    known = await statements(session)
    due = _due(known, before)
    if not due:
        return None
    for anchor in due:
        await _check(session, anchor)
    first, last = due[0].first_seal, due[-1]
    made = Statement(
        number=len(known) + 1,
        kind="pruned",
        first_seal=first,
        last_seal=last.last_seal,
        rows=sum(anchor.rows for anchor in due),
        head=last.head,
        root="",
        previous=known[-1].digest,
        at=now.astimezone(UTC).isoformat(),
        key_id="",
    )
    signed = await anchors.add(session, made)  # first: the database removes only what a statement says is pruned
    await session.execute(delete(AuditRow).where(AuditRow.seal_id.between(first, last.last_seal)))
    await session.execute(delete(AuditSeal).where(AuditSeal.id.between(first, last.last_seal)))
    return signed


def _due(known: Sequence[Statement], before: datetime) -> Sequence[Statement]:
    gone = max((s.last_seal for s in known if s.kind == "pruned"), default=0)
    there = [s for s in known if s.kind == "anchor" and s.first_seal > gone]
    return [s for s in there[:-1] if datetime.fromisoformat(s.at) < before][:MOST]


async def _check(session: AsyncSession, anchor: Statement) -> None:
    leaves: list[str] = []
    async for seal in seals(session, anchor.first_seal, anchor.last_seal):
        rows = await rows_of(session, seal)
        leaves += [rows[i].digest for i in seal.rows if i in rows]
    if len(leaves) != anchor.rows or merkle.root(leaves) != anchor.root:
        raise Conflict(
            f"The audit rows under anchor {anchor.number} are not as they were signed: they are not pruned.",
            hint="careline audit verify says where the chain is broken.", code="audit_broken",
        )  # fmt: skip
