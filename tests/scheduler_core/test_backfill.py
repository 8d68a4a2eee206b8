"""A freed time goes to those who wait: one at a time, by class, age and fit, each with an expiry of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from runtime.errors import Expired
from scheduler_core import visits, waitlist
from scheduler_core.backfill import Backfill, Freed, freed_by
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, WaitlistEntry
from scheduler_core.record import Confirmed
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
TTL = timedelta(minutes=30)
"""How long one may think, unless the hospital file says otherwise."""

LONGER = visit_type("longer", 60, {"role": "practitioner"}, {"role": "room", "type": "exam"})


def one_room() -> Hospital:
    return clinic(practitioners=[practitioner("ada")], rooms=[thing("room-1", "exam")], visit_types=[FOLLOW_UP, LONGER])


def backfill(hospital: Hospital) -> Backfill:
    return Backfill(hospital, Search(hospital))


async def waits(
    session: AsyncSession, minutes_ago: int, priority: int = 5, kind: str = "follow-up", wishes: Mapping[str, Any] = {}
) -> UUID:
    joined = NOW - timedelta(minutes=minutes_ago)
    entry = await waitlist.join(session, await patient(session), kind, wishes, new_id().hex, joined, priority=priority)
    return entry.id


async def test_of_those_who_came_on_the_same_day_the_best_fit_is_asked_first_and_an_earlier_day_goes_before(
    database: Database,
) -> None:
    hospital = clinic(
        practitioners=[practitioner("ada")], rooms=[thing("room-1", "exam")],
        visit_types=[FOLLOW_UP, *({**FOLLOW_UP, "key": key, "minutes": n} for key, n in (("short", 10), ("near", 20)))],
    )  # fmt: skip
    await furnish(database, hospital)
    filler = backfill(hospital)
    async with database.begin() as session:
        short, near, same = [await waits(session, 60 - n, kind=k) for n, k in enumerate(("short", "near", "follow-up"))]
        yesterday = await waits(session, 24 * 60, kind="short")
        order, offer = list[UUID](), await filler.offer(session, FREED, NOW)
        while offer is not None:
            order.append(offer.entry_id)
            offer = await filler.pass_on(session, offer.id, "declined", NOW)
        assert order == [yesterday, same, near, short]


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
            offer = await filler.pass_on(session, offer.id, "declined", NOW)
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
        outcome = await filler.accept(session, offer.id, "yes", NOW + TTL / 2)
        assert isinstance(outcome, Confirmed)
        visit = outcome.visit
        entry = await session.get_one(WaitlistEntry, entry_id)
        assert (visit.starts_at, visit.status, visit.patient_id) == (TEN.starts_at, "booked", entry.patient_id)
        assert entry.status == "booked"
        assert await filler.accept(session, offer.id, "yes", NOW + TTL / 2) == outcome
        assert visit.version == 2
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


async def test_what_a_change_set_free_is_read_from_its_event(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    later = slot(local(DAY, 14), "ada", "room-1")
    async with database.begin() as session:
        visit = await booked(session, TEN)
        assert await freed_by(session, visit.id, visit.version) is None
        moved = await visits.move(session, visit.id, visit.version, later, "m", NOW)
        freed = await freed_by(session, visit.id, moved.version)
        assert freed is not None
        assert (freed.window, freed.site, freed.gave_up) == (FREED.window, None, visit.patient_id)
        gone = await visits.cancel(session, visit.id, moved.version, "patient", "c", NOW)
        freed = await freed_by(session, visit.id, gone.version)
        assert freed is not None
        assert (freed.window, freed.site) == (Window(later.starts_at, later.ends_at), "main")


async def test_who_gave_the_time_up_is_not_offered_it(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    async with database.begin() as session:
        visit = await booked(session, TEN)
        assert visit.patient_id is not None
        await waitlist.join(session, visit.patient_id, "follow-up", {}, "mine", NOW - timedelta(days=1))
        gone = await visits.cancel(session, visit.id, visit.version, "patient", "c", NOW)
        freed = await freed_by(session, visit.id, gone.version)
        assert freed is not None
        assert await backfill(hospital).offer(session, freed, NOW) is None
        other = await waits(session, 1)
        assert await who_got(session, await backfill(hospital).offer(session, freed, NOW)) == other


async def test_who_has_such_a_visit_sooner_is_passed_over_and_who_has_one_later_is_not(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    async with database.begin() as session:
        early, late = await patient(session), await patient(session)
        for who, visit_at in ((early, local(DAY, 9)), (late, local(DAY, 15))):
            await booked(session, slot(visit_at, "ada", "room-1"), who)
            await waitlist.join(session, who, "follow-up", {}, new_id().hex, NOW - timedelta(days=1))
        offer = await backfill(hospital).offer(session, FREED, NOW)
        entry = await session.get_one(WaitlistEntry, await who_got(session, offer))
        assert entry.patient_id == late


async def test_a_visit_whose_imaging_is_not_done_is_not_offered(database: Database) -> None:
    imaging = visit_type("imaging", 30, {"role": "nurse"})
    after = visit_type("after", 30, {"role": "practitioner"}, prerequisites=["imaging"])
    hospital = clinic(practitioners=[practitioner("ada")], visit_types=[FOLLOW_UP, imaging, after])
    await furnish(database, hospital)
    async with database.begin() as session:
        await waits(session, 60, kind="after")
        fits = await waits(session, 1)
        assert await who_got(session, await backfill(hospital).offer(session, FREED, NOW)) == fits


async def test_at_night_the_time_to_think_begins_when_texts_may_leave(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    night = local(DAY - timedelta(days=1), 23)
    async with database.begin() as session:
        await waits(session, 60)
        offer = await backfill(hospital).offer(session, FREED, night)
        assert offer is not None
        assert offer.expires_at == local(DAY, 8) + TTL
        assert (await visits.get(session, offer.hold_id)).hold_expires_at == offer.expires_at


async def test_a_time_too_near_to_answer_is_offered_to_nobody(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 10, 30), "ada", "room-1"))
        await waits(session, 60)
        assert await backfill(hospital).offer(session, FREED, TEN.starts_at - timedelta(minutes=89)) is None
        assert await backfill(hospital).offer(session, FREED, TEN.starts_at - timedelta(minutes=90)) is not None


async def test_who_is_told_late_has_as_long_to_think_while_the_hold_lasts(database: Database) -> None:
    hospital = one_room()
    await furnish(database, hospital)
    filler = backfill(hospital)
    async with database.begin() as session:
        await waits(session, 60)
        offer = await filler.offer(session, FREED, NOW)
        assert offer is not None
        at = NOW + timedelta(minutes=20)
        assert await filler.told(session, offer.id, at) == at + TTL
        assert (await visits.get(session, offer.hold_id)).hold_expires_at == at + TTL
        assert await filler.told(session, offer.id, at) is None
        assert await filler.expire(session, NOW + TTL) == 0


@pytest.mark.parametrize("what", ["offer", "told", "accept", "decline", "expire"])
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
        if what == "told":
            return lambda session: filler.told(session, offer.id, NOW + TTL / 2)
        if what == "expire":
            return lambda session: filler.expire(session, NOW + TTL)
        if what == "accept":
            return lambda session: filler.accept(session, offer.id, "yes", NOW)
        return lambda session: filler.pass_on(session, offer.id, "declined", NOW)

    await all_or_nothing(database, prepare, "backfill_offer", "waitlist_entry")
