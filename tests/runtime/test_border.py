"""The border of an outermost loop."""

from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from runtime.border import border, let_go
from runtime.errors import InvalidInput


def test_what_fails_inside_ends_there_and_its_words_are_not_logged() -> None:
    with capture_logs() as logs, border("loop.stopped", job="remind"):
        raise ValueError("Maria Gonzalez")
    assert logs == [{"event": "loop.stopped", "error": "ValueError", "job": "remind", "log_level": "error"}]


def test_our_own_errors_are_told_by_their_code() -> None:
    with capture_logs() as logs, border("loop.stopped"):
        raise InvalidInput("no such slot", hint="", code="no-slot")
    assert logs[0]["error"] == "no-slot"


def test_a_cancelled_loop_is_cancelled() -> None:
    with pytest.raises(asyncio.CancelledError), border("loop.stopped"):
        raise asyncio.CancelledError


async def test_a_task_that_nobody_awaits_is_held_until_it_ends_and_its_words_are_not_logged() -> None:
    async def fails() -> None:
        raise ValueError("Maria Gonzalez")

    kept: set[asyncio.Task[None]] = set()
    failing, endless = asyncio.create_task(fails()), asyncio.create_task(asyncio.sleep(60))
    with capture_logs() as logs:
        for task in (failing, endless):
            let_go(task, kept, "task.stopped")
        assert kept == {failing, endless}
        endless.cancel()
        await asyncio.gather(*kept, return_exceptions=True)
        await asyncio.sleep(0)
    assert kept == set()
    assert logs == [{"event": "task.stopped", "error": "ValueError", "log_level": "error"}]
