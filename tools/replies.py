"""Replies by text: what the number on record proves when it answers a message of ours about one visit (level 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import Consents
from guardrails.models import Consent
from scheduler_core import patients
from scheduler_core.models import Visit
from tools import consents
from tools.types import Fact, Resolved


class OneVisit(Resolved):
    """What such a reply is about: exactly this visit, or the time held for one."""

    visit_id: UUID


@dataclass(frozen=True)
class About:
    """Whom and what a message of ours was about."""

    patient_id: UUID
    visit_id: UUID


async def ask(
    ledger: Consents,
    session: AsyncSession,
    conversation_id: UUID,
    action: str,
    arguments: OneVisit,
    patient_id: UUID | None,
    visit: Visit,
    fact: Fact,
    now: datetime,
    expires_at: datetime,
) -> UUID:
    """Open the question that `fact` asks by text, about the visit as it is now; a later question takes its place."""
    opened = await ledger.open(
        session,
        conversation_id=conversation_id,
        patient_id=patient_id,
        action=action,
        arguments=consents.plain(arguments),
        visit_version=visit.version,
        read_back=consents.as_text((fact,)),
        now=now,
        expires_at=expires_at,
    )
    return opened.id


async def of_reply(session: AsyncSession, consent_id: UUID, address: str | None) -> About | None:
    """What a reply from `address` answers, if that is still the number on record of the patient who was asked."""
    row = await session.get(Consent, consent_id)
    if row is None or row.patient_id is None or not address:
        return None
    patient = await patients.get(session, row.patient_id)
    if not patients.phone_index(address).fits(patient.phone_index):
        return None
    return About(row.patient_id, UUID(str(row.arguments["visit_id"])))
