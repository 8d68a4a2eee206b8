"""Rows put straight into the tables, where a test is about what happens around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from scheduler_core import patients
from scheduler_core.models import Claim, Visit
from tests.scheduler_core.clinic import NOW, TTL

HALF_AN_HOUR = timedelta(minutes=30)


async def add_patient(session: AsyncSession, name: str = "Ana Prado", phone: str | None = None) -> UUID:
    """A patient born on May 4, 1980."""
    born = date(1980, 5, 4)
    patient = await patients.register(session, name, born, phone=phone, key=new_id().hex, now=NOW)
    return patient.id


async def add_visit(
    session: AsyncSession,
    *,
    resources: Sequence[str] = ("ada",),
    starts_at: datetime = NOW + timedelta(days=2),
    status: str = "booked",
    site: str = "main",
    patient_id: UUID | None = None,
) -> Visit:
    """Half an hour's follow-up that claims unit 0 of the resources; the first is the practitioner."""
    ends_at = starts_at + HALF_AN_HOUR
    visit = Visit(
        patient_id=patient_id or await add_patient(session), visit_type="follow-up", site=site,
        practitioner=next(iter(resources), None), starts_at=starts_at, ends_at=ends_at, status=status, created_at=NOW,
        hold_expires_at=NOW + TTL if status == "proposed" else None,
    )  # fmt: skip
    session.add(visit)
    await session.flush()
    for key in resources:
        session.add(Claim(visit_id=visit.id, resource_key=key, unit=0, capacity=9, during=Range(starts_at, ends_at)))
    await session.flush()
    return visit
