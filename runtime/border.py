"""The outermost loops of a process: what fails inside them is told by its kind, and the loop goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import structlog

from runtime.errors import CarelineError

log = structlog.get_logger()
T = TypeVar("T")


@contextmanager
def border(event: str, **about: str) -> Iterator[None]:
    """An error inside is logged as `event`, without its words, which may tell of patients, and ends here."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  whatever it is, the loop around this comes again
        log.error(event, error=kind_of(error), **about)


def let_go(task: asyncio.Task[T], kept: set[asyncio.Task[T]], event: str) -> None:
    """Hold a task that nobody awaits in `kept` until it ends; what failed in it is logged as `event`, as by `border`."""
    kept.add(task)

    def ended(_: asyncio.Task[T]) -> None:
        kept.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error(event, error=kind_of(error))

    task.add_done_callback(ended)


def kind_of(error: BaseException) -> str:
    """Our own errors by their code, others by their class."""
    return error.code if isinstance(error, CarelineError) else type(error).__name__
