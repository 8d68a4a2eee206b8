"""The phone that rings nowhere, and the panel that plays it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from redis.asyncio import Redis
from sqlalchemy import text

from channels.demo_phone import DemoPhone
from channels.http.app import create_app
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.settings import Settings
from scheduler_core.demo import PERSONAS
from tests.channels.conftest import in_process
from tests.channels.fakes import fake_app
from tests.channels.phoning import PHONE


@pytest.fixture
async def demo(clock: FrozenClock, database: Database, redis: Redis) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the demo."""
    app = fake_app(Settings(), clock, database, redis)
    async with in_process(create_app(app), "http://127.0.0.1:8000") as client:
        yield client


async def test_texts_and_calls_are_kept_in_order_once_per_key(database: Database, clock: FrozenClock) -> None:
    phone = DemoPhone(database, clock)
    await phone.send("sms", PHONE, "Your code is 112233.", "en", "1")
    await phone.send("call", PHONE, "Your code is 1, 1, 2.", "en", "2")
    await phone.send("sms", PHONE, "Your code is 112233.", "en", "1")
    await phone.send("sms", "+12025550111", "Not yours.", "en", "3")
    texts = await phone.texts(PHONE)
    assert [(t.channel, t.text) for t in texts] == [("sms", "Your code is 112233."), ("call", "Your code is 1, 1, 2.")]
    assert texts[0].at == clock.now()


async def test_neither_numbers_nor_texts_are_stored_in_clear(database: Database, clock: FrozenClock) -> None:
    await DemoPhone(database, clock).send("sms", PHONE, "Your code is 112233.", "en", "1")
    async with database.begin() as session:
        stored = str((await session.execute(text("SELECT * FROM demo_text"))).all())
    assert PHONE not in stored
    assert "112233" not in stored


async def test_the_panel_lists_the_demos_patients(demo: httpx.AsyncClient) -> None:
    personas = (await demo.get("/demo/phone")).json()["personas"]
    assert len(personas) == len(PERSONAS)
    assert {"name", "phone", "birth_date"} == set(personas[0])


async def test_a_text_from_the_panel_is_answered_on_its_screen(demo: httpx.AsyncClient) -> None:
    body = {"number": PHONE, "text": "cardiology please", "client_message_id": "p-1"}
    first = (await demo.post("/demo/phone", json=body)).json()["texts"]
    again = (await demo.post("/demo/phone", json=body)).json()["texts"]
    assert first == again
    assert [t["mine"] for t in first] == [True, False, False]
    looked = (await demo.post("/demo/phone/texts", json={"number": PHONE})).json()["texts"]
    assert looked == first


@pytest.mark.parametrize("number", ["2025550110", "+1", "+1202555011O"])
async def test_the_panel_takes_only_numbers(demo: httpx.AsyncClient, number: str) -> None:
    assert (await demo.post("/demo/phone/texts", json={"number": number})).status_code == 422
