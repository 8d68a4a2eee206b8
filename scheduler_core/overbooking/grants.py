"""Grants: the policy's leave to use the units of one visit that is expected to be missed. The database checks that there is one.

A grant's life: given (with the decision and its reason written down and in the audit trail) → held and booked like any visit, on
units beyond capacity → *the regular visit goes away*: its units are taken over, the visit is an ordinary one from then on →
or the session ends: it was missed as expected, or both came, or nobody used the grant. The patient learns nothing of it: visit,
events and words are those of any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import AuditEntry, record
from runtime.database import new_id
from scheduler_core.forecast_tables import OverbookingDecision
from scheduler_core.hospital import Hospital
from scheduler_core.models import Claim, OverbookingGrant, Visit
from scheduler_core.overbooking.policy import Decision
from scheduler_core.overbooking.sessions import Session, locked_session, rules_of
from scheduler_core.types import Window

POLICY = "cost"
AUDITED = 64
"""Characters of a reason that the audit trail takes; the whole is with the grant."""


async def grant(
    session: AsyncSession,
    hospital: Hospital,
    visit_type: str,
    resource: str,
    window: Window,
    risks: Mapping[UUID, float],
    now: datetime,
    shared: UUID | None = None,
) -> OverbookingGrant | None:
    """Leave for one more visit of this type in the session, or None: off, nobody likely to miss, or it would cost more.

    `risks` are of missing, by visit. The place is that of the likeliest to be missed, or of `shared` where that can be. The
    caller has found no free time in the session. Two who ask at once are let in one after the other.
    """
    rules = rules_of(hospital, visit_type)
    if rules is None:
        return None
    found = await locked_session(session, resource, window, now)
    decision = found.decision(rules, risks)
    able = found.shareable(visit_type, risks) if decision is not None else []
    able = [visit for visit in able if shared in (None, visit.id)]
    refused = _why_not(found, decision, able, risks)
    await _write_down(session, hospital, found, decision, refused, now)
    if decision is None or refused is not None:
        return None
    row = OverbookingGrant(
        id=new_id(), policy=POLICY, expected_missed_visit=able[0].id, reason=decision.reason, granted_at=now
    )
    session.add(row)
    await session.flush()
    return row


def _why_not(
    found: Session, decision: Decision | None, able: Sequence[Visit], risks: Mapping[UUID, float]
) -> str | None:
    """Why nobody more is let in; None where somebody is."""
    if not found.visits:
        return "nobody more: nobody is to come on a regular place"
    if decision is None:
        return f"nobody more: {found.unknown(risks)} of {len(found.visits)} risks are not known"
    if decision.extra == 0:
        return decision.reason
    if len(found.granted) >= decision.extra:
        return f"nobody more: {len(found.granted)} of {decision.extra} are let in already"
    return None if able else "nobody more: no visit is like it and likely to be missed"


async def _write_down(
    session: AsyncSession,
    hospital: Hospital,
    found: Session,
    decision: Decision | None,
    refused: str | None,
    now: datetime,
) -> None:
    booked = len(found.visits)
    reason = refused or (decision.reason if decision is not None else "")
    row = OverbookingDecision(
        id=new_id(),
        resource_key=found.resource,
        day=found.window.starts_at.astimezone(hospital.zone).date(),
        starts_at=found.window.starts_at,
        ends_at=found.window.ends_at,
        booked=booked,
        extra=decision.extra if decision is not None else 0,
        ceiling=decision.ceiling if decision is not None else 0,
        expected_shows=decision.expected_shows if decision is not None else booked,
        reason=reason,
        decided_at=now,
    )
    session.add(row)
    action, why = "overbooking.refused" if refused else "overbooking.granted", reason[:AUDITED]
    await record(session, AuditEntry("policy", action, "overbooking_decision", str(row.id), why, now))


async def write_booked(session: AsyncSession, visit_id: UUID, now: datetime) -> None:
    """Put into the audit trail that this visit was let in under a grant, and why; nothing for a visit in a regular place."""
    query = select(OverbookingGrant.reason).join(Claim, Claim.grant_id == OverbookingGrant.id)
    reason = (await session.execute(query.where(Claim.visit_id == visit_id).limit(1))).scalar_one_or_none()
    if reason is not None:
        why = reason[:AUDITED]
        await record(session, AuditEntry("policy", "overbooking.booked", "visit", str(visit_id), why, now))


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
