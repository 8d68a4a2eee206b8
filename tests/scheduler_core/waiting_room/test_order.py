"""Who is next: the scripts in a real Valkey against a slow list, and what to offer when the wait grows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtime.database import new_id
from runtime.redis import connect
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.queue import Line, Place, Tier, Wait, advice, estimate, score
from scheduler_core.queue.estimate import Pace
from scheduler_core.queue.valkey import NotReady
from tests.scheduler_core.clinic import NOW

RULES = QueueRules()
LEASE = timedelta(minutes=2)


@dataclass
class Slow:
    """The queue as a list: sort everybody, take the first."""

    waiting: dict[str, tuple[Tier, datetime]] = field(default_factory=dict)
    held: dict[str, tuple[Tier, datetime, str, datetime]] = field(default_factory=dict)

    def lapse(self, now: datetime) -> None:
        for who in [w for w, (*_, until) in self.held.items() if until <= now]:
            self.give_back(who)

    def give_back(self, who: str) -> None:
        tier, arrived, *_ = self.held.pop(who)
        self.waiting[who] = tier, arrived

    def ordered(self) -> list[str]:
        boost = {"P0": 0, "P1": RULES.p1_boost_minutes, "P2": RULES.p2_boost_minutes}
        return sorted(
            self.waiting,
            key=lambda w: (
                self.waiting[w][0] != "P0",
                self.waiting[w][1] - timedelta(minutes=boost[self.waiting[w][0]]),
                w,
            ),
        )

    def claim(self, holder: str, now: datetime) -> str | None:
        self.lapse(now)
        order = self.ordered()
        if not order:
            return None
        self.held[order[0]] = (*self.waiting.pop(order[0]), holder, now + LEASE)
        return order[0]

    def renew(self, who: str, holder: str, now: datetime) -> bool:
        """Whoever is in the line and not another's."""
        if who in self.waiting:
            self.held[who] = (*self.waiting.pop(who), holder, now + LEASE)
            return True
        mine = who in self.held and self.held[who][2] == holder
        if mine:
            self.held[who] = (*self.held[who][:3], now + LEASE)
        return mine


steps = st.lists(
    st.tuples(
        st.sampled_from(["join", "claim", "claim", "release", "renew", "remove", "position", "restart"]),
        st.sampled_from(["P0", "P1", "P2"]),
        st.integers(0, 5),
        st.sampled_from(["ada", "ben"]),
        st.integers(0, 90),
    ),
    max_size=40,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(steps)
def test_the_scripts_do_what_a_sorted_list_does(
    servers: tuple[str, str], script: list[tuple[str, Tier, int, str, int]]
) -> None:
    asyncio.run(play(servers[1], script))


async def play(url: str, script: list[tuple[str, Tier, int, str, int]]) -> None:
    redis, slow, now = connect(url), Slow(), NOW
    line = Line(redis, new_id().hex)
    await line.fill([])
    try:
        for what, tier, number, holder, seconds in script:
            now += timedelta(seconds=seconds)
            who = f"patient{number}"
            if what == "join":
                known = who in slow.waiting or who in slow.held
                await line.join(Place(who, tier == "P0", score(tier, now, RULES)))
                if not known:
                    slow.waiting[who] = tier, now
            elif what == "claim":
                assert await line.claim(holder, now, LEASE) == slow.claim(holder, now)
            elif what == "release":
                mine = who in slow.held and slow.held[who][2] == holder
                assert await line.release(who, holder) == mine
                if mine:
                    slow.give_back(who)
            elif what == "renew":
                slow.lapse(now)
                assert await line.renew(who, holder, now, LEASE) == slow.renew(who, holder, now)
            elif what == "remove":
                await line.remove(who)
                slow.waiting.pop(who, None)
                slow.held.pop(who, None)
            elif what == "restart":
                line = Line(redis, new_id().hex)
                await line.fill(rows_of(slow))
            slow.lapse(now)
            order = slow.ordered()
            for each in (f"patient{n}" for n in range(6)):
                expected = order.index(each) if each in order else -2 if each in slow.held else None
                assert await line.position(each, now) == expected
            assert await line.length(now) == len(order)
    finally:
        await redis.aclose()


def rows_of(slow: Slow) -> list[Place]:
    stand = [Place(w, t == "P0", score(t, a, RULES)) for w, (t, a) in slow.waiting.items()]
    return stand + [Place(w, t == "P0", score(t, a, RULES), h, u) for w, (t, a, h, u) in slow.held.items()]


async def test_a_line_that_valkey_has_lost_says_so(servers: tuple[str, str]) -> None:
    redis = connect(servers[1])
    with pytest.raises(NotReady):
        await Line(redis, new_id().hex).claim("ada", NOW, LEASE)
    await redis.aclose()


async def test_of_two_who_fill_a_line_at_once_one_is_let_go(servers: tuple[str, str]) -> None:
    redis = connect(servers[1])
    line = Line(redis, new_id().hex)
    place = Place("a", False, 5)
    await asyncio.gather(line.fill([place]), line.fill([place]))
    assert [await line.claim("ada", NOW, LEASE), await line.claim("ben", NOW, LEASE)] == ["a", None]
    await redis.aclose()


@given(st.integers(0, 59), st.integers(0, 59))
def test_an_earlier_patient_is_overtaken_only_within_the_head_start(early: int, late: int) -> None:
    first, second = NOW + timedelta(minutes=early), NOW + timedelta(minutes=early + late)
    assert (score("P1", second, RULES) < score("P2", first, RULES)) == (late < RULES.p1_boost_minutes)
    assert score("P2", first, RULES) <= score("P2", second, RULES)


def test_the_wait_is_what_those_before_take_at_so_many_desks() -> None:
    assert estimate(0, Pace(15, 1)) == Wait(0, 0)
    assert estimate(4, Pace(12, 2)) == Wait(4, 25)
    assert estimate(3, Pace(10, 0)).minutes == 30


@pytest.mark.parametrize(
    ("minutes", "tier", "video", "offered"),
    [
        (30, "P2", True, "wait_here"),
        (35, "P2", True, "wait_anywhere"),
        (65, "P1", True, "by_video"),
        (65, "P1", False, "wait_anywhere"),
        (300, "P0", True, "wait_here"),
    ],
)
def test_what_is_offered_when_the_wait_passes_a_limit(minutes: int, tier: Tier, video: bool, offered: str) -> None:
    assert advice(Wait(9, minutes), tier, RULES, video=video) == offered
