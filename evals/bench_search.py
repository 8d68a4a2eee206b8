"""How long a search takes in a large hospital, beside a gap query in SQL that has an index made for it."""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from evals.bench_goals import at_most
from evals.bench_hospital import NOW, Size, fill, hospital, migrated
from evals.databases import Databases
from runtime.collector import settled
from runtime.database import Database, new_id
from scheduler_core import visits
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes

WANT_MEDIAN_MS, WANT_P99_MS, WANT_TIMES, WANT_MEMORY_MB = 2.0, 10.0, 20.0, 500

GAPS = text("""
    WITH gap AS (
        SELECT resource_key, upper(during) AS starts_at,
               lead(lower(during)) OVER (PARTITION BY resource_key ORDER BY lower(during)) AS ends_at
        FROM claim WHERE resource_key = ANY(:people) AND lower(during) >= :first AND lower(during) < :last),
    start AS (
        SELECT resource_key, generate_series(starts_at, ends_at - interval '30 min', interval '15 min') AS at
        FROM gap WHERE ends_at - starts_at >= interval '30 min')
    SELECT resource_key, at FROM start
    WHERE extract(hour FROM at AT TIME ZONE 'America/Panama') BETWEEN 7 AND 18
      AND EXISTS (SELECT FROM resource r WHERE r.kind = 'room' AND r.site = :site AND NOT EXISTS (
          SELECT FROM claim c WHERE c.resource_key = r.key AND c.unit = 0
          AND c.during && tstzrange(at, at + interval '30 min')))
      AND EXISTS (SELECT FROM resource r WHERE r.kind = 'nurse' AND r.site = :site AND NOT EXISTS (
          SELECT FROM claim c WHERE c.resource_key = r.key AND c.unit = 0
          AND c.during && tstzrange(at, at + interval '10 min')))
      AND EXISTS (SELECT FROM resource r WHERE r.kind = 'device' AND r.site = :site AND NOT EXISTS (
          SELECT FROM claim c WHERE c.resource_key = r.key AND c.unit = 0
          AND c.during && tstzrange(at + interval '10 min', at + interval '20 min')))
    ORDER BY at LIMIT 3""")
"""The peer: gaps between a department's bookings by a window function, then the first three with everything free."""


async def bench_search(server_url: str, *, times: float = 1.0, searches: int = 400) -> dict[str, Any]:
    """Median and p99 in milliseconds, whole: reading what changed, bits, proof, and the last look at the claims.

    Before each search a visit is cancelled or booked elsewhere, so that there is something to rebuild.
    """
    size = Size().scaled(times)
    databases = Databases(server_url)
    try:
        name = await databases.template(f"search {size}", migrated)
        async with databases.clone(name) as url:
            count = await _filled(url, size)
            return await _measure(Database(url, pool_size=2), size, count, searches)
    finally:
        await databases.close()


async def _filled(url: str, size: Size) -> int:
    """In a process of its own, so that this one's memory is that of searching."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, fill, url, size)


async def _measure(database: Database, size: Size, count: int, searches: int) -> dict[str, Any]:
    house, dice = hospital(size), random.Random(5)
    search = Search(house)
    began = time.perf_counter()
    async with database.begin() as session:
        await search.find(session, Wishes("visit-dep0"), NOW)
        await session.execute(text("CREATE INDEX gap_query ON claim (resource_key, lower(during))"))
    first = time.perf_counter() - began
    asked = [_wishes(size, dice) for _ in range(searches)]
    with settled():
        ours = [await _ours(database, search, wishes, dice) for wishes in asked]
        peer = [await _peer(database, house, wishes) for wishes in asked[: max(searches // 4, 1)]]
    await database.dispose()
    return _report(size, count, first, ours, peer)


def _wishes(size: Size, dice: random.Random) -> Wishes:
    """What people ask for: any time, a week, a day, the earliest; at one of the sites."""
    first = NOW + timedelta(days=dice.randrange(1, size.days - 8))
    windows = dice.choice(
        [(), (Window(first, first + timedelta(days=7)),), (Window(first, first + timedelta(days=1)),)]
    )
    visit_type = f"visit-dep{dice.randrange(size.departments)}"
    return Wishes(visit_type, windows=windows, site=dice.choice(("main", "north")), earliest=dice.random() < 0.3)


async def _ours(database: Database, search: Search, wishes: Wishes, dice: random.Random) -> float:
    async with database.begin() as session:
        await _something_changes(session, dice)
    async with database.begin() as session:
        await session.execute(text("SELECT 1"))
        began = time.perf_counter()
        await search.find(session, wishes, NOW)
        return (time.perf_counter() - began) * 1e3


async def _something_changes(session: AsyncSession, dice: random.Random) -> None:
    at = NOW.replace(minute=0) + timedelta(days=dice.randrange(1, 80), minutes=15 * dice.randrange(24))
    row = (
        await session.execute(select(Visit.id, Visit.version).where(Visit.starts_at == at, Visit.status == "booked"))
    ).first()
    if row is not None:
        visit_id: UUID = row[0]
        await visits.cancel(session, visit_id, row[1], "bench", new_id().hex, NOW)


async def _peer(database: Database, house: Hospital, wishes: Wishes) -> float:
    department = house.visit_type(wishes.visit_type).department
    people = [
        spec.key for spec in house.resources.values() if department in spec.specialties and wishes.site in spec.sites
    ]
    window = wishes.windows[0] if wishes.windows else Window(_soonest(), NOW + timedelta(days=90))
    bounds = {"people": people, "site": wishes.site, "first": window.starts_at, "last": window.ends_at}
    async with database.begin() as session:
        await session.execute(text("SELECT 1"))
        began = time.perf_counter()
        (await session.execute(GAPS, bounds)).all()
        return (time.perf_counter() - began) * 1e3


def _soonest() -> datetime:
    return NOW + timedelta(hours=2)


def _report(size: Size, count: int, first: float, ours: Sequence[float], peer: Sequence[float]) -> dict[str, Any]:
    memory = _peak_mb()
    median, p99 = statistics.median(ours), statistics.quantiles(ours, n=100)[98]
    times = statistics.median(peer) / median
    goals = {
        "median_ms": at_most(round(median, 2), WANT_MEDIAN_MS),
        "p99_ms": at_most(round(p99, 2), WANT_P99_MS),
        "memory_mb": at_most(memory, WANT_MEMORY_MB),
        "times_the_gap_query": {"is": round(times, 1), "want": WANT_TIMES, "met": times >= WANT_TIMES},
    }
    return {
        "name": "search",
        "ours": {
            "median_ms": round(median, 2), "p99_ms": round(p99, 2), "first_ms": round(first * 1e3), "searches": len(ours),
            "memory_mb": memory, "resources": size.resources, "days": size.days, "visits": count,
        },
        "peer": {"name": "SQL gap query", "median_ms": round(statistics.median(peer), 2), "searches": len(peer)},
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }  # fmt: skip


def _peak_mb() -> int:
    """The most memory that this process has used. Linux tells it anew for each program; `getrusage` keeps the parent's."""
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024**2
