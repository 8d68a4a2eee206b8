"""Jobs: deferred with their change, due by our clock, retried ever more slowly, parked at last."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from runtime.clock import FrozenClock, ShiftedClock
from runtime.database import Database, new_id
from runtime.errors import NotFound, UnavailableError
from runtime.jobs import Backoff, Job, Worker, counts, defer, parked, retry_parked
from runtime.schema import migrate

MINUTE = timedelta(minutes=1)


class Work:
    """Remembers what it was asked to do; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.done: list[str] = []
        self.tries, self.failures = 0, failures

    async def __call__(self, visit: str) -> None:
        """One job."""
        self.tries += 1
        if self.failures:
            self.failures -= 1
            raise UnavailableError("Twilio is away, says +12025550110.")
        self.done.append(visit)


def worker(database: Database, clock: FrozenClock, work: Work, backoff: Backoff | None = None) -> Worker:
    """A worker that knows one kind of job."""
    return Worker(database.url, clock, [Job("work", work, backoff or Backoff())], [])


async def later(database: Database, visit: UUID, clock: FrozenClock, after: timedelta) -> None:
    async with database.begin() as session:
        await defer(session, "work", at=clock.now() + after, visit=visit)


async def test_a_job_of_a_change_that_was_rolled_back_is_never_done(database: Database, clock: FrozenClock) -> None:
    work = Work()
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await defer(session, "work", visit=new_id())
            raise RuntimeError("undo")
    await worker(database, clock, work).drain()
    assert work.tries == 0


async def test_a_job_is_due_by_our_clock_and_not_by_the_databases(database: Database, clock: FrozenClock) -> None:
    work, visit = Work(), new_id()
    await later(database, visit, clock, MINUTE)
    await worker(database, clock, work).drain()
    assert work.done == []
    clock.advance(MINUTE)
    await worker(database, clock, work).drain()
    assert work.done == [str(visit)]
    await worker(database, clock, work).drain()
    assert work.tries == 1


async def test_a_shifted_clock_makes_due_what_it_has_passed(database: Database, clock: FrozenClock) -> None:
    work, visit = Work(), new_id()
    await later(database, visit, clock, MINUTE)
    shifted = ShiftedClock(clock.now() + 2 * MINUTE)
    await Worker(database.url, shifted, [Job("work", work)], []).drain()
    assert work.done == [str(visit)]


async def test_what_fails_is_tried_again_after_its_wait(database: Database, clock: FrozenClock) -> None:
    work = Work(failures=2)
    await later(database, new_id(), clock, timedelta())
    backoff = Backoff(first=MINUTE)
    for minutes, tries in ((0, 1), (1, 2), (1, 2), (1, 3)):
        clock.advance(minutes * MINUTE)
        await worker(database, clock, work, backoff).drain()
        assert work.tries == tries
    assert len(work.done) == 1


async def test_what_fails_too_often_is_parked_and_can_be_put_back(
    database: Database, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    work, visit = Work(failures=3), new_id()
    await later(database, visit, clock, timedelta())
    for _ in range(5):
        await worker(database, clock, work, Backoff(tries=3, first=MINUTE)).drain()
        clock.advance(timedelta(hours=1))
    assert work.tries == 3
    async with database.begin() as session:
        (held,) = await parked(session)
        assert (held.task, held.ids, held.attempts) == ("work", {"visit": str(visit)}, 3)
        assert [(c.task, c.status, c.number) for c in await counts(session)] == [("work", "failed", 1)]
        await retry_parked(session, held.id)
    await worker(database, clock, work).drain()
    assert work.done == [str(visit)]
    written = capsys.readouterr()
    assert "555" not in written.out + written.err
    async with database.begin() as session:
        assert await counts(session) == []
        with pytest.raises(NotFound):
            await retry_parked(session, held.id)


async def test_a_job_takes_ids_and_nothing_that_says_who(database: Database) -> None:
    async with database.begin() as session:
        with pytest.raises(TypeError, match="ids"):
            await defer(session, "work", visit="Maria Gonzalez")  # type: ignore[arg-type]


async def test_tables_of_an_older_version_are_brought_up_to_date(database: Database) -> None:
    comment = text("SELECT obj_description('procrastinate_jobs'::regclass)")
    trigger = "procrastinate_trigger_status_events_update_v1"
    async with database.begin() as session:
        newest = (await session.execute(comment)).scalar_one()
        before = "03.04.00_01_pre_add_retry_failed_job_procedure.sql"
        await session.execute(text(f"COMMENT ON TABLE procrastinate_jobs IS '{before}'"))
        await session.execute(text(f"DROP TRIGGER {trigger} ON procrastinate_jobs"))
    assert before < newest
    await migrate(database)
    async with database.begin() as session:
        assert (await session.execute(comment)).scalar_one() == newest
        found = await session.execute(text("SELECT count(*) FROM pg_trigger WHERE tgname = :name"), {"name": trigger})
        assert found.scalar_one() == 1


@given(st.integers(1, 30), st.integers(1, 60), st.integers(1, 30))
def test_waits_never_shrink_never_exceed_the_longest_and_come_to_an_end(tries: int, first: int, failures: int) -> None:
    backoff = Backoff(tries=tries, first=timedelta(seconds=first), longest=MINUTE)
    wait, next_wait = backoff.wait(failures), backoff.wait(failures + 1)
    assert (wait is None) == (failures >= tries)
    if wait is not None and next_wait is not None:
        assert timedelta(0) < wait <= next_wait <= MINUTE
