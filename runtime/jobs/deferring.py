"""Deferring a job in the caller's transaction: it is there if and only if the change is that made it necessary."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from procrastinate import PsycopgConnector
from procrastinate.jobs import DEFAULT_QUEUE, Job
from procrastinate.manager import JobManager
from sqlalchemy.ext.asyncio import AsyncSession


async def defer(session: AsyncSession, task: str, *, at: datetime | None = None, **ids: UUID | int) -> None:
    """Have the job `task` done at `at` by the program's clock, or at once. Its arguments are ids: they tell nothing."""
    for name, value in ids.items():
        if not isinstance(value, UUID | int):
            raise TypeError(f"a job takes ids, and {name} is none")
    job = Job(
        id=None,
        queue=DEFAULT_QUEUE,
        lock=None,
        queueing_lock=None,
        task_name=task,
        task_kwargs={name: str(value) if isinstance(value, UUID) else value for name, value in ids.items()},
        scheduled_at=at,
    )
    connection = await (await session.connection()).get_raw_connection()
    await JobManager(PsycopgConnector()).defer_job_async(job, connection=connection.driver_connection)
