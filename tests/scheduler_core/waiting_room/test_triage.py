"""Triage by staff: another tier gives the place that one's arrival has there. Against sorting everybody slowly."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from redis.asyncio import Redis

from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import NotAllowed
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.queue import Tier, WaitingRoom
from tests.scheduler_core.waiting_room.test_waiting_room import LINE, arrivals, called


@pytest.fixture
def room(database: Database, redis: Redis, clock: FrozenClock) -> WaitingRoom:
    return WaitingRoom(database, redis, QueueRules(), clock)


async def test_triage_gives_the_place_of_the_tier_and_of_nobody_who_was_called(
    room: WaitingRoom, clock: FrozenClock
) -> None:
    first, second, third = await arrivals(room, clock, "P2", "P2", "P2")
    assert await called(room) == first
    await room.triage(third, "P0")
    with pytest.raises(NotAllowed):
        await room.triage(first, "P0")
    assert await called(room) == third
    assert await called(room) == second


@pytest.mark.parametrize("seed", range(5))
async def test_after_any_triage_the_line_is_as_if_all_had_come_with_their_tiers(
    room: WaitingRoom, clock: FrozenClock, seed: int
) -> None:
    dice, rules = random.Random(seed), QueueRules()
    arrived = dict[UUID, tuple[Tier, datetime]]()
    for _ in range(12):
        tier: Tier = dice.choice(["P0", "P1", "P2"])
        arrived[await room.join(LINE, tier)] = tier, clock.now()
        clock.advance(timedelta(minutes=dice.choice([1, 7, 20])))
    for who in dice.sample(sorted(arrived), 8):
        tier = dice.choice(["P0", "P1", "P2"])
        await room.triage(who, tier)
        arrived[who] = tier, arrived[who][1]
    boost = {"P0": 0, "P1": rules.p1_boost_minutes, "P2": rules.p2_boost_minutes}

    def slowly(who: UUID) -> tuple[bool, datetime, str]:
        tier, at = arrived[who]
        return tier != "P0", at - timedelta(minutes=boost[tier]), str(who)

    assert [await called(room) for _ in arrived] == sorted(arrived, key=slowly)


async def test_who_was_put_aside_and_turns_out_to_be_an_emergency_is_back_in_line(
    room: WaitingRoom, clock: FrozenClock
) -> None:
    (away,) = await arrivals(room, clock, "P2")
    for _ in range(QueueRules().most_calls):
        await called(room)
        clock.advance(timedelta(seconds=QueueRules().lease_seconds + 1))
    assert await called(room) is None
    await room.triage(away, "P0")
    assert await called(room) == away
