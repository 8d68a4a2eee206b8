"""What staff write down about a booked patient by hand: the visit's outcome and the place in the line, in one transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from runtime.audit import AuditEntry, record
from runtime.database import Database
from scheduler_core import outcomes
from scheduler_core.outcomes import Outcome
from scheduler_core.queue import rows
from scheduler_core.queue.check_in import By
from scheduler_core.queue.service import WaitingRoom


async def close(
    database: Database, waiting: WaitingRoom, visit_id: UUID, outcome: Outcome, by: By, now: datetime
) -> None:
    """They were seen, or did not come; whoever still stands in the line leaves it. NotFound, NotAllowed as `outcomes.mark`."""
    async with database.begin() as session:
        await outcomes.mark(session, visit_id, outcome, now)
        entry = await rows.entry_of(session, visit_id)
        if entry is not None and entry.status in rows.OPEN:
            entry.status, entry.ended_at = "served" if outcome == "fulfilled" else "left", now
        await record(session, AuditEntry(by.actor, f"visit.{outcome}", "visit", str(visit_id), by.why, now))
    if entry is not None:
        await waiting.forget(entry)


async def reopen(database: Database, waiting: WaitingRoom, visit_id: UUID, by: By, now: datetime) -> None:
    """That was a mistake: no outcome, and whoever had checked in waits again, unless the visit's time is over."""
    async with database.begin() as session:
        visit = await outcomes.undo(session, visit_id, now)
        entry = await rows.entry_of(session, visit_id)
        if entry is not None and entry.status not in rows.OPEN:
            entry.status = "waiting" if now < visit.ends_at else "left"
            entry.claimed_by = entry.lease_until = entry.called_at = entry.ended_at = None
        await record(session, AuditEntry(by.actor, "visit.reopened", "visit", str(visit_id), by.why, now))
    if entry is not None and entry.status == "waiting":
        await waiting.stand(entry)
