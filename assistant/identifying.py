"""What identifies the people of a conversation: what was told in it, and what is on record of them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from language.frame import Person
from runtime.prepared import Prepared
from scheduler_core.models import Patient, Proxy

_RECORD = Prepared(
    select(Patient.name, Patient.birth_date, Patient.phone, Patient.email, Patient.mrn, Patient.postal_area).where(
        Patient.id == bindparam("here", type_=Uuid)
    )
)
_WARDS = Prepared(select(Proxy.patient_id).where(Proxy.proxy_id == bindparam("here", type_=Uuid)))


def told(person: Person) -> list[str]:
    """What the patient has told of themselves or another in this conversation."""
    values = (person.name, person.theirs, person.phone, person.birth_date, person.their_birth_date)
    return [value for value in values if value]


async def on_record(session: AsyncSession, of: UUID | None) -> tuple[str, ...]:
    """What is on record of this patient, name first; nothing of nobody."""
    values = await _RECORD.first(session, here=of) if of else None
    return tuple(value for value in values or () if value)


async def wards(session: AsyncSession, of: UUID) -> tuple[UUID, ...]:
    """Those whom this patient acts for or has acted for: a conversation may be about any of them."""
    return tuple(row[0] for row in await _WARDS.all(session, here=of))
