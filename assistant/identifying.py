"""What identifies the people of a conversation: what was told in it, and what is on record of them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from language.frame import Person
from scheduler_core import patients
from scheduler_core.models import Patient


def told(person: Person) -> list[str]:
    """What the patient has told of themselves or another in this conversation."""
    return [value for value in (person.name, person.phone, person.birth_date) if value]


async def on_record(session: AsyncSession, of: UUID | None) -> tuple[str, ...]:
    """What is on record of this patient, name first; nothing of nobody."""
    patient = await session.get(Patient, of) if of else None
    if patient is None:
        return ()
    values = (patient.name, patient.birth_date, patient.phone, patient.email, patient.mrn, patient.postal_area)
    return tuple(value for value in values if value)


async def wards(session: AsyncSession, of: UUID, now: datetime) -> tuple[UUID, ...]:
    """Those whom this patient may act for: a conversation may be about any of them."""
    return tuple(record.patient_id for record in await patients.proxies_of(session, of, now))
