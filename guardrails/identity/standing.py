"""What the guardrails know of a conversation, read in one statement: proof, code under way, locks, the open read-back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, String, Uuid, and_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import LIVE
from guardrails.identity import codes
from guardrails.identity.attempts import scopes
from guardrails.identity.proofs import PROVEN, drop_proof, proof_of, touch_proof
from guardrails.identity.types import Proof, Status
from guardrails.models import AttemptCounter, Challenge, Consent, IdentityProof
from runtime.database import utc_datetime
from runtime.prepared import Asked, Prepared


@dataclass(frozen=True)
class Standing:
    """`consent_id` and `consent_action` are of the read-back that waits for its yes."""

    proof: Proof
    status: Status
    consent_id: UUID | None = None
    consent_action: str | None = None


_NOW = bindparam("now", type_=utc_datetime)
_HERE = select(bindparam("here", type_=Uuid).label("id")).subquery("here")
_LOCKED = (
    select(func.max(AttemptCounter.locked_until))
    .where(
        AttemptCounter.scope == func.any(bindparam("scopes", type_=ARRAY(String))), AttemptCounter.locked_until > _NOW
    )
    .scalar_subquery()
)
_QUERY = Prepared(
    select(
        *PROVEN,
        Challenge.attempts,
        Challenge.expires_at,
        Challenge.purpose,
        Consent.id.label("consent_id"),
        Consent.action.label("consent_action"),
        _LOCKED.label("locked_until"),
    )
    .select_from(_HERE)
    .outerjoin(IdentityProof, and_(IdentityProof.conversation_id == _HERE.c.id, IdentityProof.dropped_at.is_(None)))
    .outerjoin(Challenge, and_(Challenge.conversation_id == _HERE.c.id, Challenge.closed_at.is_(None)))
    .outerjoin(Consent, and_(Consent.conversation_id == _HERE.c.id, Consent.expires_at > _NOW, *LIVE))
)
"""One row: a conversation has at most one live proof, one live code and one open read-back (unique indexes say so)."""


async def ask_standing(session: AsyncSession, conversation_id: UUID, now: datetime) -> Asked:
    """Ask for what `standing` weighs; nothing is changed by it."""
    own = [k for what in ("start", "failure") for s in scopes(what, conversation=conversation_id) for k in s.keys]
    return await _QUERY.ask(session, here=conversation_id, now=now, scopes=own)


async def standing(
    session: AsyncSession,
    conversation_id: UUID,
    now: datetime,
    *,
    spoken: bool = False,
    asked: Asked | None = None,
) -> Standing:
    """Where a conversation stands, by what was `asked` before if it was.

    A proof that has lapsed is dropped; `spoken` renews the idle time of one that has not.
    """
    asked = asked or await ask_standing(session, conversation_id, now)
    row: Any = await asked.first()
    proven = row if row.patient_id is not None else None
    proof = proof_of(proven, now)
    if proven is not None and proof.level == 0:
        await drop_proof(session, conversation_id, "idle", now)
    elif proven is not None and spoken and proven.last_seen_at < now:
        await touch_proof(session, conversation_id, now)
    locked = row.locked_until is not None
    status = Status(locked=locked)
    if row.attempts is not None and row.expires_at > now:
        status = Status(True, locked, codes.ATTEMPTS - row.attempts, row.purpose)
    return Standing(proof, status, row.consent_id, row.consent_action)
