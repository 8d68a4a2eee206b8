"""Acting for somebody else: whom a patient may act for today, and what of a young patient's visits stays hidden from who does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.ages import age_on
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient, Proxy
from scheduler_core.patients import phone_index

PARENTAL = frozenset({"son", "daughter", "child"})
"""What the patient is to a parent; such an authorisation ends when they are of age."""


@dataclass(frozen=True)
class Charge:
    """Somebody whom another may act for. `relation` is what the patient is to who acts."""

    relation: str
    patient: Patient


async def charges_of(session: AsyncSession, hospital: Hospital, proxy_id: UUID, now: datetime) -> list[Charge]:
    """Those whom this patient may act for, by records that are still valid."""
    query = select(Proxy.relation, Patient).join(Patient, Patient.id == Proxy.patient_id)
    rows = await session.execute(query.where(Proxy.proxy_id == proxy_id, _valid(now)).order_by(Proxy.id))
    return [Charge(relation, patient) for relation, patient in rows if not _of_age(hospital, relation, patient, now)]


def keeps_to_themselves(hospital: Hospital, patient: Patient, now: datetime) -> bool:
    """Whether this patient is at the age at which sensitive visits are hidden from who acts for them."""
    rules = hospital.file.proxies
    return rules.private_from <= _age(hospital, patient, now) < rules.parents_until


def is_private(hospital: Hospital, patient: Patient, visit_type: str, now: datetime) -> bool:
    """Whether a visit of this kind is hidden from who acts for this patient."""
    return hospital.visit_type(visit_type).sensitive and keeps_to_themselves(hospital, patient, now)


async def shares_a_number(session: AsyncSession, patient: Patient, now: datetime) -> bool:
    """Whether what is texted to the patient's number, or proven by it, may be read or said by somebody who acts for them."""
    if patient.phone is None:
        return False
    theirs = phone_index(patient.phone).levels
    query = select(Proxy.id).join(Patient, Patient.id == Proxy.proxy_id)
    query = query.where(Proxy.patient_id == patient.id, Patient.phone_index.in_(theirs), _valid(now))
    return await session.scalar(query.limit(1)) is not None


async def hidden_from_texts(
    session: AsyncSession, hospital: Hospital, patient: Patient, visit_type: str, now: datetime
) -> bool:
    """Whether a visit of this kind must not be told by the patient's number, because who acts for them reads it, too."""
    return is_private(hospital, patient, visit_type, now) and await shares_a_number(session, patient, now)


def _valid(now: datetime) -> ColumnElement[bool]:
    return or_(Proxy.valid_until.is_(None), Proxy.valid_until >= now.date())


def _of_age(hospital: Hospital, relation: str, patient: Patient, now: datetime) -> bool:
    return relation in PARENTAL and _age(hospital, patient, now) >= hospital.file.proxies.parents_until


def _age(hospital: Hospital, patient: Patient, now: datetime) -> int:
    return age_on(date.fromisoformat(patient.birth_date), now.astimezone(hospital.zone).date())
