"""Erasing a patient as far as the law allows: conversations and vaults are destroyed, the record loses its identifiers.

What stays: visits, as the medical record, under the record number alone; audit rows, which are ids and digests; and the
ledger of who may be texted, which is proof that a number must be left alone (keyed digests of numbers).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation, Message, OutgoingText
from channels.demo_phone import number_index
from channels.models import DemoText
from channels.privacy.finding import Theirs, theirs
from channels.privacy.lines import pointing_at_lines
from guardrails.identity.attempts import Scope
from guardrails.models import AttemptCounter, Challenge, VaultKey
from runtime.audit import AuditEntry, record
from runtime.crypto import installed
from runtime.database import Base
from runtime.errors import Conflict
from scheduler_core.models import ImportedRecord, ParkingHabit, Patient, Proxy, Visit, WaitlistEntry
from scheduler_core.patients import mrn_index

ERASED = "[erased]"
NO_BIRTH_DATE = "1900-01-01"
OPEN = ("proposed", "pending", "booked")
KEPT = frozenset({"audit", "vault_key", "vault_entry", "conversation", "message"})
"""Tables that the sweep over everything of a conversation leaves out: the trail, and those with steps of their own."""


@dataclass(frozen=True)
class Erased:
    """What was destroyed and what the law keeps."""

    conversations: int
    messages: int
    visits_kept: int
    record_number_kept: bool


async def erase(session: AsyncSession, patient: Patient, actor: str, now: datetime) -> Erased:
    """Erase in the caller's transaction. Conflict while visits are to come: the clinic could reach nobody about them."""
    whose = await theirs(session, patient)
    coming = (Visit.patient_id == patient.id) & Visit.status.in_(OPEN) & (Visit.ends_at > now)
    if await session.scalar(select(func.count()).select_from(Visit).where(coming)):
        raise Conflict(
            "This patient has visits to come.", hint="Cancel them with the patient first.", code="visits_to_come"
        )
    messages = await forget(session, whose.conversations)
    await _number(session, patient)
    await _belongings(session, whose)
    await _record(session, whose)
    entry = AuditEntry(actor, "patient.erase", "patient", str(patient.id), "the patient's request", now)
    await record(session, entry)
    return Erased(len(whose.conversations), messages, len(whose.visits), bool(whose.visits))


async def forget(session: AsyncSession, ids: Sequence[UUID]) -> int:
    """Shred the vaults, then delete every row of these conversations, whichever table holds it; how many lines they had."""
    here = list(ids)
    lines = list(await session.scalars(select(Message.id).where(Message.conversation_id.in_(here))))
    codes = await session.scalars(select(Challenge.id).where(Challenge.conversation_id.in_(here)))
    keys = [*map(str, lines), *(f"code:{i}" for i in codes)]
    await session.execute(delete(VaultKey).where(VaultKey.conversation_id.in_(here)))
    await session.execute(delete(OutgoingText).where(OutgoingText.key.in_(keys)))
    for table in Base.metadata.sorted_tables:
        await _let_go(session, table, lines)
        if "conversation_id" in table.c and table.name not in KEPT:
            await session.execute(delete(table).where(table.c.conversation_id.in_(here)))
    await session.execute(delete(Message).where(Message.id.in_(lines)))
    await session.execute(delete(Conversation).where(Conversation.id.in_(here)))
    return len(lines)


async def _let_go(session: AsyncSession, table: Table, lines: Sequence[UUID]) -> None:
    """Rows that stay forget which line they wrote."""
    for column in pointing_at_lines(table):
        if column.nullable and table.name not in KEPT:
            await session.execute(update(table).where(column.in_(lines)).values({column.name: None}))


async def _number(session: AsyncSession, patient: Patient) -> None:
    """Texts still on their way to the number, and what was counted by it."""
    if patient.phone is None:
        return
    async for text in await session.stream_scalars(select(OutgoingText)):
        if text.to == patient.phone:
            await session.delete(text)
    await session.execute(delete(DemoText).where(DemoText.number_index.in_(number_index(patient.phone).levels)))
    counted = [Scope(what, "number", patient.phone).key for what in ("start", "budget")]
    counted += [Scope(what, "patient", str(patient.id)).key for what in ("start", "failure")]
    await session.execute(delete(AttemptCounter).where(AttemptCounter.scope.in_(counted)))


async def _belongings(session: AsyncSession, whose: Theirs) -> None:
    me = whose.patient.id
    await session.execute(delete(Proxy).where(or_(Proxy.proxy_id == me, Proxy.patient_id == me)))
    await session.execute(delete(WaitlistEntry).where(WaitlistEntry.patient_id == me))
    await session.execute(delete(ParkingHabit).where(ParkingHabit.patient_id == me))
    await session.execute(delete(ImportedRecord).where(ImportedRecord.target_id == me))


async def _record(session: AsyncSession, whose: Theirs) -> None:
    """The identifiers go; the record number stays where visits are kept under it."""
    patient, nothing = whose.patient, secrets.token_hex(16)
    if not whose.visits:
        patient.mrn, patient.mrn_index = ERASED, mrn_index(nothing)
    patient.name, patient.birth_date = ERASED, NO_BIRTH_DATE
    patient.name_dob_index = installed().blind_index("patient.name_dob", nothing)
    patient.phone = patient.phone_index = patient.email = patient.email_index = None
    patient.registration_key, patient.postal_area, patient.verified = None, None, False
    await session.flush()
