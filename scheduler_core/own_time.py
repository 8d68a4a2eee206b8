"""What stands in nobody's own way: the visit that is to be moved, and the times that who asks is holding already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.models import Claim, Visit
from scheduler_core.types import Assignment, Wishes


@dataclass(frozen=True)
class OwnTime:
    """Visits and holds that would be given up for what is found, and what they claim."""

    visits: frozenset[UUID] = frozenset()
    claims: tuple[Assignment, ...] = ()


async def own_time(session: AsyncSession, wishes: Iterable[Wishes], now: datetime) -> OwnTime:
    """That of whoever has these wishes, looked up at once; nothing, and no statement, where they neither move nor hold."""
    asking = list(wishes)
    moved = frozenset(w.ignore_visit for w in asking if w.ignore_visit is not None)
    holders = {w.holder for w in asking if w.holder is not None}
    if not moved and not holders:
        return OwnTime()
    held = [and_(Visit.status == "proposed", Visit.hold_expires_at > now, Visit.holder == who) for who in holders]
    query = select(Visit.id, Claim.resource_key, Claim.unit, Claim.during).join(Claim, Claim.visit_id == Visit.id)
    rows = (await session.execute(query.where(or_(*(Visit.id == one for one in moved), *held)))).all()
    claims = [(key, unit, during.lower, during.upper) for _, key, unit, during in rows]
    return OwnTime(
        moved.union(row.id for row in rows),
        tuple(Assignment(key, unit, low, high) for key, unit, low, high in claims if low and high),
    )
