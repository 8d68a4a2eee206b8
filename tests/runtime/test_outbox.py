"""Events: written with the change or not at all, relayed in order, handled once however often they are delivered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from runtime.outbox import Consumer, OutboxEvent, Relay, emit, stream_of


async def happen(database: Database, clock: FrozenClock, *keys: str) -> None:
    async with database.begin() as session:
        for key in keys:
            await emit(session, "visit.booked", {"visit": key}, key, clock.now())


async def waiting(database: Database) -> int:
    async with database.begin() as session:
        query = select(func.count()).select_from(OutboxEvent).where(OutboxEvent.relayed_at.is_(None))
        return int((await session.execute(query)).scalar_one())


async def relayed(redis: Redis, database: Database) -> list[str]:
    return [json.loads(fields["payload"])["visit"] for _, fields in await redis.xrange(stream_of(database))]


class Handler:
    """Remembers what it was given; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.seen: list[str] = []
        self.failures = failures

    async def __call__(self, session: AsyncSession, topic: str, payload: Mapping[str, Any]) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("down")
        self.seen.append(payload["visit"])


async def test_an_event_of_a_change_that_was_rolled_back_never_happened(database: Database, clock: FrozenClock) -> None:
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await emit(session, "visit.booked", {"visit": "a"}, "a", clock.now())
            raise RuntimeError("undo")
    assert await waiting(database) == 0


async def test_the_same_key_is_one_event(database: Database, clock: FrozenClock) -> None:
    await happen(database, clock, "a", "a", "b")
    await happen(database, clock, "a")
    assert await waiting(database) == 2


async def test_ids_are_written_as_text(database: Database, clock: FrozenClock) -> None:
    visit = new_id()
    async with database.begin() as session:
        await emit(session, "visit.moved", {"visit": visit, "version": 2}, "k", clock.now())
    async with database.begin() as session:
        payload = (await session.execute(select(OutboxEvent.payload))).scalar_one()
    assert payload == {"visit": str(visit), "version": 2}


async def test_events_are_relayed_once_and_in_order(database: Database, redis: Redis, clock: FrozenClock) -> None:
    await happen(database, clock, "a", "b", "c")
    relay = Relay(database, redis)
    assert [await relay.run_once(clock.now()) for _ in range(2)] == [3, 0]
    assert await relayed(redis, database) == ["a", "b", "c"]


async def test_two_relays_at_once_send_nothing_twice(database: Database, redis: Redis, clock: FrozenClock) -> None:
    await happen(database, clock, *(f"e{n}" for n in range(50)))
    counts = await asyncio.gather(*(Relay(database, redis).run_once(clock.now()) for _ in range(4)))
    assert sum(counts) == 50
    assert sorted(await relayed(redis, database)) == sorted(f"e{n}" for n in range(50))


async def test_while_redis_is_down_events_wait(database: Database, clock: FrozenClock) -> None:
    await happen(database, clock, "a")
    nowhere: Redis = Redis.from_url("redis://127.0.0.1:1", decode_responses=True)
    with pytest.raises(RedisError):
        await Relay(database, nowhere).run_once(clock.now())
    assert await waiting(database) == 1


async def test_every_group_handles_every_event_once(database: Database, redis: Redis, clock: FrozenClock) -> None:
    await happen(database, clock, "a", "b")
    await Relay(database, redis).run_once(clock.now())
    reminders, waitlist = Handler(), Handler()
    for _ in range(2):
        await Consumer(database, redis, "reminders", reminders).run_once()
        await Consumer(database, redis, "waitlist", waitlist).run_once()
    assert reminders.seen == waitlist.seen == ["a", "b"]


async def test_all_that_waits_is_handled_however_much_it_is(
    database: Database, redis: Redis, clock: FrozenClock
) -> None:
    await happen(database, clock, *"abcdefg")
    await Relay(database, redis).run_once(clock.now())
    handler = Handler()
    assert await Consumer(database, redis, "reminders", handler).run_once(count=3) == 7
    assert handler.seen == list("abcdefg")


async def test_an_event_that_is_delivered_twice_is_handled_once(
    database: Database, redis: Redis, clock: FrozenClock
) -> None:
    await happen(database, clock, "a")
    relay, handler = Relay(database, redis), Handler()
    await relay.run_once(clock.now())
    async with database.begin() as session:
        await session.execute(text("UPDATE outbox SET relayed_at = NULL"))
    await relay.run_once(clock.now())
    assert await relayed(redis, database) == ["a", "a"]
    assert await Consumer(database, redis, "reminders", handler).run_once() == 1
    assert handler.seen == ["a"]


async def test_an_event_whose_handler_failed_is_handled_when_it_is_up_again(
    database: Database, redis: Redis, clock: FrozenClock
) -> None:
    await happen(database, clock, "a", "b")
    await Relay(database, redis).run_once(clock.now())
    handler = Handler(failures=1)
    with pytest.raises(RuntimeError, match="down"):
        await Consumer(database, redis, "reminders", handler).run_once()
    await Consumer(database, redis, "reminders", handler).run_once()
    assert sorted(handler.seen) == ["a", "b"]


async def test_an_event_that_another_database_of_the_same_name_left_behind_is_passed_over(
    database: Database, redis: Redis, clock: FrozenClock
) -> None:
    left = {"id": "1", "topic": "visit.booked", "payload": json.dumps({"visit": "of the one before"})}
    await redis.xadd(stream_of(database), left)  # type: ignore[arg-type]
    await happen(database, clock, "a")
    await Relay(database, redis).run_once(clock.now())
    handler = Handler()
    assert await Consumer(database, redis, "reminders", handler).run_once() == 1
    assert handler.seen == ["a"]
