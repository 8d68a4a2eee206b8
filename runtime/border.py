"""The outermost loops of a process: what fails inside them is told by its kind, and the loop goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from runtime.errors import CarelineError

log = structlog.get_logger()


@contextmanager
def border(event: str, **about: str) -> Iterator[None]:
    """An error inside is logged as `event`, without its words, which may tell of patients, and ends here."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  whatever it is, the loop around this comes again
        log.error(event, error=kind_of(error), **about)


def kind_of(error: Exception) -> str:
    """Our own errors by their code, others by their class."""
    return error.code if isinstance(error, CarelineError) else type(error).__name__
