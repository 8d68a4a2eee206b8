"""What every scorer needs: rows, a context, a tally of hits and misses."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from language import Context, Directory, Expecting, Understanding, understand
from language.types import Lang

Score = dict[str, Any]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@dataclass
class Tally:
    """Right and wrong, with the time each message took."""

    verbose: bool = False
    right: int = 0
    total: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def hear(self, text: str, context: Context) -> Understanding:
        """Understand and keep the processor time (a busy machine tells in the other)."""
        start = time.process_time()
        heard = understand(text, context)
        self.milliseconds.append(1000 * (time.process_time() - start))
        return heard

    def count(self, right: bool, miss: str) -> None:
        """One more; misses are shown when asked for."""
        self.total += 1
        self.right += right
        if not right and self.verbose:
            sys.stderr.write(miss + "\n")

    def share(self) -> dict[str, Any]:
        """The share that was right, and of how many."""
        return {"right": round(self.right / max(self.total, 1), 4), "rows": self.total}

    def score(self, **more: Any) -> dict[str, Any]:
        """The share that was right, and the speed."""
        ordered = sorted(self.milliseconds) or [0.0]
        p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        return {**self.share(), "p95_ms": round(p95, 2), **more}


def context(
    now: datetime,
    lang: Lang,
    directory: Directory | None = None,
    expecting: Expecting = Expecting.NOTHING,
    *,
    day_first: bool | None = None,
) -> Context:
    """A context with a pinned clock."""
    return Context(now, directory or Directory(), lang=lang, last_lang=lang, expecting=expecting, day_first=day_first)
