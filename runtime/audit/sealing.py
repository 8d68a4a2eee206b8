"""Sealing: finished rows become batches of a hash chain, whose heads are also written outside the database."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit.rows import COLUMNS, GENESIS, MARK, Recorded, chained
from runtime.audit.tables import AuditRow, AuditSeal

BATCH = 1_000
LOCK = 7_208_114_551
"""Key of the advisory lock under which one process at a time extends the chain."""


async def one_at_a_time(session: AsyncSession) -> None:
    """Wait until no other transaction extends the chain."""
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


class Sealer:
    """Chains finished rows in batches and writes the head of the chain to a file outside the database."""

    def __init__(self, heads: Path) -> None:
        """`heads` is appended to; copy it elsewhere to be safe from whoever controls this machine."""
        self._heads = heads

    async def seal(self, session: AsyncSession, now: datetime) -> int:
        """Seal all that is not sealed yet, in batches; how many rows."""
        await one_at_a_time(session)
        sealed = 0
        while (size := await self._batch(session, now)) > 0:
            sealed += size
        return sealed

    async def _batch(self, session: AsyncSession, now: datetime) -> int:
        query = select(*COLUMNS).where(AuditRow.seal_id.is_(None)).order_by(AuditRow.id).limit(BATCH)
        rows = [Recorded(**row._mapping) for row in await session.execute(query)]
        if not rows:
            return 0
        last = (
            await session.execute(select(AuditSeal.id, AuditSeal.digest).order_by(AuditSeal.id.desc()).limit(1))
        ).one_or_none()
        seal_id, previous = (last.id + 1, last.digest) if last else (1, GENESIS)
        ids, digests = [row.id for row in rows], [row.digest for row in rows]
        await session.execute(update(AuditRow).where(AuditRow.id.in_(ids)).values(seal_id=seal_id))
        digest, marks = chained(previous, digests, now), [d[:MARK] for d in digests]
        session.add(AuditSeal(id=seal_id, rows=ids, previous=previous, digest=digest, sealed_at=now, marks=marks))
        await session.flush()
        self._note(seal_id, digest, now)
        return len(rows)

    def _note(self, seal_id: int, digest: str, now: datetime) -> None:
        self._heads.parent.mkdir(parents=True, exist_ok=True)
        with self._heads.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"seal": seal_id, "digest": digest, "at": now.isoformat()}) + "\n")

    def heads(self) -> dict[int, str]:
        """The heads written so far, by seal."""
        if not self._heads.exists():
            return {}
        lines = [json.loads(line) for line in self._heads.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {int(line["seal"]): str(line["digest"]) for line in lines}
