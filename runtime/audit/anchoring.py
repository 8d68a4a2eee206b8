"""Anchors: a signed Merkle root over the batches sealed since the last one, with a copy outside the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import merkle
from runtime.audit.rows import GENESIS
from runtime.audit.sealing import one_at_a_time
from runtime.audit.statements import Statement
from runtime.audit.tables import AuditAnchor
from runtime.audit.verifying import rows_of, seals, statements
from runtime.errors import ConfigurationError
from runtime.signing import Signer

EVERY = timedelta(hours=1)
"""How old an anchor gets before the next one is made."""


class Anchors:
    """Makes anchors and keeps a copy of each as a file of its own, ready for any notary."""

    def __init__(self, folder: Path, signer: Signer) -> None:
        """`folder` may be a mounted write-once store: a file in it is never written again."""
        self._folder, self._signer = folder, signer

    async def due(self, session: AsyncSession, now: datetime) -> bool:
        """Whether the last anchor is old enough for the next one."""
        last = await session.scalar(select(AuditAnchor.at).order_by(AuditAnchor.number.desc()).limit(1))
        return last is None or now - last >= EVERY

    async def anchor(self, session: AsyncSession, now: datetime) -> Statement | None:
        """Vouch for what was sealed since the last anchor; None where nothing was. `publish` it after the commit."""
        await one_at_a_time(session)
        before = await statements(session)
        first = max((s.last_seal for s in before if s.kind == "anchor"), default=0) + 1
        leaves: list[str] = []
        last, head = 0, ""
        async for seal in seals(session, first):
            rows = await rows_of(session, seal)
            leaves += [rows[i].digest for i in seal.rows if i in rows]
            last, head = seal.id, seal.digest
        if not last:
            return None
        made = Statement(
            number=len(before) + 1,
            kind="anchor",
            first_seal=first,
            last_seal=last,
            rows=len(leaves),
            head=head,
            root=merkle.root(leaves),
            previous=before[-1].digest if before else GENESIS,
            at=now.astimezone(UTC).isoformat(),
            key_id="",
        )
        return await self.add(session, made)

    async def add(self, session: AsyncSession, statement: Statement) -> Statement:
        """Sign a statement and keep it."""
        signed = statement.signed(self._signer)
        session.add(signed.row())
        await session.flush()
        return signed

    async def publish(self, session: AsyncSession) -> int:
        """Write the copies that are missing; how many."""
        written = 0
        for statement in await statements(session):
            path = self._folder / f"anchor-{statement.number:08d}.json"
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(statement.as_json(), sort_keys=True) + "\n", encoding="utf-8")
                written += 1
        return written

    def copies(self) -> Sequence[Statement]:
        """The copies in the folder."""
        return read_copies(self._folder)


def read_copies(folder: Path) -> Sequence[Statement]:
    """The anchors kept in a folder. ConfigurationError for a file that is none."""
    found = []
    for path in sorted(folder.glob("anchor-*.json")):
        try:
            found.append(Statement.read(json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(f"{path.name} is no anchor.", hint="Compare it with your other copies.") from error
    return tuple(found)
