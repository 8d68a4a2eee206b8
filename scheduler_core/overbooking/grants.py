"""Grants: the policy's leave to use the units of one visit that is expected to be missed. The database checks that there is one.

A grant's life: given (with the decision and its reason written down and in the audit trail) → held and booked like any visit, on
units beyond capacity → *the regular visit goes away*: its units are taken over, the visit is an ordinary one from then on →
or the session ends: it was missed as expected, or both came, or nobody used the grant. The patient learns nothing of it: visit,
events and words are those of any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import AuditEntry, record
from runtime.database import new_id
from scheduler_core.forecast_tables import OverbookingDecision
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import OverbookingRules
from scheduler_core.models import Claim, OverbookingGrant, Visit
from scheduler_core.overbooking.cost import Costs
from scheduler_core.overbooking.policy import Decision, decide
from scheduler_core.types import Window
from scheduler_core.visit_rows import LIVE

POLICY = "cost"
LEAST_RISK = 0.05
"""A visit that is surer to take place than this is nobody's to share."""


@dataclass(frozen=True)
class Session:
    """A practitioner's stretch of a day, with the visits on its regular units; grants expect those of `granted` to be missed."""

    resource: str
    window: Window
    visits: tuple[Visit, ...]
    granted: frozenset[UUID]


def rules_of(hospital: Hospital, visit_type: str) -> OverbookingRules | None:
    """The rules of the department; None where overbooking is off, which it is unless the hospital file says otherwise."""
    department = hospital.visit_type(visit_type).department
    found = next((r for r in hospital.file.overbooking if r.department == department), None)
    return found if found is not None and found.enabled else None


async def grant(
    session: AsyncSession,
    hospital: Hospital,
    visit_type: str,
    resource: str,
    window: Window,
    risks: Mapping[UUID, float],
    now: datetime,
) -> OverbookingGrant | None:
    """Leave for one more visit of this type in the session, or None: off, nobody likely to miss, or it would cost more.

    `risks` are of missing, by visit. The caller has found no free time in the session. Two who ask at once are let in one after
    the other.
    """
    rules = rules_of(hospital, visit_type)
    if rules is None:
        return None
    found = await _session(session, resource, window)
    booked = [visit for visit in found.visits if visit.id in risks]
    if len(booked) < len(found.visits) or not booked:
        return None
    costs = Costs(rules.overtime_cost, rules.idle_cost)
    decision = decide([risks[v.id] for v in booked], len(booked), costs, rules.most_extra)
    chosen = _likeliest(booked, visit_type, risks, found.granted, now)
    given = chosen is not None and len(found.granted) < decision.extra
    await _write_down(session, found, len(booked), decision, given, now)
    if chosen is None or not given:
        return None
    row = OverbookingGrant(
        id=new_id(), policy=POLICY, expected_missed_visit=chosen.id, reason=decision.reason, granted_at=now
    )
    session.add(row)
    await session.flush()
    return row


def _likeliest(
    booked: Sequence[Visit], visit_type: str, risks: Mapping[UUID, float], granted: frozenset[UUID], now: datetime
) -> Visit | None:
    """Whose units to share: the likeliest to be missed of the same kind (so everything that is needed is there)."""
    free = [
        v for v in booked
        if v.visit_type == visit_type and v.id not in granted and v.starts_at > now and risks[v.id] >= LEAST_RISK
    ]  # fmt: skip
    return max(free, key=lambda v: (risks[v.id], v.starts_at), default=None)


async def _session(session: AsyncSession, resource: str, window: Window) -> Session:
    """The session, locked against others who ask for grants in it until the transaction ends."""
    name = f"overbooking:{resource}:{window.starts_at.isoformat()}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
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
    open_grants = select(OverbookingGrant.expected_missed_visit).where(
        OverbookingGrant.closed_at.is_(None), OverbookingGrant.expected_missed_visit.in_([v.id for v in visits])
    )
    granted = frozenset((await session.execute(open_grants)).scalars())
    return Session(resource, window, tuple(visits), granted)


async def _write_down(
    session: AsyncSession, found: Session, booked: int, decision: Decision, given: bool, now: datetime
) -> None:
    row = OverbookingDecision(
        id=new_id(),
        resource_key=found.resource,
        day=found.window.starts_at.date(),
        starts_at=found.window.starts_at,
        ends_at=found.window.ends_at,
        booked=booked,
        extra=decision.extra,
        ceiling=decision.ceiling,
        expected_shows=decision.expected_shows,
        reason=decision.reason,
        decided_at=now,
    )
    session.add(row)
    action = "overbooking.granted" if given else "overbooking.refused"
    await record(session, AuditEntry("policy", action, "overbooking_decision", str(row.id), decision.reason[:64], now))


_TAKE_OVER = text("""
    UPDATE claim SET unit = unit - capacity, grant_id = NULL WHERE grant_id = :grant_id
      AND NOT EXISTS (
        SELECT FROM claim mine JOIN claim other ON other.resource_key = mine.resource_key
          AND other.unit = mine.unit - mine.capacity AND other.during && mine.during
        WHERE mine.grant_id = :grant_id)
    RETURNING visit_id""")


async def take_over(session: AsyncSession, visit_id: UUID, now: datetime) -> list[UUID]:
    """The regular visit has given its units up: those who were let in beyond it have them now; which visits.

    Call it in the transaction that gave them up, so nobody else can be faster. Where the visit kept a part (it moved by
    a quarter of an hour), the grant stays open.
    """
    query = select(OverbookingGrant).where(
        OverbookingGrant.expected_missed_visit == visit_id, OverbookingGrant.closed_at.is_(None)
    )
    taken: list[UUID] = []
    for row in (await session.execute(query.with_for_update())).scalars().all():
        used = (await session.execute(select(Claim.id).where(Claim.grant_id == row.id).limit(1))).first() is not None
        moved = list((await session.execute(_TAKE_OVER, {"grant_id": row.id})).scalars()) if used else []
        taken += dict.fromkeys(moved)
        if moved or not used:
            row.outcome, row.closed_at = ("regular" if moved else "unused"), now
    await session.flush()
    return taken
