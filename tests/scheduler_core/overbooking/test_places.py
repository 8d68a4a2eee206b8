"""Places beyond capacity are found only where the policy allows one, and are taken with their grant or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis
from sqlalchemy import select

from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database
from runtime.errors import SlotTaken
from scheduler_core import visits
from scheduler_core.hospital import Hospital
from scheduler_core.models import Claim, OverbookingGrant, Patient, Visit
from scheduler_core.overbooking.offering import Overbooking
from scheduler_core.overbooking.settling import settle
from scheduler_core.queue.check_in import check_in, token
from scheduler_core.queue.service import WaitingRoom
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.scheduler_core.builders import add_patient
from tests.scheduler_core.clinic import NOW, TTL, booked, clinic, furnish, hours, patient, practitioner, slot, thing
from tests.scheduler_core.overbooking.test_grants import DAY, SESSION, outcome, units

ON_THE_DAY = Wishes("follow-up", windows=(SESSION,))


def small(**more: Any) -> Hospital:
    """Ada alone, in one room, from nine to one; overbooked unless told otherwise."""
    return clinic(**{
        "overbooking": [{"department": "cardiology", "enabled": True}],
        "practitioners": [practitioner("ada", hours("09:00", "13:00"))],
        "rooms": [thing("room-1", "exam")],
        **more,
    })  # fmt: skip


class Risks:
    """The same risk for everybody but those whom it does not know."""

    def __init__(self, risk: float = 0.3) -> None:
        self.risk, self.unknown = risk, frozenset[UUID]()

    async def __call__(self, _: object, visit_ids: Sequence[UUID], now: datetime) -> Mapping[UUID, float]:
        return {visit_id: self.risk + n * 0.01 for n, visit_id in enumerate(visit_ids) if visit_id not in self.unknown}


def policy(hospital: Hospital | None = None, risks: Risks | None = None) -> Overbooking:
    hospital = hospital or small()
    return Overbooking(hospital, Search(hospital), risks or Risks())


async def full_morning(database: Database) -> list[Visit]:
    await furnish(database, small())
    async with database.begin() as session:
        return [
            await booked(session, slot(SESSION.starts_at + n * timedelta(minutes=30), "ada", "room-1"))
            for n in range(8)
        ]


async def places(database: Database, policy_: Overbooking, wishes: Wishes = ON_THE_DAY) -> tuple[Slot, ...]:
    async with database.begin() as session:
        return await policy_.places(session, wishes, NOW, 3)


async def let_in(database: Database, policy_: Overbooking) -> Visit:
    """Whoever comes after the morning is full."""
    (first, *_) = await places(database, policy_)
    async with database.begin() as session:
        held = await policy_.hold(session, first, "chat", NOW, TTL, "hold")
        return await visits.book(session, held.id, await add_patient(session, "Eva Late"), "book", NOW)


async def test_a_full_day_has_as_many_places_more_as_the_policy_allows(database: Database) -> None:
    each = await full_morning(database)
    found = await places(database, policy())
    assert [slot.shares for slot in found] == [each[-2].id, each[-1].id]
    assert all(a.unit == 1 for slot in found for a in slot.assignments)
    async with database.begin() as session:
        assert (await session.execute(select(OverbookingGrant))).first() is None, "looking takes nothing"


async def test_while_a_regular_time_is_left_there_is_none(database: Database) -> None:
    each = await full_morning(database)
    async with database.begin() as session:
        await visits.cancel(session, each[0].id, each[0].version, "patient", "cancel", NOW)
    later = Wishes("follow-up", windows=(Window(each[2].starts_at, SESSION.ends_at),))
    assert await places(database, policy(), later) == ()


@pytest.mark.parametrize(
    "hospital",
    [small(overbooking=[]), small(overbooking=[{"department": "cardiology", "enabled": False}])],
    ids=["unset", "off"],
)
async def test_a_clinic_that_has_it_switched_off_has_none_and_takes_none(
    database: Database, hospital: Hospital
) -> None:
    await full_morning(database)
    (offered, *_) = await places(database, policy())
    assert await places(database, policy(hospital)) == ()
    with pytest.raises(SlotTaken):
        async with database.begin() as session:
            await policy(hospital).hold(session, offered, "chat", NOW, TTL, "off")


async def test_where_a_risk_is_not_known_or_too_small_there_is_none(database: Database) -> None:
    each = await full_morning(database)
    unsure = Risks()
    unsure.unknown = frozenset({each[3].id})
    assert await places(database, policy(risks=unsure)) == ()
    assert await places(database, policy(risks=Risks(0.0))) == ()


async def test_the_wishes_and_the_patients_own_visits_bind(database: Database) -> None:
    each = await full_morning(database)
    async with database.begin() as session:
        who = await patient(session)
        await session.execute(Visit.__table__.update().where(Visit.id == each[-1].id).values(patient_id=who))
    mine = Wishes("follow-up", windows=(SESSION,), patient_id=who)
    assert [s.shares for s in await places(database, policy(), mine)] == [each[-3].id, each[-2].id]
    early = Wishes("follow-up", windows=(Window(SESSION.starts_at, each[2].starts_at),))
    assert {s.shares for s in await places(database, policy(), early)} == {each[0].id, each[1].id}
    assert await places(database, policy(), Wishes("follow-up", windows=(SESSION,), language="es")) == ()
    assert await places(database, policy(), Wishes("follow-up", windows=(SESSION,), ignore_visit=each[0].id)) == ()


async def test_taking_one_writes_grant_decision_and_reason_in_the_same_transaction(database: Database) -> None:
    await full_morning(database)
    visit = await let_in(database, policy())
    async with database.begin() as session:
        given = (await session.execute(select(OverbookingGrant))).scalar_one()
        assert await units(session, visit.id) == [("ada", 1, True), ("room-1", 1, True)]
        (row,) = (await session.execute(select(AuditRow))).scalars().all()
        assert row.action == "overbooking.granted" and given.reason


async def test_a_hold_that_fails_leaves_no_grant_behind(database: Database) -> None:
    await full_morning(database)
    (first, *_) = await places(database, policy())
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await policy().hold(session, first, "chat", NOW, TTL, "hold")
            raise RuntimeError
    async with database.begin() as session:
        assert (await session.execute(select(OverbookingGrant))).first() is None
        assert (await session.execute(select(AuditRow))).first() is None


async def test_of_many_who_want_the_same_place_one_gets_it(database: Database) -> None:
    await full_morning(database)
    (first, *_) = await places(database, policy())

    async def one(n: int) -> bool:
        try:
            async with database.begin() as session:
                await policy().hold(session, first, f"chat {n}", NOW, TTL, f"hold {n}")
        except SlotTaken:
            return False
        return True

    assert sum(await asyncio.gather(*(one(n) for n in range(5)))) == 1


async def test_a_lapsed_hold_gives_the_place_to_the_next_under_the_same_grant(database: Database) -> None:
    await full_morning(database)
    (first, *_) = await places(database, policy())
    async with database.begin() as session:
        await policy().hold(session, first, "chat", NOW, TTL, "first")
        await visits.sweep_expired_holds(session, NOW + TTL)
    assert first in await places(database, policy())
    async with database.begin() as session:
        await policy().hold(session, first, "sms", NOW, TTL, "second")
        assert len((await session.execute(select(OverbookingGrant))).all()) == 1


async def test_a_place_is_gone_when_its_visit_has_moved_or_a_regular_time_came_free(database: Database) -> None:
    each = await full_morning(database)
    _, last = await places(database, policy())
    async with database.begin() as session:
        far = slot(each[-1].starts_at + timedelta(days=1), "ada", "room-1")
        await visits.move(session, each[-1].id, each[-1].version, far, "away", NOW)
    with pytest.raises(SlotTaken):
        async with database.begin() as session:
            await policy().hold(session, last, "chat", NOW, TTL, "moved")
    await _fill(database, each[-1].starts_at)
    found = await places(database, policy())
    async with database.begin() as session:
        await visits.cancel(session, each[0].id, each[0].version, "patient", "free", NOW)
    with pytest.raises(SlotTaken):
        async with database.begin() as session:
            await policy().hold(session, found[0], "chat", NOW, TTL, "free")


async def test_a_place_is_gone_when_its_patient_is_there_also_under_an_open_grant(
    database: Database, redis: Redis, clock: FrozenClock, keyring: KeyRing
) -> None:
    await full_morning(database)
    (first, *_) = await places(database, policy())
    async with database.begin() as session:
        await policy().hold(session, first, "chat", NOW, TTL, "first")
        await visits.sweep_expired_holds(session, NOW + TTL)
        assert first.shares is not None
        shared = await visits.get(session, first.shares)
    room = WaitingRoom(database, redis, small().file.queue, clock)
    await check_in(database, room, small(), token(keyring, shared), shared.starts_at - timedelta(hours=1))
    assert first not in await places(database, policy())
    with pytest.raises(SlotTaken):
        async with database.begin() as session:
            await policy().hold(session, first, "sms", NOW, TTL, "second")


async def _fill(database: Database, at: datetime) -> None:
    async with database.begin() as session:
        await booked(session, slot(at, "ada", "room-1"))


async def test_the_parking_space_of_the_regular_patient_is_not_shared(database: Database) -> None:
    hospital = small(parking=[{"site": "main", "spaces": ["A1"]}])
    await furnish(database, hospital)
    async with database.begin() as session:
        each = [
            await booked(session, slot(SESSION.starts_at + n * timedelta(minutes=30), "ada", "room-1"))
            for n in range(8)
        ]
        during = (await session.execute(select(Claim.during).where(Claim.visit_id == each[-1].id))).scalars().first()
        space = {"resource_key": "parking-main-a1", "unit": 0, "capacity": 1, "during": during}
        session.add(Claim(visit_id=each[-1].id, **space))
    _, last = await places(database, policy(hospital))
    async with database.begin() as session:
        held = await policy(hospital).hold(session, last, "chat", NOW, TTL, "hold")
        assert [key for key, *_ in await units(session, held.id)] == ["ada", "room-1"]


async def test_when_the_regular_patient_cancels_the_other_has_the_place_and_it_is_offered_to_nobody(
    database: Database,
) -> None:
    await full_morning(database)
    visit = await let_in(database, policy())
    async with database.begin() as session:
        given = (await session.execute(select(OverbookingGrant))).scalar_one()
        regular = await session.get_one(Visit, given.expected_missed_visit)
        await visits.cancel(session, regular.id, regular.version, "patient", "cancel", NOW)
        assert await units(session, visit.id) == [("ada", 0, False), ("room-1", 0, False)]
        assert await outcome(session, given.id) == "regular"
        assert await Search(small()).find(session, ON_THE_DAY, NOW) == ()


async def test_when_both_come_they_are_called_by_arrival_and_both_waits_are_known(
    database: Database, redis: Redis, keyring: KeyRing
) -> None:
    await full_morning(database)
    visit, hospital = await let_in(database, policy()), small()
    async with database.begin() as session:
        given = (await session.execute(select(OverbookingGrant))).scalar_one()
        regular = await session.get_one(Visit, given.expected_missed_visit)
        assert await session.get(Patient, visit.patient_id)
    clock = FrozenClock(visit.starts_at - timedelta(minutes=10))
    room = WaitingRoom(database, redis, hospital.file.queue, clock)
    for who in (visit, regular):
        await check_in(database, room, hospital, token(keyring, who), clock.now())
        clock.advance(timedelta(minutes=2))
    standing = await room.standing("main:cardiology")
    assert [s.row.visit_id for s in standing] == [visit.id, regular.id]
    assert standing[1].wait is not None and standing[1].wait.minutes > 0
    for who in (visit, regular):
        called = await room.claim("main:cardiology", "desk")
        assert called is not None and called.visit_id == who.id and called.room == "room-1"
        await room.finish(called.entry_id, "desk")
    async with database.begin() as session:
        for seen in (visit, regular):
            (await session.get_one(Visit, seen.id)).status = "fulfilled"
        await session.flush()
        assert await settle(session, visit.ends_at) == {"both_came": 1}
    assert visit.starts_at.date() == DAY
