"""How a search grows with the hospital: time and memory at a quarter of the size, at the size and at four times it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from evals.bench_goals import at_most
from evals.bench_hospital import Size
from evals.bench_search import WANT_MEMORY_MB, bench_search

SHARES = (0.25, 1.0, 4.0)
SEARCHES = 200
WANT_GROWTH = 4.0
"""Four times the hospital may take four times as long and four times the memory, and not more."""


async def bench_growth(server_url: str, *, times: float = 1.0) -> dict[str, Any]:
    """Each size in a process of its own, so that its memory is its own; `times` scales all three."""
    found = [await _measured(server_url, times * share) for share in SHARES]
    rows = [_row(share, each) for share, each in zip(SHARES, found, strict=True)]
    whole, four = rows[1], rows[2]
    goals = {
        "median_growth_at_four_times": at_most(round(four["median_ms"] / whole["median_ms"], 2), WANT_GROWTH),
        "memory_growth_at_four_times": at_most(round(four["memory_mb"] / whole["memory_mb"], 2), WANT_GROWTH),
        "memory_mb": at_most(whole["memory_mb"], WANT_MEMORY_MB),
    }
    return {
        "name": "growth",
        "ours": {"sizes": rows, "days": Size().days, "searches": SEARCHES},
        "peer": {"name": found[1]["peer"]["name"], "median_ms": [each["peer"]["median_ms"] for each in found]},
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }


async def _measured(server_url: str, times: float) -> dict[str, Any]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, _search, server_url, times)


def _search(server_url: str, times: float) -> dict[str, Any]:
    return asyncio.run(bench_search(server_url, times=times, searches=SEARCHES))


def _row(share: float, found: dict[str, Any]) -> dict[str, Any]:
    ours = found["ours"]
    names = ("resources", "visits", "median_ms", "p99_ms", "first_ms", "memory_mb")
    return {"times": share, **{name: ours[name] for name in names}}
