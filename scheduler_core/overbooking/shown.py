"""What staff see of overbooking: where it is on, what the policy decided and why, and what became of each grant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.forecast_tables import OverbookingDecision
from scheduler_core.models import OverbookingGrant, Visit

MOST = 100


@dataclass(frozen=True)
class Granted:
    """A grant: whose time is shared and why; `outcome` once it is closed. Nobody is named: a grant is about a time."""

    practitioner: str | None
    visit_type: str
    starts_at: datetime
    reason: str
    granted_at: datetime
    outcome: str | None


async def grants(session: AsyncSession, since: datetime) -> list[Granted]:
    """Grants for visits that begin after `since`, by time."""
    query: Select[*tuple[OverbookingGrant, Visit]] = select(OverbookingGrant, Visit).join(
        Visit, Visit.id == OverbookingGrant.expected_missed_visit
    )
    found = await session.execute(query.where(Visit.starts_at > since).order_by(Visit.starts_at).limit(MOST))
    return [
        Granted(visit.practitioner, visit.visit_type, visit.starts_at, grant.reason, grant.granted_at, grant.outcome)
        for grant, visit in found.all()
    ]


async def decisions(session: AsyncSession, since: datetime) -> Sequence[OverbookingDecision]:
    """What the policy decided about sessions that end after `since`, the newest first; also where the answer was no."""
    query = select(OverbookingDecision).where(OverbookingDecision.ends_at > since)
    return (await session.execute(query.order_by(OverbookingDecision.decided_at.desc()).limit(MOST))).scalars().all()
