"""What identifies the people of a conversation: what was told in it, and what is on record of them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, bindparam, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.identity import PROVEN_HERE
from language.frame import Person
from runtime.prepared import Asked, Prepared
from scheduler_core.models import Patient, Proxy

_PLAIN = tuple(getattr(Patient, name) for name in ("name", "birth_date", "phone", "email", "mrn", "postal_area"))


def _people(own: ColumnElement[UUID]) -> Prepared:
    """The records of a patient, first, and of those they act for."""
    theirs = select(Proxy.patient_id).where(Proxy.proxy_id == own)
    people = union(select(own.label("id")), theirs).subquery("people")
    return Prepared(select(Patient.id, *_PLAIN).join(people, people.c.id == Patient.id).order_by(Patient.id != own))


_PEOPLE, _OF_PROVEN = _people(bindparam("own", type_=Uuid)), _people(PROVEN_HERE)


def told(person: Person) -> list[str]:
    """What the patient has told of themselves or another in this conversation."""
    values = (person.name, person.theirs, person.phone, person.birth_date, person.their_birth_date)
    return [value for value in values if value]


async def on_record(session: AsyncSession, of: UUID | None) -> tuple[str, ...]:
    """What is on record of this patient, name first; nothing of nobody."""
    people = await records(session, of)
    return people[0] if people else ()


async def ask_records(session: AsyncSession, conversation_id: UUID) -> Asked:
    """Ask for the records of whoever is proven here and of their people, for `records`."""
    return await _OF_PROVEN.ask(session, here=conversation_id)


async def records(session: AsyncSession, of: UUID | None, asked: Asked | None = None) -> tuple[tuple[str, ...], ...]:
    """What is on record of this patient and of those whom they act for or have acted for, each with the name first: a
    conversation may be about any of them. Of what was `asked` before, where that is of this patient.
    """
    if of is None:
        return ()
    rows = await asked.all() if asked is not None else ()
    if not rows or rows[0].id != of:
        rows = await _PEOPLE.all(session, own=of)
    return tuple(tuple(value for value in row[1:] if value) for row in rows)
