"""A worker that is killed in the middle of a job: nothing is lost, and it is done once."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import text

from runtime.clock import SystemClock
from runtime.database import Database, new_id
from runtime.jobs import Job, Sweep, Worker, counts, defer

PATIENCE_SECONDS = 40.0


async def killed_in_the_middle(url: str) -> None:
    """Another process takes the job up and dies of SIGKILL."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.runtime.jobs.dying", url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), PATIENCE_SECONDS) == b"begun\n"
    process.send_signal(signal.SIGKILL)
    await process.wait()


@asynccontextmanager
async def at_work(worker: Worker) -> AsyncIterator[None]:
    """The worker, running for as long as the context lasts."""
    working = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def until(look: Callable[[], Awaitable[object]]) -> None:
    """Wait for it to be so."""
    for _ in range(int(PATIENCE_SECONDS / 0.2)):
        if await look():
            return
        await asyncio.sleep(0.2)
    raise AssertionError("it did not come to be")


async def noted(database: Database) -> Sequence[str]:
    async with database.begin() as session:
        return list((await session.execute(text("SELECT visit FROM noted"))).scalars())


async def test_a_job_whose_worker_was_killed_is_done_once_by_another(database: Database) -> None:
    visit = new_id()
    async with database.begin() as session:
        await session.execute(text("CREATE TABLE noted (visit text)"))
        await defer(session, "note", visit=visit)
    await killed_in_the_middle(database.url)
    assert await noted(database) == []

    async def note(visit: str) -> None:
        async with database.begin() as session:
            await session.execute(text("INSERT INTO noted VALUES (:visit)"), {"visit": visit})

    worker = Worker(database.url, SystemClock(), [Job("note", note)], [], dead_after=1.0)
    async with at_work(worker):
        await until(lambda: noted(database))
        await asyncio.sleep(1.0)
    assert await noted(database) == [str(visit)]
    async with database.begin() as session:
        assert [c for c in await counts(session) if c.task == "note"] == []


async def test_a_sweep_comes_back_by_itself_also_when_it_fails(database: Database) -> None:
    times: list[int] = []

    async def failing() -> None:
        times.append(1)
        raise RuntimeError("once more")

    worker = Worker(database.url, SystemClock(), [], [Sweep("failing", 1, failing)])
    async with at_work(worker):
        await until(lambda: asyncio.sleep(0, result=len(times) > 1))
    async with database.begin() as session:
        assert [c for c in await counts(session) if c.status == "failed"] == []
