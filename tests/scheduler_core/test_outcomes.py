"""What became of visits: written by the line, by staff or by the sweep; once, with its event, and taken back whole."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from redis.asyncio import Redis
from sqlalchemy import select, update

from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database
from runtime.errors import NotAllowed
from runtime.outbox import OutboxEvent
from scheduler_core import outcomes, visits
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit
from scheduler_core.noshow.hospital_history import bookings
from scheduler_core.overbooking.settling import settle
from scheduler_core.queue import WaitingRoom
from scheduler_core.queue.check_in import By, CheckedIn, arrive, check_in, token
from scheduler_core.queue.closing import close, reopen
from scheduler_core.queue_tables import QueueEntry
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, slot
from tests.scheduler_core.overbooking.test_grants import SESSION, let_in, morning, outcome

LINE = "main:cardiology"
HOUR = timedelta(hours=1)
DESK = By("staff:ada", "the list of the day")
CHECKING_IN = clinic(queue={"missed_after_minutes": 60})


@pytest.fixture
def room(database: Database, redis: Redis, clock: FrozenClock) -> WaitingRoom:
    return WaitingRoom(database, redis, clinic().file.queue, clock)


async def day_of_visits(database: Database, count: int = 3) -> list[Visit]:
    """So many half hours with ada, from ten on."""
    await furnish(database, clinic())
    async with database.begin() as session:
        return [await booked(session, slot(NOW + HOUR + n * HOUR / 2, "ada", "room-1")) for n in range(count)]


async def seen_by_the_line(database: Database, room: WaitingRoom, keyring: KeyRing, visit: Visit) -> CheckedIn:
    """Checked in, called and finished."""
    entered = await check_in(database, room, clinic(), token(keyring, visit), visit.starts_at)
    called = await room.claim(LINE, "ada")
    assert called is not None and called.visit_id == visit.id
    await room.finish(called.entry_id, "ada")
    return entered


async def status(database: Database, visit: Visit) -> str:
    async with database.begin() as session:
        return (await visits.get(session, visit.id)).status


async def told(database: Database, visit: Visit) -> list[str]:
    """Topics of the visit's events since it was booked."""
    async with database.begin() as session:
        found = (await session.execute(select(OutboxEvent).order_by(OutboxEvent.id))).scalars().all()
        mine = [e.topic for e in found if e.payload.get("visit_id") == str(visit.id)]
        return mine[mine.index("visit.booked") + 1 :]


async def swept(database: Database, hospital: Hospital, visit: Visit, after: timedelta = HOUR) -> int:
    async with database.begin() as session:
        return await outcomes.close_missed(session, hospital, visit.ends_at + after)


async def test_who_checked_in_and_was_seen_has_kept_their_visit(
    room: WaitingRoom, database: Database, keyring: KeyRing
) -> None:
    visit, *_ = await day_of_visits(database)
    entered = await seen_by_the_line(database, room, keyring, visit)
    assert (await status(database, visit), await told(database, visit)) == ("fulfilled", ["visit.fulfilled"])
    with pytest.raises(NotAllowed):
        await room.finish(entered.entry_id, "ada")
    assert await told(database, visit) == ["visit.fulfilled"], "once"


async def test_a_visit_that_was_cancelled_or_moved_after_checking_in_keeps_nobody_in_the_line(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    gone, moved, _ = await day_of_visits(database)
    for visit in (gone, moved):
        await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    async with database.begin() as session:
        await visits.cancel(session, gone.id, gone.version, "patient", "cancel", NOW)
        far = slot(NOW + 7 * 24 * HOUR, "ada", "room-1")
        await visits.move(session, moved.id, moved.version, far, "move", NOW)
    for _ in range(2):
        called = await room.claim(LINE, "ada")
        assert called is not None
        await room.finish(called.entry_id, "ada")
    assert [await status(database, visit) for visit in (gone, moved)] == ["cancelled", "booked"]


async def test_the_model_learns_from_what_the_day_brought(
    room: WaitingRoom, database: Database, keyring: KeyRing
) -> None:
    came, missed, unknown = await day_of_visits(database)
    await seen_by_the_line(database, room, keyring, came)
    await close(database, room, missed.id, "noshow", DESK, missed.ends_at)
    async with database.begin() as session:
        known = {UUID(b.key): b.missed for b in await bookings(session, clinic())}
    assert known == {came.id: False, missed.id: True, unknown.id: None}


async def test_staff_mark_once_put_right_and_take_back(room: WaitingRoom, database: Database) -> None:
    visit, *_ = await day_of_visits(database)
    for said in ("noshow", "noshow", "fulfilled"):
        await close(database, room, visit.id, said, DESK, visit.ends_at)  # type: ignore[arg-type]
    assert await status(database, visit) == "fulfilled"
    for _ in range(2):
        await reopen(database, room, visit.id, DESK, visit.ends_at)
    assert await status(database, visit) == "booked"
    assert await told(database, visit) == ["visit.noshow", "visit.fulfilled", "visit.reopened"]
    async with database.begin() as session:
        did = select(AuditRow.actor, AuditRow.action).where(AuditRow.subject_id == str(visit.id))
        assert ("staff:ada", "visit.reopened") in [tuple(row) for row in (await session.execute(did)).all()]


async def test_nothing_is_said_of_a_visit_that_is_to_come_or_cancelled(room: WaitingRoom, database: Database) -> None:
    visit, cancelled, _ = await day_of_visits(database)
    with pytest.raises(NotAllowed, match="still to come"):
        await close(database, room, visit.id, "noshow", DESK, visit.starts_at - timedelta(seconds=1))
    with pytest.raises(NotAllowed, match="still to come"):
        await close(database, room, visit.id, "fulfilled", DESK, visit.starts_at - 3 * HOUR)
    async with database.begin() as session:
        await visits.cancel(session, cancelled.id, cancelled.version, "patient", "cancel", NOW)
    with pytest.raises(NotAllowed, match="does not take place"):
        await close(database, room, cancelled.id, "noshow", DESK, cancelled.ends_at)


async def test_who_is_marked_by_hand_leaves_the_line_and_waits_again_when_that_was_a_mistake(
    room: WaitingRoom, database: Database, clock: FrozenClock
) -> None:
    visit, *_ = await day_of_visits(database)
    clock.set(visit.starts_at)
    await arrive(database, room, clinic(), visit.id, DESK, clock.now())
    await close(database, room, visit.id, "noshow", DESK, clock.now())
    assert await room.standing(LINE) == []
    await reopen(database, room, visit.id, DESK, clock.now())
    assert [standing.row.visit_id for standing in await room.standing(LINE)] == [visit.id]
    called = await room.claim(LINE, "ben")
    assert called is not None and called.visit_id == visit.id


async def test_who_went_away_and_comes_back_can_check_in_again(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit, *_ = await day_of_visits(database)
    entered = await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    await room.leave(entered.entry_id)
    again = await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    called = await room.claim(LINE, "ada")
    assert called is not None and called.entry_id == again.entry_id == entered.entry_id


async def test_a_hospital_that_does_not_use_checking_in_has_nobody_marked_as_missed(
    room: WaitingRoom, database: Database, keyring: KeyRing
) -> None:
    each = await day_of_visits(database)
    assert await swept(database, CHECKING_IN, each[-1]) == 0, "nobody checked in that day"
    await seen_by_the_line(database, room, keyring, each[0])
    assert await swept(database, clinic(), each[-1]) == 0, "not switched on"
    assert [await status(database, visit) for visit in each] == ["fulfilled", "booked", "booked"]


async def test_where_patients_check_in_who_never_did_is_missed_once_the_time_is_over(
    room: WaitingRoom, database: Database, keyring: KeyRing
) -> None:
    came, waits, missed = await day_of_visits(database)
    await seen_by_the_line(database, room, keyring, came)
    await check_in(database, room, clinic(), token(keyring, waits), waits.starts_at)
    async with database.begin() as session:
        elsewhere = await booked(session, slot(waits.starts_at, "ben", "room-2"))
        by_video = await booked(session, slot(missed.starts_at, "ben", "room-2"))
        await session.execute(update(Visit).where(Visit.id == elsewhere.id).values(site="north"))
        await session.execute(update(Visit).where(Visit.id == by_video.id).values(modality="telehealth"))
    assert await swept(database, CHECKING_IN, missed, HOUR - timedelta(seconds=1)) == 0
    assert await swept(database, CHECKING_IN, missed) == 1
    assert await swept(database, CHECKING_IN, missed) == 0
    found = [await status(database, visit) for visit in (came, waits, missed, elsewhere, by_video)]
    assert found == ["fulfilled", "booked", "noshow", "booked", "booked"]
    assert await told(database, missed) == ["visit.noshow"]
    async with database.begin() as session:
        audited = select(AuditRow.actor).where(AuditRow.action == "visit.noshow")
        assert (await session.execute(audited)).scalars().all() == ["policy"]


async def test_what_staff_took_back_the_sweep_leaves_alone_and_so_what_is_long_over(
    room: WaitingRoom, database: Database, keyring: KeyRing
) -> None:
    came, missed, old = await day_of_visits(database)
    await seen_by_the_line(database, room, keyring, came)
    async with database.begin() as session:
        await session.execute(update(Visit).where(Visit.id == old.id).values(modality="telehealth"))
    assert await swept(database, CHECKING_IN, missed) == 1
    await reopen(database, room, missed.id, DESK, missed.ends_at + HOUR)
    async with database.begin() as session:
        await session.execute(update(Visit).where(Visit.id == old.id).values(modality="in_person"))
    assert await swept(database, CHECKING_IN, old, 8 * 24 * HOUR) == 0
    assert await swept(database, CHECKING_IN, old) == 1
    assert [await status(database, visit) for visit in (missed, old)] == ["booked", "noshow"]


async def test_grants_follow_the_outcomes_of_their_visits_also_when_these_are_put_right(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    each = await morning(database)
    async with database.begin() as session:
        given, extra = await let_in(session, each)
    regular = each[-1]
    clock.set(regular.starts_at)
    for visit in (regular, extra):
        await check_in(database, room, clinic(), token(keyring, visit), visit.starts_at)
        called = await room.claim(LINE, "ada")
        assert called is not None
        await room.finish(called.entry_id, "ada")
    assert await _settled(database, given) == "both_came"
    await close(database, room, regular.id, "noshow", DESK, SESSION.ends_at)
    assert await _settled(database, given) == "missed"


async def _settled(database: Database, grant_id: UUID) -> str | None:
    async with database.begin() as session:
        await settle(session, SESSION.ends_at)
        return await outcome(session, grant_id)


async def test_a_wrongly_ended_entry_says_nothing_of_who_is_still_to_be_seen(
    room: WaitingRoom, database: Database, clock: FrozenClock
) -> None:
    visit, *_ = await day_of_visits(database)
    await arrive(database, room, clinic(), visit.id, DESK, visit.starts_at)
    await close(database, room, visit.id, "fulfilled", DESK, visit.starts_at)
    await reopen(database, room, visit.id, DESK, visit.ends_at)
    assert await room.standing(LINE) == [], "the time is over: nobody waits any more"
    async with database.begin() as session:
        entry = (await session.execute(select(QueueEntry))).scalar_one()
        assert (entry.status, entry.called_at, entry.ended_at) == ("left", None, None)
