"""Patients: found by what has a keyed digest. Names and birth dates are encrypted, and have one together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import get_args

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.mapping.parts import LANGUAGES, Systems
from channels.fhir.mapping.patients import patient
from channels.fhir.search.matching import token_test
from channels.fhir.search.query import Criterion, Parameter, Query
from channels.fhir.stores.rows import Asked, any_of, came_from_elsewhere, dated, rows_of, uuid_of, where, with_id
from channels.fhir.stores.store import ID, LAST_UPDATED, Json, Page
from language.types import Lang
from runtime.errors import InvalidInput
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient
from scheduler_core.patients import email_index, identity_index, mrn_index, phone_index

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
        Parameter("name", "string", says="The whole name, in any order of its words; only together with birthdate"),
        Parameter("birthdate", "date", says="The whole date, as 1984-05-02; only together with name"),
    )
}
TOGETHER = ("name", "birthdate")
MOST_PAIRS = 100
"""So many names times birth dates may be asked for at once."""

_DAY = re.compile(r"(?:eq)?(\d{4}-\d\d-\d\d)")


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
            "language": lambda value, _m, _a: _language(value),
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
        single = replace(query, criteria=tuple(c for c in query.criteria if c.name not in TOGETHER))
        condition = where(single, self._conditions, asked) & _identified(*(query.values(name) for name in TOGETHER))
        rows, total, after = await rows_of(session, Patient, condition, query)
        return Page([patient(row, self._systems) for row in rows], total, after)

    def _mrn(self, value: str) -> ColumnElement[bool]:
        system, bar, number = value.rpartition("|")
        ours = not bar or system == self._systems.identifier("mrn")
        return Patient.mrn_index.in_(mrn_index(number).levels if ours else ())


def _identified(names: Sequence[Criterion], birth_dates: Sequence[Criterion]) -> ColumnElement[bool]:
    """Every name with every birth date. InvalidInput for one of them alone, for a part of one, and for a modifier."""
    if not names and not birth_dates:
        return true()
    if not names or not birth_dates or any(c.modifier for c in (*names, *birth_dates)):
        raise InvalidInput(
            "Patients are found by name and birthdate only together and whole.",
            hint="Write name=Maria Gonzalez&birthdate=1984-05-02, without modifiers: both are encrypted.",
        )
    pairs = [[(name, _day(day)) for name in n.values for day in d.values] for n in names for d in birth_dates]
    if sum(map(len, pairs)) > MOST_PAIRS:
        raise InvalidInput("These are too many names and birth dates.", hint=f"At most {MOST_PAIRS} pairs at once.")
    return and_(
        *(
            Patient.name_dob_index.in_([level for one in some for level in identity_index(*one).levels])
            for some in pairs
        )
    )


def _day(value: str) -> date:
    try:
        return date.fromisoformat(found[1] if (found := _DAY.fullmatch(value)) else "")
    except ValueError:
        raise InvalidInput("A birthdate is a whole date.", hint="Write 1984-05-02, without a prefix.") from None


def _phone(value: str) -> ColumnElement[bool]:
    return Patient.phone_index.in_(phone_index(value.rpartition("|")[2].replace(" ", "+", 1)).levels)


def _email(value: str) -> ColumnElement[bool]:
    return Patient.email_index.in_(email_index(value.rpartition("|")[2]).levels)


def _language(value: str) -> ColumnElement[bool]:
    fits = token_test(value)
    return Patient.language.in_([one for one in get_args(Lang) if fits((LANGUAGES, one))])


def _telecom(value: str) -> ColumnElement[bool]:
    system = value.rpartition("|")[0]
    return any_of(test(value) for name, test in (("phone", _phone), ("email", _email)) if system in ("", name))
