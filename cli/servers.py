"""Which servers to use: those of DATABASE_URL and REDIS_URL, or the embedded ones, kept running while the program does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from runtime.border import border
from runtime.settings import Settings

WATCH_SECONDS = 2.0


@dataclass(frozen=True)
class Servers:
    """Where PostgreSQL and Redis are; `mend` starts embedded ones again that died."""

    database_url: str
    redis_url: str
    mend: Callable[[], Awaitable[None]] | None = None

    async def watch(self) -> None:
        """Mend until cancelled: no job of a database can bring that database back."""
        while self.mend is not None:
            with border("servers.not_mended"):
                await self.mend()
            await asyncio.sleep(WATCH_SECONDS)


@asynccontextmanager
async def servers_for(settings: Settings) -> AsyncIterator[Servers]:
    """The servers of these settings; embedded ones are stopped at the end unless another process uses them."""
    if settings.database_url and settings.redis_url:
        yield Servers(settings.database_url, settings.redis_url)
        return
    from runtime.embedded import EmbeddedServices  # never imported where real servers are configured

    embedded = await asyncio.to_thread(EmbeddedServices.start, settings.home)

    async def mend() -> None:
        if not await asyncio.to_thread(embedded.healthy):
            await asyncio.to_thread(embedded.ensure_running)

    try:
        database_url = settings.database_url or embedded.database_url
        redis_url = settings.redis_url or embedded.redis_url
        yield Servers(database_url, redis_url, mend)
    finally:
        await asyncio.to_thread(embedded.stop)
