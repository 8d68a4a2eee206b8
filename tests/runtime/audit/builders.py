"""Chains to attack, and what an attacker with the database's password can do to them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select, text, update

from runtime.audit import (
    Anchors,
    AuditAnchor,
    AuditEntry,
    AuditRow,
    AuditSeal,
    Evidence,
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
            )
            return await verify(session, evidence)

    async def sql(self, *given: str) -> None:
        """As somebody with the database's password."""
        async with self.database.begin() as session:
            for statement in given:
                await session.execute(text(statement))

    async def exported(self) -> list[str]:
        """The lines of `careline audit export`."""
        async with self.database.begin() as session:
            return [json.dumps(line) async for line in export_lines(session)]

    async def rechain(self, batches: Sequence[Sequence[int]]) -> None:
        """Rewrite the whole chain over these rows, flawlessly: what whoever controls the database can do."""
        async with self.database.begin() as session:
            at = await session.scalar(select(AuditSeal.sealed_at).limit(1))
            await session.execute(delete(AuditSeal))
            previous = GENESIS
            for number, ids in enumerate(batches, 1):
                query = select(*COLUMNS).where(AuditRow.id.in_(ids)).order_by(AuditRow.id)
                rows = {r.id: Recorded(**r._mapping) for r in await session.execute(query)}
                digests = [rows[i].digest for i in ids]
                await session.execute(update(AuditRow).where(AuditRow.id.in_(ids)).values(seal_id=number))
                digest, marks = chained(previous, digests), [d[:MARK] for d in digests]
                seal = AuditSeal(id=number, rows=list(ids), previous=previous, digest=digest, sealed_at=at, marks=marks)
                session.add(seal)
                previous = digest

    async def forget_anchors(self) -> None:
        """Remove the anchors from the database."""
        async with self.database.begin() as session:
            await session.execute(delete(AuditAnchor))
