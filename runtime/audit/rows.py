"""A row of the trail: how it is written, and the digest that the chain is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import macs
from runtime.audit.tables import AuditRow
from runtime.prepared import Prepared

GENESIS = "0" * 64
"""What the first seal and the first anchor are chained to."""

MARK = 12
"""Characters of a row's digest that tell rows of a batch apart."""


@dataclass(frozen=True)
class AuditEntry:
    """Who did what to which record, from where and why. Ids and keyed digests only, never values.

    `digests` also says by id which patient was `acting`, and `acting_for` whom.
    """

    actor: str
    action: str
    subject_kind: str
    subject_id: str
    why: str
    at: datetime
    conversation_id: UUID | None = None
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Recorded:
    """A row as it was written, from the table or from an export."""

    id: int
    at: datetime
    actor: str
    action: str
    subject_kind: str
    subject_id: str
    conversation_id: UUID | None
    why: str
    digests: Mapping[str, str]
    seal_id: int | None
    mac: str | None = None
    """None in rows from before codes were written."""

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self:
        """From a line of an export. ValueError, KeyError or TypeError for what is none."""
        given = {f.name: content[f.name] for f in fields(cls) if f.name != "mac"} | {"mac": content.get("mac")}
        conversation = given["conversation_id"]
        given["conversation_id"] = None if conversation is None else UUID(conversation)
        given["at"] = datetime.fromisoformat(given["at"])
        return cls(**given)

    def as_json(self) -> dict[str, Any]:
        """As a line of an export."""
        conversation = None if self.conversation_id is None else str(self.conversation_id)
        return asdict(self) | {"at": self.at.astimezone(UTC).isoformat(), "conversation_id": conversation}

    @property
    def digest(self) -> str:
        """SHA-256 over everything but the seal."""
        content = [self.id, *said(self), *([] if self.mac is None else [self.mac])]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def said(row: AuditEntry | Recorded) -> macs.Content:
    """What a row says, without its number, which the database gives."""
    who = (row.at.timestamp(), row.actor, row.action, row.subject_kind)
    return (*who, row.subject_id, str(row.conversation_id), row.why, dict(row.digests))


COLUMNS = tuple(AuditRow.__table__.columns)
"""What a `Recorded` is selected from."""
_RECORD = Prepared(insert(AuditRow), *(field.name for field in fields(AuditEntry)), "mac")


async def record(session: AsyncSession, entry: AuditEntry) -> None:
    """Write the entry in the caller's transaction: no access without its row, no row without its access."""
    content = {field.name: getattr(entry, field.name) for field in fields(entry)}
    await _RECORD.all(session, **content | {"digests": dict(entry.digests), "mac": macs.installed().mac(said(entry))})


def chained(previous: str, digests: Sequence[str], sealed_at: datetime | None) -> str:
    """The digest of a batch: of the batch before, its moment (None: as batches were once sealed) and its rows in their order."""
    moment = [] if sealed_at is None else [sealed_at.astimezone(UTC).isoformat()]
    return hashlib.sha256("\n".join([previous, *moment, *digests]).encode()).hexdigest()
