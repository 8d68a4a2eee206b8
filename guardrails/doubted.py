"""A number at which somebody said that they are not the patient: nothing about visits goes there until it is proven again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.optout import ContactLedger, Keyword

Why = Literal["wrong_number", "somebody_else"]


async def doubt(
    session: AsyncSession, address: str, why: Why, now: datetime, *, said: UUID, conversation_id: UUID
) -> None:
    """Note it with the message that said so; said again it is noted once."""
    if not await is_doubted(session, address):
        note = _notes(session, conversation_id)
        await note(address, Keyword.STOP, now, proof=str(said), action="number.doubted", why=why)


async def is_doubted(session: AsyncSession, address: str) -> bool:
    """Whether the last word on this number is that it reaches somebody else."""
    return await ContactLedger(session).is_opted_out(address, purpose="patient")


async def proven(session: AsyncSession, address: str, now: datetime, *, conversation_id: UUID) -> None:
    """A code that went to this number was given by who knows the patient's name and birth date: the doubt is over."""
    if await is_doubted(session, address):
        note = _notes(session, conversation_id)
        proof, why = f"code in {conversation_id}", "a code to it was right"
        await note(address, Keyword.START, now, proof=proof, action="number.proven", why=why)


def _notes(session: AsyncSession, conversation_id: UUID) -> Callable[..., Awaitable[None]]:
    """The ledger's own record, and its audit row, of what a patient did here to their number."""
    return partial(ContactLedger(session).record, purpose="patient", actor="patient", conversation=conversation_id)
