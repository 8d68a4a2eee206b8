"""A freed time goes to those who wait: one at a time, by class, age and fit, each with an expiry of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from runtime.errors import Expired
from runtime.outbox import Consumer, OutboxEvent, Relay
from scheduler_core import visits, waitlist
from scheduler_core.backfill import TTL, Backfill, Freed
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, WaitlistEntry
from scheduler_core.search import Search
from scheduler_core.types import Window
from tests.scheduler_core.clinic import (
    FOLLOW_UP,
    NOW,
    booked,
    clinic,
    furnish,
    local,
    patient,
    practitioner,
    slot,
    thing,
    visit_type,
)
from tests.scheduler_core.killing import Work, all_or_nothing

DAY = date(2026, 3, 4)
TEN = slot(local(DAY, 10), "ada", "room-1")
FREED = Freed("follow-up", "main", Window(TEN.starts_at, TEN.ends_at), "cause")
LONGER = visit_type("longer", 60, {"role": "practitioner"}, {"role": "room", "type": "exam"})


def one_room() -> Hospital:
    return clinic(practitioners=[practitioner("ada")], rooms=[thing("room-1", "exam")], visit_types=[FOLLOW_UP, LONGER])


def backfill(hospital: Hospital) -> Backfill:
    return Backfill(hospital, Search(hospital), FrozenClock(NOW))


async def waits(
    session: AsyncSession, minutes_ago: int, priority: int = 5, kind: str = "follow-up", wishes: Mapping[str, Any] = {}
) -> UUID:
    joined = NOW - timedelta(minutes=minutes_ago)
    entry = await waitlist.join(session, await patient(session), kind, wishes, new_id().hex, joined, priority=priority)
    return entry.id


async def who_got(session: AsyncSession, offer: BackfillOffer | None) -> UUID:
    assert offer is not None
    return offer.entry_id


async def test_the_more_urgent_class_comes_first_then_who_waits_longer(database: Database) -> None:
    await furnish(database, one_room())
    filler = backfill(one_room())
    async with database.begin() as session:
        young, old, urgent = await waits(session, 1), await waits(session, 60), await waits(session, 0, priority=1)
        order = []
        offer = await filler.offer(session, FREED, NOW)
        while offer is not None:
            assert await filler.offer(session, FREED, NOW) is None  # one at a time
            order.append(offer.entry_id)
            offer = await filler.decline(session, offer.id, NOW)
        assert order == [urgent, old, young]


async def test_who_wishes_for_another_clinician_or_needs_longer_is_passed_over(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 10, 30), "ada", "room-1"))
        await waits(session, 90, wishes={"practitioner": "ben"})
        await waits(session, 60, kind="longer")
        fits = await waits(session, 1, wishes={"practitioner": "ada"})
        assert await who_got(session, await backfill(hospital).offer(session, FREED, NOW)) == fits


async def test_an_accepted_offer_is_a_visit_and_ends_the_waiting(database: Database) -> None:
    await furnish(database, one_room())
    filler = backfill(one_room())
    async with database.begin() as session:
        entry_id = await waits(session, 10)
        offer = await filler.offer(session, FREED, NOW)
        assert offer is not None
        visit = await filler.accept(session, offer.id, "yes", NOW + TTL / 2)
        entry = await session.get_one(WaitlistEntry, entry_id)
        assert (visit.starts_at, visit.status, visit.patient_id) == (TEN.starts_at, "booked", entry.patient_id)
        assert entry.status == "booked"
        assert (await filler.accept(session, offer.id, "yes", NOW + TTL / 2)).version == visit.version
        await waits(session, 5)
        assert await filler.offer(session, FREED, NOW) is None


async def test_an_offer_that_is_not_answered_in_time_passes_to_the_next(database: Database) -> None:
    await furnish(database, one_room())
    filler = backfill(one_room())
    late: datetime = NOW + TTL
    async with database.begin() as session:
        await waits(session, 10)
        second = await waits(session, 5)
        offer = await filler.offer(session, FREED, NOW)
        assert offer is not None
        with pytest.raises(Expired):
            await filler.accept(session, offer.id, "yes", late)
        await visits.sweep_expired_holds(session, late)
        assert await filler.expire(session, late) == 1
        assert await filler.expire(session, late) == 0
        current = (await session.execute(select(BackfillOffer).where(BackfillOffer.status == "open"))).scalar_one()
        assert (current.entry_id, current.expires_at) == (second, late + TTL)


async def test_a_cancellation_reaches_the_waitlist_through_its_event_once(database: Database, redis: Redis) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    async with database.begin() as session:
        visit = await booked(session, TEN)
        entry_id = await waits(session, 10)
        await visits.cancel(session, visit.id, visit.version, "patient", "c", NOW)
    await Relay(database, redis).run_once(NOW)
    for name in ("first", "again"):
        await Consumer(database, redis, name, backfill(hospital).handle).run_once()
    async with database.begin() as session:
        offers = (await session.execute(select(BackfillOffer))).scalars().all()
        assert [offer.entry_id for offer in offers] == [entry_id]
        held = await visits.get(session, offers[0].hold_id)
        assert (held.status, held.starts_at) == ("proposed", TEN.starts_at)
        topics = (await session.execute(select(OutboxEvent.topic))).scalars().all()
        assert topics.count("waitlist.offered") == 1


@pytest.mark.parametrize("what", ["offer", "accept", "decline"])
async def test_a_process_killed_at_any_statement_offers_all_or_nothing(database: Database, what: str) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    async with database.begin() as session:
        await waits(session, 10)
        await waits(session, 5)
        offer = None if what == "offer" else await backfill(hospital).offer(session, FREED, NOW)

    async def prepare() -> Work:
        filler = backfill(hospital)
        if offer is None:
            return lambda session: filler.offer(session, FREED, NOW)
        if what == "accept":
            return lambda session: filler.accept(session, offer.id, "yes", NOW)
        return lambda session: filler.decline(session, offer.id, NOW)

    await all_or_nothing(database, prepare, "backfill_offer", "waitlist_entry")
