"""Who uses the servers, by file locks: the kernel forgets a process that died, so nothing stale is left."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lease:
    """A shared lock held while a process uses the servers."""

    def __init__(self, path: Path) -> None:
        """Take the lease; never waits for long, since exclusive holders let go at once."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def give_up(self) -> bool:
        """Let go; True when nobody else uses the servers."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False
        finally:
            os.close(self._descriptor)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Wait until no other process is starting or stopping servers, and keep them from it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
