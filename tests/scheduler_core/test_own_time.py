"""Who holds a time and looks on is not in their own way; what others hold or have booked is. Against the slow way: letting go."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from runtime.errors import SlotTaken
from scheduler_core import visits
from scheduler_core.chains import Chain, Link
from scheduler_core.hospital import Hospital
from scheduler_core.models import Claim
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.clinic import FOLLOW_UP, NOW, TTL, booked, clinic, furnish, local, slot, visit_type

DAY = date(2026, 3, 4)
WHOLE_DAY = Window(local(DAY, 0), local(DAY + timedelta(days=1), 0))
SCAN = visit_type("scan", 20, {"role": "device", "type": "echo"})
ME, OTHER = "conversation:me", "conversation:other"
AT_TEN = slot(local(DAY, 10), "ada", "room-1")


def house() -> Hospital:
    return clinic(visit_types=[FOLLOW_UP, SCAN])


async def held(session: AsyncSession, wanted: Slot, holder: str, now: datetime = NOW) -> UUID:
    return (await visits.hold(session, wanted, holder, now, TTL, new_id().hex)).id


async def find(
    session: AsyncSession, search: Search, holder: str | None, now: datetime = NOW, who: str | None = None
) -> tuple[Slot, ...]:
    wishes = Wishes("follow-up", windows=(WHOLE_DAY,), practitioner=who, holder=holder, earliest=True, limit=99)
    return await search.find(session, wishes, now)


async def ada_at(session: AsyncSession, search: Search, holder: str, at: datetime, now: datetime = NOW) -> bool:
    return any(s.starts_at == at for s in await find(session, search, holder, now, "ada"))


async def chains(session: AsyncSession, search: Search, holder: str | None) -> tuple[Chain, ...]:
    links = [Link(Wishes(key, windows=(WHOLE_DAY,), holder=holder)) for key in ("scan", "follow-up")]
    return await search.chains.find(session, links, NOW, 99, soonest=True)


async def fill(session: AsyncSession, dice: random.Random) -> list[UUID]:
    """Visits and holds all over the day; those that I hold."""
    mine = list[UUID]()
    for _ in range(25):
        at = local(DAY, 9) + timedelta(minutes=5 * dice.randrange(90))
        who, room = dice.choice(["ada", "ben"]), dice.choice(["room-1", "room-2", "echo-1"])
        wanted = slot(at, who, room, minutes=dice.choice([20, 30, 45]))
        try:
            holder = dice.choice([ME, OTHER, None])
            if holder is None:
                await booked(session, wanted)
            else:
                hold = await held(session, wanted, holder)
                mine += [hold] if holder == ME else []
        except SlotTaken:
            continue
    return mine


@pytest.mark.parametrize("seed", range(6))
async def test_what_i_find_is_what_i_would_find_had_i_let_go_before(database: Database, seed: int) -> None:
    await furnish(database, house())
    async with database.begin() as session:
        mine = await fill(session, random.Random(seed))
    async with database.begin() as session:
        search = Search(house())
        found, together = await find(session, search, ME), await chains(session, search, ME)
        for hold in mine:
            await visits.release(session, hold, ME, NOW)
        let_go = Search(house())
        assert found == await find(session, let_go, None)
        assert together == await chains(session, let_go, None)


@pytest.mark.parametrize("seed", range(3))
async def test_however_one_moves_on_nothing_is_ever_held_twice(database: Database, seed: int) -> None:
    dice, search = random.Random(seed), Search(house())
    await furnish(database, house())
    async with database.begin() as session:
        await fill(session, dice)
    holds: dict[str, UUID] = {}
    for _ in range(12):
        async with database.begin() as session:
            me = dice.choice(["conversation:a", "conversation:b"])
            wanted = dice.choice(await find(session, search, me))
            if me in holds:
                await visits.release(session, holds.pop(me), me, NOW)
            holds[me] = await held(session, wanted, me)
            await check_nothing_twice(session)


async def check_nothing_twice(session: AsyncSession) -> None:
    rows = (await session.execute(select(Claim))).scalars().all()
    for n, one in enumerate(rows):
        for other in rows[n + 1 :]:
            same = (one.resource_key, one.unit) == (other.resource_key, other.unit)
            assert not (same and one.during.overlaps(other.during))


async def test_a_hold_of_another_a_booked_one_and_a_lapsed_one_are_not_mine(database: Database) -> None:
    await furnish(database, house())
    search = Search(house())
    async with database.begin() as session:
        await held(session, AT_TEN, ME)
        assert await ada_at(session, search, ME, AT_TEN.starts_at)
        assert not await ada_at(session, search, OTHER, AT_TEN.starts_at)
        lapsed = NOW + TTL
        await held(session, AT_TEN, OTHER, lapsed)
        assert not await ada_at(session, search, ME, AT_TEN.starts_at, lapsed)
        visit = await booked(session, slot(local(DAY, 14), "ada", "room-1"))
        assert visit.holder is not None
        assert not await ada_at(session, search, visit.holder, visit.starts_at)


async def test_a_time_beside_the_one_that_is_held_can_be_held_instead(database: Database) -> None:
    await furnish(database, house())
    search = Search(house())
    async with database.begin() as session:
        hold = await held(session, AT_TEN, ME)
        assert await ada_at(session, search, ME, local(DAY, 10, 15))
        await visits.release(session, hold, ME, NOW)
        await held(session, slot(local(DAY, 10, 15), "ada", "room-1"), ME)
