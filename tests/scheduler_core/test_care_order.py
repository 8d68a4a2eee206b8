"""Care in its order: what must come first, how lately, and that no change breaks an order that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import select

from runtime.database import Database, new_id
from runtime.errors import Conflict
from scheduler_core import care_order, disruption, visits, waitlist
from scheduler_core.backfill import Backfill, Freed
from scheduler_core.care_order import (
    OutOfOrder,
    barred,
    first_broken,
    lacking,
    missing_before,
    needing,
    too_soon,
    unmet,
)
from scheduler_core.disruption import Disruption, Proposal
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave, Visit
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, overlap
from scheduler_core.visit_rows import Seen
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, local, patient, practitioner, slot, visit_type

DAY = date(2026, 3, 4)
HOUR = timedelta(hours=1)
WITHIN = 2
"""Days before a follow-up in which its scan must lie."""


def house(**parts: Any) -> Hospital:
    """A scan on a device, a follow-up that needs one lately, and a release that needs the follow-up."""
    clinician, room = {"role": "practitioner"}, {"role": "room", "type": "exam"}
    kinds = [
        visit_type("scan", 30, clinician, {"role": "device", "type": "echo"}),
        visit_type("follow-up", 30, clinician, room, prerequisites=[{"visit_type": "scan", "within_days": WITHIN}]),
        visit_type("release", 30, clinician, room, prerequisites=["follow-up"]),
    ]
    return clinic(visit_types=kinds, **parts)


HOUSE = house()


def visit(kind: str, at: datetime, status: str = "booked") -> Visit:
    return Visit(id=new_id(), visit_type=kind, status=status, starts_at=at, ends_at=at + timedelta(minutes=30))


def test_a_bare_key_means_half_a_year_and_no_days_or_too_many_are_faults() -> None:
    assert house().visit_type("release").prerequisites[0].within_days == 180
    for days in (0, -1, 4_000):
        rule = {"visit_type": "scan", "within_days": days}
        with pytest.raises(ValidationError):
            clinic(visit_types=[visit_type("scan", 30, {"role": "practitioner"}, prerequisites=[rule])])


def test_a_scan_of_long_ago_does_not_count_and_one_of_yesterday_does() -> None:
    at = local(DAY, 10)
    old, fresh = visit("scan", at - timedelta(days=400), "fulfilled"), visit("scan", at - timedelta(days=1))
    missing = missing_before([old], HOUSE, "follow-up", at)
    assert missing is not None and missing.visit_type == "scan"
    assert missing_before([old, fresh], HOUSE, "follow-up", at) is None


def test_what_was_cancelled_or_missed_does_not_count_and_what_waits_for_the_clinic_does() -> None:
    at = local(DAY, 10)
    for status, counts in (("cancelled", False), ("noshow", False), ("pending", True), ("fulfilled", True)):
        known = [visit("scan", at - HOUR, status)]
        assert (missing_before(known, HOUSE, "follow-up", at) is None) is counts, status


def test_cancelling_names_the_visits_that_would_lack_it_and_not_those_that_have_another() -> None:
    first, second = visit("scan", local(DAY, 9)), visit("scan", local(DAY, 10))
    after = visit("follow-up", local(DAY, 11))
    assert needing([first, after], HOUSE, first.id) == (after,)
    assert needing([first, second, after], HOUSE, first.id) == ()


def test_a_visit_of_a_kind_that_the_hospital_no_longer_has_stands_in_nobodys_way() -> None:
    scan = visit("scan", local(DAY, 9))
    assert first_broken([scan, visit("gone", local(DAY, 11))], HOUSE, {scan.id: None}) is None


NEEDS = {"scan": (), "follow-up": (("scan", WITHIN),), "release": (("follow-up", 180),)}


def reference(known: Sequence[Visit], starts: dict[UUID, datetime]) -> set[tuple[UUID, str]]:
    """The slow, obvious reference: which visits lack what, each at the start that it is given."""
    found = set()
    for one in known:
        for kind, days in NEEDS[one.visit_type]:
            ends = [starts[other.id] + timedelta(minutes=30) for other in known if other.visit_type == kind]
            if not any(timedelta() <= starts[one.id] - end <= timedelta(days=days) for end in ends):
                found.add((one.id, kind))
    return found


KINDS = st.sampled_from(["scan", "follow-up", "release"])
HOURS = st.integers(0, 96)


@given(st.lists(st.tuples(KINDS, HOURS), min_size=1, max_size=7), HOURS)
def test_a_visit_is_kept_from_just_those_times_that_would_break_an_order(
    placed: list[tuple[str, int]], target: int
) -> None:
    known = [visit(kind, NOW + hours * HOUR) for kind, hours in placed]
    starts = {v.id: v.starts_at for v in known}
    moved, to = known[0], NOW + target * HOUR
    there = Window(to, to + timedelta(minutes=30))
    breaks = bool(reference(known, {**starts, moved.id: to}) - reference(known, starts))
    assert (first_broken(known, HOUSE, {moved.id: there}) is not None) is breaks
    assert any(overlap(there, away) for away in barred(known, HOUSE, moved)) is breaks


@given(st.lists(st.tuples(KINDS, HOURS), max_size=7), HOURS)
def test_a_new_visit_is_kept_from_just_those_times_at_which_what_it_needs_is_missing(
    placed: list[tuple[str, int]], target: int
) -> None:
    known, to = [visit(kind, NOW + hours * HOUR) for kind, hours in placed], NOW + target * HOUR
    away = too_soon(known, HOUSE, "follow-up", NOW)
    there, lacks = Window(to, to + timedelta(minutes=30)), missing_before(known, HOUSE, "follow-up", to) is not None
    assert any(overlap(there, window) for window in away) is (lacks and "scan" in {kind for kind, _ in placed})


def of(kind: str, at: datetime, *resources: str) -> Slot:
    return replace(slot(at, *resources), visit_type=kind)


async def scan_and_follow_up(database: Database, hospital: Hospital, scan: int, after: int) -> tuple[Visit, Visit]:
    await furnish(database, hospital)
    async with database.begin() as session:
        who = await patient(session)
        first = await booked(session, of("scan", local(DAY, scan), "ada", "echo-1"), who)
        return first, await booked(session, of("follow-up", local(DAY, after), "ben", "room-1"), who)


async def proposed(database: Database, hospital: Hospital, what: Disruption) -> Proposal:
    async with database.begin() as session:
        return await disruption.propose(session, Search(hospital), what, NOW)


NEXT = DAY + timedelta(days=1)


async def test_a_broken_device_moves_the_scan_and_after_it_the_follow_up_that_needs_it(database: Database) -> None:
    hospital = house()
    scan, after = await scan_and_follow_up(database, hospital, 9, 14)
    plan = await proposed(database, hospital, Disruption("broken", "echo-1", Window(NOW, local(DAY, 23))))
    told = [(step.visit_id, step.after and step.after.starts_at) for step in plan.steps]
    assert told == [(after.id, local(NEXT, 9, 30)), (scan.id, local(NEXT, 9))]
    async with database.begin() as session:
        done = await disruption.apply(session, hospital, plan, "d", NOW)
    assert (done.moved, done.stranded, done.left) == ((after.id, scan.id), (), ())
    assert await broken_in(database, hospital) == set()


async def test_where_there_is_time_before_the_follow_up_only_the_scan_moves(database: Database) -> None:
    hospital = house()
    scan, _ = await scan_and_follow_up(database, hospital, 9, 14)
    plan = await proposed(database, hospital, Disruption("broken", "echo-1", Window(local(DAY, 9), local(DAY, 12))))
    assert [(s.visit_id, s.after and s.after.starts_at) for s in plan.steps] == [(scan.id, local(DAY, 12))]


async def test_where_both_are_touched_both_move_in_their_order(database: Database) -> None:
    hospital = house(practitioners=[practitioner("ada")])
    await furnish(database, hospital)
    async with database.begin() as session:
        who = await patient(session)
        scan = await booked(session, of("scan", local(DAY, 9), "ada", "echo-1"), who)
        after = await booked(session, of("follow-up", local(DAY, 14), "ada", "room-1"), who)
    plan = await proposed(database, hospital, Disruption("sick", "ada", Window(NOW, local(DAY, 23))))
    told = {step.visit_id: step.after and step.after.starts_at for step in plan.steps}
    assert told == {scan.id: local(NEXT, 9), after.id: local(NEXT, 9, 30)}


async def test_where_the_follow_up_has_no_later_place_the_scan_is_for_staff_to_call(database: Database) -> None:
    hospital = house(practitioners=[practitioner("ada"), practitioner("ben")])
    scan, after = await scan_and_follow_up(database, hospital, 9, 14)
    for key in ("room-1", "room-2"):
        async with database.begin() as session:
            bounds = {"starts_at": local(DAY, 15), "ends_at": NOW + timedelta(days=100)}
            session.add(Leave(resource_key=key, reason="building", **bounds))
    plan = await proposed(database, hospital, Disruption("broken", "echo-1", Window(NOW, local(DAY, 23))))
    assert [(step.visit_id, step.after, step.ordered) for step in plan.steps] == [(scan.id, None, True)]
    assert after.starts_at == local(DAY, 14)


@pytest.mark.parametrize("seed", range(8))
async def test_no_disruption_ever_leaves_an_order_broken_that_stood(database: Database, seed: int) -> None:
    hospital, dice = house(), Random(seed)
    await furnish(database, hospital)
    async with database.begin() as session:
        for _ in range(5):
            who, day = await patient(session), DAY + timedelta(days=dice.randrange(2))
            used = dice.sample(range(9, 17), 3)
            for kind, hour in zip(
                ("scan", "follow-up", "release"), used if dice.random() < 0.3 else sorted(used), strict=True
            ):
                other = "echo-1" if kind == "scan" else dice.choice(("room-1", "room-2"))
                place = of(kind, local(day, hour), dice.choice(("ada", "ben")), other)
                try:
                    async with session.begin_nested():
                        await booked(session, place, who)
                except Conflict:
                    continue
    before = await broken_in(database, hospital)
    key = dice.choice(("ada", "ben", "echo-1", "room-1"))
    span = Window(local(DAY, dice.randrange(8, 12)), local(DAY + timedelta(days=dice.randrange(2)), 18))
    plan = await proposed(database, hospital, Disruption("broken", key, span))
    async with database.begin() as session:
        done = await disruption.apply(session, hospital, plan, "d", NOW)
    assert await broken_in(database, hospital) <= before
    assert done.left == ()


async def broken_in(database: Database, hospital: Hospital) -> set[tuple[UUID, str]]:
    async with database.begin() as session:
        rows = (await session.execute(select(Visit).where(Visit.patient_id.is_not(None)))).scalars().all()
    found = set[tuple[UUID, str]]()
    for who in {row.patient_id for row in rows}:
        for broken in unmet([row for row in rows if row.patient_id == who], hospital):
            assert broken.visit is not None
            found.add((broken.visit.id, broken.rule.visit_type))
    return found


async def test_what_was_agreed_to_is_left_where_the_order_has_changed_since(database: Database) -> None:
    hospital = house()
    await furnish(database, hospital)
    async with database.begin() as session:
        who = await patient(session)
        scan = await booked(session, of("scan", local(DAY, 9), "ada", "echo-1"), who)
    plan = await proposed(database, hospital, Disruption("broken", "echo-1", Window(local(DAY, 9), local(DAY, 15))))
    async with database.begin() as session:
        await booked(session, of("follow-up", local(DAY, 11), "ben", "room-1"), who)
    async with database.begin() as session:
        done = await disruption.apply(session, hospital, plan, "d", NOW)
    assert (done.moved, done.left) == ((), (scan.id,))


async def test_a_move_is_refused_with_the_kinds_that_belong_in_order(database: Database) -> None:
    scan, _ = await scan_and_follow_up(database, HOUSE, 9, 14)
    late = Window(local(DAY, 15), local(DAY, 15, 30))
    async with database.begin() as session:
        with pytest.raises(OutOfOrder, match="follow-up needs scan") as refused:
            await care_order.refuse_out_of_order(session, HOUSE, {scan.id: late}, NOW)
    assert "scan" in refused.value.hint


async def test_a_freed_time_before_the_scan_moves_no_follow_up_there(database: Database) -> None:
    hospital = house(practitioners=[practitioner("ada")])
    _, after = await scan_and_follow_up(database, house(), 11, 14)
    for hour, offered in ((10, False), (12, True)):
        at = local(DAY, hour)
        freed = Freed("follow-up", "main", Window(at, at + timedelta(minutes=30)), f"cause-{hour}")
        async with database.begin() as session:
            assert after.patient_id is not None
            await waitlist.join(session, after.patient_id, "follow-up", {}, "wait", NOW)
            offer = await Backfill(hospital, Search(hospital)).offer(session, freed, NOW)
            assert (offer is not None) is offered


async def test_a_place_is_not_taken_once_the_scan_before_it_was_cancelled(database: Database) -> None:
    hospital = house()
    scan, after = await scan_and_follow_up(database, hospital, 9, 14)
    filler, at = Backfill(hospital, Search(hospital)), local(DAY, 12)
    async with database.begin() as session:
        assert after.patient_id is not None
        await waitlist.join(session, after.patient_id, "follow-up", {}, "wait", NOW)
        freed = Freed("follow-up", "main", Window(at, at + timedelta(minutes=30)), "cause")
        offer = await filler.offer(session, freed, NOW)
        assert offer is not None
        await visits.cancel(session, scan.id, scan.version, "patient", "c", NOW)
        with pytest.raises(OutOfOrder):
            await filler.accept(session, offer.id, "yes", NOW, Seen(after.id, after.version))
        assert (await visits.get(session, after.id)).starts_at == local(DAY, 14)


async def test_staff_see_which_visits_lack_the_one_before_them(database: Database) -> None:
    scan, after = await scan_and_follow_up(database, HOUSE, 9, 14)
    async with database.begin() as session:
        assert await lacking(session, HOUSE, [after]) == {}
        await visits.cancel(session, scan.id, scan.version, "patient", "c", NOW)
        assert await lacking(session, HOUSE, [after]) == {after.id: "scan"}
