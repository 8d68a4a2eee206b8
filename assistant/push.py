"""Events that reach people while nobody asks: staff's answers, typing, hand-overs, alarms. Redis publish/subscribe."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

STAFF = "staff"
PUBLISH_SECONDS = 1.0

log = structlog.get_logger(__name__)


def topic_of(conversation_id: UUID) -> str:
    """The topic of one conversation."""
    return f"conversation:{conversation_id}"


class Push:
    """Publishes and follows events. A missed event is harmless: the database holds everything."""

    def __init__(self, redis: Redis) -> None:
        """`redis` is shared by every process of the service."""
        self._redis = redis

    async def publish(self, topic: str, event: dict[str, Any]) -> None:
        """Send an event to whoever listens now; nothing is raised, and nobody waits long, where Redis is away."""
        try:
            async with asyncio.timeout(PUBLISH_SECONDS):
                await self._redis.publish(f"careline:push:{topic}", json.dumps(event))
        except (RedisError, OSError) as error:
            log.warning("push.lost", kind=type(error).__name__)

    async def subscribe(self, topic: str) -> AsyncIterator[dict[str, Any]]:
        """Events of a topic from now on, until the caller stops."""
        async with self._redis.pubsub() as pubsub:
            await pubsub.subscribe(f"careline:push:{topic}")
            async for item in pubsub.listen():
                if item["type"] == "message":
                    yield json.loads(item["data"])
