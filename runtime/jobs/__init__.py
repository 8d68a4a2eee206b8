"""Later and retried work: jobs in PostgreSQL by procrastinate, deferred with the change that causes them, due by our clock."""

from runtime.jobs.deferring import defer
from runtime.jobs.parked import Counted, Parked, counts, parked, retry_parked
from runtime.jobs.schema import install
from runtime.jobs.worker import Backoff, Job, Sweep, Worker

__all__ = [
    "Backoff", "Counted", "Job", "Parked", "Sweep", "Worker", "counts", "defer", "install", "parked", "retry_parked",
]  # fmt: skip
