"""Redis or Valkey by redis-py, with errors that name the setting."""

from __future__ import annotations

from redis.asyncio import Redis
from redis.exceptions import RedisError

from runtime.errors import UnavailableError


def connect(url: str) -> Redis:
    """A client; no connection is made yet. Answers are text."""
    client: Redis = Redis.from_url(url, decode_responses=True)
    return client


async def check(redis: Redis) -> None:
    """UnavailableError unless it answers."""
    try:
        await redis.ping()
    except (RedisError, OSError) as error:
        raise UnavailableError("Redis does not answer.", hint="Check REDIS_URL and that the server runs.") from error
