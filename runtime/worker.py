"""Work that comes back: named jobs, each every so many seconds, none of which can stop the others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Periodic:
    """A job that runs every `every` seconds."""

    name: str
    every: float
    job: Callable[[], Awaitable[object]]


async def run_periodically(jobs: Sequence[Periodic]) -> None:
    """Run all jobs until cancelled. A job that fails is logged and tried again at its next turn."""
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(_repeat(job), name=job.name)


async def _repeat(periodic: Periodic) -> None:
    while True:
        try:
            await periodic.job()
        except Exception as error:  # noqa: BLE001  process border: one job's fault must not end the others
            log.error("job.failed", job=periodic.name, error=type(error).__name__)
        await asyncio.sleep(periodic.every)
