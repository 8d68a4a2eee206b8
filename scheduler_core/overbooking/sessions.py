"""A session: who is booked on its regular units, whose places are shared already, and what the policy makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import OverbookingRules
from scheduler_core.models import Claim, OverbookingGrant, Visit
from scheduler_core.overbooking.cost import Costs
from scheduler_core.overbooking.policy import Decision, decide
from scheduler_core.types import Window
from scheduler_core.visit_rows import LIVE

LEAST_RISK = 0.05
"""A visit that is surer to take place than this is nobody's to share."""


@dataclass(frozen=True)
class Session:
    """A practitioner's stretch of a day, with the visits on its regular units; grants expect those of `granted` to be missed."""

    resource: str
    window: Window
    visits: tuple[Visit, ...]
    granted: frozenset[UUID]

    def decision(self, rules: OverbookingRules, risks: Mapping[UUID, float]) -> Decision | None:
        """How many more it takes; None where nobody is booked or somebody's risk is not known."""
        known = [risks[visit.id] for visit in self.visits if visit.id in risks]
        if not known or len(known) < len(self.visits):
            return None
        return decide(known, len(known), Costs(rules.overtime_cost, rules.idle_cost), rules.most_extra)

    def shareable(self, visit_type: str, risks: Mapping[UUID, float], now: datetime) -> list[Visit]:
        """Whose units can be shared, the likeliest to be missed first: visits of the same kind, so everything needed is there."""
        free = [
            v for v in self.visits
            if v.visit_type == visit_type and v.id not in self.granted and v.starts_at > now and risks[v.id] >= LEAST_RISK
        ]  # fmt: skip
        return sorted(free, key=lambda v: (risks[v.id], v.starts_at), reverse=True)


def rules_of(hospital: Hospital, visit_type: str) -> OverbookingRules | None:
    """The rules of the department; None where overbooking is off, which it is unless the hospital file says otherwise."""
    department = hospital.visit_type(visit_type).department
    found = next((r for r in hospital.file.overbooking if r.department == department), None)
    return found if found is not None and found.enabled else None


async def session_of(session: AsyncSession, resource: str, window: Window) -> Session:
    """The session as it is now."""
    inside = (
        select(Visit)
        .join(Claim, Claim.visit_id == Visit.id)
        .where(
            Claim.resource_key == resource,
            Claim.grant_id.is_(None),
            Visit.status.in_(LIVE),
            Visit.starts_at >= window.starts_at,
            Visit.starts_at < window.ends_at,
        )
    )
    visits = (await session.execute(inside.distinct().order_by(Visit.starts_at))).scalars().all()
    return Session(resource, window, tuple(visits), await _granted(session, [v.id for v in visits]))


async def locked_session(session: AsyncSession, resource: str, window: Window) -> Session:
    """The session, locked against others who ask for grants in it until the transaction ends."""
    name = f"overbooking:{resource}:{window.starts_at.isoformat()}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    return await session_of(session, resource, window)


async def _granted(session: AsyncSession, visit_ids: Sequence[UUID]) -> frozenset[UUID]:
    open_grants = select(OverbookingGrant.expected_missed_visit).where(
        OverbookingGrant.closed_at.is_(None), OverbookingGrant.expected_missed_visit.in_(visit_ids)
    )
    return frozenset((await session.execute(open_grants)).scalars())


async def unused_grants(session: AsyncSession, visit_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Open grants that nobody is booked under, by the visit whose place they give."""
    used = select(Claim.grant_id).where(Claim.grant_id.is_not(None))
    query = select(OverbookingGrant.expected_missed_visit, OverbookingGrant.id).where(
        OverbookingGrant.closed_at.is_(None),
        OverbookingGrant.expected_missed_visit.in_(list(visit_ids)),
        OverbookingGrant.id.not_in(used),
    )
    return {visit_id: grant_id for visit_id, grant_id in (await session.execute(query)).all()}
