"""Booking under contention: sixteen at once want the same few times, three resources each; beside the bare insert."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import text

from evals.bench_hospital import NOW, Size, hospital, migrated
from evals.databases import Databases
from runtime.database import Database, new_id
from runtime.errors import SlotTaken
from scheduler_core import visits
from scheduler_core.models import Resource
from scheduler_core.types import Assignment, Slot

WRITERS = 16
TURN = 500
WANT_SHARE = 0.7
SIZE = Size(practitioners=4, rooms=4, nurses=2, devices=2, departments=1)
TTL = timedelta(minutes=10)
HALF_HOUR = timedelta(minutes=30)

BARE = text("""
    INSERT INTO bare_claim (resource_key, unit, during)
    SELECT key, 0, tstzrange(:starts_at, :ends_at) FROM unnest(CAST(:keys AS text[])) AS key ORDER BY key
    ON CONFLICT DO NOTHING RETURNING 1""")

Attempt = Callable[[Database, Slot], Awaitable[UUID | None]]


async def bench_booking(server_url: str, *, times: float = 1.0, attempts: int = 8_000) -> dict[str, Any]:
    """Attempts per second to claim a slot, won or lost, ours (visit, claims, event, idempotency) and bare claims only.

    Both from one process on 16 connections of the same server, the same slots in the same order, in turns so that what
    else the machine does weighs on both. Then whether any resource is taken twice, and whether every booking that was
    answered is there with all its claims.
    """
    size = SIZE.scaled(times)
    databases = Databases(server_url)
    try:
        async with databases.clone(await databases.template(f"booking {size}", partial(_prepared, size))) as url:
            database = Database(url, pool_size=WRITERS)
            rate, peer_rate, booked = await _in_turns(database, _wanted(attempts, size))
            double, lost = await _double(database), await _lost(database, booked)
            await database.dispose()
    finally:
        await databases.close()
    return _report(attempts, rate, peer_rate, len(booked), double, lost)


async def _prepared(size: Size, url: str) -> None:
    await migrated(url)
    database = Database(url)
    async with database.begin() as session:
        for spec in hospital(size).resources.values():
            session.add(Resource(key=spec.key, kind=spec.kind, site=spec.sites[0], capacity=spec.capacity))
        await session.execute(
            text("""CREATE TABLE bare_claim (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, resource_key text NOT NULL,
            unit int NOT NULL, during tstzrange NOT NULL,
            EXCLUDE USING gist (resource_key WITH =, unit WITH =, during WITH &&))""")
        )
    await database.dispose()


def _wanted(attempts: int, size: Size) -> list[Slot]:
    """Half-hour slots that overlap each other by quarters; about one attempt in eight can win."""
    dice = random.Random(3)
    quarters = max(attempts // 16, 4)
    return [_slot(NOW + timedelta(days=1, minutes=15 * dice.randrange(quarters)), dice, size) for _ in range(attempts)]


def _slot(at: datetime, dice: random.Random, size: Size) -> Slot:
    counts = (("p", size.practitioners), ("r", size.rooms), ("d", size.devices))
    keys = sorted(f"{kind}{dice.randrange(count)}" for kind, count in counts)
    used = tuple(Assignment(key, 0, at, at + HALF_HOUR) for key in keys)
    return Slot("visit-dep0", "main", None, at, at + HALF_HOUR, "in_person", used)


async def _in_turns(database: Database, wanted: list[Slot]) -> tuple[float, float, list[UUID]]:
    """Attempts per second of ours and of the peer, and what ours won."""
    ours, peer, booked = 0.0, 0.0, list[UUID]()
    for first in range(0, len(wanted), TURN):
        peer += (await _race(database, wanted[first : first + TURN], _bare))[0]
        seconds, won = await _race(database, wanted[first : first + TURN], _ours)
        ours += seconds
        booked += won
    return len(wanted) / ours, len(wanted) / peer, booked


async def _race(database: Database, wanted: list[Slot], attempt: Attempt) -> tuple[float, list[UUID]]:
    """Seconds that all writers together take, and what was won."""
    work, won = list(wanted), list[UUID]()

    async def writer() -> None:
        while work:
            visit_id = await attempt(database, work.pop())
            if visit_id is not None:
                won.append(visit_id)

    began = time.perf_counter()
    await asyncio.gather(*(writer() for _ in range(WRITERS)))
    return time.perf_counter() - began, won


async def _ours(database: Database, wanted: Slot) -> UUID | None:
    key = new_id().hex
    try:
        async with database.begin() as session:
            return (await visits.hold(session, wanted, key, NOW, TTL, key)).id
    except SlotTaken:
        return None


class _Lost(Exception):
    """Rolls back."""


async def _bare(database: Database, wanted: Slot) -> UUID | None:
    parameters = {
        "keys": [a.resource for a in wanted.assignments],
        "starts_at": wanted.starts_at,
        "ends_at": wanted.ends_at,
    }
    try:
        async with database.begin() as session:
            if len((await session.execute(BARE, parameters)).all()) < len(wanted.assignments):
                raise _Lost
    except _Lost:
        return None
    return new_id()


async def _double(database: Database) -> int:
    """Pairs of claims on one unit at one time."""
    query = text("""SELECT count(*) FROM claim a JOIN claim b ON a.id < b.id AND a.resource_key = b.resource_key
        AND a.unit = b.unit AND a.during && b.during""")
    async with database.begin() as session:
        return int((await session.execute(query)).scalar_one())


async def _lost(database: Database, booked: list[UUID]) -> int:
    """Answered bookings that are not there with three claims each, and claims that nobody was told of."""
    query = text("SELECT visit_id FROM claim GROUP BY visit_id HAVING count(*) = 3")
    async with database.begin() as session:
        whole = set((await session.execute(query)).scalars())
        claims = int((await session.execute(text("SELECT count(*) FROM claim"))).scalar_one())
    return len(set(booked) ^ whole) + claims - 3 * len(whole)


def _report(attempts: int, rate: float, peer_rate: float, booked: int, double: int, lost: int) -> dict[str, Any]:
    share = rate / peer_rate
    goals: dict[str, dict[str, Any]] = {
        "double": {"is": double, "want": 0, "met": double == 0},
        "lost": {"is": lost, "want": 0, "met": lost == 0},
        "share_of_bare_rate": {"is": round(share, 2), "want": WANT_SHARE, "met": share >= WANT_SHARE},
    }
    return {
        "name": "booking",
        "ours": {"attempts_per_s": round(rate), "attempts": attempts, "booked": booked, "writers": WRITERS},
        "peer": {"name": "bare INSERT … ON CONFLICT DO NOTHING", "attempts_per_s": round(peer_rate)},
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }
