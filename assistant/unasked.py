"""What we text of our own accord: to whom it may go, into which conversation, and the line with all that belongs to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant import store
from assistant.handovers import open_hand_over
from assistant.models import Conversation, Message
from assistant.outgoing import enqueue
from assistant.turn.context import Parts
from guardrails.consent import Consents
from guardrails.doubted import is_doubted
from guardrails.optout import ContactLedger
from language.types import Lang, lang_of
from runtime.database import new_id
from scheduler_core.acting import hidden_from_texts
from scheduler_core.hospital import Hospital
from scheduler_core.models import Patient, Visit
from tools import confirm_visit, take_waitlist_place
from tools.names import UNNAMED

AGAIN = timedelta(minutes=2)
"""How soon one who is just talking with us is tried again."""

BUSY = "busy"
ASKED_BY_TEXT = (confirm_visit.NAME, take_waitlist_place.NAME)
"""Questions that such texts ask: a later text takes the place of an earlier one, and a reply is the proof."""


async def why_not(
    session: AsyncSession, hospital: Hospital, patient: Patient | None, now: datetime, about: str | None = None
) -> str | None:
    """Why this patient gets no text from us (`about` a kind of visit), as a slug; None where nothing speaks against it."""
    if patient is None or not patient.phone:
        return "no_number"
    if patient.phone_kind != "mobile":
        return "landline"
    if about is not None and await hidden_from_texts(session, hospital, patient, about, now):
        return "shared_number"
    if await is_doubted(session, patient.phone):
        return "wrong_number"
    ledger = ContactLedger(session)
    if await ledger.is_opted_out(patient.phone) or await ledger.is_opted_out(patient.phone, purpose="reminders"):
        return "opted_out"
    if not hospital.file.texting.reminders_need_opt_in or await ledger.has_opted_in(patient.phone):
        return None
    return None if await ledger.has_opted_in(patient.phone, purpose="reminders") else "no_consent"


async def conversation_with(
    session: AsyncSession,
    consents: Consents,
    phone: str,
    lang: Lang,
    now: datetime,
    *,
    over: Collection[str] = ASKED_BY_TEXT,
) -> Conversation | None:
    """The open text conversation of the number, or a new one; None while it is in use.

    A question whose action is not `over` is waited for: the yes to it must not be taken for a yes to ours.
    """
    row = await store.open_by_number(session, "sms", phone)
    if row is None:
        row, _ = await store.create(session, "sms", lang, now, phone)
        return row
    pending = await consents.pending(session, row.id, now)
    asked = pending is not None and pending.action not in over
    talking = row.last_at > now - store.TALKING or (row.turn_until is not None and row.turn_until > now)
    busy = asked or talking or await open_hand_over(session, row.id) is not None
    return None if busy else row


@dataclass(frozen=True)
class Opening:
    """Where one patient can be written to now."""

    conversation: Conversation
    phone: str

    @property
    def lang(self) -> Lang:
        """The conversation's language."""
        return lang_of(self.conversation.lang)


async def opening(
    session: AsyncSession,
    parts: Parts,
    patient: Patient | None,
    about: str,
    now: datetime,
    *,
    over: Collection[str] = ASKED_BY_TEXT,
) -> Opening | str:
    """Where to write about this kind of visit, or why not, as a slug: what `why_not` says, or `busy` while they talk with us."""
    why = await why_not(session, parts.services.hospital, patient, now, about)
    if why is not None or patient is None or patient.phone is None:
        return why or "no_number"
    lang = lang_of(patient.language)
    found = await conversation_with(session, parts.consents, patient.phone, lang, now, over=over)
    return BUSY if found is None else Opening(found, patient.phone)


async def write(
    session: AsyncSession,
    conversation: Conversation,
    phone: str,
    key: str,
    text: str,
    now: datetime,
    ends: datetime,
    asked: UUID | None,
) -> UUID:
    """The line in the conversation with the question it asks, and the text that leaves until `ends`; the line's id.

    `key` names the fact: all of it that a model or a colleague sees.
    """
    line = Message(
        id=new_id(),
        conversation_id=conversation.id,
        who="assistant",
        kind="notice",
        text=text,
        redacted=f"({key})",
        consent_id=asked,
        at=now,
    )
    session.add(line)
    conversation.last_at = now
    await session.flush()
    lang = lang_of(conversation.lang)
    await enqueue(session, key=str(line.id), channel="sms", to=phone, text=text, lang=lang, expires_at=ends)
    return line.id


def meeting(hospital: Hospital, visit: Visit, lang: Lang) -> dict[str, object]:
    """What a text says of a visit. Of a sensitive one it says the time and nothing else."""
    sensitive = hospital.visit_type(visit.visit_type).sensitive
    named = visit.practitioner if not sensitive else None
    return {
        "hospital": hospital.display_name,
        "when": visit.starts_at.astimezone(hospital.zone),
        "visit_type": UNNAMED if sensitive else hospital.name(visit.visit_type, lang),
        "practitioner": hospital.name(named, lang) if named else UNNAMED,
        "site": UNNAMED if sensitive else hospital.name(visit.site, lang),
        "modality": visit.modality,
    }
