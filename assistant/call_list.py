"""Whom staff must call about the waitlist: a time came free, and who was next could not be asked by text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.colleague import Colleague
from assistant.unasked import why_not
from runtime.audit import AuditEntry, record
from runtime.database import Database
from runtime.errors import NotFound
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, Patient, WaitlistEntry

MOST = 100
UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class ToCall:
    """Somebody who waits and was passed over so many times, the last time at `last`; `why` they get no text, as a slug."""

    entry_id: UUID
    patient: str
    phone: str | None
    language: str
    visit_type: str
    joined_at: datetime
    times: int
    last: datetime
    why: str | None


class CallList:
    """Reads the list and ticks it off; every name shown is an audit entry of the colleague's."""

    def __init__(self, database: Database, hospital: Hospital) -> None:
        """`hospital` says who may be texted."""
        self._database, self._hospital = database, hospital

    async def waiting(self, who: Colleague, now: datetime) -> list[ToCall]:
        """Those who still wait and were passed over since they were last called: class, then age. At most `MOST`."""
        passed = (
            select(
                BackfillOffer.entry_id, func.count().label("times"), func.max(BackfillOffer.offered_at).label("last")
            )
            .where(BackfillOffer.status == UNREACHABLE)
            .group_by(BackfillOffer.entry_id)
            .subquery()
        )
        since = or_(WaitlistEntry.called_at.is_(None), WaitlistEntry.called_at < passed.c.last)
        query = (
            select(WaitlistEntry, Patient, passed.c.times, passed.c.last)
            .join(passed, passed.c.entry_id == WaitlistEntry.id)
            .join(Patient, Patient.id == WaitlistEntry.patient_id)
            .where(WaitlistEntry.status == "waiting", since)
            .order_by(WaitlistEntry.priority, WaitlistEntry.joined_at)
            .limit(MOST)
        )
        async with self._database.begin() as session:
            return [
                await self._row(session, who, entry, patient, (times, last), now)
                for entry, patient, times, last in (await session.execute(query)).all()
            ]

    async def called(self, who: Colleague, entry_id: UUID, now: datetime) -> None:
        """Note that they were called; they go on waiting. NotFound for one who does not wait."""
        async with self._database.begin() as session:
            row = await session.get(WaitlistEntry, entry_id, with_for_update=True)
            if row is None or row.status != "waiting":
                raise NotFound("There is nobody to call for this.", hint="Reload the page.")
            row.called_by, row.called_at = who.name, now
            why = "called about the waitlist"
            await record(session, AuditEntry(who.actor, "waitlist.called", "patient", str(row.patient_id), why, now))

    async def _row(
        self,
        session: AsyncSession,
        who: Colleague,
        entry: WaitlistEntry,
        patient: Patient,
        passed: Sequence[int | datetime],
        now: datetime,
    ) -> ToCall:
        entry_of_trail = AuditEntry(who.actor, "read", "patient", str(patient.id), "the waitlist's call list", now)
        await record(session, entry_of_trail)
        times, last = passed
        assert isinstance(times, int) and isinstance(last, datetime)
        return ToCall(
            entry_id=entry.id,
            patient=patient.name,
            phone=patient.phone,
            language=patient.language,
            visit_type=entry.visit_type,
            joined_at=entry.joined_at,
            times=times,
            last=last,
            why=await why_not(session, self._hospital, patient, now, entry.visit_type),
        )
