"""Chains to attack, and what an attacker with the database's password can do to them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime import crypto
from runtime.audit import (
    Anchors,
    AuditAnchor,
    AuditEntry,
    AuditRow,
    AuditSeal,
    Evidence,
    RowKey,
    Sealer,
    Verdict,
    export_lines,
    record,
    statements,
    verify,
)
from runtime.audit.rows import COLUMNS, GENESIS, MARK, Recorded, chained
from runtime.crypto import KeyRing
from runtime.database import Database
from runtime.signing import PublicKeys, Signer

BATCHES, SIZE = 3, 4
TABLES = ("audit", "audit_seal", "audit_anchor")


class Trail:
    """A database with a sealed and anchored trail, its outside files and its keys."""

    def __init__(self, database: Database, folder: Path, ring: KeyRing) -> None:
        self.database, self.folder, self.ring = database, folder, ring
        self.sealer = Sealer(folder / "heads")
        self.anchors = Anchors(folder / "anchors", Signer(ring))

    async def grow(self, now: datetime, batches: int = BATCHES, size: int = SIZE) -> Trail:
        """Seal some batches of rows; ids count from 1."""
        for batch in range(batches):
            async with self.database.begin() as session:
                for place in range(size):
                    who = f"p{batch}{place}"
                    await record(session, AuditEntry("assistant", "visit.read", "patient", who, "asked", now))
            async with self.database.begin() as session:
                assert await self.sealer.seal(session, now) == size
        return self

    async def anchor(self, now: datetime) -> None:
        """Anchor what is sealed, and keep its copy."""
        async with self.database.begin() as session:
            await self.anchors.anchor(session, now)
        async with self.database.begin() as session:
            await self.anchors.publish(session)

    async def verdict(self, *, heads: bool = True, copies: bool = True, keys: PublicKeys | None = None) -> Verdict:
        """What `careline audit verify` finds with the outside files that are left."""
        async with self.database.begin() as session:
            evidence = Evidence(
                heads=self.sealer.heads() if heads else {},
                statements=await statements(session),
                copies=self.anchors.copies() if copies else (),
                keys=keys or PublicKeys.of_ring(self.ring),
                row_key=RowKey(crypto.installed()),
            )
            return await verify(session, evidence)

    async def sql(self, *given: str, guarded: bool = False) -> None:
        """As the owner of the tables, who switches off what refuses changes, and on again so that nobody sees it."""
        async with self.database.begin() if guarded else self.unguarded() as session:
            for statement in given:
                await session.execute(text(statement))

    @asynccontextmanager
    async def unguarded(self) -> AsyncIterator[AsyncSession]:
        """A transaction in which every change is let through."""
        async with self.database.begin() as session:
            for table in TABLES:
                await session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            yield session
            for table in TABLES:
                await session.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))

    async def exported(self) -> list[str]:
        """The lines of `careline audit export`."""
        async with self.database.begin() as session:
            return [json.dumps(line) async for line in export_lines(session)]

    async def rechain(self, batches: Sequence[Sequence[int]], *, dated: bool = True, after: int = 0) -> None:
        """Rewrite the chain behind a batch over these rows, flawlessly: what whoever controls the database can do."""
        async with self.unguarded() as session:
            at = await session.scalar(select(AuditSeal.sealed_at).limit(1))
            await session.execute(delete(AuditSeal).where(AuditSeal.id > after))
            last = await session.get(AuditSeal, after)
            previous = last.digest if last else GENESIS
            for number, ids in enumerate(batches, after + 1):
                query = select(*COLUMNS).where(AuditRow.id.in_(ids)).order_by(AuditRow.id)
                rows = {r.id: Recorded(**r._mapping) for r in await session.execute(query)}
                digests = [rows[i].digest for i in ids]
                await session.execute(update(AuditRow).where(AuditRow.id.in_(ids)).values(seal_id=number))
                digest, marks = chained(previous, digests, at if dated else None), [d[:MARK] for d in digests]
                seal = AuditSeal(id=number, rows=list(ids), previous=previous, digest=digest, sealed_at=at, marks=marks)
                session.add(seal)
                previous = digest

    async def forget_anchors(self) -> None:
        """Remove the anchors from the database."""
        async with self.unguarded() as session:
            await session.execute(delete(AuditAnchor))
