"""The list of the day: what the assistant booked, what was confirmed, who has arrived; and that it was looked at."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from assistant.day_list import mark_of
from runtime.audit import AuditRow
from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.models import Claim, OverbookingGrant, Visit
from tests.assistant.conftest import Known
from tests.console.conftest import Console

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def by_talking(console: Console) -> tuple[Known, Visit]:
    """A patient books in the chat."""
    house = console.house
    who, talk = await house.patient(), await house.talk()
    await house.to_read_back(talk, who)
    await talk.say("yes")
    (visit,) = await house.visits(who)
    return who, visit


def path_of(console: Console, visit: Visit) -> str:
    day = visit.starts_at.astimezone(console.house.app.hospital.zone).date()
    department = console.house.app.hospital.visit_type(visit.visit_type).department
    return f"/staff/visits?day={day}&department={department}"


def row_of(page: str, name: str) -> str:
    (row,) = [row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if name in row]
    return row


async def test_staff_see_what_the_assistant_booked_and_then_that_it_was_confirmed(console: Console) -> None:
    who, visit = await by_talking(console)
    path = path_of(console, visit)
    row = row_of((await console.get(path)).text, who.name)
    assert "Not confirmed" in row and "booked by the assistant" in row
    assert f"Visit id</summary><code>{visit.id}</code>" in row
    async with console.house.app.database.begin() as session:
        await visits.confirm(session, visit.id, visit.version, new_id().hex, console.house.clock.now())
    assert ">Confirmed<" in row_of((await console.get(path)).text, who.name)
    async with console.house.app.database.begin() as session:
        read = select(AuditRow.actor).where(AuditRow.subject_id == str(visit.id), AuditRow.action == "read")
        assert set((await session.execute(read)).scalars()) == {f"staff:{console.name}"}


async def test_a_visit_that_waits_for_the_clinic_is_pending_and_a_cancelled_one_is_gone(console: Console) -> None:
    who, visit = await by_talking(console)
    path = path_of(console, visit)
    async with console.house.app.database.begin() as session:
        await session.execute(update(Visit).where(Visit.id == visit.id).values(status="pending"))
    assert "Pending" in row_of((await console.get(path)).text, who.name)
    async with console.house.app.database.begin() as session:
        now = console.house.clock.now()
        await visits.cancel(session, visit.id, visit.version, "patient", new_id().hex, now)
    assert who.name not in (await console.get(path)).text


async def test_a_visit_without_the_one_that_must_come_before_it_says_so(console: Console) -> None:
    who, visit = await by_talking(console)
    async with console.house.app.database.begin() as session:
        await session.execute(update(Visit).where(Visit.id == visit.id).values(visit_type="surgery-follow-up"))
        visit = await visits.get(session, visit.id)
    assert "needs X-ray first" in row_of((await console.get(path_of(console, visit))).text, who.name)


async def test_a_clinicians_list_holds_their_visits_alone(console: Console) -> None:
    who, visit = await by_talking(console)
    others = [p.key for p in console.house.app.hospital.file.practitioners if p.key != visit.practitioner]
    path = path_of(console, visit)
    assert who.name in (await console.get(f"{path}&practitioner={visit.practitioner}")).text
    assert who.name not in (await console.get(f"{path}&practitioner={others[0]}")).text


async def test_nobody_sees_the_day_without_signing_in(console: Console) -> None:
    who, visit = await by_talking(console)
    console.client.cookies.clear()
    answer = await console.get(path_of(console, visit))
    assert answer.status_code == 401 and who.name not in answer.text
    assert (await console.get("/staff/queue")).status_code == 401


async def test_a_day_without_visits_says_so(console: Console) -> None:
    assert "No visits on this day" in (await console.get("/staff/visits?day=2026-12-25")).text


@pytest.mark.parametrize(
    ("status", "confirmed", "queue", "stranded", "mark"),
    [
        ("booked", False, None, False, "booked"),
        ("booked", True, None, False, "confirmed"),
        ("pending", True, None, False, "pending"),
        ("booked", True, None, True, "stranded"),
        ("booked", True, "waiting", True, "arrived"),
        ("booked", False, "claimed", False, "called"),
        ("booked", False, "served", False, "served"),
        ("booked", True, "left", False, "confirmed"),
        ("noshow", True, None, False, "noshow"),
    ],
)
async def test_what_was_seen_outweighs_what_was_said(
    status: str, confirmed: bool, queue: str | None, stranded: bool, mark: str
) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC) if confirmed else None
    assert mark_of(Visit(status=status, confirmed_at=at), queue, stranded=stranded) == mark


async def pressed(console: Console, visit: Visit, step: str) -> str:
    """The page after a button of the visit's row."""
    day, department = path_of(console, visit).split("day=")[1].split("&department=")
    answer = await console.post(f"/staff/visits/{visit.id}/{step}", day=day, department=department)
    return (await console.get(answer.headers["location"])).text if answer.status_code == 303 else answer.text


async def test_staff_mark_a_visit_as_arrived_seen_and_missed_and_take_it_back(console: Console) -> None:
    who, visit = await by_talking(console)
    app, page = console.house.app, await console.get(path_of(console, visit))
    assert "/staff/visits/" not in row_of(page.text, who.name), "nothing can be said of a visit that is days away"
    assert "still to come" in await pressed(console, visit, "noshow")
    console.house.clock.set(visit.starts_at + timedelta(minutes=1))
    await console.sign_in("desk")
    assert ">Arrived</span>" in row_of(await pressed(console, visit, "arrived"), who.name)
    assert ">Took place</span>" in row_of(await pressed(console, visit, "fulfilled"), who.name)
    assert ">Did not come</span>" in row_of(await pressed(console, visit, "noshow"), who.name)
    row = row_of(await pressed(console, visit, "undo"), who.name)
    assert ">Arrived</span>" in row and "/undo" not in row
    async with app.database.begin() as session:
        assert (await session.get_one(Visit, visit.id)).status == "booked"
        did = select(AuditRow.action).where(
            AuditRow.subject_id == str(visit.id), AuditRow.actor == f"staff:{console.name}", AuditRow.action != "read"
        )
        done = ["visit.checked_in", "visit.fulfilled", "visit.noshow", "visit.reopened"]
        assert list((await session.execute(did.order_by(AuditRow.id))).scalars()) == done


async def test_a_visit_let_in_beyond_capacity_is_marked_for_staff(console: Console) -> None:
    who, visit = await by_talking(console)
    app, now = console.house.app, console.house.clock.now()
    assert "beyond capacity" not in row_of((await console.get(path_of(console, visit))).text, who.name)
    async with app.database.begin() as session:
        grant = OverbookingGrant(
            id=new_id(), policy="cost", expected_missed_visit=visit.id, reason="a test", granted_at=now
        )
        session.add(grant)
        await session.flush()
        await session.execute(update(Claim).where(Claim.visit_id == visit.id).values(unit=9, grant_id=grant.id))
    assert "beyond capacity" in row_of((await console.get(path_of(console, visit))).text, who.name)
