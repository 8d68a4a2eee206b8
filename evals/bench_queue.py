"""The queue from a thousand to a million waiting, beside a plain SQL queue (ORDER BY … SKIP LOCKED) in the same run."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from typing import Any

import psycopg
from redis.asyncio import Redis

from evals.bench_goals import at_most
from evals.bench_hospital import NOW
from runtime.database import new_id
from runtime.redis import connect
from scheduler_core.queue import Line, Place
from scheduler_core.queue.order import milliseconds

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS, REPEATS = 300, 5
OPERATIONS = 4
"""Join, claim, position and remove: what one patient costs."""

WANT_GROWTH = 1.5
LEASE = timedelta(minutes=2)
FIRST = milliseconds(NOW)


async def bench_queue(database_url: str, redis_url: str, sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Microseconds an operation at every size.

    Ours is the processor time of the Valkey server, the best of five, which other work on the machine hardly touches;
    the peer is the time of the same round on an indexed table over one connection, commit included.
    """
    ours = [await _ours(redis_url, size) for size in sizes]
    peer = [_peer(database_url, size) for size in sizes]
    growth = ours[-1] / ours[0]
    goals = {"growth": at_most(round(growth, 2), WANT_GROWTH)}
    return {
        "name": "queue",
        "ours": {"cpu_us_per_operation": _by_size(sizes, ours), "growth": round(growth, 2)},
        "peer": {
            "name": "SQL, ORDER BY … FOR UPDATE SKIP LOCKED",
            "us_per_operation": _by_size(sizes, peer),
            "growth": round(peer[-1] / peer[0], 2),
        },
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }


def _by_size(sizes: tuple[int, ...], figures: list[float]) -> dict[str, float]:
    return {str(size): round(figure, 1) for size, figure in zip(sizes, figures, strict=True)}


async def _ours(url: str, size: int) -> float:
    redis = connect(url)
    name = f"bench-{new_id().hex}"
    line = Line(redis, name)
    try:
        await line.fill(Place(f"{n:036d}", n % 50 == 0, FIRST + n) for n in range(size))
        await _round(line, 0, size)  # the scripts are compiled
        spent = []
        for repeat in range(1, REPEATS + 1):
            before = await _processor(redis)
            await _round(line, repeat * ROUNDS, size)
            spent.append(await _processor(redis) - before)
        return 1e6 * min(spent) / (ROUNDS * OPERATIONS)
    finally:
        await redis.unlink(*line.keys)
        await redis.aclose()


async def _round(line: Line, start: int, size: int) -> None:
    for n in range(start, start + ROUNDS):
        who = f"new-{n:032d}"
        await line.join(Place(who, False, FIRST + size + n))
        await line.position(who, NOW)
        claimed = await line.claim("desk", NOW, LEASE)
        await line.remove(claimed or who)


async def _processor(redis: Redis) -> float:
    info: dict[str, Any] = await redis.info("cpu")
    return float(info["used_cpu_user"]) + float(info["used_cpu_sys"])


def _peer(url: str, size: int) -> float:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TEMP TABLE waiting (id text PRIMARY KEY, urgent bool, score bigint, holder text)")
        connection.execute("CREATE INDEX ON waiting (urgent DESC, score) WHERE holder IS NULL")
        connection.execute(
            "INSERT INTO waiting SELECT n, n %% 50 = 0, %s + n FROM generate_series(1, %s) n", (FIRST, size)
        )
        connection.execute("ANALYZE waiting")
        times = []
        for n in range(25):
            began = time.perf_counter()
            _peer_round(connection, f"new-{n}", FIRST + size + n)
            times.append(time.perf_counter() - began)
        return 1e6 * statistics.median(times) / OPERATIONS


def _peer_round(connection: psycopg.Connection[Any], who: str, score: int) -> None:
    connection.execute("INSERT INTO waiting VALUES (%s, false, %s)", (who, score))
    connection.execute("SELECT count(*) FROM waiting WHERE holder IS NULL AND (urgent OR score < %s)", (score,))
    with connection.transaction():
        row = connection.execute(
            "SELECT id FROM waiting WHERE holder IS NULL ORDER BY urgent DESC, score LIMIT 1 FOR UPDATE SKIP LOCKED"
        ).fetchone()
        connection.execute("UPDATE waiting SET holder = 'desk' WHERE id = %s", row)
    connection.execute("DELETE FROM waiting WHERE id = %s", row)
