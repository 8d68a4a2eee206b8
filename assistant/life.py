"""The life of a conversation: leases that lapse, holds that expire, quiet conversations that close."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from assistant import store
from assistant.models import Conversation, HandOver, Message
from assistant.outgoing import write_to
from assistant.push import STAFF, topic_of
from assistant.turn.context import Parts
from runtime.database import new_id
from scheduler_core.visits import sweep_expired_holds
from tools.types import Fact

CLOSE_AFTER = {
    "chat": timedelta(hours=24),
    "terminal": timedelta(hours=24),
    "sms": timedelta(hours=72),
    "voice": timedelta(hours=1),
}
"""How long a conversation may be quiet before it is closed, by channel."""


class Life:
    """What time does to conversations: sweeps of the worker, safe to run twice."""

    def __init__(self, parts: Parts) -> None:
        """`parts` are the program's parts."""
        self._parts = parts

    async def lapse_leases(self) -> None:
        """A colleague who went quiet gives the conversation back to the queue, and the patient is told."""
        now = self._parts.clock.now()
        told: list[tuple[Conversation, Message]] = []
        async with self._parts.database.begin() as session:
            lapsed = HandOver.closed_at.is_(None) & HandOver.holder.is_not(None) & (HandOver.lease_until <= now)
            rows = (
                (await session.execute(select(HandOver).where(lapsed).with_for_update(skip_locked=True)))
                .scalars()
                .all()
            )
            for row in rows:
                row.holder, row.lease_until = None, None
                conversation = await store.get(session, row.conversation_id)
                text = self._parts.speaker.word(Fact("hand-over-lapsed"), conversation.lang, conversation.channel)  # type: ignore[arg-type]
                line = Message(
                    id=new_id(),
                    conversation_id=conversation.id,
                    who="system",
                    kind="notice",
                    text=text,
                    redacted=text,
                    at=now,
                )
                session.add(line)
                await write_to(session, conversation, line)
                told.append((conversation, line))
        for conversation, line in told:
            event = {"type": "hand_over", "id": str(line.id), "text": line.text, "kind": line.kind}
            await self._parts.push.publish(topic_of(conversation.id), event)
            await self._parts.push.publish(STAFF, {"type": "hand_over", "conversation": str(conversation.id)})

    async def close_quiet(self) -> None:
        """Close what nobody has said anything in for long, unless a person is to answer."""
        now = self._parts.clock.now()
        async with self._parts.database.begin() as session:
            for channel, quiet in CLOSE_AFTER.items():
                due = (
                    (Conversation.channel == channel)
                    & Conversation.closed_at.is_(None)
                    & (Conversation.last_at < now - quiet)
                )
                waiting = select(HandOver.conversation_id).where(HandOver.closed_at.is_(None))
                statement = update(Conversation).where(due, Conversation.id.not_in(waiting))
                await session.execute(statement.values(closed_at=now, state="closed"))

    async def release_holds(self) -> None:
        """Free the times whose holds have lapsed."""
        async with self._parts.database.begin() as session:
            await sweep_expired_holds(session, self._parts.clock.now())
