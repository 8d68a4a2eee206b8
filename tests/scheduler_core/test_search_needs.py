"""Needs beyond the plain ones: setting up before a visit, the same room twice, clinicians who take no new patients."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from runtime.database import Database
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.rules import faults
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.clinic import (
    FOLLOW_UP,
    NOW,
    booked,
    clinic,
    furnish,
    hours,
    local,
    patient,
    practitioner,
    slot,
    thing,
    visit_type,
)

DAY = date(2026, 3, 4)
WHOLE_DAY = Window(local(DAY, 0), local(DAY, 23))
FIRST = visit_type("first", 30, {"role": "practitioner"}, {"role": "room", "type": "exam"})


async def found(database: Database, hospital: Hospital, wishes: Wishes) -> tuple[Slot, ...]:
    async with database.begin() as session:
        return await Search(hospital).find(session, replace(wishes, windows=(WHOLE_DAY,), limit=20), NOW)


async def test_a_room_is_taken_for_setting_up_before_the_visit(database: Database) -> None:
    room = {"role": "room", "type": "exam", "set_up": 20}
    hospital = clinic(
        practitioners=[practitioner("ada")], rooms=[thing("room-1", "exam")],
        visit_types=[FOLLOW_UP, visit_type("set", 30, {"role": "practitioner"}, room)],
    )  # fmt: skip
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 9), "nina", "room-1"))
    slots = await found(database, hospital, Wishes("set", earliest=True))
    assert slots[0].starts_at == local(DAY, 10), "the room is free from half past nine"
    taken = {a.resource: a.starts_at for a in slots[0].assignments}
    assert taken == {"ada": local(DAY, 10), "room-1": local(DAY, 9, 40)}
    async with database.begin() as session:
        await booked(session, slots[0])


async def test_nothing_is_set_up_before_the_first_day_that_is_known(database: Database) -> None:
    """It is midnight in UTC, and the evening before here."""
    evening = practitioner("ada", hours("18:00", "23:00"))
    room = {"role": "room", "type": "exam", "set_up": 20}
    kind = visit_type("set", 30, {"role": "practitioner"}, room, grid=5)
    hospital, midnight = clinic(practitioners=[evening], visit_types=[kind]), datetime(2026, 3, 3, tzinfo=UTC)
    await furnish(database, hospital)
    async with database.begin() as session:
        (first, *_) = await Search(hospital).find(session, Wishes("set", earliest=True), midnight)
    assert first.starts_at == midnight + timedelta(minutes=20)


async def test_setting_up_reaches_back_over_the_edge_of_a_word_of_bits(database: Database) -> None:
    room = {"role": "room", "type": "exam", "set_up": 45}
    hospital = clinic(visit_types=[visit_type("set", 30, {"role": "practitioner"}, room, grid=5)])
    await furnish(database, hospital)
    starts = {s.starts_at for s in await found(database, hospital, Wishes("set", earliest=True, limit=20))}
    assert starts == {local(DAY, 9) + timedelta(minutes=5 * n) for n in range(20)}


def twice(**other: Any) -> dict[str, Any]:
    again = [
        {"role": "room", "type": "exam", "minutes": 10, "same_as": "bed"},
        {"role": "room", "type": "exam", "offset": 20, "minutes": 10, "same_as": "bed", **other},
    ]
    return visit_type("twice", 30, {"role": "nurse"}, *again)


async def test_needs_of_one_name_get_the_same_room(database: Database) -> None:
    hospital = clinic(visit_types=[FOLLOW_UP, twice()])
    await furnish(database, hospital)
    async with database.begin() as session:
        await booked(session, slot(local(DAY, 9), "ada", "room-1", minutes=10))
        await booked(session, slot(local(DAY, 9, 20), "ben", "room-2", minutes=10))
    slots = await found(database, hospital, Wishes("twice", earliest=True))
    assert slots and slots[0].starts_at > local(DAY, 9), "at nine each room is free for one of them only"
    for one in slots:
        assert len({a.resource for a in one.assignments if a.resource.startswith("room")}) == 1


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"offset": 5}, "twice at the same time"),
        ({"count": 2}, "2 of them"),
        ({"role": "device", "type": "echo"}, "cannot be"),
    ],
)
def test_needs_that_cannot_be_the_same_are_refused(other: dict[str, Any], said: str) -> None:
    hospital = clinic(visit_types=[twice(**other)])
    assert any(said in what for _, what in faults(hospital.file))


async def test_who_takes_no_new_patients_is_offered_to_those_who_know_them(database: Database) -> None:
    hospital = clinic(
        practitioners=[practitioner("ada", accepts_new=False), practitioner("ben")],
        visit_types=[FIRST, {**FOLLOW_UP, "follow_up": True}],
    )
    await furnish(database, hospital)
    async with database.begin() as session:
        knows, new = await patient(session), await patient(session)
        await booked(session, replace(slot(local(date(2026, 3, 5), 9), "ada", "room-1"), visit_type="first"), knows)
    for who in (new, None):
        assert {s.practitioner for s in await found(database, hospital, Wishes("first", patient_id=who))} == {"ben"}
        assert await found(database, hospital, Wishes("first", patient_id=who, practitioner="ada")) == ()
    assert "ada" in {s.practitioner for s in await found(database, hospital, Wishes("first", patient_id=knows))}
    assert "ada" in {s.practitioner for s in await found(database, hospital, Wishes("follow-up"))}
