"""The hospital's own visits as bookings: those with an outcome to learn from, those to come to predict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.ages import age_band, age_on
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient, Visit
from scheduler_core.noshow.bookings import Booking

KNOWN = ("fulfilled", "noshow", "booked", "pending")
"""Cancelled visits are neither kept nor missed, and holds are nobody's."""


async def bookings(
    session: AsyncSession, hospital: Hospital, *, groups: bool = False, reminders: Mapping[UUID, int] | None = None
) -> list[Booking]:
    """Every visit, in the hospital's local time, with the patient's way to it where postal areas tell.

    `groups` reads birth dates for the report. `reminders` are by visit, planned ones included; without them the model does
    without.
    """
    zone, km = hospital.zone, await _distances(session, hospital)
    columns = (
        Visit.id,
        Visit.patient_id,
        Visit.created_at,
        Visit.starts_at,
        Visit.visit_type,
        Visit.site,
        Visit.modality,
        Visit.status,
    )
    query = select(*columns, Patient.language, *((Patient.birth_date,) if groups else ()))
    query = query.join(Patient, Patient.id == Visit.patient_id).where(Visit.status.in_(KNOWN))
    found = []
    for row in (await session.execute(query.order_by(Visit.starts_at, Visit.id))).all():
        starts_at = row.starts_at.astimezone(zone).replace(tzinfo=None)
        found.append(
            Booking(
                key=str(row.id),
                patient=str(row.patient_id),
                booked_at=min(row.created_at.astimezone(zone).replace(tzinfo=None), starts_at),
                starts_at=starts_at,
                visit_type=row.visit_type,
                site=row.site,
                distance_km=km.get(row.patient_id, {}).get(row.site) if row.modality == "in_person" else None,
                reminders=None if reminders is None else reminders.get(row.id, 0),
                missed={"noshow": True, "fulfilled": False}.get(row.status),
                groups=_groups(row.language, row.birth_date, starts_at.date()) if groups else {},
            )
        )
    return found


async def _distances(session: AsyncSession, hospital: Hospital) -> Mapping[UUID, Mapping[str, float]]:
    """Kilometres from patients to sites, where the record holds a postal code that the hospital file knows."""
    if not hospital.file.postal_areas:
        return {}
    km, query = cache(hospital.km_to_sites), select(Patient.id, Patient.postal_area)
    found = (await session.execute(query.where(Patient.postal_area.is_not(None)))).all()
    return {patient_id: km(code) for patient_id, code in found if code}


def _groups(language: str, birth_date: str, day: date) -> dict[str, str]:
    return {"age band": age_band(age_on(date.fromisoformat(birth_date), day)), "language": language}
