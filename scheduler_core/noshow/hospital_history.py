"""The hospital's own visits as bookings: those with an outcome to learn from, those to come to predict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.ages import age_band, age_on
from scheduler_core.models import Patient, Visit
from scheduler_core.noshow.bookings import Booking

KNOWN = ("fulfilled", "noshow", "booked", "pending")
"""Cancelled visits are neither kept nor missed, and holds are nobody's."""


async def bookings(
    session: AsyncSession, zone: ZoneInfo, *, groups: bool = False, reminders: Mapping[UUID, int] | None = None
) -> list[Booking]:
    """Every visit, in the hospital's local time. `groups` reads birth dates for the report.

    `reminders` are by visit, planned ones included; without them the model does without.
    """
    columns = (
        Visit.id,
        Visit.patient_id,
        Visit.created_at,
        Visit.starts_at,
        Visit.visit_type,
        Visit.site,
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
                reminders=None if reminders is None else reminders.get(row.id, 0),
                missed={"noshow": True, "fulfilled": False}.get(row.status),
                groups=_groups(row.language, row.birth_date, starts_at.date()) if groups else {},
            )
        )
    return found


def _groups(language: str, birth_date: str, day: date) -> dict[str, str]:
    return {"age band": age_band(age_on(date.fromisoformat(birth_date), day)), "language": language}
