"""The schedule's patients, as identity needs them: who is on record under a name and birth date, and their contact."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity import Contact, Match
from scheduler_core import patients
from scheduler_core.models import Patient


class SchedulePatients:
    """Implements `guardrails.identity.PatientDirectory` over the schedule's own patients."""

    async def match(self, session: AsyncSession, name: str, birth_date: date) -> Match | None:
        """The one patient of this name and birth date; None for none and for more than one.

        A record that somebody made of themselves counts only where there is no verified one: nobody can lock a patient
        out by registering under their name.
        """
        found = await patients.find(session, name, birth_date)
        found = [p for p in found if p.verified] or found
        if len(found) != 1:
            return None
        return Match(found[0].id, _contact(found[0]), found[0].verified)

    async def contact(self, session: AsyncSession, patient_id: UUID) -> Contact | None:
        """The contact on record."""
        return _contact(await patients.get(session, patient_id))


def _contact(patient: Patient) -> Contact | None:
    if patient.phone is None:
        return None
    return Contact(patient.phone, cast("Literal['mobile', 'landline']", patient.phone_kind))
