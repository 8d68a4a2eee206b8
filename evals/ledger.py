"""What the database holds about visits, before and after: the judge's own reading, by plain queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.models import Visit

LASTING = ("pending", "booked", "cancelled", "fulfilled", "noshow")
"""A proposed visit is a hold: it lapses by itself and is no change."""


@dataclass(frozen=True)
class VisitState:
    """A visit as a judge compares it."""

    id: UUID
    patient_id: UUID | None
    visit_type: str
    status: str
    practitioner: str | None
    site: str
    starts_at: datetime
    modality: str
    version: int
    confirmed: bool = False


Ledger = Mapping[UUID, VisitState]


async def read_ledger(session: AsyncSession) -> Ledger:
    """Every lasting visit of the hospital."""
    visits = await session.scalars(select(Visit).where(Visit.status.in_(LASTING)))
    return {v.id: _state(v) for v in visits}


def changes(before: Ledger, after: Ledger, ignore: frozenset[UUID] = frozenset()) -> tuple[VisitState, ...]:
    """Visits made or changed between two readings, as they are afterwards, oldest id first."""
    touched = [v for key, v in after.items() if before.get(key) != v and key not in ignore]
    return tuple(sorted(touched, key=lambda v: v.id))


def vanished(before: Ledger, after: Ledger) -> tuple[VisitState, ...]:
    """Visits whose rows are gone: nothing may ever do that."""
    return tuple(v for key, v in before.items() if key not in after)


def _state(visit: Visit) -> VisitState:
    return VisitState(
        visit.id, visit.patient_id, visit.visit_type, str(visit.status), visit.practitioner, visit.site,
        visit.starts_at, str(visit.modality), visit.version, visit.confirmed_at is not None,
    )  # fmt: skip
