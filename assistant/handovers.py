"""Hand-overs as rows: asked for, held under a lease, given back. The promise of a call-back when nobody is on duty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BindParameter, ScalarSelect, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.danger import with_kinds
from assistant.models import Conversation, HandOver
from guardrails.emergency import Kind
from scheduler_core.hospital import Hospital
from tools.types import ToolContext

LEASE = timedelta(minutes=10)
CALL_BACK_WITHIN = timedelta(hours=1)
"""After the staff's next opening, a call-back comes within this time."""


async def request_hand_over(
    session: AsyncSession,
    conversation_id: UUID,
    reason: str,
    now: datetime,
    *,
    urgent: bool = False,
    kinds: Iterable[Kind] = (),
    promised_at: datetime | None = None,
) -> HandOver:
    """The open hand-over of this conversation, made if there is none; urgency only ever rises.

    `kinds` of emergencies are added to those that it was asked for before.
    """
    found = await open_hand_over(session, conversation_id)
    if found is None:
        found = HandOver(
            conversation_id=conversation_id, reason=reason, urgent=urgent, requested_at=now, promised_at=promised_at
        )
        session.add(found)
    elif urgent and not found.urgent:
        found.urgent, found.reason = True, reason
    found.kinds = with_kinds(found.kinds or (), kinds)
    await session.execute(update(Conversation).where(Conversation.id == conversation_id).values(state="with_staff"))
    await session.flush()
    return found


async def open_hand_over(session: AsyncSession, conversation_id: UUID) -> HandOver | None:
    """The hand-over that waits or is held, if any."""
    query = select(HandOver).where(HandOver.conversation_id == conversation_id, HandOver.closed_at.is_(None))
    return (await session.execute(query.order_by(HandOver.requested_at).limit(1))).scalar_one_or_none()


def lease_of(conversation_id: BindParameter[UUID]) -> ScalarSelect[datetime]:
    """Part of a statement: until when a person holds the conversation (a time gone by where it only waits for one).

    NULL where there is no hand-over.
    """
    query = select(func.coalesce(HandOver.lease_until, HandOver.requested_at))
    query = query.where(HandOver.conversation_id == conversation_id, HandOver.closed_at.is_(None))
    return query.order_by(HandOver.requested_at).limit(1).scalar_subquery()


def promise(hospital: Hospital, now: datetime) -> datetime | None:
    """None when staff are on duty; otherwise the time by which someone will call back."""
    if hospital.staff_on_duty(now):
        return None
    return hospital.next_staff_opening(now) + CALL_BACK_WITHIN


class HandOvers:
    """What the `hand_over` tool needs; see `tools.services.HandOvers`."""

    def __init__(self, hospital: Hospital) -> None:
        """`hospital` knows when staff are on duty."""
        self._hospital = hospital

    async def request(self, ctx: ToolContext, reason: str, urgent: bool = False) -> datetime | None:
        """Put the conversation before the staff; the promised time of a call-back where nobody is on duty."""
        promised = promise(self._hospital, ctx.now)
        row = await request_hand_over(
            ctx.session, ctx.conversation.id, reason, ctx.now, urgent=urgent, promised_at=promised
        )
        return row.promised_at
