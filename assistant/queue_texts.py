"""Texts to those who wait elsewhere: when few are ahead of them, and when it is their turn. They hold no question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.outgoing import enqueue
from assistant.turn.context import Parts
from assistant.unasked import why_not
from language.types import lang_of
from runtime.audit import AuditEntry, record
from runtime.jobs import Job, defer
from scheduler_core.models import Patient
from scheduler_core.queue import CALLED, rows, video_line
from scheduler_core.queue_tables import QueueEntry
from tools.types import Fact

TELL = "queue.tell"
ACTOR = "queue"
SOON, IS_CALLED, UNREACHED = "soon", "called", "unreached"
WORTH = timedelta(minutes=20)
"""How long such a text is worth sending."""


async def consume(session: AsyncSession, topic: str, payload: Mapping[str, Any]) -> None:
    """An event of the outbox: whoever was called is told, and those who come soon after."""
    if topic == CALLED:
        await defer(session, TELL, entry=UUID(payload["entry_id"]))


class QueueTexts:
    """Tells a line after a call. Who may not be texted is marked, so that staff call them."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts
        self._rules = parts.services.hospital.file.queue

    def job(self) -> Job:
        """The job that tells who was called, and who is near. Done again it tells nobody twice."""
        return Job(TELL, self._tell)

    async def _tell(self, entry: str) -> None:
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            row = await rows.entry(session, UUID(entry))
            if row.virtual and row.status == "claimed" and row.told is None:
                await self._write(session, row, IS_CALLED, row.calls, now)
            waiting = await rows.next_ones(session, row.line, self._rules, now)
            for ahead, each in enumerate(waiting[: self._rules.text_when_ahead + 1]):
                if each.virtual and each.told is None:
                    await self._write(session, each, SOON, ahead, now)

    async def _write(self, session: AsyncSession, row: QueueEntry, what: str, count: int, now: datetime) -> None:
        hospital = self._parts.services.hospital
        patient = None if row.patient_id is None else await session.get(Patient, row.patient_id)
        if await why_not(session, hospital, patient, now) is not None or patient is None or patient.phone is None:
            row.told = UNREACHED
            return
        row.told, lang = what, lang_of(patient.language)
        by_video = "-video" if row.line == video_line(row.line) else ""
        args = {"hospital": hospital.display_name, "ahead": count, "minutes": self._rules.virtual_lease_seconds // 60}
        text = self._parts.speaker.word(Fact(f"queue-{what}{by_video}", args), lang, "sms")
        key = f"queue:{row.id}:{what}:{count}"
        await enqueue(session, key=key, channel="sms", to=patient.phone, text=text, lang=lang, expires_at=now + WORTH)
        await record(session, AuditEntry(ACTOR, "text", "patient", str(patient.id), f"queue: {what}", now))
