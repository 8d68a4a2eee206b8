"""A copy of what is kept about a patient (right of access, 45 CFR 164.524), as data."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation, Message
from channels.privacy.finding import Theirs, theirs
from guardrails.optout import ContactLedger
from runtime.audit import AuditEntry, record
from scheduler_core.models import Patient, Proxy, Visit, WaitlistEntry

RECORD = (
    "mrn",
    "name",
    "birth_date",
    "phone",
    "phone_kind",
    "email",
    "language",
    "postal_area",
    "verified",
    "created_at",
)
VISIT = (
    "visit_type",
    "site",
    "practitioner",
    "starts_at",
    "ends_at",
    "modality",
    "accessible",
    "clinician_gender",
    "clinician_language",
    "status",
    "confirmed_at",
    "created_at",
)
LINE = ("at", "who", "kind", "text")


async def copy_of(
    session: AsyncSession, patient: Patient, actor: str, now: datetime, *, hidden: Collection[str] = ()
) -> dict[str, Any]:
    """Record, visits, waiting, who acts for them, consents and conversations word for word. That it was made is on record.

    For who acts for a young patient, what is of a `hidden` kind is left out, and so are conversations, which may tell of it.
    """
    whose, me = await theirs(session, patient), patient.id
    visits = await session.scalars(
        select(Visit).where(Visit.patient_id == me, Visit.visit_type.not_in(hidden)).order_by(Visit.starts_at)
    )
    waiting = await session.scalars(
        select(WaitlistEntry).where(WaitlistEntry.patient_id == me, WaitlistEntry.visit_type.not_in(hidden))
    )
    proxies = await session.scalars(select(Proxy).where(Proxy.patient_id == me))
    found = {
        "record": _part(patient, RECORD),
        "visits": [_part(v, VISIT) for v in visits],
        "waiting": [_part(w, ("visit_type", "wishes", "status", "joined_at")) for w in waiting],
        "acting_for_them": [_part(p, ("relation", "valid_until")) for p in proxies],
        "consents": await _consents(session, patient),
        "conversations": [] if hidden else await _conversations(session, whose),
    }
    entry = AuditEntry(actor, "patient.export", "patient", str(me), "45 CFR 164.524", now)
    await record(session, entry)
    return found


async def _consents(session: AsyncSession, patient: Patient) -> list[dict[str, Any]]:
    rows = await ContactLedger(session).history(patient.phone) if patient.phone else ()
    return [_part(row, ("purpose", "state", "at", "proof")) for row in rows]


async def _conversations(session: AsyncSession, whose: Theirs) -> list[dict[str, Any]]:
    found = []
    for key in whose.conversations:
        row = await session.get(Conversation, key)
        lines = await session.scalars(
            select(Message).where(Message.conversation_id == key).order_by(Message.at, Message.position, Message.id)
        )
        if row is not None:
            found.append(_part(row, ("channel", "lang", "opened_at")) | {"lines": [_part(m, LINE) for m in lines]})
    return found


def _part(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
