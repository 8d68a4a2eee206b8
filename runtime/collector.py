"""The garbage collector of a long-lived process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (20_000, 20, 50)
"""Allocations before a young collection, and young before an older one: a turn allocates tens of thousands of objects."""


def settle() -> None:
    """Call once everything is loaded: what stands now stays, so no later collection walks it again.

    A full collection of a served hospital took 170 ms, in the middle of somebody's turn: five in 200 turns; after this, none.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


@contextmanager
def settled() -> Iterator[None]:
    """As `settle`, and undone afterwards: for a part of a process that has other things to do."""
    before = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
