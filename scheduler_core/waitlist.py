"""The waitlist: who waits for which kind of visit, with the wishes as they were said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.errors import InvalidInput, NotFound
from runtime.outbox import emit
from scheduler_core.models import WaitlistEntry

ORDINARY = 5
"""The class of who waits where neither the hospital file nor staff say otherwise."""

CLASSES = range(10)
"""0 is the most urgent."""


async def join(
    session: AsyncSession,
    patient_id: UUID,
    visit_type: str,
    wishes: Mapping[str, Any],
    key: str,
    now: datetime,
    *,
    priority: int = ORDINARY,
) -> WaitlistEntry:
    """Wait; the same key, or the same visit type while still waiting, gives the entry there is. 0 is most urgent."""
    waiting = await entry_of(session, patient_id, visit_type)
    if waiting is not None:
        return waiting
    values = {
        "id": new_id(),
        "patient_id": patient_id,
        "visit_type": visit_type,
        "wishes": dict(wishes),
        "joined_at": now,
        "priority": priority,
    }
    statement = insert(WaitlistEntry).values(**values, status="waiting", idempotency_key=key)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["idempotency_key"]))
    entry = (await session.execute(select(WaitlistEntry).where(WaitlistEntry.idempotency_key == key))).scalar_one()
    await emit(session, "waitlist.joined", {"entry_id": entry.id}, f"waitlist.joined:{entry.id}", now)
    return entry


async def classify(session: AsyncSession, entry_id: UUID, priority: int) -> WaitlistEntry:
    """Put who waits into another class. NotFound for one who does not wait; InvalidInput for a class that is none."""
    if priority not in CLASSES:
        raise InvalidInput(f"There is no class {priority}.", hint="Name one from 0, the most urgent, to 9.")
    entry = await session.get(WaitlistEntry, entry_id, with_for_update=True)
    if entry is None or entry.status != "waiting":
        raise NotFound("Nobody waits under this id.", hint="Reload the page.")
    entry.priority = priority
    return entry


async def entries_of(session: AsyncSession, patient_id: UUID) -> list[WaitlistEntry]:
    """What this patient waits for, by when they joined."""
    mine = (WaitlistEntry.patient_id == patient_id, WaitlistEntry.status == "waiting")
    return list((await session.execute(select(WaitlistEntry).where(*mine).order_by(WaitlistEntry.joined_at))).scalars())


async def entry_of(session: AsyncSession, patient_id: UUID, visit_type: str) -> WaitlistEntry | None:
    """The entry under which this patient waits for this kind of visit."""
    query = select(WaitlistEntry).where(
        WaitlistEntry.patient_id == patient_id,
        WaitlistEntry.visit_type == visit_type,
        WaitlistEntry.status == "waiting",
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none()
