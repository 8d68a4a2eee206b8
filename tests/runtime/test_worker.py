"""Work that comes back: every job at its own pace, none stopped by another's fault."""

from __future__ import annotations

import asyncio

import pytest

from runtime.worker import Periodic, run_periodically


class Job:
    """Counts its runs; fails always, or lingers, if told so."""

    def __init__(self, *, fails: bool = False, lingers: bool = False) -> None:
        self.runs, self.fails, self.lingers = 0, fails, lingers

    async def __call__(self) -> None:
        self.runs += 1
        if self.lingers:
            await asyncio.sleep(60)
        if self.fails:
            raise ValueError("a fault in a job")


async def run_for(seconds: float, *jobs: Periodic) -> None:
    task = asyncio.create_task(run_periodically(jobs))
    await asyncio.sleep(seconds)
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_job_runs_at_once_and_again_at_its_pace() -> None:
    fast, slow = Job(), Job()
    await run_for(0.2, Periodic("fast", 0.01, fast), Periodic("slow", 60, slow))
    assert fast.runs > 3
    assert slow.runs == 1


async def test_a_job_that_fails_stops_neither_itself_nor_the_others() -> None:
    failing, working = Job(fails=True), Job()
    await run_for(0.2, Periodic("failing", 0.01, failing), Periodic("working", 0.01, working))
    assert failing.runs > 1
    assert working.runs > 3


async def test_a_job_that_takes_long_is_not_started_twice_and_holds_up_nobody() -> None:
    lingering, working = Job(lingers=True), Job()
    await run_for(0.2, Periodic("lingering", 0.01, lingering), Periodic("working", 0.01, working))
    assert lingering.runs == 1
    assert working.runs > 3


async def test_a_fault_is_logged_by_its_type_alone(capsys: pytest.CaptureFixture[str]) -> None:
    await run_for(0.05, Periodic("failing", 60, Job(fails=True)))
    written = capsys.readouterr()
    assert "a fault in a job" not in written.out + written.err
