"""Claims under contention and sudden death: nothing twice, nothing lost, nothing half."""

from __future__ import annotations

import asyncio
import random
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from runtime.errors import SlotTaken, UnavailableError
from runtime.outbox import OutboxEvent
from scheduler_core import visits
from scheduler_core.claims import atomically, uncovered
from scheduler_core.models import Claim, Visit
from scheduler_core.types import Assignment, Slot
from tests.scheduler_core.clinic import NOW, TTL, booked, clinic, furnish, local, patient, practitioner, slot, thing
from tests.scheduler_core.killing import Work, all_or_nothing

DAY = date(2026, 3, 4)
WRITERS = 16


def crowd() -> list[Slot]:
    """Slots of three resources each that overlap in every way; few can be had."""
    people, rooms, devices = ("p0", "p1", "p2"), ("r0", "r1"), ("d0", "d1")
    starts = [local(DAY, 10) + timedelta(minutes=15 * n) for n in range(6)]
    return [slot(at, p, r, d) for at in starts for p in people for r in rooms for d in devices]


async def furnish_crowd(database: Database) -> None:
    hospital = clinic(
        practitioners=[practitioner(f"p{n}") for n in range(3)],
        rooms=[thing(f"r{n}", "exam") for n in range(2)],
        devices=[thing(f"d{n}", "echo") for n in range(2)],
    )
    await furnish(database, hospital)


async def attempt(database: Database, wanted: Slot, who: UUID) -> UUID | None:
    key = new_id().hex
    try:
        async with database.begin() as session:
            hold = await visits.hold(session, wanted, key, NOW, TTL, key)
        async with database.begin() as session:
            return (await visits.book(session, hold.id, who, f"b{key}", NOW)).id
    except SlotTaken:
        return None


async def overlaps(session: AsyncSession) -> int:
    """Pairs of claims on one unit at one time, counted without help from the constraint."""
    query = text("""
        SELECT count(*) FROM claim a JOIN claim b ON a.id < b.id AND a.resource_key = b.resource_key
        AND a.unit = b.unit AND a.during && b.during""")
    return int((await session.execute(query)).scalar_one())


async def check_whole(session: AsyncSession) -> list[Visit]:
    """Every visit that takes place has all of its claims, every claim a visit; the visits."""
    rows = list((await session.execute(select(Visit).where(Visit.status.in_(visits.LIVE)))).scalars())
    claims = (await session.execute(select(Claim.visit_id))).scalars().all()
    assert sorted(claims) == sorted(row.id for row in rows for _ in range(len(claims) // max(len(rows), 1)))
    assert await overlaps(session) == 0
    return rows


async def test_sixteen_at_once_book_nothing_twice_and_lose_nothing(database_url: str) -> None:
    database = Database(database_url, pool_size=WRITERS)
    await furnish_crowd(database)
    async with database.begin() as session:
        work = [(wanted, await patient(session)) for wanted in crowd() * 4]
    random.Random(7).shuffle(work)
    answered: list[UUID] = []

    async def writer() -> None:
        while work:
            got = await attempt(database, *work.pop())
            if got is not None:
                answered.append(got)

    await asyncio.gather(*(writer() for _ in range(WRITERS)))
    async with database.begin() as session:
        rows = await check_whole(session)
        assert {row.id for row in rows} == set(answered)
        assert (await session.execute(select(Visit.id).where(Visit.status == "proposed"))).all() == []
        booked_events = select(OutboxEvent.id).where(OutboxEvent.topic == "visit.booked")
        assert len((await session.execute(booked_events)).all()) == len(answered)
        assert await nothing_left(session)
    await database.dispose()


async def nothing_left(session: AsyncSession) -> bool:
    """Whether no slot of the crowd could still be had: whoever was refused was refused for a reason."""
    for wanted in crowd():
        try:
            async with session.begin_nested():
                await visits.hold(session, wanted, "late", NOW, TTL, new_id().hex)
        except SlotTaken:
            continue
        return False
    return True


async def test_movers_that_swap_around_never_collide_with_themselves(database_url: str) -> None:
    database = Database(database_url, pool_size=WRITERS)
    await furnish_crowd(database)
    targets = crowd()
    async with database.begin() as session:
        mine = [await booked(session, slot(local(DAY, 9 + n % 4, 0), f"p{n % 3}", minutes=15)) for n in range(3)]
    dice = random.Random(11)

    async def mover(visit_id: UUID) -> None:
        for _ in range(25):
            async with database.begin() as session:
                visit = await visits.get(session, visit_id)
                try:
                    await visits.move(session, visit_id, visit.version, dice.choice(targets), new_id().hex, NOW)
                except SlotTaken:
                    continue

    await asyncio.gather(*(mover(visit.id) for visit in mine))
    async with database.begin() as session:
        assert await overlaps(session) == 0
        for visit in mine:
            row = await visits.get(session, visit.id)
            claims = (await session.execute(select(Claim.during).where(Claim.visit_id == visit.id))).scalars().all()
            assert {during.lower for during in claims} == {row.starts_at}
    await database.dispose()


async def test_the_same_request_sixteen_times_at_once_is_one_booking(database_url: str) -> None:
    database = Database(database_url, pool_size=WRITERS)
    await furnish_crowd(database)
    async with database.begin() as session:
        who = await patient(session)

    async def request() -> UUID:
        async with database.begin() as session:
            hold = await visits.hold(session, crowd()[0], "me", NOW, TTL, "hold")
            return (await visits.book(session, hold.id, who, "book", NOW)).id

    assert len(set(await asyncio.gather(*(request() for _ in range(WRITERS))))) == 1
    async with database.begin() as session:
        assert len(await check_whole(session)) == 1
        assert len((await session.execute(select(OutboxEvent.id))).all()) == 2
    await database.dispose()


async def test_booking_a_hold_and_clearing_it_for_another_never_both_win(database_url: str) -> None:
    """One clock says the hold still stands, the other that it has lapsed."""
    database = Database(database_url, pool_size=WRITERS)
    await furnish_crowd(database)
    for round_ in range(20):
        wanted = slot(local(DAY, 10) + timedelta(hours=round_), "p0", "r0")
        async with database.begin() as session:
            who, other = await patient(session), await patient(session)
            hold = await visits.hold(session, wanted, "me", NOW, TTL, f"h{round_}")

        async def book(hold_id: UUID, patient_id: UUID, key: str) -> None:
            async with database.begin() as session:
                await visits.book(session, hold_id, patient_id, key, NOW)

        async def rival(wanted: Slot, patient_id: UUID) -> None:
            async with database.begin() as session:
                await booked(session, wanted, patient_id, NOW + TTL)

        both = (book(hold.id, who, f"b{round_}"), rival(wanted, other))
        results = await asyncio.gather(*both, return_exceptions=True)
        assert sum(result is None for result in results) == 1
    async with database.begin() as session:
        assert len(await check_whole(session)) == 20
    await database.dispose()


@pytest.mark.parametrize("what", ["hold", "book", "move", "cancel", "to_telehealth"])
async def test_a_process_killed_at_any_statement_leaves_all_or_nothing(database: Database, what: str) -> None:
    await furnish_crowd(database)
    first, second = crowd()[0], crowd()[-1]

    async def prepare() -> Work:
        async with database.begin() as session:
            await session.execute(text("DELETE FROM visit"))
            who = await patient(session)
            visit = None if what in ("hold", "book") else await booked(session, first, who)
            held = await visits.hold(session, first, "me", NOW, TTL, new_id().hex) if what == "book" else None
        return partial(perform, what=what, visit=visit or held, who=who, wanted=second)

    await all_or_nothing(database, prepare)


async def perform(session: AsyncSession, what: str, visit: Visit | None, who: UUID, wanted: Slot) -> None:
    key = new_id().hex
    if what == "hold":
        await visits.hold(session, wanted, "me", NOW, TTL, key)
        return
    assert visit is not None
    if what == "book":
        await visits.book(session, visit.id, who, key, NOW)
    elif what == "move":
        await visits.move(session, visit.id, visit.version, wanted, key, NOW)
    elif what == "cancel":
        await visits.cancel(session, visit.id, visit.version, "patient", key, NOW)
    else:
        await visits.to_telehealth(session, visit.id, visit.version, key, NOW)


async def test_the_victim_of_a_deadlock_tries_again_and_gives_up_in_the_end(database: Database) -> None:
    tries = 0

    async def unlucky() -> None:
        nonlocal tries
        tries += 1
        raise OperationalError("insert", {}, psycopg.errors.DeadlockDetected())

    async with database.begin() as session:
        with pytest.raises(UnavailableError):
            await atomically(session, unlucky)
    assert tries == 4


MOMENTS = [local(DAY, 9) + timedelta(minutes=15 * n) for n in range(6)]


@st.composite
def pieces(draw: st.DrawFn) -> Assignment:
    low, high = sorted(draw(st.lists(st.sampled_from(MOMENTS), min_size=2, max_size=2, unique=True)))
    return Assignment(draw(st.sampled_from("ab")), draw(st.integers(0, 1)), low, high)


def quarters(items: list[Assignment]) -> set[tuple[str, int, int]]:
    return {
        (item.resource, item.unit, n)
        for item in items
        for n, moment in enumerate(MOMENTS)
        if item.starts_at <= moment < item.ends_at
    }


@given(st.lists(pieces(), max_size=3), st.lists(pieces(), max_size=3))
def test_what_is_uncovered_is_what_is_wanted_less_what_is_had(wanted: list[Assignment], own: list[Assignment]) -> None:
    assert quarters(list(uncovered(wanted, own))) == quarters(wanted) - quarters(own)
