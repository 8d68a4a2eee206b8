"""The whole program on one seeded database for the session; every test talks in conversations and as patients of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy import select

from assistant.messages import InboundMessage, Reply
from assistant.wording.times import MONTHS
from cli.bootstrap import App
from cli.factory import Factory, simulated_settings
from cli.servers import Servers
from evals.phone import codes_in, texts_to
from language.types import Lang
from runtime import crypto
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import new_id
from runtime.settings import Settings
from scheduler_core import patients
from scheduler_core.models import Visit
from tests.conftest import run_sql, with_database
from tests.conftest_hospital import SEEDED_AT
from tools.types import Channel

FIRST = "Agatha Bertram Clarissa Desmond Eleanor Frederick Georgina Howard Isabella Jonathan Katharine Leonard".split()
LAST = "Abernathy Blackwood Covington Drummond Ellsworth Fairbanks Goldsmith Hawthorne Ingersoll Jefferson".split()
AREAS = (202, 212, 213, 303, 305, 312, 404, 415, 503, 512, 602, 617, 702, 713, 808, 907)
"""Patients live all over: no range of numbers uses up its codes for the hour."""

FIRST_NUMBER = 200
"""Below it are the numbers of the demo hospital's own patients."""

_numbers = count()


@dataclass(frozen=True)
class Known:
    """A patient on record."""

    id: UUID
    name: str
    birth_date: date
    phone: str

    @property
    def born(self) -> str:
        """As people say it."""
        return f"{self.birth_date:%B} {self.birth_date.day}, {self.birth_date.year}"

    def born_in(self, lang: Lang) -> str:
        """As people say it in this language."""
        born = self.birth_date
        return f"{born.day} de {MONTHS['es'][born.month - 1]} de {born.year}" if lang == "es" else self.born


@dataclass
class Talk:
    """One conversation from the patient's side; what is sent to it is delivered unless told otherwise."""

    app: App
    id: UUID
    channel: Channel = "chat"
    replies: list[Reply] = field(default_factory=list)

    async def say(self, text: str, key: str | None = None, *, deliver: bool = True, **parts: Any) -> Reply:
        """Say something and get the answer."""
        key = key or new_id().hex
        message = InboundMessage(self.channel, text, conversation_id=self.id, client_message_id=key, **parts)
        reply = await self.app.conversations.handle(message)
        self.replies.append(reply)
        if deliver:
            await self.app.conversations.delivered([m.id for m in reply.messages])
        return reply

    async def say_all(self, *texts: str) -> Reply:
        """Say one thing after the other; the last answer."""
        for text in texts:
            await self.say(text)
        return self.replies[-1]


def said(talk: Talk) -> str:
    """The last answer in full."""
    return "\n".join(m.text for m in talk.replies[-1].messages)


@dataclass
class House:
    """The running program with its clock."""

    app: App
    clock: FrozenClock
    factory: Factory
    url: str

    async def talk(self, lang: Lang = "en") -> Talk:
        """A new conversation in the browser."""
        opened = await self.app.conversations.open("chat", lang)
        await self.app.conversations.delivered([m.id for m in opened.greeting])
        return Talk(self.app, opened.id)

    async def patient(self) -> Known:
        """A patient on record whom nobody else uses."""
        n = next(_numbers)
        name = f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST) % len(LAST)]}"
        born = date(1950 + n % 50, 1 + n % 12, 13 + n % 15)
        phone = f"+1{AREAS[n % len(AREAS)]}555{FIRST_NUMBER + n // len(AREAS):04d}"
        async with self.app.database.begin() as session:
            row = await patients.register(
                session, name, born, phone=phone, key=new_id().hex, now=SEEDED_AT, verified=True
            )
        return Known(row.id, name, born, phone)

    async def code(self, patient: Known) -> str:
        """The latest code on the patient's phone."""
        return await self.latest_code(patient.phone)

    async def latest_code(self, phone: str) -> str:
        """The latest code on this phone."""
        return codes_in(await texts_to(self.app, phone))[-1]

    async def prove(self, talk: Talk, patient: Known) -> Reply:
        """Answer who are you, born when, which code."""
        await talk.say_all(patient.name, patient.born_in(talk.replies[-1].lang))
        await talk.app.dispatcher.settled()
        return await talk.say(await self.code(patient))

    async def to_offers(self, talk: Talk) -> Reply:
        """Ask for a visit."""
        return await talk.say("My heart has been fluttering, can I see someone next week?")

    async def to_read_back(self, talk: Talk, patient: Known) -> Reply:
        """From the first words to the question whether to book."""
        await self.to_offers(talk)
        await talk.say("the first one")
        reply = await self.prove(talk, patient)
        assert reply.state == "consent_pending", [m.text for m in reply.messages]
        return reply

    async def visits(self, patient: Known) -> list[Visit]:
        """The patient's visits that stand."""
        async with self.app.database.begin() as session:
            query = select(Visit).where(Visit.patient_id == patient.id, Visit.status.in_(("booked", "pending")))
            return list((await session.execute(query)).scalars())

    def another_process(self, **parts: Any) -> AbstractAsyncContextManager[App]:
        """The same service once more, on the same data, as after a restart."""
        return self.factory(database_url=self.url, clock=self.clock, **parts)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def running(
    servers: tuple[str, str], template: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[House, KeyRing]]:
    """The program, started once; its key ring is installed by whoever uses it."""
    name = f"careline_assistant_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    url, clock = with_database(servers[0], name), FrozenClock(SEEDED_AT)
    settings = simulated_settings(Settings(home=tmp_path_factory.mktemp("home")))
    factory = Factory(settings, Servers(*servers))
    async with factory(database_url=url, clock=clock) as app:
        yield House(app, clock, factory, url), crypto.installed()
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def house(running: tuple[House, KeyRing]) -> House:
    """The program at nine in the morning of a Tuesday, with its own keys for as long as the test lasts."""
    house, ring = running
    crypto.install(ring)
    house.clock.set(SEEDED_AT)
    return house
