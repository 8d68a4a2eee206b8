"""Everything that a plan of the hospital's own day proposes can be booked as it stands, and is what was wished for."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, new_id
from scheduler_core import visits, waitlist
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave, WaitlistEntry
from scheduler_core.optimizer import judge, solve
from scheduler_core.optimizer.from_schedule import Builder, OwnInstance
from scheduler_core.optimizer.own_day import read_day
from scheduler_core.optimizer.proving import Proven, prove
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
    nurse,
    patient,
    practitioner,
    slot,
    thing,
    visit_type,
)
from tests.scheduler_core.test_groups import group, with_groups
from tools.waiting import understood

DAY = date(2026, 3, 4)
NEXT_DAY = Window(local(DAY, 0), local(DAY, 24 - 1))
LONG_AGO = NOW - timedelta(days=30)
ECHO = visit_type(
    "echo", 40, {"role": "practitioner", "minutes": 20, "offset": 20}, {"role": "nurse", "minutes": 20},
    {"role": "room", "type": "exam", "clean_up": 10}, {"role": "device", "type": "echo"},
)  # fmt: skip
DRESSING = visit_type("dressing", 20, {"role": "nurse"}, {"role": "room", "type": "exam"})


def busy_clinic() -> Hospital:
    """One nurse and few rooms for three clinicians, so that much of what looks free is not."""
    north = hours("09:00", "12:00", site="north")
    interpreter = {
        "key": "ines",
        "name": "ines",
        "site": "main",
        "languages": ["ru"],
        "hours": [hours("09:00", "12:00")],
    }
    return clinic(
        practitioners=[
            practitioner("ada", hours("09:00", "13:00")),
            practitioner("ben", hours("09:00", "13:00"), gender="male", languages=["en", "es"]),
            practitioner("cyd", north),
        ],
        nurses=[nurse("nina", hours("09:00", "13:00"))],
        interpreters=[interpreter],
        rooms=[
            thing("room-1", "exam"),
            {**thing("room-2", "exam"), "accessible": False},
            thing("room-n", "exam", "north"),
        ],
        visit_types=[FOLLOW_UP, ECHO, DRESSING],
    )


async def waits(database: Database, kind: str = "follow-up", **wishes: Any) -> UUID:
    async with database.begin() as session:
        return (await waitlist.join(session, await patient(session), kind, wishes, new_id().hex, LONG_AGO)).id


async def planned(database: Database, hospital: Hospital, site: str = "main") -> tuple[OwnInstance, Proven]:
    async with database.begin() as session:
        day = await read_day(session, hospital, site, DAY, NOW, understood(hospital))
    own = Builder(day, {}).build()
    assert judge(own.instance, own.standing).violations == 0
    proven = prove(own, solve(own.instance, iterations=400, warm=own.standing).plan)
    assert judge(own.instance, proven.plan).violations == 0
    return own, proven


async def carried_out(database: Database, proven: Proven) -> None:
    """Every move and every new visit by the ways of all visits; SlotTaken and its like fail the test."""
    async with database.begin() as session:
        for move in proven.moves:
            seen = await visits.get(session, move.visit_id)
            await visits.move(session, move.visit_id, seen.version, move.after, new_id().hex, NOW)
        for entry_id, place in proven.come:
            entry = await session.get_one(WaitlistEntry, entry_id)
            held = await visits.hold(session, place, "test", NOW, TTL, new_id().hex)
            await visits.book(session, held.id, entry.patient_id, new_id().hex, NOW)


async def fill(session: AsyncSession, hospital: Hospital, dice: random.Random) -> None:
    """Visits of all kinds, some by video, one interpreted, and somebody who is thinking about a time."""
    search = Search(hospital)
    for n in range(9):
        kind = dice.choice(["follow-up", "echo", "dressing"])
        by_video = kind == "follow-up" and dice.random() < 0.4
        wishes = Wishes(
            kind, (NEXT_DAY,), limit=12, site="main", modality="telehealth" if by_video else "in_person",
            interpreter="ru" if n == 0 and not by_video else None,
        )  # fmt: skip
        found = await search.find(session, wishes, NOW)
        if found:
            await booked(session, dice.choice(found))
    found = await search.find(session, Wishes("follow-up", (NEXT_DAY,), limit=12, site="main"), NOW)
    if found:
        await visits.hold(session, dice.choice(found), "thinking", NOW, timedelta(days=2), new_id().hex)


WISHES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("follow-up", {}), ("echo", {}), ("dressing", {}), ("follow-up", {"practitioner": "ben"}),
    ("follow-up", {"accessible": True}), ("follow-up", {"speaks": "es"}), ("follow-up", {"practitioner_gender": "male"}),
    ("follow-up", {"modality": "telehealth"}), ("echo", {"interpreter": "ru"}), ("follow-up", {"location": "north"}),
    ("follow-up", {"when": [{"text": "x", "kind": "time", "start": "11:00", "end": "13:00"}]}),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
async def test_every_placement_of_a_random_day_can_be_booked_and_is_what_was_wished(
    database: Database, seed: int
) -> None:
    hospital, dice = busy_clinic(), random.Random(seed)
    await furnish(database, hospital)
    async with database.begin() as session:
        await fill(session, hospital, dice)
        session.add(Leave(resource_key="ada", starts_at=local(DAY, 12), ends_at=local(DAY, 13), reason="x"))
    for kind, wishes in dice.sample(WISHES, k=len(WISHES)) * 2:
        await waits(database, kind, **wishes)
    own, proven = await planned(database, hospital)
    assert proven.come, "somebody can come"
    by_entry = {one.id: one for one in own.asking}
    for entry_id, place in proven.come:
        _as_wished(hospital, by_entry[entry_id].wishes, place)
    await carried_out(database, proven)


def _as_wished(hospital: Hospital, wishes: Wishes, place: Slot) -> None:
    uses = [hospital.resources[a.resource] for a in place.assignments]
    assert place.site == (wishes.site or "main") and place.modality == wishes.modality
    assert wishes.practitioner in (None, place.practitioner)
    if wishes.gender or wishes.language:
        lead = hospital.resources[place.practitioner or ""]
        assert wishes.gender in (None, lead.gender) and (not wishes.language or wishes.language in lead.languages)
    assert not wishes.accessible or all(spec.accessible for spec in uses if spec.kind == "room")
    assert wishes.interpreter is None or "interpreter" in {spec.kind for spec in uses}
    assert not wishes.windows or any(w.starts_at <= place.starts_at < w.ends_at for w in wishes.windows)


async def test_video_visits_holds_and_visits_in_progress_keep_their_time(database: Database) -> None:
    hospital = busy_clinic()
    await furnish(database, hospital)
    starts = [local(DAY, 9) + timedelta(minutes=30 * n) for n in range(8)]
    async with database.begin() as session:
        for at in starts:
            await booked(session, replace(slot(at, "ada"), modality="telehealth"))
            await visits.hold(session, slot(at, "ben"), "thinking", NOW, timedelta(days=2), new_id().hex)
    await waits(database)
    _, proven = await planned(database, hospital)
    assert proven.come == ()


async def test_who_wants_another_site_a_video_or_another_day_is_not_placed_here_and_today(database: Database) -> None:
    hospital = busy_clinic()
    await furnish(database, hospital)
    await waits(database, location="north")
    await waits(database, when=[{"text": "x", "kind": "date", "start": "2026-03-20"}])
    video = await waits(database, modality="telehealth")
    own, proven = await planned(database, hospital)
    assert [one.id for one in own.asking] == [video]
    ((entry, place),) = proven.come
    assert (entry, place.modality) == (video, "telehealth")
    assert {hospital.resources[a.resource].kind for a in place.assignments} == {"practitioner"}


async def test_what_the_one_nurse_cannot_do_is_dropped_and_said(database: Database) -> None:
    hospital = busy_clinic()
    await furnish(database, hospital)
    for _ in range(16):
        await waits(database, "echo")
    own, proven = await planned(database, hospital)
    planned_here = {one.id for one in own.asking}
    assert {entry for entry, _ in proven.come} | set(proven.dropped) <= planned_here
    assert 0 < len(proven.come) <= 12, "the nurse has four hours, twenty minutes each"
    await carried_out(database, proven)


async def test_a_visit_that_moves_keeps_its_interpreter_and_an_accessible_room(database: Database) -> None:
    hospital = busy_clinic()
    await furnish(database, hospital)
    async with database.begin() as session:
        wishes = Wishes(
            "follow-up", (Window(local(DAY, 11), local(DAY, 12)),), site="main", interpreter="ru", accessible=True
        )
        late = await booked(session, (await Search(hospital).find(session, wishes, NOW))[0])
    own, _ = await planned(database, hospital)
    (one,) = own.asking
    for place in own.places.possible(own.day.availability.without(one.booked.assignments if one.booked else ()), one):
        found = own.places.prove(own.day.availability.without(one.booked.assignments if one.booked else ()), one, place)
        if found is not None:
            assert {"ines", "room-1"} <= {a.resource for a in found.assignments}
    assert one.id == late.id


async def test_nobody_is_placed_beside_another_visit_of_theirs_or_twice(database: Database) -> None:
    hospital = busy_clinic()
    await furnish(database, hospital)
    async with database.begin() as session:
        who = await patient(session)
        for kind in ("follow-up", "echo"):
            await waitlist.join(session, who, kind, {}, new_id().hex, LONG_AGO)
        await booked(session, replace(slot(local(DAY, 9), "cyd", minutes=210), site="north", visit_type="x"), who)
    _, proven = await planned(database, hospital)
    ((_, place),) = proven.come
    assert place.starts_at >= local(DAY, 12, 30)


async def test_sessions_of_several_stay_as_they_are(database: Database) -> None:
    """Neither a seat is planned anew nor the hour of the leader and the room given away."""
    hospital = with_groups(group(), practitioners=[practitioner("ada", hours("13:00", "14:30"))], nurses=[])
    await furnish(database, hospital)
    async with database.begin() as session:
        (seat, *_) = await Search(hospital).find(session, Wishes("class", (NEXT_DAY,)), NOW)
        await booked(session, seat)
    await waits(database, "class")
    plain = {await waits(database) for _ in range(3)}
    own, proven = await planned(database, hospital)
    assert {one.id for one in own.asking} == plain
    assert [place.starts_at for _, place in proven.come] == [local(DAY, 14)]
    await carried_out(database, proven)
