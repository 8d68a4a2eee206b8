"""The audit trail: rows of ids and keyed digests in the access's own transaction, sealed into a hash chain in batches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Identity, Index, String, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base

GENESIS = "0" * 64
BATCH = 1_000


class AuditRow(Base):
    """One access or change. `seal_id` is the batch it was sealed in."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_unsealed", "id", postgresql_where="seal_id IS NULL"),
        Index("audit_by_subject", "subject_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    actor: Mapped[str] = mapped_column(String(128))
    action: Mapped[str] = mapped_column(String(64))
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[str] = mapped_column(String(64))
    conversation_id: Mapped[UUID | None]
    why: Mapped[str] = mapped_column(String(64))
    digests: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    seal_id: Mapped[int | None] = mapped_column(BigInteger)


class AuditSeal(Base):
    """A batch of rows, by their order and digest, chained to the batch before."""

    __tablename__ = "audit_seal"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    rows: Mapped[list[int]] = mapped_column(JSONB)
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    sealed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


@dataclass(frozen=True)
class AuditEntry:
    """Who did what to which record, from where and why. Ids and keyed digests only, never values."""

    actor: str
    action: str
    subject_kind: str
    subject_id: str
    why: str
    at: datetime
    conversation_id: UUID | None = None
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds; if not, at which row or seal and why."""

    ok: bool
    rows: int = 0
    seals: int = 0
    where: str | None = None
    why: str | None = None


async def record(session: AsyncSession, entry: AuditEntry) -> None:
    """Write the entry in the caller's transaction: no access without its row, no row without its access."""
    session.add(
        AuditRow(
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            subject_kind=entry.subject_kind,
            subject_id=entry.subject_id,
            conversation_id=entry.conversation_id,
            why=entry.why,
            digests=dict(entry.digests),
        )
    )


class Sealer:
    """Chains finished rows in batches and writes the head of the chain to a file outside the database."""

    def __init__(self, anchors: Path) -> None:
        """`anchors` is appended to; copy it elsewhere to be safe from whoever controls this machine."""
        self._anchors = anchors

    async def seal(self, session: AsyncSession, now: datetime) -> int:
        """Seal what is not sealed yet; how many rows."""
        query = select(AuditRow).where(AuditRow.seal_id.is_(None)).order_by(AuditRow.id).limit(BATCH)
        rows = (await session.execute(query.with_for_update(skip_locked=True))).scalars().all()
        if not rows:
            return 0
        last = (
            await session.execute(select(AuditSeal).order_by(AuditSeal.id.desc()).limit(1).with_for_update())
        ).scalar_one_or_none()
        previous = last.digest if last else GENESIS
        seal_id = (last.id if last else 0) + 1
        for row in rows:
            row.seal_id = seal_id
        digest = _chain(previous, [_row_digest(row) for row in rows])
        session.add(
            AuditSeal(id=seal_id, rows=[row.id for row in rows], previous=previous, digest=digest, sealed_at=now)
        )
        await session.flush()
        self._anchor(seal_id, digest, now)
        return len(rows)

    def _anchor(self, seal_id: int, digest: str, now: datetime) -> None:
        self._anchors.parent.mkdir(parents=True, exist_ok=True)
        with self._anchors.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"seal": seal_id, "digest": digest, "at": now.isoformat()}) + "\n")

    def anchors(self) -> dict[int, str]:
        """The heads written so far, by seal."""
        if not self._anchors.exists():
            return {}
        lines = [json.loads(line) for line in self._anchors.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {int(line["seal"]): str(line["digest"]) for line in lines}


async def verify(session: AsyncSession, anchors: Mapping[int, str]) -> Verdict:
    """Walk the chain. Finds an edited, removed, reordered or truncated row, and says where."""
    seals = (await session.execute(select(AuditSeal).order_by(AuditSeal.id))).scalars().all()
    rows = (await session.execute(select(AuditRow).where(AuditRow.seal_id.is_not(None)))).scalars().all()
    by_id = {row.id: row for row in rows}
    previous, sealed = GENESIS, 0
    for expected, seal in enumerate(seals, 1):
        fault = _fault(seal, expected, previous, by_id)
        if fault:
            return Verdict(False, sealed, expected - 1, *fault)
        anchored = anchors.get(seal.id)
        if anchored is not None and anchored != seal.digest:
            return Verdict(
                False, sealed, expected - 1, f"seal {seal.id}", "it differs from its anchor: the chain was rewritten"
            )
        previous, sealed = seal.digest, sealed + len(seal.rows)
    if anchors and max(anchors) > len(seals):
        return Verdict(False, sealed, len(seals), f"seal {len(seals) + 1}", "the end of the chain was cut off")
    if len(by_id) != sealed:
        extra = min(set(by_id) - {i for seal in seals for i in seal.rows})
        return Verdict(False, sealed, len(seals), f"row {extra}", "it claims a seal that does not hold it")
    return Verdict(True, sealed, len(seals))


def _fault(seal: AuditSeal, expected: int, previous: str, by_id: Mapping[int, AuditRow]) -> tuple[str, str] | None:
    if seal.id != expected or seal.previous != previous:
        return f"seal {expected}", "a seal was removed or reordered"
    missing = next((i for i in seal.rows if i not in by_id or by_id[i].seal_id != seal.id), None)
    if missing is not None:
        return f"row {missing}", "the row was removed"
    if _chain(previous, [_row_digest(by_id[i]) for i in seal.rows]) != seal.digest:
        return f"rows {seal.rows[0]} to {seal.rows[-1]}", "a row was edited or reordered"
    return None


def _chain(previous: str, digests: Sequence[str]) -> str:
    return hashlib.sha256("\n".join([previous, *digests]).encode()).hexdigest()


def _row_digest(row: AuditRow) -> str:
    content: list[Any] = [row.id, row.at.timestamp(), row.actor, row.action, row.subject_kind, row.subject_id]
    content += [str(row.conversation_id), row.why, dict(sorted(row.digests.items()))]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
