"""One Redis subscription for all sockets of a process: events fan out to whoever listens to a topic."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

log = structlog.get_logger()

PREFIX = "careline:push:"
"""The prefix under which `assistant.push` publishes."""

HEART = f"{PREFIX}hub"
"""Always subscribed, so that the reader never runs dry."""

WAITING_EVENTS = 200
RETRY_SECONDS = 1.0
SUBSCRIBE_SECONDS = 1.0

Events = asyncio.Queue[dict[str, Any]]


class Hub:
    """Listens once, tells many: ten thousand sockets must not cost ten thousand connections."""

    def __init__(self, redis: Redis) -> None:
        """Nothing is connected before the first listener."""
        self._redis = redis
        self._listeners: dict[str, set[Events]] = {}
        self._subscribed: set[str] = set()
        self._retrying: asyncio.Task[None] | None = None
        self._pubsub: PubSub | None = None
        self._reader: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def listen(self, topic: str) -> AsyncIterator[Events]:
        """A queue of this topic's events; a listener too slow for its queue loses the oldest.

        Where Redis is away nothing is heard until it is back: a page can talk to us all the same.
        """
        events: Events = asyncio.Queue(WAITING_EVENTS)
        self._listeners.setdefault(topic, set()).add(events)
        try:
            if not await self._subscribe() and (self._retrying is None or self._retrying.done()):
                self._retrying = asyncio.create_task(self._keep_trying(), name="push hub subscribing")
            yield events
        finally:
            await self._leave(topic, events)

    async def close(self) -> None:
        """Stop reading."""
        for task in (self._retrying, self._reader):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        if self._pubsub is not None:
            await self._pubsub.aclose()  # type: ignore[no-untyped-call]
        self._reader = self._pubsub = None
        self._subscribed.clear()

    async def _leave(self, topic: str, events: Events) -> None:
        left = self._listeners.get(topic, set())
        left.discard(events)
        if left:
            return
        self._listeners.pop(topic, None)
        if topic in self._subscribed and self._pubsub is not None:
            self._subscribed.discard(topic)
            with contextlib.suppress(RedisError, OSError):
                await self._pubsub.unsubscribe(PREFIX + topic)

    async def _subscribe(self) -> bool:
        """Subscribe to what is listened to and not subscribed yet; False while Redis is away."""
        try:
            async with asyncio.timeout(SUBSCRIBE_SECONDS), self._starting:
                pubsub = await self._started()
                for wanted in self._listeners.keys() - self._subscribed:
                    await pubsub.subscribe(PREFIX + wanted)
                    self._subscribed.add(wanted)
        except (RedisError, OSError) as error:
            log.warning("push not subscribed", kind=type(error).__name__)
            return False
        return True

    async def _keep_trying(self) -> None:
        while self._listeners and not await self._subscribe():  # noqa: ASYNC110  Redis tells nobody that it is back
            await asyncio.sleep(RETRY_SECONDS)

    async def _started(self) -> PubSub:
        if self._pubsub is None:
            pubsub = self._redis.pubsub()
            await pubsub.subscribe(HEART)
            self._pubsub = pubsub
            self._reader = asyncio.create_task(self._read(pubsub), name="push hub")
        return self._pubsub

    async def _read(self, pubsub: PubSub) -> None:
        """Read until cancelled; the client subscribes again by itself after a lost connection.

        A cancelled read may surface as a lost connection, so cancelling is asked for, not waited for.
        """
        reader = asyncio.current_task()
        while reader is not None and not reader.cancelling():
            try:
                async for item in pubsub.listen():
                    if item["type"] == "message":
                        self._tell(item["channel"].removeprefix(PREFIX), json.loads(item["data"]))
            except (RedisError, OSError) as error:
                if reader.cancelling():
                    return
                log.warning("push subscription lost", kind=type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)

    def _tell(self, topic: str, event: dict[str, Any]) -> None:
        for events in self._listeners.get(topic, ()):
            if events.full():
                events.get_nowait()
            events.put_nowait(event)
