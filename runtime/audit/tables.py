"""The tables of the audit trail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Identity, Index, Integer, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base


class AuditRow(Base):
    """One access or change. `seal_id` is the batch it was sealed in, `mac` the code that only Careline can write.

    The database refuses every change but the first `seal_id`, and every removal that no signed pruning covers.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_unsealed", "id", postgresql_where="seal_id IS NULL"),
        Index("audit_by_subject", "subject_id"),
        Index("audit_by_conversation", "conversation_id"),
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
    mac: Mapped[str | None] = mapped_column(String(80))


class AuditSeal(Base):
    """A batch of rows, by their order and digest, chained to the batch before.

    `marks` are the first characters of each row's digest: they prove nothing and only tell which row was edited.
    """

    __tablename__ = "audit_seal"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    rows: Mapped[list[int]] = mapped_column(JSONB)
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    sealed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    marks: Mapped[list[str] | None] = mapped_column(JSONB)


class AuditAnchor(Base):
    """A signed statement about sealed batches, chained to the statement before; see `runtime.audit.statements`."""

    __tablename__ = "audit_anchor"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(8))
    first_seal: Mapped[int] = mapped_column(BigInteger)
    last_seal: Mapped[int] = mapped_column(BigInteger)
    rows: Mapped[int] = mapped_column(BigInteger)
    head: Mapped[str] = mapped_column(String(64))
    root: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    key_id: Mapped[str] = mapped_column(String(16))
    signature: Mapped[str] = mapped_column(String(88))
