"""Sending a reminder that is due: everything is looked at anew, and what must not be said is not."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant import store
from assistant.models import Reminder
from assistant.notices import is_stranded
from assistant.reminders.planning import LEAST_NOTICE, SEND
from assistant.turn.context import Parts
from assistant.unasked import BUSY, Opening, meeting, opening, write
from language.types import Lang
from runtime.audit import AuditEntry, record
from runtime.jobs import Job, defer
from scheduler_core.models import Patient, Visit
from scheduler_core.queue import check_in
from tools import confirm_visit
from tools.types import Fact

ACTOR = "reminders"
OVER = (confirm_visit.NAME,)
"""A reminder waits while somebody thinks about a freed time."""


class Reminders:
    """Writes reminders into the text conversation of the number on record, and queues them."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts

    def job(self) -> Job:
        """The job that sends one reminder, or notes why it is not sent."""
        return Job(SEND, self._send)

    async def _send(self, reminder: str) -> None:
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            row = await session.get(Reminder, UUID(reminder), with_for_update=True)
            if row is None or row.state != "planned":
                return
            hospital = self._parts.services.hospital
            if not hospital.may_text(now):  # the worker was away when it was due
                await defer(session, SEND, at=hospital.next_texting(now), reminder=row.id)
                return
            visit = await session.get_one(Visit, row.visit_id, with_for_update=True)
            patient = await session.get(Patient, visit.patient_id) if visit.patient_id else None
            needless = await self._needless(session, row, visit, now)
            found = needless or await opening(session, self._parts, patient, visit.visit_type, now, over=OVER)
            if found == BUSY:
                await defer(session, SEND, at=now + store.TALKING, reminder=row.id)
                return
            if isinstance(found, Opening):
                row.line_id = await self._write(session, row, visit, found, now)
            why = found if isinstance(found, str) else None
            row.state, row.why, row.done_at = ("sent" if why is None else "skipped"), why, now

    async def _needless(self, session: AsyncSession, row: Reminder, visit: Visit, now: datetime) -> str | None:
        """The reason for silence, as a slug; None where nothing speaks against it."""
        if visit.status != "booked":
            return visit.status
        if visit.starts_at != row.starts_at:
            return "moved"
        if now > visit.starts_at - LEAST_NOTICE or await _overtaken(session, row, now):
            return "late"
        return "stranded" if await is_stranded(session, visit) else None

    async def _write(self, session: AsyncSession, row: Reminder, visit: Visit, to: Opening, now: datetime) -> UUID:
        """The line in the conversation, the question it asks, the text that leaves, and the record of the access."""
        lang, conversation = to.lang, to.conversation
        fact = self.fact(visit, lang)
        told = [fact, *self._check_in(row, visit)]
        text = " ".join(self._parts.speaker.word(each, lang, "sms") for each in told)
        asked = None
        if visit.confirmed_at is None:
            asked = await confirm_visit.ask_by_reminder(
                self._parts.consents, session, conversation.id, visit, fact, now
            )
        ends = min(self._parts.services.hospital.texting_ends(now), visit.starts_at - LEAST_NOTICE)
        line_id = await write(session, conversation, to.phone, fact.key, text, now, ends, asked)
        await record(session, AuditEntry(ACTOR, "remind", "visit", str(visit.id), "it is near", now, conversation.id))
        return line_id

    def _check_in(self, row: Reminder, visit: Visit) -> tuple[Fact, ...]:
        """The link to check in by, with the last reminder of a visit in person: it is at hand on the day."""
        hours = self._parts.services.hospital.file.texting.reminder_hours
        if visit.modality == "telehealth" or row.hours != min(hours, default=0):
            return ()
        url = check_in.address(self._parts.services.public_url, visit)
        return (Fact("reminder-check-in", {"url": url}),)

    def fact(self, visit: Visit, lang: Lang) -> Fact:
        """What the reminder says. Of a sensitive visit it says the time and nothing else."""
        args = meeting(self._parts.services.hospital, visit, lang)
        return Fact("reminder" if visit.confirmed_at is None else "reminder-confirmed", args)


async def _overtaken(session: AsyncSession, row: Reminder, now: datetime) -> bool:
    """Whether a nearer reminder of the same time is due as well: after a long silence of ours one is enough."""
    nearer = (Reminder.visit_id == row.visit_id) & (Reminder.starts_at == row.starts_at) & (Reminder.hours < row.hours)
    query = select(Reminder.id).where(nearer, Reminder.due_at <= now)
    return (await session.execute(query.limit(1))).first() is not None
