"""An emergency is answered by every door whatever else fails, and nothing else is let through for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from redis.asyncio import Redis
from websockets.asyncio.client import connect

from assistant.messages import InboundMessage, Reply, State
from assistant.push import STAFF, Push
from channels import urgent
from channels.http import hub
from channels.http.app import create_app
from channels.http.limits import Limits
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import Conflict
from runtime.settings import Settings
from tests.channels.conftest import in_process, serving
from tests.channels.fakes import FakeApp, fake_app
from tests.channels.phoning import PHONE, Caller, Signed

CHEST = "I have crushing chest pain"
BROKEN = OSError("the database is away")


async def opened(client: httpx.AsyncClient) -> tuple[str, dict[str, str]]:
    body = (await client.post("/api/conversations", json={})).json()
    return f"/api/conversations/{body['id']}/messages", {"Authorization": f"Bearer {body['token']}"}


@pytest.fixture
async def without_redis(settings: Settings, clock: FrozenClock, database: Database) -> AsyncIterator[FakeApp]:
    """The program whose Redis does not answer."""
    away = Redis.from_url("redis://127.0.0.1:1", decode_responses=True)
    yield fake_app(settings, clock, database, away)
    await away.aclose()


class TestChat:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [(CHEST, {"911"}), ("me duele mucho el pecho", {"911"}), ("I want to kill myself", {"988", "911"})],
    )
    async def test_without_a_database_the_number_to_call_is_said(
        self, client: httpx.AsyncClient, app: FakeApp, text: str, numbers: set[str]
    ) -> None:
        path, auth = await opened(client)
        app.conversations.trouble, greeted = BROKEN, list(app.conversations.arrived)
        answer = await client.post(path, json={"text": text}, headers=auth)
        said = answer.json()["messages"][0]
        assert (answer.status_code, said["kind"]) == (200, "emergency")
        assert all(number in said["text"] for number in numbers)
        assert ("llame" in said["text"].lower()) == text.startswith("me ")
        assert app.conversations.arrived == greeted

    async def test_anything_else_fails_as_it_did(self, client: httpx.AsyncClient, app: FakeApp) -> None:
        path, auth = await opened(client)
        app.conversations.trouble = Conflict("Busy.", code="busy")
        assert (await client.post(path, json={"text": "book me"}, headers=auth)).status_code == 409

    async def test_a_wrong_token_opens_nothing(self, client: httpx.AsyncClient) -> None:
        path, _ = await opened(client)
        answer = await client.post(path, json={"text": CHEST}, headers={"Authorization": "Bearer x"})
        assert answer.status_code == 401

    async def test_a_conversation_that_is_closed_still_names_the_number(
        self, client: httpx.AsyncClient, app: FakeApp
    ) -> None:
        path, auth = await opened(client)
        next(iter(app.conversations.rooms.values())).state = State.CLOSED
        assert "911" in (await client.post(path, json={"text": CHEST}, headers=auth)).text

    async def test_whoever_has_talked_too_fast_is_heard_with_an_emergency(self, app: FakeApp) -> None:
        limits = Limits(messages_per_conversation=1, emergencies_per_conversation=2)
        async with in_process(create_app(app, limits=limits)) as client:
            path, auth = await opened(client)
            texts = ("hi", "hi", CHEST, CHEST, CHEST)
            answers = [await client.post(path, json={"text": text}, headers=auth) for text in texts]
        assert [a.status_code for a in answers] == [200, 429, 200, 200, 200]
        assert [m.text for m in app.conversations.heard] == ["hi", CHEST, CHEST], "the third is answered alone"
        assert "911" in answers[-1].text

    async def test_who_waits_too_long_is_told_whom_to_call_and_the_alarm_goes_on(
        self, client: httpx.AsyncClient, app: FakeApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, auth = await opened(client)
        usual, go = app.conversations.handle, asyncio.Event()

        async def slow(message: InboundMessage) -> Reply:
            await go.wait()
            return await usual(message)

        monkeypatch.setattr(app.conversations, "handle", slow)
        monkeypatch.setattr(urgent, "PATIENCE_SECONDS", 0.05)
        assert "911" in (await client.post(path, json={"text": CHEST}, headers=auth)).text
        go.set()
        await asyncio.sleep(0.1)
        assert [m.text for m in app.conversations.heard] == [CHEST]

    async def test_staff_get_to_know_once_the_database_is_back(
        self, client: httpx.AsyncClient, app: FakeApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(urgent, "AGAIN_SECONDS", (0.05, 0.2, 0.2))
        path, auth = await opened(client)
        app.conversations.trouble = BROKEN
        await client.post(path, json={"text": CHEST}, headers=auth)
        await asyncio.sleep(0.1)
        app.conversations.trouble = None
        await asyncio.sleep(0.3)
        assert [m.text for m in app.conversations.heard] == [CHEST]


class TestWithoutRedis:
    async def test_patients_are_answered_and_passwords_are_not_tried(self, without_redis: FakeApp) -> None:
        http = create_app(without_redis)
        transport = httpx.ASGITransport(app=http, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            path, auth = await opened(client)
            assert (await client.post(path, json={"text": "hello"}, headers=auth)).status_code == 200
            assert "911" in (await client.post(path, json={"text": CHEST}, headers=auth)).text
            tried = await client.post("/fhir/token", data={"grant_type": "client_credentials"})
            assert tried.status_code == 503

    async def test_a_page_can_talk(self, without_redis: FakeApp) -> None:
        async with serving(create_app(without_redis)) as address:
            async with httpx.AsyncClient(base_url=f"http://{address}") as client:
                body = (await client.post("/api/conversations", json={})).json()
            async with connect(f"ws://{address}/api/conversations/{body['id']}/ws") as socket, asyncio.timeout(10):
                await socket.send(json.dumps({"token": body["token"]}))
                await socket.recv()
                await socket.send(json.dumps({"text": CHEST}))
                while (frame := json.loads(await socket.recv()))["type"] != "message":
                    pass
        assert "911" in frame["text"]

    async def test_a_page_that_came_meanwhile_hears_once_redis_is_back(
        self, redis: Redis, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(hub, "RETRY_SECONDS", 0.05)
        away = Redis.from_url("redis://127.0.0.1:1", decode_responses=True)
        listening = hub.Hub(away)
        async with listening.listen("conversation:1") as events:
            monkeypatch.setattr(listening, "_redis", redis)
            await asyncio.sleep(0.5)
            await Push(redis).publish("conversation:1", {"type": "message"})
            async with asyncio.timeout(5):
                assert await events.get() == {"type": "message"}
        await listening.close()
        await away.aclose()

    async def test_an_event_that_nobody_hears_raises_nothing(self) -> None:
        away = Redis.from_url("redis://127.0.0.1:1")
        await Push(away).publish(STAFF, {"type": "alarm"})
        await away.aclose()


class TestPhone:
    async def test_a_text_is_answered_without_a_database(self, client: httpx.AsyncClient, app: FakeApp) -> None:
        app.conversations.trouble = BROKEN
        form = {"MessageSid": "SM1", "From": PHONE, "Body": "no puedo respirar"}
        twiml = await Signed(client).post("/twilio/sms", form)
        assert "llame al 911" in (twiml.findtext("Message") or "").lower()

    async def test_an_unsure_recogniser_does_not_hide_an_emergency_at_a_read_back(
        self, client: httpx.AsyncClient, app: FakeApp
    ) -> None:
        caller = Caller(client)
        await caller.dial()
        await caller.say("cardiology please")
        await caller.press("1")
        await caller.say("yes", confidence="0.2")
        assert app.conversations.heard[-1].text != "yes"
        await caller.say("chest pain", confidence="0.2")
        assert app.conversations.heard[-1].text == "chest pain"

    async def test_a_call_without_a_database_names_the_number_and_no_key_means_yes(
        self, client: httpx.AsyncClient, app: FakeApp
    ) -> None:
        caller = Caller(client)
        await caller.dial()
        await caller.say("cardiology please")
        await caller.press("1")
        app.conversations.trouble = BROKEN
        twiml = await caller.say("chest pain and I can't breathe")
        assert "911" in (twiml.findtext("Say") or "")
        assert "keys=menu" in caller.action
