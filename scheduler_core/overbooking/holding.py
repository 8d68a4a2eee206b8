"""Holding a time under a grant: the slot and the resources of the visit expected to be missed, on units beyond capacity."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.errors import Expired, NotAllowed
from scheduler_core.claims import atomically, slot_taken
from scheduler_core.models import Claim, OverbookingGrant, Resource, Visit
from scheduler_core.visit_rows import LIVE, get, locked, tell

OWN = ("parking", "interpreter")
_CLAIM = text("""
    INSERT INTO claim (id, visit_id, resource_key, unit, capacity, during, grant_id)
    SELECT gen_random_uuid(), :visit_id, resource_key, unit + claim.capacity, claim.capacity, during, :grant_id
    FROM claim JOIN resource ON resource.key = resource_key AND resource.kind NOT IN ('parking', 'interpreter')
    WHERE visit_id = :shared AND grant_id IS NULL ORDER BY resource_key, unit, during
    ON CONFLICT DO NOTHING RETURNING 1""")
"""A parking space and an interpreter are their patient's own, and nobody else's to share."""


async def hold_under(
    session: AsyncSession, grant_id: UUID, holder: str, now: datetime, ttl: timedelta, key: str
) -> Visit:
    """A proposed visit like any other, to be booked by `visits.book`. The same key gives the hold there is.

    Expired for a grant that is closed, NotAllowed for one that is used, SlotTaken where its visit is over or gone.
    """

    async def work() -> Visit:
        existing = (await session.execute(select(Visit).where(Visit.hold_key == key))).scalar_one_or_none()
        if existing is not None:
            return existing
        return await _hold(session, await _usable(session, grant_id), holder, now, ttl, key)

    return await atomically(session, work)


async def _usable(session: AsyncSession, grant_id: UUID) -> OverbookingGrant:
    row = await session.get(OverbookingGrant, grant_id, with_for_update=True, populate_existing=True)
    if row is None or row.closed_at is not None:
        raise Expired("This grant is closed.", hint="Search again.")
    if (await session.execute(select(Claim.id).where(Claim.grant_id == grant_id).limit(1))).first():
        raise NotAllowed("This grant is used already.", hint="Ask for another.", code="grant_used")
    return row


async def _hold(
    session: AsyncSession, grant: OverbookingGrant, holder: str, now: datetime, ttl: timedelta, key: str
) -> Visit:
    shared = await locked(session, grant.expected_missed_visit)
    if shared.status not in LIVE or shared.starts_at <= now:
        raise slot_taken()
    names = ("visit_type", "site", "practitioner", "starts_at", "ends_at", "modality")
    values: dict[str, object] = {name: getattr(shared, name) for name in names}
    values |= {"holder": holder, "hold_key": key, "created_at": now, "hold_expires_at": now + ttl}
    visit_id = new_id()
    await session.execute(insert(Visit).values(id=visit_id, status="proposed", version=1, **values))
    parameters = {"visit_id": visit_id, "grant_id": grant.id, "shared": shared.id}
    taken = (await session.execute(_CLAIM, parameters)).all()
    wanted = select(Claim.id).join(Resource, Resource.key == Claim.resource_key)
    wanted = wanted.where(Claim.visit_id == shared.id, Claim.grant_id.is_(None), Resource.kind.not_in(OWN))
    if not taken or len(taken) < len((await session.execute(wanted)).all()):
        raise slot_taken()
    visit = await get(session, visit_id)
    await tell(session, "held", visit, now)
    return visit
