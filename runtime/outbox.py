"""Events: an outbox row in the same transaction as the change, then Redis Streams by a relay; consumers handle each once."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import ResponseError
from sqlalchemy import BigInteger, DateTime, Identity, Index, String, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from runtime.database import Base, Database
from runtime.prepared import Prepared

STREAM = "careline:events"
"""What the name of a stream begins with; the database's name follows, since two may share a Redis."""

STREAM_LENGTH = 100_000
BATCH = 500


class OutboxEvent(Base):
    """Something that happened. The payload holds ids only."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_unsent", "id", postgresql_where="relayed_at IS NULL"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(128), unique=True)
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    relayed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class HandledEvent(Base):
    """That a consumer has handled an event, written in the handler's own transaction."""

    __tablename__ = "handled_event"

    consumer: Mapped[str] = mapped_column(String(64), primary_key=True)
    event_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)


Handler = Callable[[AsyncSession, str, Mapping[str, Any]], Awaitable[None]]


_EMIT = Prepared(insert(OutboxEvent).on_conflict_do_nothing(index_elements=["key"]), "topic", "key", "payload", "at")


async def emit(
    session: AsyncSession, topic: str, payload: Mapping[str, str | int | UUID], key: str, at: datetime
) -> None:
    """Record an event in the caller's transaction; the same `key` records it once."""
    content = {name: str(value) if isinstance(value, UUID) else value for name, value in payload.items()}
    await _EMIT.all(session, topic=topic, key=key, payload=content, at=at)


def stream_of(database: Database) -> str:
    """The stream of this database's events."""
    return f"{STREAM}:{database.engine.url.database}"


class Relay:
    """Moves outbox rows to the stream, at least once and in order."""

    def __init__(self, database: Database, redis: Redis) -> None:
        """`redis` decodes answers to text."""
        self._database, self._redis, self._stream = database, redis, stream_of(database)

    async def run_once(self, now: datetime) -> int:
        """Relay what waits; how many events. Two relays never send the same row."""
        async with self._database.begin() as session:
            query = select(OutboxEvent).where(OutboxEvent.relayed_at.is_(None)).order_by(OutboxEvent.id).limit(BATCH)
            rows = (await session.execute(query.with_for_update(skip_locked=True))).scalars().all()
            for row in rows:
                fields = {"id": str(row.id), "topic": row.topic, "payload": json.dumps(row.payload)}
                await self._redis.xadd(self._stream, fields, maxlen=STREAM_LENGTH, approximate=True)  # type: ignore[arg-type]
                row.relayed_at = now
        return len(rows)


class Consumer:
    """Reads the stream as one named group; an event that was handled is not handled again, whatever is delivered twice."""

    def __init__(self, database: Database, redis: Redis, name: str, handler: Handler) -> None:
        """`handler` works in the transaction that also marks the event as handled."""
        self._database, self._redis, self._name, self._handler = database, redis, name, handler
        self._stream = stream_of(database)

    async def run_once(self, count: int = 100) -> int:
        """Handle all that waits for this group, so many at a time; how many events were new."""
        await self._ensure_group()
        handled = 0
        for start in ("0", ">"):
            while waiting := await self._read(start, count):
                for entry_id, fields in waiting:
                    handled += await self._handle(fields)
                    await self._redis.xack(self._stream, self._name, entry_id)
        return handled

    async def _read(self, start: str, count: int) -> list[tuple[str, dict[str, str]]]:
        """Entries from `start` on: "0" those that were given out and not handled, ">" new ones."""
        answer: Any = await self._redis.xreadgroup(self._name, "one", {self._stream: start}, count=count)
        return answer[0][1] if answer else []

    async def _handle(self, fields: Mapping[str, str]) -> int:
        async with self._database.begin() as session:
            if not await _is_ours(session, fields):
                return 0
            mark = insert(HandledEvent).values(consumer=self._name, event_id=int(fields["id"]))
            done = await session.execute(mark.on_conflict_do_nothing().returning(HandledEvent.event_id))
            if done.scalar_one_or_none() is None:
                return 0
            await self._handler(session, fields["topic"], json.loads(fields["payload"]))
        return 1

    async def _ensure_group(self) -> None:
        try:
            await self._redis.xgroup_create(self._stream, self._name, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise


async def _is_ours(session: AsyncSession, fields: Mapping[str, str]) -> bool:
    """Whether this database told it: a stream may have outlived the database of its name, whose ids begin anew."""
    query = select(OutboxEvent.topic, OutboxEvent.payload).where(OutboxEvent.id == int(fields["id"]))
    row = (await session.execute(query)).one_or_none()
    return row is not None and (row.topic, row.payload) == (fields["topic"], json.loads(fields["payload"]))
