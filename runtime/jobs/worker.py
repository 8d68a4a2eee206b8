"""The worker: does what is due by our clock, retries ever more slowly what failed, parks it at last, takes up what died."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import DeleteJobCondition, Status
from procrastinate.jobs import Job as Row
from procrastinate.manager import JobManager
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from runtime.border import border, kind_of
from runtime.clock import Clock
from runtime.database import plain_url

CONCURRENCY = 4
POLL_SECONDS = 1.0
HEARTBEAT_SECONDS, DEAD_SECONDS = 2.0, 10.0
"""A worker that has been silent for longer is dead, and what it was doing is done anew."""

RESCUE = "jobs.rescue"
RESCUE_EVERY = 5
RESTART_SECONDS = 1.0
GRACE_SECONDS = 5.0
DUE = "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'todo' AND coalesce(scheduled_at <= %(now)s, true))"
FETCH = """
    WITH candidate AS (
        SELECT job.id FROM procrastinate_jobs job
        WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= %(now)s)
        ORDER BY job.priority DESC, job.scheduled_at NULLS FIRST, job.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    UPDATE procrastinate_jobs job SET status = 'doing', worker_id = %(worker_id)s
    FROM candidate WHERE job.id = candidate.id
    RETURNING job.id, job.status, job.task_name, job.priority, job.lock, job.queueing_lock, job.args,
              job.scheduled_at, job.queue_name, job.attempts, job.worker_id"""
"""procrastinate's own fetch compares with the database's time, which a shifted or frozen clock does not share. No job of
ours has a lock, so none is looked at."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Backoff:
    """How often a job is tried, and how long after each failure: `first`, then `factor` times longer, up to `longest`."""

    tries: int = 10
    first: timedelta = timedelta(seconds=5)
    factor: float = 2.0
    longest: timedelta = timedelta(minutes=15)

    def wait(self, failures: int) -> timedelta | None:
        """How long to wait after so many failures (at least 1); None when it is enough."""
        if failures >= self.tries:
            return None
        return min(self.longest, self.first * self.factor ** (failures - 1))


@dataclass(frozen=True)
class Job:
    """A kind of job. `run` gets the ids that were deferred; it may be called again after a crash and must then do no more."""

    name: str
    run: Callable[..., Awaitable[object]]
    backoff: Backoff = field(default_factory=Backoff)


@dataclass(frozen=True)
class Sweep:
    """Work that comes back every so many seconds (a divisor of 60). One that fails is logged and comes back anyway."""

    name: str
    every: int
    run: Callable[[], Awaitable[object]]

    @property
    def cron(self) -> str:
        """As croniter reads it: the seconds are the last field."""
        return f"* * * * * {0 if self.every == 60 else f'*/{self.every}'}"


class JobFailed(Exception):
    """What the library sees of a failure: a slug, never the words of an error."""


class ClockedJobs(JobManager):
    """procrastinate's jobs, due by our clock."""

    def __init__(self, connector: PsycopgConnector, clock: Clock) -> None:
        """`clock` says what is due."""
        super().__init__(connector)
        self._clock = clock

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Row | None:
        """The next job that is due, now being done by this worker."""
        now = self._clock.now()
        rows = await self.connector.execute_query_all_async(query=FETCH, now=now, worker_id=worker_id)
        return Row.from_row(rows[0]) if rows else None

    async def due(self) -> bool:
        """Whether there is anything to do."""
        row = await self.connector.execute_query_one_async(query=DUE, now=self._clock.now())
        return bool(row["exists"])

    async def give_back(self, row: Row, tries: int) -> None:
        """A job whose worker died: to be done anew, unless it has cost too many workers. A sweep comes back by itself."""
        if row.queueing_lock is not None or row.attempts + 1 >= tries:
            await self.finish_job(row, Status.FAILED, delete_job=row.queueing_lock is not None)
        else:
            await self.retry_job(row, retry_at=self._clock.now())


class ClockedRetry(BaseRetryStrategy):
    """A back-off that counts by our clock."""

    def __init__(self, backoff: Backoff, clock: Clock) -> None:
        """`backoff` says how long to wait."""
        self._backoff, self._clock = backoff, clock

    def get_retry_decision(self, *, exception: BaseException, job: Row) -> RetryDecision | None:
        """When to try again; None parks the job."""
        wait = self._backoff.wait(job.attempts + 1)
        return None if wait is None else RetryDecision(retry_at=self._clock.now() + wait)


class Worker:
    """Does the jobs of one database. Several workers share them out."""

    def __init__(
        self,
        database_url: str,
        clock: Clock,
        jobs: Sequence[Job],
        sweeps: Sequence[Sweep],
        *,
        dead_after: float = DEAD_SECONDS,
    ) -> None:
        """`database_url` is a PostgreSQL URL with or without a driver name; `dead_after` counts seconds of silence."""
        self._url = plain_url(database_url)
        self._clock, self._jobs, self._sweeps, self._dead_after = clock, jobs, sweeps, dead_after

    async def run(self) -> None:
        """Work until cancelled. While the database is away, wait for it."""
        while True:
            with border("worker.stopped"):
                app, _ = self._app(periodic=True)
                async with app.open_async():
                    await app.run_worker_async(**self._options(), wait=True, listen_notify=True)
            await asyncio.sleep(RESTART_SECONDS)

    async def drain(self) -> None:
        """Every sweep once, then every job that is due, until none is; for simulated time."""
        for sweep in self._sweeps:
            await sweep.run()
        app, manager = self._app(periodic=False)
        async with app.open_async():
            while await manager.due():
                await app.run_worker_async(**self._options(), wait=False, listen_notify=False)

    def _options(self) -> dict[str, Any]:
        return {
            "concurrency": CONCURRENCY,
            "fetch_job_polling_interval": POLL_SECONDS,
            "delete_jobs": DeleteJobCondition.SUCCESSFUL,
            "install_signal_handlers": False,
            "update_heartbeat_interval": min(HEARTBEAT_SECONDS, self._dead_after / 4),
            "stalled_worker_timeout": self._dead_after,
            "shutdown_graceful_timeout": GRACE_SECONDS,
        }

    def _app(self, *, periodic: bool) -> tuple[App, ClockedJobs]:
        connector = PsycopgConnector(conninfo=self._url, min_size=1, max_size=CONCURRENCY, timeout=GRACE_SECONDS)
        app, manager = App(connector=connector), ClockedJobs(connector, self._clock)
        app.job_manager = manager
        for job in self._jobs:
            app.task(name=job.name, retry=ClockedRetry(job.backoff, self._clock))(_job(job))
        for sweep in (*self._sweeps, Sweep(RESCUE, RESCUE_EVERY, partial(self._rescue, manager))):
            task = app.task(name=sweep.name, queueing_lock=sweep.name)(_sweep(sweep))
            if periodic:
                app.periodic(cron=sweep.cron)(task)
        return app, manager

    async def _rescue(self, manager: ClockedJobs) -> None:
        tries = {job.name: job.backoff.tries for job in self._jobs}
        for row in await manager.get_stalled_jobs(seconds_since_heartbeat=self._dead_after):
            log.warning("job.rescued", job=row.task_name)
            await manager.give_back(row, tries.get(row.task_name, 1))


def _job(job: Job) -> Callable[..., Awaitable[None]]:
    async def run(**ids: Any) -> None:
        try:
            await job.run(**ids)
        except Exception as error:  # noqa: BLE001  process border: what failed is retried, and its words stay here
            log.warning("job.failed", job=job.name, error=kind_of(error))
            raise JobFailed(kind_of(error)) from None

    return run


def _sweep(sweep: Sweep) -> Callable[[int], Awaitable[None]]:
    async def run(timestamp: int) -> None:
        with border("sweep.failed", job=sweep.name):
            await sweep.run()

    return run
