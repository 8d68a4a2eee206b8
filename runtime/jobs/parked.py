"""What waits and what was given up: for `careline doctor`, `careline jobs` and /metrics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotFound

_COUNTS = text("""
    SELECT task_name, status::text, count(*) FROM procrastinate_jobs
    WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1, 2 ORDER BY 1, 2""")
_PARKED = text("""
    SELECT job.id, job.task_name, job.args, job.attempts, max(event.at)
    FROM procrastinate_jobs job JOIN procrastinate_events event ON event.job_id = job.id AND event.type = 'failed'
    WHERE job.status = 'failed' GROUP BY job.id ORDER BY job.id LIMIT 200""")
_RETRY = text("""
    UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL, worker_id = NULL
    WHERE id = :id AND status = 'failed' RETURNING id""")


@dataclass(frozen=True)
class Counted:
    """How many jobs of a kind stand where: `todo`, `doing` or `failed` (parked)."""

    task: str
    status: str
    number: int


@dataclass(frozen=True)
class Parked:
    """A job that failed too often. `ids` are its arguments."""

    id: int
    task: str
    ids: Mapping[str, Any]
    attempts: int
    failed_at: datetime


async def counts(session: AsyncSession) -> Sequence[Counted]:
    """Every kind of job that waits, runs or is parked."""
    return [Counted(*row) for row in (await session.execute(_COUNTS)).all()]


async def parked(session: AsyncSession) -> Sequence[Parked]:
    """The jobs that were given up, oldest first, 200 at most."""
    return [Parked(*row) for row in (await session.execute(_PARKED)).all()]


async def retry_parked(session: AsyncSession, job_id: int) -> None:
    """Put a parked job back, with all its attempts ahead of it. NotFound when none of this id is parked."""
    if (await session.execute(_RETRY, {"id": job_id})).first() is None:
        raise NotFound(f"No job {job_id} is parked.", hint="List them with `careline jobs parked`.")
