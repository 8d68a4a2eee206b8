"""How the core grows with the hospital: search, booking, planning, mending and the queue at ¼, 1 and 4 times the size."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from typing import Any

from tqdm import tqdm

from evals.bench_booking import bench_booking
from evals.bench_goals import all_met, at_most
from evals.bench_optimize import generated, greedy
from evals.bench_queue import WANT_GROWTH as WANT_QUEUE_GROWTH
from evals.bench_queue import bench_queue
from evals.bench_replan import mended, proposed
from evals.bench_search import WANT_MEMORY_MB, bench_search
from scheduler_core.optimizer import solve, warm_up

SHARES = (0.25, 1.0, 4.0)
SEARCHES, ATTEMPTS, ITERATIONS, WAITING = 200, 2_000, 400, 10_000
"""How much is done at each size: searches, attempts to book, rounds of the planner; and how many wait at the size itself."""

WANT_GROWTH = 4.0
"""Four times the hospital may take four times as long and four times the memory, and not more."""

Rows = list[dict[str, Any]]
GROWS = (
    ("search", "median_ms"), ("search", "memory_mb"), ("booking", "ms_per_attempt"), ("optimize", "seconds"),
    ("replan", "replan_ms"), ("replan", "propose_ms"), ("queue", "cpu_us_per_operation"),
)  # fmt: skip
"""What is held against its growth from the size to four times it."""


async def bench_growth(database_url: str, redis_url: str, *, times: float = 1.0) -> dict[str, Any]:
    """Every part at the three sizes; `times` scales all three. Searches run in processes of their own, for their memory."""
    parts: Mapping[str, Callable[[float], Awaitable[dict[str, Any]]]] = {
        "search": lambda size: _searched(database_url, size),
        "booking": lambda size: _booked(database_url, size),
        "optimize": lambda size: asyncio.to_thread(_planned, size),
        "replan": lambda size: _mended(database_url, size),
        "queue": lambda size: _queued(database_url, redis_url, size),
    }
    rows: dict[str, Rows] = {name: [] for name in parts}
    with tqdm(total=len(parts) * len(SHARES), file=sys.stderr, disable=not sys.stderr.isatty(), desc="growth") as bar:
        for (name, part), share in product(parts.items(), SHARES):
            bar.set_postfix_str(f"{name} × {share:g}")
            rows[name].append({"times": share, **await part(times * share)})
            bar.update()
    goals = {
        **{f"{part}_{name}_growth": _growth(rows[part], part, name) for part, name in GROWS},
        "search_memory_mb": at_most(rows["search"][1]["memory_mb"], WANT_MEMORY_MB),
        **{f"booking_{name}": at_most(sum(row[name] for row in rows["booking"]), 0) for name in ("double", "lost")},
    }
    return {
        "name": "growth",
        "data": "generated hospitals, days and queues",
        "ours": rows,
        "peer": {"name": "each part's own, at the same sizes; in the rows as peer_…"},
        "goals": goals,
        "met": all_met(goals),
    }


def _growth(rows: Sequence[dict[str, Any]], part: str, name: str) -> dict[str, Any]:
    """From the size to four times it; what took next to no time has not grown."""
    grown = rows[2][name] / max(rows[1][name], 1e-9)
    return at_most(round(grown, 2), WANT_QUEUE_GROWTH if part == "queue" else WANT_GROWTH)


async def _searched(url: str, times: float) -> dict[str, Any]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = await asyncio.get_running_loop().run_in_executor(pool, _search, url, times)
    names = ("resources", "visits", "median_ms", "p99_ms", "first_ms", "memory_mb")
    return {**{name: found["ours"][name] for name in names}, "peer_median_ms": found["peer"]["median_ms"]}


def _search(url: str, times: float) -> dict[str, Any]:
    return asyncio.run(bench_search(url, times=times, searches=SEARCHES))


async def _booked(url: str, times: float) -> dict[str, Any]:
    found = await bench_booking(url, times=times, attempts=ATTEMPTS)
    ours, peer = found["ours"]["attempts_per_s"], found["peer"]["attempts_per_s"]
    return {
        "attempts": ATTEMPTS, "booked": found["ours"]["booked"], "ms_per_attempt": round(1e3 / max(ours, 1), 3),
        "peer_ms_per_attempt": round(1e3 / max(peer, 1), 3),
        **{name: found["goals"][name]["is"] for name in ("double", "lost")},
    }  # fmt: skip


def _planned(times: float) -> dict[str, Any]:
    """The same number of rounds at each size, so that time tells; beside what placing one after another is worth."""
    warm_up()
    day = generated(0, times=times)
    found = solve(day, iterations=ITERATIONS)
    return {
        "requests": len(day.requests), "clinicians": day.clinicians, "iterations": ITERATIONS, "seconds": found.seconds,
        "value": found.value, "peer_greedy_value": greedy(day),
    }  # fmt: skip


async def _mended(url: str, times: float) -> dict[str, Any]:
    day, booked = await asyncio.to_thread(mended, times), await proposed(url, times)
    kept = ("requests", "clinicians", "replan_ms", "moved_needlessly")
    return {
        **{name: day[name] for name in kept}, "peer_moved_needlessly": day["anew"], "resources": booked["resources"],
        "touched": booked["touched"], "placed": booked["placed"], "propose_ms": booked["propose_ms"],
    }  # fmt: skip


async def _queued(database_url: str, redis_url: str, times: float) -> dict[str, Any]:
    waiting = max(round(WAITING * times), 10)
    found = await bench_queue(database_url, redis_url, (waiting,))
    [ours], [peer] = found["ours"]["cpu_us_per_operation"].values(), found["peer"]["us_per_operation"].values()
    return {"waiting": waiting, "cpu_us_per_operation": ours, "peer_us_per_operation": peer}
