"""Everybody who waits for a visit, as staff see them, and the class they are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from assistant.colleague import Colleague
from runtime.audit import AuditEntry, record
from runtime.database import Database
from scheduler_core import waitlist
from scheduler_core.models import Patient, WaitlistEntry

MOST = 100


@dataclass(frozen=True)
class WhoWaits:
    """Somebody who waits; of class 0 to 9, of which 0 is asked first."""

    entry_id: UUID
    patient: str
    visit_type: str
    joined_at: datetime
    priority: int


class WaitingList:
    """Reads the list and puts patients into classes; every name shown is an audit entry of the colleague's."""

    def __init__(self, database: Database) -> None:
        """The list in that database."""
        self._database = database

    async def shown(self, who: Colleague, now: datetime) -> Sequence[WhoWaits]:
        """At most `MOST` who wait, in the order in which they are asked."""
        query = select(WaitlistEntry, Patient).join(Patient, Patient.id == WaitlistEntry.patient_id)
        ordered = query.where(WaitlistEntry.status == "waiting").order_by(
            WaitlistEntry.priority, WaitlistEntry.joined_at
        )
        async with self._database.begin() as session:
            found = (await session.execute(ordered.limit(MOST))).all()
            for _, patient in found:
                await record(session, AuditEntry(who.actor, "read", "patient", str(patient.id), "the waitlist", now))
            return [WhoWaits(e.id, p.name, e.visit_type, e.joined_at, e.priority) for e, p in found]

    async def classify(self, who: Colleague, entry_id: UUID, priority: int, now: datetime) -> None:
        """Another class for one who waits. NotAllowed (`role`), NotFound, InvalidInput."""
        who.must_schedule()
        async with self._database.begin() as session:
            entry = await waitlist.classify(session, entry_id, priority)
            why = f"class {priority} on the waitlist"
            await record(session, AuditEntry(who.actor, "waitlist.class", "patient", str(entry.patient_id), why, now))
