"""A place beyond capacity is offered last and booked like any other: nothing the patient or the model sees tells it apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from language.frame import GoalKind
from language.types import When
from runtime.audit import AuditRow
from scheduler_core import visits
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import OverbookingGrant, Visit
from scheduler_core.overbooking.offering import Overbooking
from scheduler_core.search import Search
from tests.tools.conftest import Desk, hospital_file, keys

THAT_DAY = (When(kind="date", start="2026-03-12", text="thursday the 12th"),)
ON = [{"department": "primary", "enabled": True, "most_extra": 1}]


async def risky(_: object, visit_ids: Sequence[UUID], now: datetime) -> Mapping[UUID, float]:
    return dict.fromkeys(visit_ids, 0.4)


@pytest.fixture
async def busy(desk: Desk) -> Desk:
    """Dr. Kim's Thursday is full but for its last half hour; primary care overbooks by one."""
    file = HospitalFile.model_validate({**hospital_file().model_dump(), "overbooking": ON})
    hospital = Hospital(file)
    search = Search(hospital)
    desk.services = replace(
        desk.services, hospital=hospital, search=search, overbooking=Overbooking(hospital, search, risky)
    )
    for n in range(15):
        at = datetime.fromisoformat("2026-03-12T09:00") + n * timedelta(minutes=30)
        patient = await desk.patient(f"Regular Number{n}", phone=f"+161755501{n:02}")
        await desk.seeded(patient, at.isoformat(), "check-up", "kim")
    return desk


async def fill(desk: Desk) -> None:
    await desk.seeded(await desk.patient("Last One", phone=None), "2026-03-12T16:30", "check-up", "kim")


async def search(desk: Desk) -> Any:
    desk.wants(visit_type="check-up", when=THAT_DAY)
    return await desk.call("search_slots")


def starts(found: Any) -> list[str]:
    return [line.args["when"].strftime("%H:%M") for line in found.facts[0].args["offers"]]


async def test_while_a_regular_place_is_left_only_that_is_offered(busy: Desk) -> None:
    found = await search(busy)
    assert starts(found) == ["16:30"]


async def test_on_a_full_day_the_place_is_offered_and_looks_like_any_other(busy: Desk) -> None:
    ordinary = await search(busy)
    await fill(busy)
    found = await search(busy)
    assert found.data["match"] == "wished" and len(starts(found)) == 1
    assert keys(found) == keys(ordinary)
    assert set(found.facts[0].args["offers"][0].args) == set(ordinary.facts[0].args["offers"][0].args)
    assert "shares" not in str(found.data) + str(found.facts)


async def test_it_is_booked_by_a_yes_with_the_reason_on_record(busy: Desk) -> None:
    await fill(busy)
    await search(busy)
    patient = await busy.verified("Eva Late", phone="+16175550199")
    asked = await busy.call("book_visit", offer="O1")
    assert keys(asked) == ["read-back-book"]
    done = await busy.yes(asked)
    assert keys(done) == ["receipt-book", "receipt-place", "receipt-calendar"]
    mine = [v for v in await busy.visits() if v.patient_id == patient.id]
    assert [v.status for v in mine] == ["booked"]
    async with busy.database.begin() as session:
        grant = (await session.execute(select(OverbookingGrant))).scalar_one()
        query = select(AuditRow.action).where(AuditRow.subject_id == str(mine[0].id))
        assert "overbooking.booked" in (await session.execute(query)).scalars().all()
        shared = await session.get_one(Visit, grant.expected_missed_visit)
        assert (shared.starts_at, shared.practitioner) == (mine[0].starts_at, mine[0].practitioner)


async def test_a_hold_that_lapsed_is_taken_again_under_its_grant(busy: Desk) -> None:
    await fill(busy)
    await search(busy)
    await busy.call("hold_slot", offer="O1")
    busy.clock.advance(timedelta(minutes=11))
    async with busy.database.begin() as session:
        await visits.sweep_expired_holds(session, busy.now)
    await busy.verified("Eva Late", phone="+16175550199")
    assert (await busy.yes(await busy.call("book_visit", offer="O1"))).status == "done"


async def test_the_cap_holds_and_who_comes_later_gets_another_day(busy: Desk) -> None:
    await fill(busy)
    await search(busy)
    await busy.call("hold_slot", offer="O1")
    rival = busy.other()
    found = await search(rival)
    assert found.data["match"] == "nearest"


async def test_nobody_is_moved_into_a_place_beyond_capacity(busy: Desk) -> None:
    await fill(busy)
    patient = await busy.verified("Eva Late", phone="+16175550199")
    await busy.seeded(patient, "2026-03-17T09:00", "check-up", "kim")
    await busy.call("list_visits")
    busy.wants(GoalKind.MOVE, visit="V1", when=THAT_DAY)
    assert (await busy.call("search_slots")).data["match"] == "nearest"
