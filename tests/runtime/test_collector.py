"""What stands at start is walked no more; what comes later is still collected."""

from __future__ import annotations

import gc
import subprocess
import sys

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
    assert gc.get_freeze_count() == 0, "a process of its own keeps the tests' collector as it is"
