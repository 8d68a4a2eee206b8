"""A turn's cost in statements and transactions: a look at the tables that nobody needs shows here first."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from psycopg.pq.abc import PGresult
from sqlalchemy import event

from cli.bootstrap import App
from runtime.line import Command, Line
from tests.assistant.conftest import House
from tests.assistant.test_privacy import Remote, says, with_model

pytestmark = pytest.mark.asyncio(loop_scope="session")
BEGIN, THINK_AND_SAY, DELIVER = 5, 3, 2
"""Statements that every turn needs: message, lock, proof, offers and visits; lock, answer and memory; delivery and consent."""


@asynccontextmanager
async def counting(house: House, app: App | None = None) -> AsyncIterator[Counter[str]]:
    """How many statements were executed and transactions committed inside."""
    seen: Counter[str] = Counter()

    def statement(_: Any, __: Any, text: str, *___: Any) -> None:
        seen["statements"] += 1
        seen["of the vault"] += "FROM vault_entry" in text

    def commit(*_: Any) -> None:
        seen["transactions"] += 1

    engine = (app or house.app).database.engine.sync_engine
    listeners: tuple[tuple[str, Callable[..., None]], ...] = (("before_cursor_execute", statement), ("commit", commit))
    for name, listener in listeners:
        event.listen(engine, name, listener)
    try:
        yield seen
    finally:
        for name, listener in listeners:
            event.remove(engine, name, listener)


@asynccontextmanager
async def trips() -> AsyncIterator[Counter[str]]:
    """How often a line was sent inside: what goes through SQLAlchemy alone is not counted."""
    seen: Counter[str] = Counter()
    send = Line.send

    async def counted(line: Line, commands: Sequence[Command]) -> list[PGresult]:
        seen["trips"] += 1
        return await send(line, commands)

    Line.send = counted  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        Line.send = send  # type: ignore[method-assign]


async def test_a_turn_is_begun_in_one_round_trip_ended_in_one_and_delivered_in_one(house: House) -> None:
    talk = await house.talk()
    async with trips() as seen:
        await talk.say("thank you so much")
    assert seen["trips"] <= 3


async def test_a_turn_without_a_tool_is_begun_ended_and_delivered(house: House) -> None:
    talk = await house.talk()
    async with counting(house) as seen:
        await talk.say("thank you so much")
    assert seen["transactions"] <= 3
    assert seen["statements"] <= BEGIN + THINK_AND_SAY + DELIVER


async def test_a_turn_with_one_tool_has_one_transaction_more(house: House) -> None:
    talk = await house.talk()
    await house.to_offers(talk)
    async with counting(house) as seen:
        await talk.say("do you have anything earlier?")
    assert seen["transactions"] <= 4
    assert seen["statements"] <= 24


async def test_an_identifier_costs_one_transaction_and_four_statements(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_offers(talk)
    await talk.say("the first one")
    async with counting(house) as seen:
        await talk.say(patient.name)
    assert seen["transactions"] <= 4
    assert seen["statements"] <= BEGIN + THINK_AND_SAY + DELIVER + 5


async def test_the_turn_that_proves_and_reads_back_stays_below_fifty_statements(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await house.to_offers(talk)
    await talk.say_all("the first one", patient.name, patient.born)
    code = await house.code(patient)
    async with counting(house) as seen, trips() as sent:
        await talk.say(code)
    assert seen["transactions"] <= 7
    assert sent["trips"] <= 18
    assert seen["statements"] <= 48


async def test_the_vault_is_read_once_a_turn_however_often_another_model_is_asked(house: House) -> None:
    remote = Remote(says(None, ("list_visits", "{}")), says(None, ("list_visits", "{}")), says("Who is it for?"))
    talk = await house.talk()
    async with with_model(house, remote) as app:
        talk.app = app
        await talk.say("my name is Ruth Delgado")
        remote.shown.clear()
        async with counting(house, app) as seen:
            await talk.say("which visits do I have?")
    assert len(remote.shown) >= 2
    assert seen["of the vault"] <= 1
