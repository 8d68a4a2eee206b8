"""A visit's life: hold, book, move, video, cancel; once by each key; all or nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database
from runtime.errors import Conflict, DuplicateKey, Expired, InvalidInput, NotAllowed, NotFound, SlotTaken, StaleVersion
from runtime.outbox import OutboxEvent
from scheduler_core import visits
from scheduler_core.models import Claim, Visit
from scheduler_core.record import Confirmed, OwnTables
from scheduler_core.types import Slot
from tests.scheduler_core.clinic import NOW, TTL, booked, clinic, furnish, local, patient, slot

DAY = date(2026, 3, 4)
TEN = slot(local(DAY, 10), "ada", "room-1")
QUARTER_PAST = slot(local(DAY, 10, 15), "ada", "room-1")
OTHER = slot(local(DAY, 14), "ben", "room-2")
LATER = NOW + TTL


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    await furnish(database, clinic())
    async with database.begin() as session:
        yield session


async def claimed(session: AsyncSession) -> set[tuple[str, str, str]]:
    rows = (await session.execute(select(Claim))).scalars()
    bounds = [(row.resource_key, row.during.lower, row.during.upper) for row in rows]
    return {(key, f"{low:%H:%M}", f"{high:%H:%M}") for key, low, high in bounds if low and high}


async def topics(session: AsyncSession) -> list[str]:
    return list((await session.execute(select(OutboxEvent.topic).order_by(OutboxEvent.id))).scalars())


async def hold(session: AsyncSession, wanted: Slot = TEN, key: str = "h", **other: Any) -> Visit:
    return await visits.hold(session, wanted, "me", NOW, TTL, key, **other)


async def test_a_hold_claims_everything_and_booking_keeps_it(session: AsyncSession) -> None:
    held = await hold(session)
    assert (held.status, held.holder, held.hold_expires_at) == ("proposed", "me", NOW + TTL)
    who = await patient(session)
    visit = await visits.book(session, held.id, who, "b", NOW)
    assert (visit.id, visit.status, visit.patient_id, visit.version) == (held.id, "booked", who, 2)
    assert await claimed(session) == {("ada", "15:00", "15:30"), ("room-1", "15:00", "15:30")}
    assert await topics(session) == ["visit.held", "visit.booked"]


async def test_what_is_held_is_taken_for_everybody_else(session: AsyncSession) -> None:
    await hold(session)
    with pytest.raises(SlotTaken):
        await hold(session, slot(local(DAY, 10, 15), "ben", "room-1"), "other")
    assert len(await claimed(session)) == 2
    assert (await session.execute(select(func.count(Visit.id)))).scalar_one() == 1


async def test_a_lapsed_hold_frees_its_room(session: AsyncSession) -> None:
    old = await hold(session)
    new = await visits.hold(session, TEN, "other", LATER, TTL, "h2")
    assert new.id != old.id
    with pytest.raises(Expired):
        await visits.book(session, old.id, await patient(session), "b", LATER)
    assert "visit.expired" in await topics(session)


async def test_a_lapsed_hold_cannot_be_booked(session: AsyncSession) -> None:
    held = await hold(session)
    with pytest.raises(Expired):
        await visits.book(session, held.id, await patient(session), "b", LATER)


async def test_only_its_holder_books_or_releases_a_hold(session: AsyncSession) -> None:
    held = await hold(session)
    with pytest.raises(NotAllowed):
        await visits.book(session, held.id, await patient(session), "b", NOW, holder="other")
    with pytest.raises(NotAllowed):
        await visits.release(session, held.id, "other")
    await visits.release(session, held.id, "me")
    assert await claimed(session) == set()
    with pytest.raises(NotFound):
        await visits.release(session, held.id, "me")


async def test_the_sweep_removes_lapsed_holds_only(session: AsyncSession) -> None:
    await hold(session)
    kept = await visits.hold(session, OTHER, "me", NOW, TTL * 2, "h2")
    visit = await booked(session, slot(local(DAY, 15), "ada", "room-1"))
    assert await visits.sweep_expired_holds(session, LATER) == 1
    assert set((await session.execute(select(Visit.id))).scalars()) == {kept.id, visit.id}
    assert await visits.sweep_expired_holds(session, LATER) == 0


async def test_a_hold_is_extended_for_its_holder_while_it_lasts(session: AsyncSession) -> None:
    held = await hold(session)
    soon = NOW + TTL / 2
    assert await visits.extend(session, held.id, "another", soon, TTL) is None
    assert await visits.extend(session, held.id, "me", NOW + TTL, TTL) is None
    assert await visits.extend(session, held.id, "me", soon, TTL) == soon + TTL
    assert (await visits.get(session, held.id)).hold_expires_at == soon + TTL
    await visits.book(session, held.id, await patient(session), "b", NOW + TTL)
    assert await visits.extend(session, held.id, "me", soon, TTL) is None


async def test_a_hold_for_a_move_is_not_extended_as_one_to_book(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    held = await hold(session, QUARTER_PAST, replaces=visit.id)
    assert await visits.extend(session, held.id, "me", NOW, TTL) is None


async def test_a_quarter_of_an_hour_later_with_the_same_clinician(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    moved = await visits.move(session, visit.id, visit.version, QUARTER_PAST, "m", NOW)
    assert (moved.id, moved.starts_at, moved.version) == (visit.id, QUARTER_PAST.starts_at, 3)
    assert await claimed(session) == {("ada", "15:15", "15:45"), ("room-1", "15:15", "15:45")}
    assert (await topics(session))[-1] == "visit.moved"


async def test_a_hold_for_a_move_takes_only_what_the_visit_does_not_have(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    held = await hold(session, QUARTER_PAST, replaces=visit.id)
    assert ("ada", "15:30", "15:45") in await claimed(session)
    with pytest.raises(SlotTaken):
        await hold(session, slot(local(DAY, 10, 30), "ada", "room-2"), "rival")
    with pytest.raises(NotAllowed):
        await visits.book(session, held.id, await patient(session), "b", NOW)
    await visits.move(session, visit.id, visit.version, QUARTER_PAST, "m", NOW)
    assert await claimed(session) == {("ada", "15:15", "15:45"), ("room-1", "15:15", "15:45")}
    with pytest.raises(NotFound):
        await visits.get(session, held.id)


async def test_a_hold_for_a_move_goes_with_the_visit_it_leans_on(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    await hold(session, QUARTER_PAST, replaces=visit.id)
    await visits.cancel(session, visit.id, visit.version, "patient", "c", NOW)
    assert await claimed(session) == set()


async def test_a_move_to_a_taken_time_changes_nothing(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    await booked(session, OTHER)
    before = await claimed(session)
    with pytest.raises(SlotTaken):
        await visits.move(session, visit.id, visit.version, OTHER, "m", NOW)
    assert await claimed(session) == before
    assert (await visits.get(session, visit.id)).starts_at == TEN.starts_at


async def test_an_old_version_changes_nothing(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    await visits.move(session, visit.id, 2, OTHER, "m", NOW)
    with pytest.raises(StaleVersion):
        await visits.move(session, visit.id, 2, QUARTER_PAST, "m2", NOW)
    with pytest.raises(StaleVersion):
        await visits.cancel(session, visit.id, 2, "patient", "c", NOW)
    with pytest.raises(StaleVersion):
        await visits.to_telehealth(session, visit.id, 2, "t", NOW)


async def test_cancelling_frees_everything_at_once(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    cancelled = await visits.cancel(session, visit.id, visit.version, "patient", "c", NOW)
    assert (cancelled.status, cancelled.cancelled_why) == ("cancelled", "patient")
    assert await claimed(session) == set()
    await booked(session, TEN)
    with pytest.raises(NotAllowed):
        await visits.cancel(session, visit.id, cancelled.version, "patient", "c2", NOW)


async def test_a_video_visit_keeps_the_clinician_and_gives_up_the_room(session: AsyncSession) -> None:
    visit = await booked(session, TEN)
    changed = await visits.to_telehealth(session, visit.id, visit.version, "t", NOW)
    assert (changed.modality, changed.version) == ("telehealth", 3)
    assert await claimed(session) == {("ada", "15:00", "15:30")}


async def test_the_same_key_again_has_no_second_effect(session: AsyncSession) -> None:
    first = await hold(session)
    assert (await hold(session)).id == first.id
    who = await patient(session)
    visit = await visits.book(session, first.id, who, "b", NOW)
    assert (await visits.book(session, first.id, who, "b", LATER)).version == visit.version == 2
    moved = await visits.move(session, visit.id, 2, OTHER, "m", NOW)
    assert (await visits.move(session, visit.id, 2, OTHER, "m", NOW)).version == moved.version == 3
    video = await visits.to_telehealth(session, visit.id, 3, "t", NOW)
    assert (await visits.to_telehealth(session, visit.id, 3, "t", NOW)).version == video.version == 4
    gone = await visits.cancel(session, visit.id, 4, "patient", "c", NOW)
    assert (await visits.cancel(session, visit.id, 4, "patient", "c", NOW)).version == gone.version == 5
    names = ["held", "booked", "moved", "telehealth", "cancelled"]
    assert await topics(session) == [f"visit.{name}" for name in names]


async def test_a_key_stands_for_one_request(session: AsyncSession) -> None:
    held = await hold(session)
    with pytest.raises(DuplicateKey):
        await hold(session, OTHER)
    await visits.book(session, held.id, await patient(session), "b", NOW)
    with pytest.raises(DuplicateKey):
        await visits.cancel(session, held.id, 2, "patient", "b", NOW)
    with pytest.raises(DuplicateKey):
        await visits.book(session, held.id, await patient(session), "b", NOW)


async def test_a_patient_is_in_one_place_at_a_time(session: AsyncSession) -> None:
    who = await patient(session)
    first = await booked(session, TEN, who)
    with pytest.raises(Conflict, match="another visit"):
        await booked(session, slot(local(DAY, 10, 15), "ben", "room-2"), who)
    moved = await visits.move(session, first.id, first.version, QUARTER_PAST, "m", NOW)
    assert moved.version == 3


async def test_the_past_can_be_neither_held_nor_moved_to(session: AsyncSession) -> None:
    with pytest.raises(InvalidInput):
        await hold(session, slot(NOW, "ada", "room-1"))
    visit = await booked(session, TEN)
    with pytest.raises(InvalidInput):
        await visits.move(session, visit.id, visit.version, slot(NOW - TTL, "ada", "room-1"), "m", NOW)
    with pytest.raises(InvalidInput):
        await visits.move(session, visit.id, visit.version, OTHER, "m", TEN.starts_at)


async def test_a_patients_coming_visits_are_listed_by_time(session: AsyncSession) -> None:
    who = await patient(session)
    late, early = await booked(session, OTHER, who), await booked(session, TEN, who)
    gone = await booked(session, slot(local(DAY, 16), "ada", "room-1"), who)
    await visits.cancel(session, gone.id, gone.version, "patient", "c", NOW)
    await hold(session, slot(local(DAY, 12), "ada", "room-1"))
    assert [v.id for v in await visits.of_patient(session, who, NOW)] == [early.id, late.id]
    assert [v.id for v in await visits.of_patient(session, who, early.ends_at)] == [late.id]
    everything = await visits.of_patient(session, who, NOW + timedelta(days=9), upcoming=False)
    assert [v.id for v in everything] == [early.id, late.id, gone.id]


async def test_a_visit_that_is_not_there_is_not_found(session: AsyncSession) -> None:
    with pytest.raises(NotFound):
        await visits.get(session, UUID(int=0))
    with pytest.raises(Expired):
        await visits.book(session, uuid4(), await patient(session), "b", NOW)


async def test_a_unit_that_does_not_exist_or_is_out_of_use_cannot_be_taken(session: AsyncSession) -> None:
    with pytest.raises(SlotTaken):
        await hold(session, slot(local(DAY, 10), "ada", unit=1))
    with pytest.raises(SlotTaken):
        await hold(session, slot(local(DAY, 10), "nobody"))


async def test_careline_as_the_system_of_record_confirms_at_once(session: AsyncSession) -> None:
    record = OwnTables()
    held = await record.hold(session, TEN, "me", NOW, TTL, "h")
    assert isinstance(held, Confirmed)
    outcome = await record.book(session, held.visit.id, await patient(session), "b", NOW)
    assert isinstance(outcome, Confirmed)
    moved = await record.move(session, held.visit.id, 2, OTHER, "m", NOW)
    video = await record.to_telehealth(session, held.visit.id, 3, "t", NOW)
    gone = await record.cancel(session, held.visit.id, 4, "patient", "c", NOW)
    assert all(isinstance(done, Confirmed) for done in (moved, video, gone))
