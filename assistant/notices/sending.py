"""Sending a notice: a text that asks whether the new time will do. Who cannot be texted is left to be called by staff."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import VisitNotice
from assistant.notices.planning import SEND
from assistant.turn.context import Parts
from assistant.unasked import AGAIN, BUSY, Opening, meeting, opening, write
from language.types import Lang
from runtime.audit import AuditEntry, record
from runtime.jobs import Job, defer
from scheduler_core import visits
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient, Visit
from tools import confirm_visit
from tools.types import Fact

ACTOR = "notices"
ASKING = ("moved", "standing")
"""Notices that ask whether the patient will come."""

PATIENCE = timedelta(minutes=30)
"""After so long without an opening the patient is to be called."""

NEAR = timedelta(hours=2)
"""A visit that begins within this time of the next texting hours is told about at once, at night too."""


class Notices:
    """Writes notices into the text conversation of the number on record."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts

    def job(self) -> Job:
        """The job that sends one notice, or leaves it to a call."""
        return Job(SEND, self._send)

    async def _send(self, notice: str) -> None:
        now, hospital = self._parts.clock.now(), self._parts.services.hospital
        async with self._parts.database.begin() as session:
            row = await session.get(VisitNotice, UUID(notice), with_for_update=True)
            if row is None or row.state != "planned":
                return
            visit = await visits.get(session, row.visit_id)
            morning = hospital.next_texting(now)
            if morning > now and min(visit.starts_at, row.was_starts_at) - morning > NEAR:
                row.planned_at = morning
                await defer(session, SEND, at=morning, notice=row.id)
                return
            patient = await session.get(Patient, visit.patient_id) if visit.patient_id else None
            needless = _needless(hospital, row, visit)
            found = needless or await opening(session, self._parts, patient, visit.visit_type, now)
            if found == BUSY and now - row.planned_at < PATIENCE:
                await defer(session, SEND, at=now + AGAIN, notice=row.id)
                return
            if isinstance(found, Opening):
                row.line_id = await self._write(session, row, visit, found, now)
            why = found if isinstance(found, str) else None
            row.state = "sent" if why is None else "needless" if needless else "call"
            row.why, row.done_at = why, now if row.state != "call" else None

    async def _write(self, session: AsyncSession, row: VisitNotice, visit: Visit, to: Opening, now: datetime) -> UUID:
        lang, conversation = to.lang, to.conversation
        fact = notice_fact(self._parts.services.hospital, row, visit, lang)
        asked = None
        if row.kind in ASKING:
            consents = self._parts.consents
            asked = await confirm_visit.ask_by_reminder(consents, session, conversation.id, visit, fact, now)
        text = self._parts.speaker.word(fact, lang, "sms")
        line_id = await write(session, conversation, to.phone, fact.key, text, now, visit.starts_at, asked)
        await record(
            session, AuditEntry(ACTOR, "notify", "visit", str(visit.id), "staff changed it", now, conversation.id)
        )
        return line_id


def notice_fact(hospital: Hospital, row: VisitNotice, visit: Visit, lang: Lang) -> Fact:
    """What the text says. Of a sensitive visit it says the times and nothing else."""
    args = {**meeting(hospital, visit, lang), "old": row.was_starts_at.astimezone(hospital.zone)}
    if row.kind == "stranded":
        return Fact("notice-stranded", args)
    if row.kind == "standing":
        return Fact("notice-standing", args)
    return Fact("notice-moved" if visit.starts_at != row.was_starts_at else "notice-changed", args)


def _needless(hospital: Hospital, row: VisitNotice, visit: Visit) -> str | None:
    """Why there is nothing to tell: the visit has been changed since, or nothing that the patient knows of was."""
    if visit.version != row.version or visit.status not in visits.LIVE:
        return "changed"
    now, was = (
        (visit.starts_at, visit.practitioner, visit.site),
        (row.was_starts_at, row.was_practitioner, row.was_site),
    )
    return "same" if row.kind == "moved" and now == was else None


async def is_stranded(session: AsyncSession, visit: Visit) -> bool:
    """Whether staff found no place for this visit and nothing has been arranged since."""
    query = select(VisitNotice.id).where(
        VisitNotice.visit_id == visit.id, VisitNotice.version == visit.version, VisitNotice.kind == "stranded"
    )
    return (await session.execute(query.limit(1))).first() is not None
