"""Group sessions: as many as there are seats, none more, and nobody while the leader or the room is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from scheduler_core import visits
from scheduler_core.disruption import Disruption, propose
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.rules import faults
from scheduler_core.models import Leave
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.clinic import (
    FOLLOW_UP,
    NOW,
    TTL,
    booked,
    clinic,
    furnish,
    hours,
    local,
    patient,
    thing,
    visit_type,
)
from tests.scheduler_core.killing import Work, all_or_nothing
from tests.scheduler_core.test_search import times

TOMORROW = date(2026, 3, 4)
DURING = (Window(local(TOMORROW, 12, 45), local(TOMORROW, 14)),)
CLASS = visit_type("class", 60, {"role": "group"})


def group(key: str = "evenings", leader: str = "ada", **changes: Any) -> dict[str, Any]:
    session = hours("13:00", "14:00", days=["wed"])
    return {
        "key": key, "visit_type": "class", "leader": leader, "room": "room-1", "seats": 3, "hours": [session], **changes,
    }  # fmt: skip


def with_groups(*groups: dict[str, Any], **parts: Any) -> Hospital:
    return clinic(groups=list(groups), **{"visit_types": [FOLLOW_UP, CLASS], **parts})


@pytest.fixture
async def search(database: Database) -> Search:
    hospital = with_groups(group())
    await furnish(database, hospital)
    return Search(hospital)


async def find(database: Database, search: Search, visit_type: str = "class", **wishes: Any) -> tuple[Slot, ...]:
    async with database.begin() as session:
        return await search.find(session, Wishes(visit_type, **wishes), NOW)


async def away(database: Database, key: str) -> UUID:
    leave_id = new_id()
    async with database.begin() as session:
        bounds = {"starts_at": local(TOMORROW, 0), "ends_at": local(TOMORROW, 23)}
        session.add(Leave(id=leave_id, resource_key=key, reason="sick", **bounds))
    return leave_id


class TestSeats:
    async def test_a_session_takes_as_many_as_it_has_seats(self, database: Database, search: Search) -> None:
        for _ in range(3):
            first = (await find(database, search))[0]
            assert (times((first,)), first.practitioner) == (["Wed 13:00"], "ada")
            async with database.begin() as session:
                await booked(session, first)
        assert times((await find(database, search))[:1]) == ["Wed 13:00"]
        assert (await find(database, search))[0].starts_at == local(TOMORROW + timedelta(days=7), 13)

    async def test_a_cancelled_seat_is_offered_again(self, database: Database, search: Search) -> None:
        taken = []
        for _ in range(3):
            slot = (await find(database, search))[0]
            async with database.begin() as session:
                taken.append(await booked(session, slot))
        async with database.begin() as session:
            await visits.cancel(session, taken[1].id, taken[1].version, "test", new_id().hex, NOW)
        assert (await find(database, search))[0].starts_at == local(TOMORROW, 13)

    async def test_it_is_found_by_its_leader_and_by_nobody_else(self, database: Database, search: Search) -> None:
        assert await find(database, search, practitioner="ada")
        assert not await find(database, search, practitioner="ben")

    @pytest.mark.parametrize("what", ["hold", "book", "cancel"])
    async def test_killed_at_any_statement_a_seat_is_taken_whole_or_not(
        self, database: Database, search: Search, what: str
    ) -> None:
        (seat, *_) = await find(database, search)

        async def prepare() -> Work:
            async with database.begin() as session:
                await session.execute(text("DELETE FROM visit"))
                await booked(session, replace(seat, assignments=tuple(replace(a, unit=2) for a in seat.assignments)))
                return await change(session, seat, what)

        await all_or_nothing(database, prepare)


async def change(session: AsyncSession, seat: Slot, what: str) -> Work:
    """What is done with a seat, once all that comes before it is done."""
    key = new_id().hex
    if what == "hold":
        return lambda session: visits.hold(session, seat, "me", NOW, TTL, key)
    if what == "book":
        held, who = await visits.hold(session, seat, "me", NOW, TTL, key), await patient(session)
        return lambda session: visits.book(session, held.id, who, key, NOW)
    visit = await booked(session, seat)
    return lambda session: visits.cancel(session, visit.id, visit.version, "patient", key, NOW)


class TestWhatItTakes:
    @pytest.mark.parametrize("practitioner", ["ada", "ben"])
    async def test_its_leader_sees_nobody_else_meanwhile(
        self, database: Database, search: Search, practitioner: str
    ) -> None:
        found = await find(database, search, "follow-up", practitioner=practitioner, windows=DURING)
        assert bool(found) == (practitioner == "ben")

    async def test_its_room_holds_nothing_else_meanwhile(self, database: Database, search: Search) -> None:
        found = await find(database, search, "follow-up", windows=DURING)
        assert {a.resource for s in found for a in s.assignments if a.resource.startswith("room")} == {"room-2"}

    @pytest.mark.parametrize("key", ["ada", "room-1"])
    async def test_without_its_leader_or_its_room_there_is_none(
        self, database: Database, search: Search, key: str
    ) -> None:
        assert times((await find(database, search))[:1]) == ["Wed 13:00"]
        leave_id = await away(database, key)
        assert (await find(database, search))[0].starts_at == local(TOMORROW + timedelta(days=7), 13)
        async with database.begin() as session:
            await session.execute(delete(Leave).where(Leave.id == leave_id))
        assert (await find(database, search))[0].starts_at == local(TOMORROW, 13)


class TestADisruption:
    @pytest.mark.parametrize(("kind", "key"), [("sick", "ada"), ("room", "room-1")])
    async def test_who_comes_to_the_session_is_moved_to_the_next_one(
        self, database: Database, search: Search, kind: Any, key: str
    ) -> None:
        async with database.begin() as session:
            visit = await booked(session, (await search.find(session, Wishes("class"), NOW))[0])
        what = Disruption(kind, key, Window(local(TOMORROW, 0), local(TOMORROW, 23)))
        async with database.begin() as session:
            plan = await propose(session, search, what, NOW)
        assert [(s.visit_id, s.after and s.after.starts_at) for s in plan.steps] == [
            (visit.id, local(TOMORROW + timedelta(days=7), 13))
        ]


def said(hospital: Hospital) -> Sequence[str]:
    return [what for _, what in faults(hospital.file)]


class TestTheFile:
    def test_a_session_as_it_should_be_has_no_fault(self) -> None:
        assert said(with_groups(group())) == []

    @pytest.mark.parametrize(
        ("changes", "fault"),
        [
            ({"leader": "nobody"}, "there is no practitioner 'nobody'"),
            ({"room": "cellar"}, "there is no room 'cellar'"),
            ({"visit_type": "follow-up"}, "there is no visit type 'follow-up' that needs a group"),
            ({"hours": [hours("13:00", "13:45")]}, "a session lasts 60 minutes, as its visit does"),
            ({"hours": [hours("13:00", "14:00", site="north")]}, "the room 'room-1' is not at 'north'"),
        ],
    )
    def test_what_is_wrong_is_named(self, changes: dict[str, Any], fault: str) -> None:
        hospital = with_groups(group(**{"room": "room-1", **changes}))
        assert fault in said(hospital)

    def test_nobody_leads_two_sessions_at_once(self) -> None:
        rooms = [thing("room-1", "exam"), thing("room-2", "exam")]
        both = with_groups(group(), group("mornings", room="room-2"), rooms=rooms)
        assert said(both) == ["'ada' is in 'evenings' at the same time"]

    def test_a_visit_in_a_group_needs_nothing_else(self) -> None:
        mixed = visit_type("class", 60, {"role": "group"}, {"role": "nurse"})
        assert any(
            "needs the group only" in what for what in said(with_groups(group(), visit_types=[FOLLOW_UP, mixed]))
        )
