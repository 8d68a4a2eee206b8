"""A process whose worker writes a note in a job's transaction and then takes its time; to be killed before it is done."""

from __future__ import annotations

import asyncio
import sys

from sqlalchemy import text

from runtime.clock import SystemClock
from runtime.database import Database
from runtime.jobs import Job, Worker


async def main(url: str) -> None:
    """Work until killed."""
    database = Database(url)

    async def note(visit: str) -> None:
        async with database.begin() as session:
            await session.execute(text("INSERT INTO noted VALUES (:visit)"), {"visit": visit})
            print("begun", flush=True)
            await asyncio.sleep(600)

    await Worker(url, SystemClock(), [Job("note", note)], [], dead_after=1.0).run()


asyncio.run(main(sys.argv[1]))
