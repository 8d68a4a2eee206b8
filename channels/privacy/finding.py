"""Finding the patient that a request is about, and everything that is theirs by id."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, union
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation
from assistant.store import address_index
from guardrails.models import Challenge, Consent, IdentityProof
from runtime.errors import NotFound
from scheduler_core.models import Patient, Visit
from scheduler_core.patients import by_phone, mrn_index
from tools.models import VisitHandle


@dataclass(frozen=True)
class Theirs:
    """A patient with the ids of their visits and conversations."""

    patient: Patient
    visits: tuple[UUID, ...]
    conversations: tuple[UUID, ...]


async def by_record_number(session: AsyncSession, number: str) -> Patient:
    """The patient of this record number. NotFound."""
    found = await session.scalar(select(Patient).where(Patient.mrn_index.in_(mrn_index(number.strip()).levels)))
    if found is None:
        raise NotFound("There is no patient with this record number.", hint="Check the number.", code="no_such_patient")
    return found


async def theirs(session: AsyncSession, patient: Patient) -> Theirs:
    """The patient's visits and conversations: proven there, shown visits there, asked there, or by their number.

    A number that another patient has, too, tells nothing of whose conversation it was.
    """
    visits = await session.scalars(select(Visit.id).where(Visit.patient_id == patient.id).order_by(Visit.id))
    own = [
        select(IdentityProof.conversation_id).where(IdentityProof.patient_id == patient.id),
        select(VisitHandle.conversation_id).where(VisitHandle.patient_id == patient.id),
        select(Consent.conversation_id).where(Consent.patient_id == patient.id),
        select(Challenge.conversation_id).where(Challenge.patient_id == patient.id),
    ]
    if patient.phone is not None and len(await by_phone(session, patient.phone)) == 1:
        own.append(select(Conversation.id).where(Conversation.address_index.in_(address_index(patient.phone).levels)))
    conversations = await session.scalars(union(*own))
    return Theirs(patient, tuple(visits), tuple(sorted(conversations)))
