"""Proofs in the table: when they rise, when they lapse, how they are dropped (DESIGN §4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity.types import NOBODY, Proof
from guardrails.models import IdentityProof

IDLE = timedelta(minutes=15)
"""L2 lapses when the patient has been silent for longer."""
FRESH = timedelta(minutes=5)
"""L3 is L2 whose code was given no longer ago than this."""


async def live_proof(session: AsyncSession, conversation_id: UUID) -> IdentityProof | None:
    """The row that is not dropped; whether it still holds is `proof_of`'s to say."""
    query = select(IdentityProof).where(
        IdentityProof.conversation_id == conversation_id, IdentityProof.dropped_at.is_(None)
    )
    found: IdentityProof | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def last_proven(session: AsyncSession, conversation_id: UUID) -> UUID | None:
    """Whoever was proven here last, also where the proof has ended since: of use to cover what is theirs, opens nothing."""
    query = select(IdentityProof.patient_id).where(IdentityProof.conversation_id == conversation_id)
    return (await session.scalars(query.order_by(IdentityProof.proven_at.desc()).limit(1))).first()


def proof_of(row: IdentityProof | None, now: datetime) -> Proof:
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
    session.add(
        IdentityProof(
            conversation_id=conversation_id,
            patient_id=patient_id,
            level=level,
            verified=verified,
            visit_id=visit_id,
            channel=channel,
            proven_at=now,
            last_seen_at=now,
        )
    )
    await session.flush()


async def drop_proof(session: AsyncSession, conversation_id: UUID, why: str, now: datetime) -> bool:
    """End the live proof. False when there was none."""
    done = await session.execute(
        update(IdentityProof)
        .where(IdentityProof.conversation_id == conversation_id, IdentityProof.dropped_at.is_(None))
        .values(dropped_at=now, dropped_why=why)
        .returning(IdentityProof.id)
    )
    return done.first() is not None


async def touch_proof(session: AsyncSession, conversation_id: UUID, now: datetime) -> None:
    """The patient has spoken: the idle time counts anew. A proof that has lapsed is not revived."""
    await session.execute(
        update(IdentityProof)
        .where(
            IdentityProof.conversation_id == conversation_id,
            IdentityProof.dropped_at.is_(None),
            IdentityProof.last_seen_at >= now - IDLE,
            IdentityProof.last_seen_at < now,
        )
        .values(last_seen_at=now)
    )
