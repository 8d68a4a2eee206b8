"""What staff see of the forecast and of overbooking: what to open, where it is on, each grant with its reason; nobody's name."""

from __future__ import annotations

import json
import re
from datetime import date, time, timedelta
from html import unescape

import pytest
from sqlalchemy import delete, select

from cli.reckoning import Reckoning
from runtime.database import new_id
from scheduler_core.forecast import Opening, Proposal, Warning
from scheduler_core.forecast.kept import keep, kept
from scheduler_core.forecast.outlook import Outlook
from scheduler_core.forecast_tables import OverbookingDecision
from scheduler_core.models import OverbookingGrant, Patient, Visit
from scheduler_core.queue_tables import QueueEntry
from tests.console.conftest import Console

pytestmark = pytest.mark.asyncio(loop_scope="session")
DAY = timedelta(days=1)


async def test_without_a_forecast_the_page_says_how_one_is_made(console: Console) -> None:
    app = console.house.app
    await app.redis.delete(f"careline:outlook:{app.database.engine.url.database}")
    assert await kept(app.redis, app.database) is None
    assert "careline forecast --keep" in (await console.get("/staff/planning")).text


async def test_proposals_to_come_are_shown_and_past_ones_are_not(console: Console) -> None:
    app, now = console.house.app, console.house.clock.now()
    today = now.astimezone(app.hospital.zone).date()
    openings = (
        Opening(today + 2 * DAY, 6, "keller", 1, "main", time(14), time(17)),
        Opening(today + 2 * DAY, 4, None, 2, "north", time(9), time(10)),
    )
    days = (today - DAY, today + DAY)
    outlook = Outlook(
        warnings=[Warning("cardiology", day, "may_exceed", 31.4, 38, 28.0) for day in days],
        proposals=[Proposal("cardiology", day, 10, 30, openings) for day in days],
    )
    await keep(app.redis, app.database, outlook, now)
    page = unescape((await console.get("/staff/planning")).text)
    assert (today + DAY).isoformat() in page and (today - DAY).isoformat() not in page
    assert "10 more visits of 30 minutes" in page and "31.4 expected, perhaps 38" in page
    assert "Dr. Thomas Keller: 6 slots" in page and "2 more clinicians: 4 slots" in page
    assert "Mar 5, 2026, 14:00 to 17:00, Main Campus" in page
    assert "No day is likely" not in page


async def test_without_warnings_the_page_says_that_no_day_is_likely_to_run_short(console: Console) -> None:
    app = console.house.app
    await keep(app.redis, app.database, Outlook(), console.house.clock.now())
    assert "No day is likely to have more visits than can be seen." in (await console.get("/staff/planning")).text


async def test_an_outlook_of_another_version_of_the_program_counts_as_none(console: Console) -> None:
    app = console.house.app
    old = {"department": "cardiology", "day": "2026-03-05", "visits": 10, "hours": 5.0, "clinicians": 2}
    content = {"made_at": console.house.clock.now().isoformat(), "warnings": [], "proposals": [old]}
    await app.redis.set(f"careline:outlook:{app.database.engine.url.database}", json.dumps(content))
    assert "careline forecast --keep" in (await console.get("/staff/planning")).text


async def test_a_grant_is_shown_with_its_reason_and_without_a_name(console: Console) -> None:
    app, now = console.house.app, console.house.clock.now()
    async with app.database.begin() as session:
        later = select(Visit).where(
            Visit.starts_at > now + DAY, Visit.status == "booked", Visit.practitioner.is_not(None)
        )
        visit = (await session.execute(later.order_by(Visit.starts_at).limit(1))).scalar_one()
        patient = await session.get_one(Patient, visit.patient_id)
        reason = f"a test of {new_id().hex[:6]}"
        grant = {"policy": "cost", "expected_missed_visit": visit.id, "reason": reason, "granted_at": now}
        session.add(OverbookingGrant(id=new_id(), **grant))
        session.add(
            OverbookingDecision(
                id=new_id(), resource_key=visit.practitioner, day=date(2026, 3, 5), starts_at=now, ends_at=now + DAY,
                booked=12, extra=1, ceiling=2, expected_shows=10.5, reason=reason, decided_at=now,
            )
        )  # fmt: skip
    page = (await console.get("/staff/planning")).text
    assert page.count(reason) == 2 and "12 booked, 1 more allowed" in page and ">open<" in page
    assert patient.name not in page


async def test_waits_are_shown_by_group_and_groups_of_fewer_than_five_are_not(console: Console) -> None:
    app, now = console.house.app, console.house.clock.now()
    async with app.database.begin() as session:
        await session.execute(delete(QueueEntry))
        spanish = (await session.execute(select(Patient.id).where(Patient.language == "es").limit(5))).scalars().all()
        english = (await session.execute(select(Patient.id).where(Patient.language == "en").limit(4))).scalars().all()
        for who, minutes in (*((id_, 12) for id_ in spanish), *((id_, 50) for id_ in english)):
            times = {"arrived_at": now - DAY, "called_at": now - DAY + timedelta(minutes=minutes)}
            session.add(QueueEntry(line="main:cardiology", tier="P1", status="served", patient_id=who, **times))
    page = (await console.get("/staff/planning")).text
    assert re.search(r"Spanish</strong></td><td[^>]*>12 min</td><td[^>]*>5</td><td[^>]*>0</td>", page)
    assert "Not let in beyond capacity" in page and "English</strong>" not in page
    async with app.database.begin() as session:
        await session.execute(delete(QueueEntry))
    assert "No group has five patients" in (await console.get("/staff/planning")).text


async def test_each_department_says_whether_it_overbooks(console: Console) -> None:
    page = unescape((await console.get("/staff/planning")).text)
    on = {r.department for r in console.house.app.hospital.file.overbooking if r.enabled}
    for department in console.house.app.hospital.file.departments:
        said = page.split(f"{department.name.en}: ")[1][:12]
        assert said.startswith("on, at most" if department.key in on else "off")


async def test_nobody_looks_at_planning_without_signing_in(console: Console) -> None:
    console.client.cookies.clear()
    assert (await console.get("/staff/planning")).status_code == 401


async def test_the_worker_makes_the_outlook_of_the_day_once(console: Console) -> None:
    app, house = console.house.app, console.house
    await app.redis.delete(f"careline:outlook:{app.database.engine.url.database}")
    reckoning = Reckoning(app.parts, app.redis)
    await reckoning.keep_outlook()
    first = await kept(app.redis, app.database)
    assert first is not None and first.made_at == house.clock.now()
    house.clock.advance(timedelta(hours=1))
    await reckoning.keep_outlook()
    assert await kept(app.redis, app.database) == first
    assert "careline forecast --keep" not in (await console.get("/staff/planning")).text
