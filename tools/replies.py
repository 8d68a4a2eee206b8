"""Replies by text: what the number on record proves when it answers a message of ours about one visit (level 1)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import Consent
from scheduler_core import patients
from tools.types import Resolved


class OneVisit(Resolved):
    """What such a reply is about: exactly this visit, or the time held for one."""

    visit_id: UUID


@dataclass(frozen=True)
class About:
    """Whom and what a message of ours was about."""

    patient_id: UUID
    visit_id: UUID


async def of_reply(session: AsyncSession, consent_id: UUID, address: str | None) -> About | None:
    """What a reply from `address` answers, if that is still the number on record of the patient who was asked."""
    row = await session.get(Consent, consent_id)
    if row is None or row.patient_id is None or not address:
        return None
    patient = await patients.get(session, row.patient_id)
    if patient.phone_index != patients.phone_index(address):
        return None
    return About(row.patient_id, UUID(str(row.arguments["visit_id"])))
