"""Who waits and has a later visit of the same kind: it moves to the freed time, instead of a second one being booked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import visit_rows
from scheduler_core.models import Visit, WaitlistEntry
from scheduler_core.record import Outcome, ScheduleOfRecord
from scheduler_core.types import Stretch
from scheduler_core.visit_rows import Seen


async def later_visit(session: AsyncSession, entry: WaitlistEntry, held: Stretch) -> Visit | None:
    """The patient's next visit of the kind that they wait for, after the time that is held for them, or could be."""
    query = select(Visit).where(
        Visit.patient_id == entry.patient_id, Visit.visit_type == entry.visit_type,
        Visit.status.in_(visit_rows.LIVE), Visit.starts_at >= held.ends_at,
    )  # fmt: skip
    found = await session.execute(query.order_by(Visit.starts_at, Visit.id).limit(1))
    return found.scalar_one_or_none()


async def move_there(
    session: AsyncSession, record: ScheduleOfRecord, seen: Seen, held_id: UUID, key: str, now: datetime
) -> Outcome:
    """Move the later visit, in the version that was asked about, to the held time; its old time is free at once.

    StaleVersion, NotAllowed. In a savepoint of the caller's: the hold is given up before the time is taken.
    """
    await visit_rows.current(session, seen.visit_id, seen.version)
    held = await visit_rows.locked(session, held_id)
    slot = visit_rows.slot_of(held, await visit_rows.assignments(session, held_id))
    await visit_rows.remove(session, [held_id])
    return await record.move(session, seen.visit_id, seen.version, slot, key, now)
