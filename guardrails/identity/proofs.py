"""Proofs in the table: when they rise, when they lapse, how they are dropped (DESIGN §4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from sqlalchemy import Uuid, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity.types import NOBODY, Proof
from guardrails.models import IdentityProof
from runtime.database import new_id, utc_datetime
from runtime.prepared import Prepared

IDLE = timedelta(minutes=15)
"""L2 lapses when the patient has been silent for longer."""
FRESH = timedelta(minutes=5)
"""L3 is L2 whose code was given no longer ago than this."""


PROVEN = tuple(
    getattr(IdentityProof, name)
    for name in ("patient_id", "level", "verified", "visit_id", "channel", "proven_at", "last_seen_at")
)
"""The columns that `proof_of` weighs."""
_MINE = (IdentityProof.conversation_id == bindparam("here", type_=Uuid), IdentityProof.dropped_at.is_(None))
_NOW = bindparam("now", type_=utc_datetime)
PROVEN_HERE = select(IdentityProof.patient_id).where(*_MINE).scalar_subquery()
"""Part of a statement: the patient of the proof of `here` that is not dropped; whether it still holds is `proof_of`'s to say."""
_LIVE = Prepared(select(*PROVEN).where(*_MINE))
_DROP = Prepared(update(IdentityProof).where(*_MINE), "dropped_at", "dropped_why")
_GRANT = Prepared(insert(IdentityProof), "id", "conversation_id", *(column.key for column in PROVEN))
_TOUCH = Prepared(
    update(IdentityProof)
    .where(
        *_MINE,
        IdentityProof.last_seen_at >= bindparam("earliest", type_=utc_datetime),
        IdentityProof.last_seen_at < _NOW,
    )
    .values(last_seen_at=_NOW)
)


class Proven(Protocol):
    """A row of `PROVEN`."""

    patient_id: UUID
    level: int
    verified: bool
    visit_id: UUID | None
    channel: str
    proven_at: datetime
    last_seen_at: datetime


async def live_proof(session: AsyncSession, conversation_id: UUID) -> Proven | None:
    """The row that is not dropped; whether it still holds is `proof_of`'s to say."""
    found: Proven | None = await _LIVE.first(session, here=conversation_id)
    return found


async def last_proven(session: AsyncSession, conversation_id: UUID) -> UUID | None:
    """Whoever was proven here last, also where the proof has ended since: of use to cover what is theirs, opens nothing."""
    query = select(IdentityProof.patient_id).where(IdentityProof.conversation_id == conversation_id)
    return (await session.scalars(query.order_by(IdentityProof.proven_at.desc()).limit(1))).first()


def proof_of(row: Proven | None, now: datetime) -> Proof:
    """What the row is worth now. A clock that went backwards is worth nothing."""
    if row is None or not row.proven_at <= now or now - row.last_seen_at > IDLE:
        return NOBODY
    fresh = row.level == 2 and now - row.proven_at <= FRESH
    level = 3 if fresh and row.verified else row.level
    return Proof(level, row.patient_id, row.verified, row.visit_id, row.proven_at)


async def grant(
    session: AsyncSession,
    conversation_id: UUID,
    patient_id: UUID,
    now: datetime,
    *,
    level: int,
    channel: str,
    verified: bool = True,
    visit_id: UUID | None = None,
) -> None:
    """A new proof in place of whatever was proven before."""
    await drop_proof(session, conversation_id, "superseded", now)
    await _GRANT.all(
        session,
        id=new_id(),
        conversation_id=conversation_id,
        patient_id=patient_id,
        level=level,
        verified=verified,
        visit_id=visit_id,
        channel=channel,
        proven_at=now,
        last_seen_at=now,
    )


async def drop_proof(session: AsyncSession, conversation_id: UUID, why: str, now: datetime) -> None:
    """End the live proof, if there is one."""
    await _DROP.ask(session, here=conversation_id, dropped_at=now, dropped_why=why)


async def touch_proof(session: AsyncSession, conversation_id: UUID, now: datetime) -> None:
    """The patient has spoken: the idle time counts anew. A proof that has lapsed is not revived."""
    await _TOUCH.all(session, here=conversation_id, earliest=now - IDLE, now=now)
