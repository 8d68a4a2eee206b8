"""Telling who waits: a text to the number on record that asks one question. Who cannot be told makes way for the next."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.turn.context import Parts
from assistant.unasked import AGAIN, BUSY, Opening, meeting, opening, write
from language.types import Lang
from runtime.audit import AuditEntry, record
from runtime.jobs import Job, defer
from scheduler_core import visits
from scheduler_core.backfill import later_visit, offer_of
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, Patient, Visit, WaitlistEntry
from tools import take_waitlist_place
from tools.types import Fact
from tools.waiting import backfill_of

TELL = "waitlist.tell"
ACTOR = "waitlist"


class WaitlistTexts:
    """Writes offers of freed times into the text conversation of the number on record, and lets them run out."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts

    def job(self) -> Job:
        """The job that tells one offer, or passes it on."""
        return Job(TELL, self._tell)

    async def expire(self) -> None:
        """Offers that nobody answered in time go to the next who waits."""
        async with self._parts.database.begin() as session:
            await backfill_of(self._parts.services).expire(session, self._parts.clock.now())

    async def _tell(self, offer: str) -> None:
        now, hospital = self._parts.clock.now(), self._parts.services.hospital
        async with self._parts.database.begin() as session:
            row = await offer_of(session, UUID(offer))
            if row.status != "open" or row.told_at is not None:
                return
            if not hospital.may_text(now):
                await defer(session, TELL, at=hospital.next_texting(now), offer=row.id)
                return
            entry = await session.get_one(WaitlistEntry, row.entry_id)
            patient = await session.get_one(Patient, entry.patient_id)
            found = await opening(session, self._parts, patient, row.visit_type, now)
            if found == BUSY:  # meanwhile the offer may run out
                await defer(session, TELL, at=now + AGAIN, offer=row.id)
            elif isinstance(found, Opening):
                await self._write(session, row, patient.id, found, now)
            else:
                await backfill_of(self._parts.services).pass_on(session, row.id, "unreachable", now)

    async def _write(
        self, session: AsyncSession, row: BackfillOffer, patient_id: UUID, to: Opening, now: datetime
    ) -> None:
        """The text with its question, for as long as the time is held; nothing where it is not any more."""
        until = await backfill_of(self._parts.services).told(session, row.id, now)
        if until is None:
            return
        lang, conversation = to.lang, to.conversation
        held = await visits.get(session, row.hold_id)
        later = await later_visit(session, await session.get_one(WaitlistEntry, row.entry_id), held)
        fact = offer_fact("waitlist-offer", self._parts.services.hospital, held, later, until, lang)
        consents = self._parts.consents
        asked = await take_waitlist_place.ask_by_text(consents, session, conversation.id, row, later, fact, now)
        text = self._parts.speaker.word(fact, lang, "sms")
        await write(session, conversation, to.phone, fact.key, text, now, until, asked)
        why = "a time came free"
        await record(session, AuditEntry(ACTOR, "offer", "patient", str(patient_id), why, now, conversation.id))


def offer_fact(key: str, hospital: Hospital, held: Visit, later: Visit | None, until: datetime, lang: Lang) -> Fact:
    """The question by text: whether to take the time, or to move the later visit there. Of a sensitive visit only times."""
    args = {**meeting(hospital, held, lang), "until": until.astimezone(hospital.zone).time()}
    if later is None:
        return Fact(key, args)
    return Fact(f"{key}-move", {**args, "old": later.starts_at.astimezone(hospital.zone)})
