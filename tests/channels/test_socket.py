"""The conversation over a web socket, through a real server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from assistant.messages import State
from assistant.push import topic_of
from runtime.database import new_id
from tests.channels.fakes import FakeApp


@asynccontextmanager
async def page(served: str, app: FakeApp, **headers: str) -> AsyncIterator[tuple[ClientConnection, UUID]]:
    """An open page: authorised, with its past read."""
    async with httpx.AsyncClient(base_url=f"http://{served}") as client:
        body = (await client.post("/api/conversations", json={})).json()
    path = f"ws://{served}/api/conversations/{body['id']}/ws"
    async with connect(path, additional_headers=headers) as socket:
        await socket.send(json.dumps({"token": body["token"]}))
        ready = json.loads(await socket.recv())
        assert (ready["type"], ready["state"]) == ("ready", "open")
        assert ready["lines"][0]["who"] == "assistant"
        yield socket, UUID(body["id"])


async def until(socket: ClientConnection, kind: str) -> list[dict[str, Any]]:
    """Frames up to the first of this type."""
    frames: list[dict[str, Any]] = []
    async with asyncio.timeout(5):
        while not frames or frames[-1]["type"] != kind:
            frames.append(json.loads(await socket.recv()))
    return frames


async def test_an_answer_streams_by_sentence_and_ends_with_the_state(served: str, app: FakeApp) -> None:
    async with page(served, app) as (socket, _):
        await socket.send(json.dumps({"text": "1", "client_message_id": "m-1"}))
        frames = await until(socket, "state")
    assert [f["type"] for f in frames] == ["typing", "taken", "sentence", "sentence", "message", "state"]
    spoken = [f for f in frames if f["type"] == "sentence"]
    assert "".join(f["text"] for f in spoken) == frames[-2]["text"]
    assert frames[-2]["choices"] == ["Yes", "No"]
    assert frames[-1]["state"] == "consent_pending"
    assert str(app.conversations.arrived[-1]) == frames[-2]["id"]


async def test_the_same_message_again_gets_the_same_answer(served: str, app: FakeApp) -> None:
    async with page(served, app) as (socket, _):
        for _ in range(2):
            await socket.send(json.dumps({"text": "hello", "client_message_id": "m-1"}))
        first, again = await until(socket, "state"), await until(socket, "state")
    assert [f["id"] for f in first if f["type"] == "message"] == [f["id"] for f in again if f["type"] == "message"]
    assert len(app.conversations.heard) == 1


async def test_a_colleagues_answer_comes_by_itself_and_is_delivered(served: str, app: FakeApp) -> None:
    async with page(served, app) as (socket, conversation):
        said = new_id()
        event = {"type": "message", "id": str(said), "text": "This is Dana.", "kind": "staff"}
        await app.push.publish(topic_of(conversation), {"type": "secret"})
        await app.push.publish(topic_of(conversation), event)
        assert (await until(socket, "message"))[0] == event
        await socket.send(json.dumps({"type": "ping"}))
        await until(socket, "pong")
        assert said in app.conversations.arrived


async def test_two_pages_of_one_conversation_both_hear_the_staff(served: str, app: FakeApp) -> None:
    async with page(served, app) as (one, conversation):
        token = app.conversations.rooms[conversation].token
        async with connect(f"ws://{served}/api/conversations/{conversation}/ws") as two:
            await two.send(json.dumps({"token": token}))
            await until(two, "ready")
            await app.push.publish(topic_of(conversation), {"type": "typing", "who": "staff"})
            assert await until(one, "typing") == await until(two, "typing")
        await app.push.publish(topic_of(conversation), {"type": "state", "state": "open"})
        assert await until(one, "state")


@pytest.mark.parametrize("first", [{"token": "wrong"}, {"text": "hi"}, "nonsense", [1]])
async def test_a_wrong_first_frame_shuts_the_socket(served: str, app: FakeApp, first: object) -> None:
    opened = await app.conversations.open("chat")
    async with connect(f"ws://{served}/api/conversations/{opened.id}/ws") as socket:
        await socket.send(first if isinstance(first, str) else json.dumps(first))
        assert json.loads(await socket.recv())["code"] == "unauthorised"
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 4401


async def test_another_sites_page_cannot_connect(served: str, app: FakeApp) -> None:
    opened = await app.conversations.open("chat")
    with pytest.raises(InvalidStatus) as refused:
        await connect(f"ws://{served}/api/conversations/{opened.id}/ws", origin="https://evil.example")  # type: ignore[arg-type]
    assert refused.value.response.status_code == 403


async def test_a_page_of_ours_may_name_its_origin(served: str, app: FakeApp) -> None:
    async with page(served, app, Origin=f"http://{served}"):
        pass


async def test_a_broken_frame_is_refused_and_the_talk_goes_on(served: str, app: FakeApp) -> None:
    async with page(served, app) as (socket, _):
        for broken in ("{", "[]", json.dumps({"txt": "x"}), json.dumps({"text": "x" * 130_000})):
            await socket.send(broken)
            assert (await until(socket, "error"))[0]["code"] == "invalid_body"
        await socket.send(json.dumps({"type": "ping"}))
        assert (await until(socket, "pong"))[0] == {"type": "pong"}


async def test_an_error_names_the_message_it_is_about(served: str, app: FakeApp) -> None:
    async with page(served, app) as (socket, conversation):
        app.conversations.rooms[conversation].state = State.CLOSED
        await socket.send(json.dumps({"text": "hi", "client_message_id": "m-9"}))
        error = (await until(socket, "error"))[-1]
    assert (error["code"], error["client_message_id"]) == ("conversation_closed", "m-9")
