"""Finding the patient that a request is about, and everything that is theirs by id."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import IdentityProof
from runtime.errors import NotFound
from scheduler_core.models import Patient, Visit
from scheduler_core.patients import mrn_index
from tools.models import VisitHandle


@dataclass(frozen=True)
class Theirs:
    """A patient with the ids of their visits, and of the conversations in which they were proven or their visits shown."""

    patient: Patient
    visits: tuple[UUID, ...]
    conversations: tuple[UUID, ...]


async def by_record_number(session: AsyncSession, number: str) -> Patient:
    """The patient of this record number. NotFound."""
    found = await session.scalar(select(Patient).where(Patient.mrn_index == mrn_index(number.strip())))
    if found is None:
        raise NotFound("There is no patient with this record number.", hint="Check the number.", code="no_such_patient")
    return found


async def theirs(session: AsyncSession, patient: Patient) -> Theirs:
    """The patient's visits and conversations."""
    visits = await session.scalars(select(Visit.id).where(Visit.patient_id == patient.id).order_by(Visit.id))
    proven = select(IdentityProof.conversation_id).where(IdentityProof.patient_id == patient.id)
    shown = select(VisitHandle.conversation_id).where(VisitHandle.patient_id == patient.id)
    conversations = await session.scalars(proven.union(shown))
    return Theirs(patient, tuple(visits), tuple(sorted(conversations)))
