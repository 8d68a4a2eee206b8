"""The conversation over HTTP."""

from __future__ import annotations

import httpx
import pytest

from assistant.messages import State
from channels.http.app import create_app
from channels.http.limits import Limits
from runtime.errors import Conflict, SlotTaken
from tests.channels.conftest import in_process
from tests.channels.fakes import FakeApp


async def opened(client: httpx.AsyncClient, **body: str) -> tuple[str, dict[str, str]]:
    """A conversation's path and the headers that open it."""
    response = await client.post("/api/conversations", json={"channel": "chat", **body})
    assert response.status_code == 201, response.text
    return f"/api/conversations/{response.json()['id']}", {"Authorization": f"Bearer {response.json()['token']}"}


async def test_a_new_conversation_has_a_token_and_first_words(client: httpx.AsyncClient, app: FakeApp) -> None:
    response = await client.post("/api/conversations", json={"channel": "chat", "language": "es"})
    body = response.json()
    assert (response.status_code, body["state"]) == (201, "open")
    assert body["messages"][0]["text"].startswith("Hola")
    assert [str(i) for i in app.conversations.arrived] == [body["messages"][0]["id"]]


async def test_a_message_is_answered_with_kinds_choices_and_state(client: httpx.AsyncClient) -> None:
    path, auth = await opened(client)
    response = await client.post(f"{path}/messages", json={"text": "cardiology please"}, headers=auth)
    offer, question = response.json()["messages"]
    assert (offer["kind"], offer["choices"]) == ("offer", ["1", "2"])
    assert "choices" not in question
    assert response.json()["state"] == "waiting_for_patient"


async def test_a_repeated_message_gets_the_stored_answer(client: httpx.AsyncClient, app: FakeApp) -> None:
    path, auth = await opened(client)
    message = {"text": "cardiology please", "client_message_id": "m-1"}
    first = await client.post(f"{path}/messages", json=message, headers=auth)
    again = await client.post(f"{path}/messages", json=message, headers=auth)
    assert first.json() == again.json()
    assert len(app.conversations.heard) == 1


async def test_a_read_back_is_recorded_as_delivered_before_its_response_ends(
    client: httpx.AsyncClient, app: FakeApp
) -> None:
    path, auth = await opened(client)
    async with client.stream("POST", f"{path}/messages", json={"text": "1"}, headers=auth) as response:
        body = await response.aread()
    assert str(app.conversations.arrived[-1]).encode() in body
    assert "content-length" not in response.headers


async def test_a_chosen_language_travels_with_the_message(client: httpx.AsyncClient, app: FakeApp) -> None:
    path, auth = await opened(client)
    await client.post(f"{path}/messages", json={"text": "hola", "language": "es"}, headers=auth)
    assert app.conversations.heard[-1].language == "es"
    assert app.conversations.heard[-1].network == "203.0.113.5", "whose tries at a code these are"


async def test_the_past_hides_facts_that_need_proof(client: httpx.AsyncClient, app: FakeApp) -> None:
    path, auth = await opened(client)
    room = next(iter(app.conversations.rooms.values()))
    app.conversations._note(room, "assistant", "(visit-line)", "text")
    body = (await client.get(path, headers=auth)).json()
    assert body["state"] == "open"
    assert body["lines"][-1] | {"at": ""} == {"at": "", "who": "assistant", "text": "", "kind": "text", "covered": True}


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"}])
async def test_without_its_token_a_conversation_stays_shut(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    path, _ = await opened(client)
    for target in (path, "/api/conversations/00000000-0000-7000-8000-000000000000"):
        response = await client.get(target, headers=headers)
        assert (response.status_code, response.json()["code"]) == (401, "unauthorised")


async def test_a_wrong_body_gets_a_problem_that_does_not_repeat_it(client: httpx.AsyncClient) -> None:
    path, auth = await opened(client)
    response = await client.post(f"{path}/messages", json={"txt": "my ssn is 078-05-1120"}, headers=auth)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["errors"][0]["loc"] == ["body", "text"]
    assert "078-05-1120" not in response.text


async def test_broken_json_gets_a_problem(client: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "application/json"}
    response = await client.post("/api/conversations", content=b"{", headers=headers)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_body")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (SlotTaken("The time was booked."), 409, "slot_taken"),
        (Conflict("Busy.", code="busy"), 409, "busy"),
        (RuntimeError("Maria Gonzalez"), 500, "internal"),
    ],
)
async def test_errors_become_problems(app: FakeApp, error: Exception, status: int, code: str) -> None:
    http = create_app(app)
    transport = httpx.ASGITransport(app=http, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        path, auth = await opened(client)
        app.conversations.trouble = error
        response = await client.post(f"{path}/messages", json={"text": "hi"}, headers=auth)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert "Maria" not in response.text


async def test_a_closed_conversation_says_so(client: httpx.AsyncClient, app: FakeApp) -> None:
    path, auth = await opened(client)
    next(iter(app.conversations.rooms.values())).state = State.CLOSED
    response = await client.post(f"{path}/messages", json={"text": "hi"}, headers=auth)
    assert (response.status_code, response.json()["code"]) == (403, "conversation_closed")


async def test_whoever_talks_too_fast_is_asked_to_wait(app: FakeApp) -> None:
    limits = Limits(messages_per_conversation=2, messages_per_address=3)
    async with in_process(create_app(app, limits=limits)) as client:
        path, auth = await opened(client)
        answers = [await client.post(f"{path}/messages", json={"text": "hi"}, headers=auth) for _ in range(3)]
        assert [a.status_code for a in answers] == [200, 200, 429]
        assert answers[-1].headers["retry-after"] == "60"
        other, other_auth = await opened(client)
        answers = [await client.post(f"{other}/messages", json={"text": "hi"}, headers=other_auth) for _ in range(2)]
        assert [a.status_code for a in answers] == [200, 429], (
            "what was refused took nothing from the others of its address"
        )


async def test_one_address_cannot_open_conversations_without_end(app: FakeApp) -> None:
    async with in_process(create_app(app, limits=Limits(opened_per_address=1))) as client:
        await opened(client)
        assert (await client.post("/api/conversations", json={})).status_code == 429
