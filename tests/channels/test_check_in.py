"""Checking in by the code's page and by JSON."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database
from scheduler_core.models import Claim, Resource, Visit
from scheduler_core.queue import WaitingRoom
from scheduler_core.queue.check_in import ticket, token
from scheduler_core.queue_tables import QueueEntry
from tests.channels.fakes import FakeApp
from tests.scheduler_core.builders import add_visit


@pytest.fixture
async def code(database: Database, clock: FrozenClock, keyring: KeyRing) -> str:
    """The token of a cardiology follow-up in an hour."""
    async with database.begin() as session:
        session.add(Resource(key="ada", kind="practitioner", site="main"))
        session.add(Resource(key="room-1", kind="room", site="main"))
        await session.flush()
        visit: Visit = await add_visit(session, resources=("ada", "room-1"), starts_at=clock.now() + timedelta(hours=1))
        visit.visit_type = "cardiology-follow-up"
        return token(keyring, visit)


async def entries(database: Database) -> int:
    async with database.begin() as session:
        return len((await session.execute(select(QueueEntry.id))).all())


async def test_by_json_one_learns_room_and_wait_and_nothing_else(
    client: httpx.AsyncClient, code: str, database: Database
) -> None:
    for _ in range(2):
        response = await client.post("/api/check-ins", json={"token": code})
        assert response.status_code == 200, response.text
        place = {"room": "room-1", "ahead": 0, "minutes": 0, "advice": "wait_here"}
        assert response.json() == {**place, "choices": [], "elsewhere": False, "by_video": False}
    assert await entries(database) == 1
    async with database.begin() as session:
        actions = (await session.execute(select(AuditRow.action))).scalars().all()
    assert actions.count("visit.checked_in") == 2


async def test_opening_the_page_changes_nothing_and_its_button_checks_in(
    client: httpx.AsyncClient, code: str, database: Database
) -> None:
    page = await client.get(f"/check-in/{code}")
    assert "I am here" in page.text
    assert await entries(database) == 0
    done = await client.post(f"/check-in/{code}", headers={"Accept-Language": "es"})
    assert "Su llegada está registrada." in done.text
    assert "room-1" in done.text
    assert await entries(database) == 1


async def test_the_picture_leads_to_the_page(client: httpx.AsyncClient, code: str) -> None:
    response = await client.get(f"/check-in/{code}.svg")
    assert response.headers["content-type"] == "image/svg+xml"
    assert (await client.get("/check-in/nonsense.svg")).status_code == 400


async def test_a_false_code_is_refused_in_words(client: httpx.AsyncClient) -> None:
    assert (await client.post("/api/check-ins", json={"token": "nonsense"})).status_code == 400
    page = await client.post("/check-in/nonsense")
    assert "not one of ours" in page.text


async def test_too_early_says_from_when(client: httpx.AsyncClient, code: str, clock: FrozenClock) -> None:
    clock.advance(timedelta(hours=-5))
    assert "two hours before" in (await client.post(f"/check-in/{code}")).text
    clock.advance(timedelta(hours=9))
    assert "is over" in (await client.post(f"/check-in/{code}")).text


async def test_past_the_limits_the_patient_chooses_where_to_wait_or_a_video(
    client: httpx.AsyncClient, app: FakeApp, code: str, database: Database
) -> None:
    assert (await client.post("/api/check-ins/choices", json={"token": code, "choice": "elsewhere"})).status_code == 403
    line = WaitingRoom(app.database, app.redis, app.hospital.file.queue, app.clock)
    for _ in range(6):
        await line.join("main:cardiology", "P0")
    found = (await client.post("/api/check-ins", json={"token": code})).json()
    assert (found["minutes"], found["advice"], found["choices"]) == (90, "by_video", ["elsewhere", "video"])
    page = (await client.post(f"/check-in/{code}")).text
    assert "Wait somewhere else" in page and "Be seen by video instead" in page
    kept = (await client.post(f"/check-in/{code}/elsewhere")).text
    assert "You keep your place" in kept and "Ahead of you: 6" in kept and "Wait somewhere else" not in kept
    seen = (await client.post("/api/check-ins/choices", json={"token": code, "choice": "video"})).json()
    assert (seen["by_video"], seen["room"], seen["ahead"], seen["choices"]) == (True, None, 0, [])
    async with database.begin() as session:
        visit = (await session.execute(select(Visit))).scalar_one()
        rooms = select(Claim).where(Claim.visit_id == visit.id, Claim.resource_key == "room-1")
        assert (visit.modality, (await session.execute(rooms)).all()) == ("telehealth", [])
        did = set((await session.execute(select(AuditRow.action))).scalars())
    assert {"queue.elsewhere", "queue.video"} <= did


async def test_a_walk_in_looks_at_their_place_by_a_ticket_and_may_wait_elsewhere(
    client: httpx.AsyncClient, app: FakeApp, keyring: KeyRing
) -> None:
    line = WaitingRoom(app.database, app.redis, app.hospital.file.queue, app.clock)
    for _ in range(3):
        await line.join("main:cardiology", "P1")
    ticket_ = ticket(keyring, await line.join("main:cardiology", "P2"))
    page = (await client.get(f"/ticket/{ticket_}")).text
    assert "Ahead of you: 3" in page and "Wait somewhere else" in page and "by video" not in page
    kept = (await client.post(f"/ticket/{ticket_}/elsewhere")).text
    assert "You keep your place" in kept and "We cannot text you" in kept
    while await line.claim("main:cardiology", "ada") is not None:
        pass
    assert "It is your turn" in (await client.get(f"/ticket/{ticket_}")).text
    assert (await client.get(f"/ticket/{ticket_}.svg")).headers["content-type"] == "image/svg+xml"
    assert "not one of ours" in (await client.get("/ticket/nonsense")).text
