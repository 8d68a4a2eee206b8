"""Who comes in a wheelchair is only offered rooms that it gets to; video needs no room."""

from __future__ import annotations

from datetime import date

from runtime.database import Database
from scheduler_core.hospital import Hospital
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, slot, thing

DAY = date(2026, 3, 4)


def two_rooms(second: bool = True) -> Hospital:
    """The first room has a step at its door."""
    rooms = [{**thing("room-1", "exam"), "accessible": False}, {**thing("room-2", "exam"), "accessible": second}]
    return clinic(rooms=rooms)


async def found(database: Database, hospital: Hospital, **wishes: object) -> tuple[Slot, ...]:
    window = Window(local(DAY, 9), local(DAY, 12))
    async with database.begin() as session:
        wanted = Wishes("follow-up", (window,), earliest=True, limit=20, **wishes)  # type: ignore[arg-type]
        return await Search(hospital).find(session, wanted, NOW)


async def test_only_rooms_that_a_wheelchair_gets_to_are_offered(database: Database) -> None:
    hospital = two_rooms()
    await furnish(database, hospital)
    slots = await found(database, hospital, accessible=True)
    assert slots
    assert {a.resource for s in slots for a in s.assignments if a.resource.startswith("room")} == {"room-2"}


async def test_a_time_at_which_only_the_other_room_is_free_is_not_offered(database: Database) -> None:
    hospital = two_rooms()
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 9), "ben", "room-2"))
    early = local(DAY, 9)
    assert early in {s.starts_at for s in await found(database, hospital)}
    assert early not in {s.starts_at for s in await found(database, hospital, accessible=True)}


async def test_without_such_a_room_there_is_nothing_but_video(database: Database) -> None:
    hospital = two_rooms(second=False)
    await furnish(database, hospital)
    assert await found(database, hospital, accessible=True) == ()
    assert await found(database, hospital, accessible=True, modality="telehealth")
