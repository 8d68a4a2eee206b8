"""What stands in nobody's own way: the visit that is to be moved, and the times that who asks is holding already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, String, Uuid, bindparam, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import utc_datetime
from runtime.prepared import Prepared
from scheduler_core.models import Claim, Visit
from scheduler_core.types import Assignment, Wishes

_CLAIMED = select(Visit.id, Claim.resource_key, Claim.unit, Claim.during).join(Claim, Claim.visit_id == Visit.id)
_OF_VISITS = Prepared(_CLAIMED.where(Visit.id == func.any(bindparam("visits", type_=ARRAY(Uuid)))))
_OF_HOLDERS = Prepared(
    _CLAIMED.where(
        Visit.status == literal_column("'proposed'"),  # said in the statement, so that the index of holds is one for it
        Visit.hold_expires_at > bindparam("now", type_=utc_datetime),
        Visit.holder == func.any(bindparam("holders", type_=ARRAY(String))),
    )
)


@dataclass(frozen=True)
class OwnTime:
    """Visits and holds that would be given up for what is found, and what they claim."""

    visits: frozenset[UUID] = frozenset()
    claims: tuple[Assignment, ...] = ()


async def own_time(session: AsyncSession, wishes: Iterable[Wishes], now: datetime) -> OwnTime:
    """That of whoever has these wishes, looked up at once; nothing, and no statement, where they neither move nor hold."""
    asking = list(wishes)
    moved = frozenset(w.ignore_visit for w in asking if w.ignore_visit is not None)
    holders = sorted({w.holder for w in asking if w.holder is not None})
    asked = [await _OF_VISITS.ask(session, visits=sorted(moved))] if moved else []
    asked += [await _OF_HOLDERS.ask(session, holders=holders, now=now)] if holders else []
    rows = list(dict.fromkeys([row for answer in asked for row in await answer.all()]))
    claims = [(row.resource_key, row.unit, row.during.lower, row.during.upper) for row in rows]
    return OwnTime(
        moved.union(row.id for row in rows),
        tuple(Assignment(key, unit, low, high) for key, unit, low, high in claims if low and high),
    )
