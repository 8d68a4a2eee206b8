"""What stands at start is walked no more; what comes later is still collected."""

from __future__ import annotations

import gc
import subprocess
import sys

from runtime.collector import THRESHOLDS, settled

PROGRAM = """
import gc, weakref
from runtime.collector import settle
class Ring: pass
standing = [Ring() for _ in range(1000)]
settle()
assert gc.get_freeze_count() >= 1000
later = Ring(); later.itself = later
seen = weakref.ref(later)
del later
gc.collect()
assert seen() is None
"""


def test_what_stands_is_frozen_and_what_comes_later_is_collected() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_what_was_settled_for_a_while_is_collected_again() -> None:
    before = gc.get_threshold()
    with settled():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() == THRESHOLDS
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before
