"""Retention by the hospital file: transcripts die with their vault's key when their time is over, audit rows when theirs is."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Conversation, HandOver
from channels.privacy.erasing import forget
from runtime.audit import Anchors, AuditEntry, prune, record
from runtime.clock import Clock
from runtime.database import Database
from scheduler_core.hospital import Hospital

AT_ONCE = 20
"""Conversations that one transaction destroys."""

ROUNDS = 10
"""Transactions that one sweep makes; what is left waits for the next."""


class Retention:
    """Sweeps of the worker, safe to run twice and to be killed in."""

    def __init__(self, database: Database, hospital: Hospital, clock: Clock, anchors: Anchors) -> None:
        """`hospital` says how long what is kept; `anchors` signs what was pruned."""
        self._database, self._clock, self._anchors = database, clock, anchors
        self._rules = hospital.file.retention

    async def expire_transcripts(self) -> int:
        """Destroy closed conversations that have been quiet for longer than transcripts are kept; how many."""
        if self._rules.transcripts_days is None:
            return 0
        destroyed = 0
        for _ in range(ROUNDS):
            async with self._database.begin() as session:
                found = await self._destroy(session, timedelta(days=self._rules.transcripts_days))
            destroyed += found
            if found < AT_ONCE:
                break
        return destroyed

    async def _destroy(self, session: AsyncSession, kept: timedelta) -> int:
        now = self._clock.now()
        due = await _due(session, now - kept)
        await forget(session, due)
        for here in due:
            why = f"kept for {kept.days} days"
            entry = AuditEntry("retention", "conversation.expire", "conversation", str(here), why, now, here)
            await record(session, entry)
        return len(due)

    async def prune_audit(self) -> None:
        """Remove the anchored rows of the trail that are older than it is kept; the signed statement stays."""
        if self._rules.audit_days is None:
            return
        now = self._clock.now()
        async with self._database.begin() as session:
            pruned = await prune(session, self._anchors, now - timedelta(days=self._rules.audit_days), now)
        if pruned is not None:
            async with self._database.begin() as session:
                await self._anchors.publish(session)


def due(before: datetime) -> ColumnElement[bool]:
    """Whether a conversation is closed, quiet since before then, and waits for nobody."""
    waiting = select(HandOver.conversation_id).where(HandOver.closed_at.is_(None))
    return (Conversation.last_at < before) & Conversation.closed_at.is_not(None) & Conversation.id.not_in(waiting)


async def _due(session: AsyncSession, before: datetime) -> list[UUID]:
    """Those that are due, the quietest first."""
    query = (
        select(Conversation.id)
        .where(due(before))
        .order_by(Conversation.last_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))
