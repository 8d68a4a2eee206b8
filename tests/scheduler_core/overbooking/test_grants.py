"""A grant's life in the database: given, checked, used, taken over, settled; and never told."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import AuditRow
from runtime.database import Database
from runtime.errors import Expired, NotAllowed, SlotTaken
from runtime.outbox import OutboxEvent
from scheduler_core import visits
from scheduler_core.forecast_tables import OverbookingDecision
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import day_of
from scheduler_core.models import Claim, OverbookingGrant, Visit
from scheduler_core.overbooking.grants import grant
from scheduler_core.overbooking.holding import hold_under
from scheduler_core.overbooking.offering import Overbooking
from scheduler_core.overbooking.settling import settle, waits_by_group
from scheduler_core.queue_tables import QueueEntry
from scheduler_core.search import Search
from scheduler_core.types import Window
from tests.scheduler_core.builders import add_patient
from tests.scheduler_core.clinic import (
    FOLLOW_UP,
    NOW,
    TTL,
    ZONE,
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
SESSION = Window(local(DAY, 9), local(DAY, 13))


def overbooking(**rules: Any) -> Hospital:
    return clinic(overbooking=[{"department": "cardiology", "enabled": True, **rules}])


async def morning(database: Database) -> list[Visit]:
    """Eight half hours with ada in room-1."""
    await furnish(database, clinic())
    async with database.begin() as session:
        return [
            await booked(session, slot(SESSION.starts_at + n * timedelta(minutes=30), "ada", "room-1"))
            for n in range(8)
        ]


async def ask(session: AsyncSession, hospital: Hospital, each: list[Visit], risk: float = 0.3) -> UUID | None:
    risks = {visit.id: risk + 0.01 * n for n, visit in enumerate(each)}
    found = await grant(session, hospital, "follow-up", "ada", SESSION, risks, NOW)
    return found.id if found else None


async def let_in(session: AsyncSession, each: list[Visit]) -> tuple[UUID, Visit]:
    """A grant with somebody booked under it."""
    given = await ask(session, overbooking(), each)
    assert given is not None
    held = await hold_under(session, given, "chat", NOW, TTL, f"hold {given}")
    return given, await visits.book(session, held.id, await patient(session), f"book {given}", NOW)


async def units(session: AsyncSession, visit_id: UUID) -> list[tuple[str, int, bool]]:
    query = select(Claim.resource_key, Claim.unit, Claim.grant_id.is_not(None)).where(Claim.visit_id == visit_id)
    return [tuple(row) for row in (await session.execute(query.order_by(Claim.resource_key))).all()]  # type: ignore[misc]


async def outcome(session: AsyncSession, grant_id: UUID) -> str | None:
    row = await session.get(OverbookingGrant, grant_id, populate_existing=True)
    assert row is not None
    return row.outcome


@pytest.mark.parametrize(
    "hospital", [clinic(), overbooking(enabled=False), overbooking(most_extra=0)], ids=["unset", "off", "cap 0"]
)
async def test_switched_off_nobody_is_let_in(database: Database, hospital: Hospital) -> None:
    each = await morning(database)
    async with database.begin() as session:
        assert await ask(session, hospital, each) is None


async def test_a_grant_is_given_for_the_likeliest_to_be_missed_with_its_reason_on_record(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        given = await ask(session, overbooking(), each)
        row = await session.get(OverbookingGrant, given)
        assert row is not None
        assert row.expected_missed_visit == each[-1].id
        decision = (await session.execute(select(OverbookingDecision))).scalar_one()
        assert (decision.booked, decision.extra, decision.reason) == (8, 2, row.reason)
        audited = (await session.execute(select(AuditRow.action, AuditRow.subject_id))).all()
        assert audited == [("overbooking.granted", str(decision.id))]


async def test_no_more_than_the_policy_says_also_when_all_ask_at_once(database: Database) -> None:
    each = await morning(database)

    async def one() -> UUID | None:
        async with database.begin() as session:
            return await ask(session, overbooking(), each)

    given = [found for found in await asyncio.gather(*(one() for _ in range(6))) if found]
    assert len(set(given)) == 2
    async with database.begin() as session:
        query = select(OverbookingGrant.expected_missed_visit)
        assert len(set((await session.execute(query)).scalars())) == 2


async def test_one_is_asked_for_only_where_no_regular_time_is_left(database: Database) -> None:
    hospital = clinic(
        overbooking=[{"department": "cardiology", "enabled": True}],
        practitioners=[practitioner("ada", hours("09:00", "13:00"))],
        rooms=[thing("room-1", "exam")],
    )
    each = await morning(database)
    search = Search(hospital)

    async def risks(*_: object) -> dict[UUID, float]:
        return {visit.id: 0.3 for visit in each}

    policy = Overbooking(hospital, search, risks)
    async with database.begin() as session:
        assert await policy.ask(session, "follow-up", "ada", DAY, NOW) is not None
        await visits.cancel(session, each[0].id, each[0].version, "patient", "cancel", NOW)
    async with database.begin() as session:
        assert await policy.ask(session, "follow-up", "ada", DAY, NOW) is None
        assert await Overbooking(clinic(), search, risks).ask(session, "follow-up", "ada", DAY, NOW) is None


async def test_where_everybody_comes_or_a_risk_is_unknown_nobody_is_let_in(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        assert await ask(session, overbooking(), each, risk=0.0) is None
        assert await ask(session, overbooking(), each[:-2]) is None
        assert await refusals(session) == [
            "nobody more: one more would cost more than 0.28",
            "nobody more: 2 of 8 risks are not known",
        ]


async def refusals(session: AsyncSession) -> list[str]:
    """Why the policy said no, as the audit trail has it; the decisions say the same."""
    audited = select(AuditRow.why).where(AuditRow.action == "overbooking.refused").order_by(AuditRow.id)
    found = list((await session.execute(audited)).scalars())
    kept = select(OverbookingDecision.reason).order_by(OverbookingDecision.decided_at, OverbookingDecision.id)
    assert found == [why for why in (await session.execute(kept)).scalars() if why.startswith("nobody more")]
    return found


async def test_a_refusal_says_why_it_was_one(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        assert [await ask(session, overbooking(), each) is None for _ in range(3)] == [False, False, True]
        other = await grant(
            session, clinic_with_two_kinds(), "first-visit", "ada", SESSION, dict.fromkeys(ids(each), 0.6), NOW
        )
        assert other is None
        assert await ask(session, overbooking(most_extra=0), each) is None
        assert await refusals(session) == [
            "nobody more: 2 of 2 are let in already",
            "nobody more: no visit is like it and likely to be missed",
            "nobody more: the clinic's cap is 0",
        ]


def ids(each: list[Visit]) -> list[UUID]:
    return [visit.id for visit in each]


def clinic_with_two_kinds() -> Hospital:
    kinds = [FOLLOW_UP, visit_type("first-visit", 30, {"role": "practitioner"})]
    return clinic(overbooking=[{"department": "cardiology", "enabled": True, "most_extra": 9}], visit_types=kinds)


async def test_on_the_day_only_what_is_to_come_and_the_time_that_is_left_count(database: Database) -> None:
    each = await morning(database)
    risks = dict.fromkeys(ids(each), 0.3)

    async def at(now: datetime) -> UUID | None:
        async with database.begin() as session:
            found = await grant(session, overbooking(), "follow-up", "ada", SESSION, risks, now)
            return found.expected_missed_visit if found else None

    assert await at(local(DAY, 12, 10)) is None, "seven of eight have begun: the last place is one place"
    assert await at(local(DAY, 13)) is None
    async with database.begin() as session:
        kept = select(OverbookingDecision.booked, OverbookingDecision.reason).order_by(OverbookingDecision.decided_at)
        (last, why), (none, _) = (await session.execute(kept)).all()
    assert (last, none) == (1, 0) and why.startswith("nobody more: one more would cost more")
    assert await at(local(DAY, 8)) == each[-1].id


async def test_who_has_checked_in_is_not_expected_to_be_missed(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        for visit in each[1:]:
            line = {"line": "main:cardiology", "tier": "P1", "status": "waiting"}
            session.add(QueueEntry(**line, arrived_at=visit.starts_at, patient_id=visit.patient_id, visit_id=visit.id))
        assert await ask(session, overbooking(), each, risk=0.6) is None


async def test_the_day_of_a_decision_is_the_hospitals(database: Database) -> None:
    """East of Greenwich a local day begins on the day before, by UTC."""
    madrid = clinic(time_zone="Europe/Madrid", overbooking=[{"department": "cardiology", "enabled": True}])
    each = await morning(database)
    window = Window(*day_of(DAY, madrid.zone))
    async with database.begin() as session:
        await grant(session, madrid, "follow-up", "ada", window, dict.fromkeys(ids(each), 0.3), NOW)
        assert (await session.execute(select(OverbookingDecision.day))).scalar_one() == DAY


async def test_an_overbooked_visit_uses_every_resource_beyond_capacity(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        _, visit = await let_in(session, each)
        assert (visit.starts_at, visit.status) == (each[-1].starts_at, "booked")
        assert await units(session, visit.id) == [("ada", 1, True), ("room-1", 1, True)]


async def test_the_database_refuses_a_unit_beyond_capacity_without_a_grant(database: Database) -> None:
    each = await morning(database)
    with pytest.raises(IntegrityError, match="overbooked_needs_grant"):
        async with database.begin() as session:
            _, visit = await let_in(session, each)
            await session.execute(text("UPDATE claim SET grant_id = NULL WHERE visit_id = :id"), {"id": visit.id})


async def test_a_grant_is_used_once_and_free_again_when_its_hold_lapses(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        given = await ask(session, overbooking(), each)
        assert given is not None
        held = await hold_under(session, given, "chat", NOW, TTL, "one")
        assert (await hold_under(session, given, "chat", NOW, TTL, "one")).id == held.id
        with pytest.raises(NotAllowed):
            await hold_under(session, given, "sms", NOW, TTL, "two")
        await visits.sweep_expired_holds(session, NOW + TTL)
        assert (await hold_under(session, given, "sms", NOW, TTL, "two")).holder == "sms"


async def test_when_the_regular_visit_cancels_the_other_becomes_an_ordinary_one(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        given, visit = await let_in(session, each)
        await visits.cancel(session, each[-1].id, each[-1].version, "patient", "cancel", NOW)
        assert await units(session, visit.id) == [("ada", 0, False), ("room-1", 0, False)]
        assert await outcome(session, given) == "regular"
        with pytest.raises(SlotTaken):
            await booked(session, slot(visit.starts_at, "ada", "room-1"))


async def test_when_it_moves_away_too_but_not_when_it_keeps_a_part(database: Database) -> None:
    each = await morning(database)
    last = each[-1]
    async with database.begin() as session:
        given, visit = await let_in(session, each)
        near = slot(last.starts_at + timedelta(minutes=15), "ada", "room-1")
        moved = await visits.move(session, last.id, last.version, near, "near", NOW)
        assert await outcome(session, given) is None
        assert (await units(session, visit.id))[0] == ("ada", 1, True)
        far = slot(last.starts_at + timedelta(days=1), "ada", "room-1")
        await visits.move(session, moved.id, moved.version, far, "far", NOW)
        assert await outcome(session, given) == "regular"


async def test_a_grant_that_nobody_used_closes_with_the_regular_visit(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        given = await ask(session, overbooking(), each)
        assert given is not None
        await visits.cancel(session, each[-1].id, each[-1].version, "patient", "cancel", NOW)
        assert await outcome(session, given) == "unused"
        with pytest.raises(Expired):
            await hold_under(session, given, "chat", NOW, TTL, "late")


@pytest.mark.parametrize(
    ("regular", "extra", "expected"),
    [
        ("noshow", "fulfilled", "missed"),
        ("fulfilled", "fulfilled", "both_came"),
        ("fulfilled", "noshow", "unused"),
        ("booked", "fulfilled", None),
        ("noshow", "booked", None),
    ],
)
async def test_after_the_session_it_is_written_down_what_became_of_it(
    database: Database, regular: str, extra: str, expected: str | None
) -> None:
    each = await morning(database)
    async with database.begin() as session:
        given, visit = await let_in(session, each)
        assert await settle(session, NOW) == {}
        last = await session.get(Visit, each[-1].id)
        assert last is not None
        last.status, visit.status = regular, extra
        await session.flush()
        assert await settle(session, SESSION.ends_at) == ({expected: 1} if expected else {})
        assert await outcome(session, given) == expected


async def test_both_who_come_are_seen_and_nobody_is_sent_away(database: Database) -> None:
    """The overbooked patient waits in the queue like any other; the waits are reported by group."""
    each = await morning(database)
    async with database.begin() as session:
        _, visit = await let_in(session, each)
        for n in range(12):
            who = await add_patient(session, f"Ana Prado {n}")
            arrived = SESSION.starts_at + n * timedelta(minutes=20)
            session.add(
                QueueEntry(
                    line="main:cardiology", tier="P1", status="served", arrived_at=arrived, patient_id=who,
                    visit_id=visit.id if n == 0 else None, called_at=arrived + timedelta(minutes=30 if n == 0 else 6),
                )
            )  # fmt: skip
        await session.flush()
        report = await waits_by_group(session, SESSION.starts_at, SESSION.ends_at, ZONE)
        assert report["language"]["en"].overbooked == 1
        assert (report["age band"]["35-49"].patients, report["age band"]["35-49"].mean_minutes) == (12, 8.0)
        assert "yes" not in report["overbooked"]


async def test_nothing_that_a_patient_could_be_told_differs_from_an_ordinary_visit(database: Database) -> None:
    each = await morning(database)
    async with database.begin() as session:
        _, visit = await let_in(session, each)
        events = (await session.execute(select(OutboxEvent).order_by(OutboxEvent.id))).scalars().all()
        told = {(e.topic, tuple(sorted(e.payload))) for e in events if str(visit.id) in str(e.payload)}
        ordinary = {(e.topic, tuple(sorted(e.payload))) for e in events if str(each[0].id) in str(e.payload)}
        assert told == ordinary
        plain = each[0]
        names = {c.name for c in Visit.__table__.columns} - {"id", "patient_id", "starts_at", "ends_at", "holder"}
        keys = {"hold_key", "idempotency_key"}
        assert all(getattr(visit, n) == getattr(plain, n) for n in names - keys)
