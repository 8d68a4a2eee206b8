"""A session: who is still to come on its regular units, whose places are shared already, and what the policy makes of it."""

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
from scheduler_core.queue_tables import QueueEntry
from scheduler_core.types import Window
from scheduler_core.visit_rows import LIVE

LEAST_RISK = 0.05
"""A visit that is surer to take place than this is nobody's to share."""


@dataclass(frozen=True)
class Session:
    """What is left of a practitioner's stretch of a day: the visits to come on its regular units, and so the time that is left.

    Grants expect those of `granted` to be missed; the patients of `arrived` are there already.
    """

    resource: str
    window: Window
    visits: tuple[Visit, ...]
    granted: frozenset[UUID]
    arrived: frozenset[UUID]

    def unknown(self, risks: Mapping[UUID, float]) -> int:
        """Of how many of the visits the risk is not known."""
        return sum(visit.id not in risks and visit.id not in self.arrived for visit in self.visits)

    def decision(self, rules: OverbookingRules, risks: Mapping[UUID, float]) -> Decision | None:
        """How many more it takes; None where nobody is to come or somebody's risk is not known."""
        if not self.visits or self.unknown(risks):
            return None
        known = [self._risk(visit, risks) for visit in self.visits]
        return decide(known, len(known), Costs(rules.overtime_cost, rules.idle_cost), rules.most_extra)

    def shareable(self, visit_type: str, risks: Mapping[UUID, float]) -> list[Visit]:
        """Whose units can be shared, the likeliest to be missed first: visits of the same kind, so everything needed is there."""
        alike = [v for v in self.visits if v.visit_type == visit_type and v.id not in self.granted]
        likely = [v for v in alike if self._risk(v, risks) >= LEAST_RISK]
        return sorted(likely, key=lambda v: (risks[v.id], v.starts_at), reverse=True)

    def _risk(self, visit: Visit, risks: Mapping[UUID, float]) -> float:
        return 0.0 if visit.id in self.arrived else risks[visit.id]


def rules_of(hospital: Hospital, visit_type: str) -> OverbookingRules | None:
    """The rules of the department; None where overbooking is off, which it is unless the hospital file says otherwise."""
    department = hospital.visit_type(visit_type).department
    found = next((r for r in hospital.file.overbooking if r.department == department), None)
    return found if found is not None and found.enabled else None


async def session_of(session: AsyncSession, resource: str, window: Window, now: datetime) -> Session:
    """The session as it is now: what has begun is certain, and its time is gone."""
    inside = (
        select(Visit)
        .join(Claim, Claim.visit_id == Visit.id)
        .where(
            Claim.resource_key == resource,
            Claim.grant_id.is_(None),
            Visit.status.in_(LIVE),
            Visit.starts_at >= window.starts_at,
            Visit.starts_at > now,
            Visit.starts_at < window.ends_at,
        )
    )
    visits = (await session.execute(inside.distinct().order_by(Visit.starts_at))).scalars().all()
    ids = [visit.id for visit in visits]
    return Session(resource, window, tuple(visits), await _granted(session, ids), await arrived(session, ids))


async def locked_session(session: AsyncSession, resource: str, window: Window, now: datetime) -> Session:
    """The session, locked against others who ask for grants in it until the transaction ends."""
    name = f"overbooking:{resource}:{window.starts_at.isoformat()}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    return await session_of(session, resource, window, now)


async def _granted(session: AsyncSession, visit_ids: Sequence[UUID]) -> frozenset[UUID]:
    open_grants = select(OverbookingGrant.expected_missed_visit).where(
        OverbookingGrant.closed_at.is_(None), OverbookingGrant.expected_missed_visit.in_(visit_ids)
    )
    return frozenset((await session.execute(open_grants)).scalars())


async def arrived(session: AsyncSession, visit_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of the visits whose patients have checked in and are there."""
    there = select(QueueEntry.visit_id).where(QueueEntry.visit_id.in_(visit_ids), QueueEntry.status != "left")
    return frozenset(visit_id for visit_id in (await session.execute(there)).scalars() if visit_id is not None)


async def unused_grants(session: AsyncSession, visit_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Open grants that nobody is booked under, by the visit whose place they give."""
    used = select(Claim.grant_id).where(Claim.grant_id.is_not(None))
    query = select(OverbookingGrant.expected_missed_visit, OverbookingGrant.id).where(
        OverbookingGrant.closed_at.is_(None),
        OverbookingGrant.expected_missed_visit.in_(list(visit_ids)),
        OverbookingGrant.id.not_in(used),
    )
    return {visit_id: grant_id for visit_id, grant_id in (await session.execute(query)).all()}
