"""Patients: found by what has a keyed digest, since names and birth dates are encrypted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.mapping.parts import Systems
from channels.fhir.mapping.patients import patient
from channels.fhir.search.query import Parameter, Query
from channels.fhir.stores.rows import Asked, any_of, came_from_elsewhere, dated, rows_of, uuid_of, where, with_id
from channels.fhir.stores.store import ID, LAST_UPDATED, Json, Page
from runtime.crypto import installed
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient
from scheduler_core.patients import mrn_index, phone_index

PARAMETERS = {
    p.name: p
    for p in (
        ID,
        LAST_UPDATED,
        Parameter("identifier", "token", says="Record number, or the identifier in the system it was imported from"),
        Parameter("phone", "token", says="The number on record, as +12025550100"),
        Parameter("email", "token", says="The address on record"),
        Parameter("telecom", "token", says="Number or address; phone|… and email|… too"),
        Parameter("language", "token", says="en | es"),
    )
}


class PatientStore:
    """Reads patients."""

    def __init__(self, hospital: Hospital, systems: Systems) -> None:
        """`systems` names our identifiers."""
        self._hospital, self._systems = hospital, systems
        elsewhere = came_from_elsewhere(Patient.id, "patient")
        self._conditions = {
            "_id": with_id(Patient.id),
            "_lastUpdated": dated(func.coalesce(Patient.updated_at, Patient.created_at)),
            "identifier": lambda value, m, asked: or_(self._mrn(value), elsewhere(value, m, asked)),
            "phone": lambda value, _m, _a: _phone(value),
            "email": lambda value, _m, _a: _email(value),
            "telecom": lambda value, _m, _a: _telecom(value),
            "language": lambda value, _m, _a: Patient.language == value.rpartition("|")[2],
        }

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it is searched by."""
        return PARAMETERS

    async def read(self, session: AsyncSession, id_: str, now: datetime) -> Json | None:
        """One patient."""
        row = (await session.execute(select(Patient).where(Patient.id == uuid_of(id_)))).scalar_one_or_none()
        return patient(row, self._systems) if row else None

    async def search(self, session: AsyncSession, query: Query, now: datetime) -> Page:
        """In the order in which they were made."""
        asked = Asked(self._hospital.zone, now, self._systems.fhir)
        rows, total, after = await rows_of(session, Patient, where(query, self._conditions, asked), query)
        return Page([patient(row, self._systems) for row in rows], total, after)

    def _mrn(self, value: str) -> ColumnElement[bool]:
        system, bar, number = value.rpartition("|")
        ours = not bar or system == self._systems.identifier("mrn")
        return Patient.mrn_index == (mrn_index(number) if ours else "")


def _phone(value: str) -> ColumnElement[bool]:
    return Patient.phone_index == phone_index(value.rpartition("|")[2].replace(" ", "+", 1))


def _email(value: str) -> ColumnElement[bool]:
    return Patient.email_index == installed().blind_index("patient.email", value.rpartition("|")[2].casefold())


def _telecom(value: str) -> ColumnElement[bool]:
    system = value.rpartition("|")[0]
    return any_of(test(value) for name, test in (("phone", _phone), ("email", _email)) if system in ("", name))
