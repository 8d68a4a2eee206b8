"""A turn waits for no carrier: how long an answer takes does not tell who is a patient."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Literal

import pytest

from assistant.checkpoints import Checkpoints
from assistant.conversations import Conversations
from assistant.outgoing import Dispatcher
from assistant.turn.graph import build
from language.types import Lang
from runtime.crypto import installed
from tests.assistant.conftest import House, Talk

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Hanging:
    """A carrier that takes what it is given and answers only when it is let go."""

    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    taken: list[str] = field(default_factory=list)

    async def send(self, channel: Literal["sms", "call"], to: str, text: str, lang: Lang, key: str) -> None:
        """As `assistant.outbound.Outbound`."""
        self.taken.append(to)
        await self.let_go.wait()

    async def takes(self, count: int) -> list[str]:
        """Whom it was to reach, once that are so many."""
        async with asyncio.timeout(30):
            while len(self.taken) < count:  # noqa: ASYNC110 - the database is between, which has no event for it
                await asyncio.sleep(0.02)
        return self.taken


@dataclass
class Slow:
    """The same hospital behind a slow carrier."""

    house: House
    line: Hanging
    dispatcher: Dispatcher

    async def asked(self, name: str, born: str) -> list[str]:
        """What somebody who calls themselves so is answered while the carrier hangs."""
        app = self.house.app
        conversations = Conversations(app.parts, build(Checkpoints(app.database, installed())), self.dispatcher)
        talk = Talk(replace(app, conversations=conversations), (await self.house.talk()).id)
        async with asyncio.timeout(120):
            reply = await talk.say_all("My heart has been fluttering, can I see someone?", "the first one", name, born)
        return [message.text for message in reply.messages]


@pytest.fixture
def slow(house: House) -> Slow:
    line = Hanging()
    return Slow(house, line, Dispatcher(house.app.database, line, house.clock, house.app.parts.consents))


async def test_a_patient_and_a_stranger_are_answered_while_the_carrier_hangs(slow: Slow) -> None:
    known = await slow.house.patient()
    assert await slow.asked(known.name, known.born) == await slow.asked("Nobody Atall", known.born)
    assert await slow.line.takes(1) == [known.phone]
    slow.line.let_go.set()
    await slow.dispatcher.settled()


async def test_a_carrier_that_hangs_holds_up_nobody_elses_code(slow: Slow) -> None:
    first, second = await slow.house.patient(), await slow.house.patient()
    for known in (first, second):
        await slow.asked(known.name, known.born)
    assert await slow.line.takes(2) == [first.phone, second.phone]
    slow.line.let_go.set()
    await slow.dispatcher.settled()
