"""Rate limits in Redis, per address and per conversation. Generous to people, tight to programs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from runtime.crypto import installed
from runtime.errors import RateLimited, UnavailableError

WINDOW_SECONDS = 60
COUNT = """
local used = {}
for i, key in ipairs(KEYS) do
  used[i] = redis.call('INCR', key)
  if used[i] == 1 then redis.call('EXPIRE', key, ARGV[1]) end
  if used[i] > tonumber(ARGV[i + 1]) then break end
end
return used
"""
"""Counts in order; what comes behind a count that is over its limit is not counted."""


@dataclass(frozen=True)
class Limits:
    """How often within a minute. A hospital's own network may bring many people behind one address."""

    opened_per_address: int = 300
    messages_per_address: int = 1_200
    messages_per_conversation: int = 60
    emergencies_per_conversation: int = 10
    texts_per_number: int = 30
    turns_per_number: int = 240
    """Of calls; who hides their number shares one with everybody who does."""
    sign_ins_per_address: int = 30
    fhir_per_client: int = 1_200
    fhir_tokens_per_address: int = 60


COUNT_SECONDS = 1.0
"""How long Redis may take to count."""

log = structlog.get_logger(__name__)


class RateLimiter:
    """Counts in fixed windows shared by every process.

    Where Redis is away, patients are let through: an answer matters more than a limit. What a password or a token is
    tried at (`strict`) stays shut.
    """

    def __init__(self, redis: Redis) -> None:
        """`redis` holds the counters; addresses are stored as keyed digests."""
        self._redis = redis
        self._count = redis.register_script(COUNT)

    async def spend(
        self, what: str, who: str, limit: int, window: int = WINDOW_SECONDS, *, strict: bool = False
    ) -> None:
        """Count one use of `what` by `who`; RateLimited beyond `limit` within `window` seconds."""
        await self.spend_all((what, who, limit), window=window, strict=strict)

    async def spend_all(self, *uses: tuple[str, str, int], window: int = WINDOW_SECONDS, strict: bool = False) -> None:
        """As `spend`, each a use with by whom and its limit: in order, and none behind one that is beyond its limit."""
        limits = [limit for _, _, limit in uses]
        try:
            used = await self._counted([_key(what, who) for what, who, _ in uses], window, limits)
        except UnavailableError:
            if strict:
                raise
            log.warning("limits.not_counted", what=uses[0][0])
            return
        if any(count > limit for count, limit in zip(used, limits, strict=False)):
            raise RateLimited("Too many requests.", hint="Wait a minute and try again.")

    async def count(self, what: str, who: str, window: int = WINDOW_SECONDS) -> int:
        """Count one use and return how many there were in this window."""
        return (await self._counted([_key(what, who)], window, [0]))[0]

    async def _counted(self, keys: list[str], window: int, limits: list[int]) -> list[int]:
        try:
            async with asyncio.timeout(COUNT_SECONDS):
                return [int(count) for count in await self._count(keys=keys, args=[window, *limits])]
        except (RedisError, OSError) as error:
            raise UnavailableError("Redis does not answer.", hint="Check REDIS_URL.") from error

    async def forget(self, what: str, who: str) -> None:
        """Start over, after a success."""
        await self._redis.delete(_key(what, who))


def _key(what: str, who: str) -> str:
    return f"careline:rate:{what}:{installed().blind_index('rate', who)}"
