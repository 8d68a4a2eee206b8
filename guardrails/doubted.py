"""A number at which somebody said that they are not the patient: nothing about visits goes there until it is proven again."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.optout import ContactLedger, Keyword
from runtime.audit import AuditEntry, record

Why = Literal["wrong_number", "somebody_else"]


async def doubt(
    session: AsyncSession, address: str, why: Why, now: datetime, *, said: UUID, conversation_id: UUID
) -> None:
    """Note it with the message that said so; said again it is noted once."""
    ledger = ContactLedger(session)
    if not await is_doubted(session, address):
        await ledger.record(address, Keyword.STOP, now, proof=str(said), purpose="patient")
        await _audit(ledger, address, "number.doubted", why, now, conversation_id)


async def is_doubted(session: AsyncSession, address: str) -> bool:
    """Whether the last word on this number is that it reaches somebody else."""
    return await ContactLedger(session).is_opted_out(address, purpose="patient")


async def proven(session: AsyncSession, address: str, now: datetime, *, conversation_id: UUID) -> None:
    """A code that went to this number was given by who knows the patient's name and birth date: the doubt is over."""
    ledger = ContactLedger(session)
    if await is_doubted(session, address):
        await ledger.record(address, Keyword.START, now, proof=f"code in {conversation_id}", purpose="patient")
        await _audit(ledger, address, "number.proven", "a code to it was right", now, conversation_id)


async def _audit(
    ledger: ContactLedger, address: str, action: str, why: str, now: datetime, conversation_id: UUID
) -> None:
    number = (await ledger.history(address))[-1].phone_index
    await record(ledger.session, AuditEntry("patient", action, "number", number, why, now, conversation_id))
