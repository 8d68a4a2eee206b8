"""The waiting room: rows and places together, through crashes and a restart of Valkey; checking in by QR code."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from redis.asyncio import Redis
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database
from runtime.errors import Expired, InvalidInput, NotAllowed, NotFound
from scheduler_core import visit_rows, visits
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.models import Visit
from scheduler_core.queue import WaitingRoom, video_line
from scheduler_core.queue.check_in import check_in, qr_svg, token
from scheduler_core.queue_tables import QueueEntry
from tests.scheduler_core.clinic import FOLLOW_UP, NOW, booked, clinic, furnish, slot
from tests.scheduler_core.killing import Work, all_or_nothing

LINE = "main:cardiology"
LATER = timedelta(minutes=1)
RULES = QueueRules()


@pytest.fixture
def room(database: Database, redis: Redis, clock: FrozenClock) -> WaitingRoom:
    return WaitingRoom(database, redis, QueueRules(), clock)


async def arrivals(room: WaitingRoom, clock: FrozenClock, *tiers: str) -> list[UUID]:
    found = []
    for tier in tiers:
        found.append(await room.join(LINE, tier))  # type: ignore[arg-type]
        clock.advance(LATER)
    return found


async def called(room: WaitingRoom, holder: str = "ada") -> UUID | None:
    found = await room.claim(LINE, holder)
    return found.entry_id if found else None


async def test_emergencies_first_then_by_arrival_and_head_start(room: WaitingRoom, clock: FrozenClock) -> None:
    walk_in, booked_, emergency = await arrivals(room, clock, "P2", "P1", "P0")
    assert [await called(room) for _ in range(4)] == [emergency, booked_, walk_in, None]


async def test_a_lapsed_lease_returns_the_patient_to_the_place_they_had(room: WaitingRoom, clock: FrozenClock) -> None:
    first, second, _ = await arrivals(room, clock, "P2", "P2", "P2")
    assert await called(room, "ada") == first
    assert await called(room, "ben") == second
    clock.advance(timedelta(seconds=QueueRules().lease_seconds))
    assert await called(room, "cleo") == first
    with pytest.raises(NotAllowed):
        await room.finish(first, "ada")
    await room.finish(first, "cleo")
    assert await called(room, "cleo") == second


async def test_who_came_is_kept_only_by_who_called_them(room: WaitingRoom, clock: FrozenClock) -> None:
    (first,) = await arrivals(room, clock, "P2")
    await called(room, "ada")
    clock.advance(LATER)
    with pytest.raises(NotAllowed):
        await room.here(first, "ben")
    assert await room.here(first, "ada") > clock.now() + LATER
    await room.release(first, "ada")
    with pytest.raises(NotAllowed):
        await room.release(first, "ada")
    assert await called(room, "ben") == first


async def test_coming_after_the_lease_is_coming_unless_another_has_called_them(
    room: WaitingRoom, clock: FrozenClock
) -> None:
    first, _ = await arrivals(room, clock, "P2", "P2")
    await called(room, "ada")
    clock.advance(timedelta(seconds=RULES.lease_seconds + 1))
    await room.here(first, "ada")
    assert await called(room, "ben") != first, "ada is seeing them"
    await room.release(first, "ada")
    await called(room, "ada")
    clock.advance(timedelta(seconds=RULES.lease_seconds + 1))
    assert await called(room, "ben") == first
    with pytest.raises(NotAllowed):
        await room.here(first, "ada")


async def test_who_was_called_twice_and_did_not_come_is_put_aside_until_they_are_there(
    room: WaitingRoom, clock: FrozenClock
) -> None:
    first, second = await arrivals(room, clock, "P2", "P2")
    for _ in range(RULES.most_calls):
        assert await called(room) == first
        clock.advance(timedelta(seconds=RULES.lease_seconds + 1))
    assert await called(room) == second
    assert [row.id for row in await room.aside(LINE)] == [first]
    assert first not in {each.row.id for each in await room.standing(LINE)}
    assert await room.wait(first) is None
    await room.again(first)
    with pytest.raises(NotAllowed):
        await room.again(first)
    assert await called(room) == first, "in the place they had"


async def test_who_was_put_aside_and_comes_to_who_called_them_is_seen(room: WaitingRoom, clock: FrozenClock) -> None:
    (first,) = await arrivals(room, clock, "P2")
    for _ in range(RULES.most_calls):
        await called(room, "ada")
        clock.advance(timedelta(seconds=RULES.lease_seconds + 1))
    assert await room.standing(LINE) == []
    await room.here(first, "ada")
    assert [each.row.id for each in await room.standing(LINE)] == [first]
    await room.finish(first, "ada")


async def test_an_emergency_is_called_until_they_come(room: WaitingRoom, clock: FrozenClock) -> None:
    (emergency,) = await arrivals(room, clock, "P0")
    for _ in range(RULES.most_calls + 3):
        assert await called(room) == emergency
        clock.advance(timedelta(seconds=RULES.lease_seconds + 1))


async def test_who_waits_elsewhere_keeps_their_place_and_has_longer_to_come(
    room: WaitingRoom, clock: FrozenClock
) -> None:
    first, second, emergency = await arrivals(room, clock, "P2", "P2", "P0")
    await room.elsewhere(first)
    with pytest.raises(NotAllowed):
        await room.elsewhere(emergency)
    assert await called(room) == emergency
    assert await called(room) == first
    clock.advance(timedelta(seconds=RULES.lease_seconds + 1))
    assert await called(room) == emergency
    assert await called(room) == second, "who is on their way has ten minutes"
    clock.advance(timedelta(seconds=RULES.virtual_lease_seconds))
    assert first in {each.row.id for each in await room.standing(LINE) if each.wait is not None}


async def test_places_and_claims_survive_a_restart_of_valkey(
    room: WaitingRoom, redis: Redis, clock: FrozenClock
) -> None:
    walk_in, second, emergency = await arrivals(room, clock, "P2", "P2", "P0")
    assert await called(room, "ada") == emergency
    await redis.flushall()
    assert (await room.wait(second)) is not None
    assert await called(room, "ben") == walk_in
    clock.advance(timedelta(minutes=5))
    assert await called(room, "cleo") == emergency
    await redis.flushall()
    clock.advance(timedelta(minutes=5))
    assert [await called(room) for _ in range(4)] == [emergency, walk_in, second, None]


async def test_after_a_restart_many_at_once_call_everybody_once(
    room: WaitingRoom, redis: Redis, clock: FrozenClock
) -> None:
    everybody = await arrivals(room, clock, *["P2"] * 12)
    await redis.flushall()
    found = await asyncio.gather(*(called(room, f"desk {n}") for n in range(16)))
    assert sorted(f for f in found if f) == sorted(everybody)


async def test_a_row_that_valkey_never_heard_of_waits_all_the_same(
    room: WaitingRoom, database: Database, redis: Redis, clock: FrozenClock
) -> None:
    """The process died between the commit and the place; the next filling finds the row."""
    async with database.begin() as session:
        row = QueueEntry(line=LINE, tier="P2", status="waiting", virtual=False, arrived_at=clock.now())
        session.add(row)
    await redis.flushall()
    assert await called(room) == row.id


async def test_one_who_left_is_not_called_even_where_valkey_did_not_hear(
    room: WaitingRoom, database: Database, clock: FrozenClock
) -> None:
    gone, stays = await arrivals(room, clock, "P2", "P2")
    async with database.begin() as session:
        row = await session.get(QueueEntry, gone)
        assert row is not None
        row.status = "left"
    assert await called(room) == stays
    await room.leave(stays)
    assert await called(room) is None
    with pytest.raises(NotFound):
        await room.wait(UUID(int=0))


async def test_the_wait_follows_the_pace_of_the_last_patients(room: WaitingRoom, clock: FrozenClock) -> None:
    first, second, third = await arrivals(room, clock, "P2", "P2", "P2")
    before = await room.wait(third)
    assert before is not None
    assert (before.ahead, before.minutes) == (2, 30)
    await called(room)
    clock.advance(timedelta(minutes=40))
    await room.finish(first, "ada")
    after = await room.wait(third)
    assert after is not None
    assert (after.ahead, after.minutes) == (1, 40)
    assert (await room.wait_of_line(LINE)).minutes == 80
    assert await room.wait(first) is None
    await room.leave(second)


async def test_by_video_they_keep_the_place_of_their_arrival(room: WaitingRoom, clock: FrozenClock) -> None:
    early, late, emergency = await arrivals(room, clock, "P2", "P2", "P0")
    await room.divert(late, clinic())
    await room.divert(early, clinic())
    with pytest.raises(NotAllowed):
        await room.divert(emergency, clinic())
    first = await room.claim(video_line(LINE), "ada")
    assert first is not None
    assert first.entry_id == early
    assert await called(room) == emergency
    assert await called(room) is None


async def cardiology_visit(database: Database) -> Visit:
    await furnish(database, clinic())
    async with database.begin() as session:
        return await booked(session, slot(NOW + timedelta(hours=1), "ada", "room-1"))


async def test_a_code_moves_a_booked_patient_into_the_queue_with_their_room(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    text = token(keyring, visit)
    assert str(visit.id) not in text
    assert visit.id.hex not in text
    first = await check_in(database, room, clinic(), text, clock.now())
    again = await check_in(database, room, clinic(), text, clock.now())
    assert first == again
    assert first.room == "room-1"
    found = await room.claim(LINE, "ada")
    assert found is not None
    assert (found.entry_id, found.visit_id, found.room) == (first.entry_id, visit.id, "room-1")
    await room.finish(found.entry_id, "ada")
    await check_in(database, room, clinic(), text, clock.now())
    assert await room.claim(LINE, "ada") is None


async def test_killed_at_any_statement_the_visit_and_the_place_in_line_change_together(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    entry = await check_in(database, room, clinic(), token(keyring, visit), clock.now())

    async def prepare() -> Work:
        return lambda _: room.divert(entry.entry_id, clinic())

    await all_or_nothing(database, prepare, "queue_entry")


async def test_by_video_the_visit_changes_and_its_room_is_free_at_once(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    entry = await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    await room.divert(entry.entry_id, clinic())
    async with database.begin() as session:
        found = await visits.get(session, visit.id)
        used = await visits_claims(session, visit.id)
        row = await session.get_one(QueueEntry, entry.entry_id)
    assert (found.modality, used, row.room) == ("telehealth", {"ada"}, None)
    assert await room.claim(video_line(LINE), "ada") is not None


async def test_a_visit_that_has_to_be_in_person_is_not_sent_to_a_video(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    entry = await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    with pytest.raises(NotAllowed, match="in person"):
        await room.divert(entry.entry_id, clinic(visit_types=[{**FOLLOW_UP, "telehealth": False}]))
    assert await called(room) == entry.entry_id


async def test_checking_in_again_brings_back_who_was_put_aside(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    entry = await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    for _ in range(RULES.most_calls):
        await called(room)
        clock.advance(timedelta(seconds=RULES.lease_seconds + 1))
    assert await called(room) is None
    await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    assert await called(room) == entry.entry_id


async def visits_claims(session: AsyncSession, visit_id: UUID) -> set[str]:
    return {claim.resource for claim in await visit_rows.assignments(session, visit_id)}


async def test_coming_early_gains_no_place(
    room: WaitingRoom, database: Database, clock: FrozenClock, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    entry = await check_in(database, room, clinic(), token(keyring, visit), clock.now())
    async with database.begin() as session:
        row = (await session.execute(select(QueueEntry).where(QueueEntry.id == entry.entry_id))).scalar_one()
        assert row.arrived_at == visit.starts_at


async def test_false_early_late_and_cancelled_codes_are_refused(
    room: WaitingRoom, database: Database, keyring: KeyRing
) -> None:
    visit = await cardiology_visit(database)
    text = token(keyring, visit)
    for false in ("", "nonsense", text[:-2] + "AA", token(KeyRing.generate(), visit), "é" * 40):
        with pytest.raises(InvalidInput):
            await check_in(database, room, clinic(), false, NOW)
    with pytest.raises(NotAllowed, match="too early"):
        await check_in(database, room, clinic(), text, NOW - timedelta(hours=2))
    with pytest.raises(Expired):
        await check_in(database, room, clinic(), text, visit.ends_at)
    async with database.begin() as session:
        await visits.cancel(session, visit.id, visit.version, "patient", "cancel", NOW)
    with pytest.raises(NotAllowed, match="does not take place"):
        await check_in(database, room, clinic(), text, NOW)


def test_the_code_is_a_picture() -> None:
    assert qr_svg("https://hospital.example/check-in/abc").startswith("<?xml")
