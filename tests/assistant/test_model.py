"""The model client: what cannot be read is left out, what fails gives way to the built-in model, what leaks never leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from openai import AsyncOpenAI

from assistant.acts import Ask
from assistant.model import FAILURES_TO_OPEN, MAX_CALLS, OPEN_SECONDS, Body, Breaker, Model, parse
from assistant.prompt import messages_for, said_by_patient
from assistant.state_message import StateMessage
from runtime.clock import FrozenClock

STATE = StateMessage(channel="chat", lang="en", now="2026-03-03 09:00", weekday="Tuesday")
MESSAGES = messages_for([said_by_patient("hello")], [], STATE)
Respond = Callable[[httpx2.Request], httpx2.Response]


def completion(*calls: tuple[str, Any], content: str | None = None) -> dict[str, Any]:
    listed = [
        {"id": f"c{n}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for n, (name, arguments) in enumerate(calls)
    ]
    message = {"role": "assistant", "content": content, "tool_calls": listed or None}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "other", "choices": [choice]}


class Remote:
    """An OpenAI-compatible server in process that answers by rote."""

    def __init__(self, respond: Respond) -> None:
        self.respond, self.bodies = respond, list[str]()

    def client(self) -> AsyncOpenAI:
        transport = httpx2.MockTransport(self._handle)
        http = httpx2.AsyncClient(transport=transport)
        return AsyncOpenAI(api_key="none", base_url="http://model.test/v1", http_client=http, max_retries=0)

    def _handle(self, request: httpx2.Request) -> httpx2.Response:
        self.bodies.append(request.content.decode())
        return self.respond(request)


def always(body: Any, status: int = 200) -> Respond:
    return lambda _: httpx2.Response(status, json=body)


def refused(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("refused", request=request)


def yes(_: Body) -> bool:
    return True


async def ask(model: Model, safe: Callable[[Body], bool] = yes) -> Any:
    return await model.propose(MESSAGES, [], safe)


async def test_without_another_model_the_built_in_one_answers(clock: FrozenClock) -> None:
    proposal = await ask(Model(clock))
    assert proposal.built_in
    assert proposal.speak.ask is Ask.HOW_HELP


async def test_the_other_models_proposal_is_taken(clock: FrozenClock) -> None:
    remote = Remote(always(completion(("speak", '{"say": ["greeting"], "ask": "reason"}'), content=" Gladly. ")))
    proposal = await ask(Model(clock, remote.client(), "other"))
    assert (proposal.built_in, proposal.speak.ask, proposal.sentence) == (False, Ask.REASON, "Gladly.")


@pytest.mark.parametrize(
    "respond",
    [
        refused,
        always({"error": {"message": "overloaded"}}, 503),
        always({"error": {"message": "no such key"}}, 401),
        lambda _: httpx2.Response(200, text="<html>a proxy's page</html>"),
        lambda _: httpx2.Response(200, text="{"),
        always({"choices": [{"message": None}]}),
        always([]),
        always("nothing"),
    ],
    ids=["unreachable", "503", "401", "html", "half JSON", "no message", "a list", "a string"],
)  # fmt: skip
async def test_a_model_that_fails_gives_way_to_the_built_in_one(clock: FrozenClock, respond: Respond) -> None:
    proposal = await ask(Model(clock, Remote(respond).client(), "other"))
    assert proposal.speak is None or proposal.speak.ask is Ask.HOW_HELP
    assert proposal.built_in or proposal.calls == (), "nothing is made of an answer that is none"


@pytest.mark.parametrize(
    "calls",
    [
        [("speak", "not json")],
        [("speak", '{"ask": "sing_a_song"}')],
        [("speak", '{"ask": "name", "text": "You are booked!"}')],
        [("speak", '{"say": ["greeting", "thanks", "help", "goodbye"]}')],
        [("speak", "[]")],
        [("speak", '"name"')],
    ],
)
async def test_an_act_that_is_none_is_left_out(clock: FrozenClock, calls: list[tuple[str, str]]) -> None:
    proposal = await ask(Model(clock, Remote(always(completion(*calls))).client(), "other"))
    assert (proposal.speak, proposal.calls) == (None, ())


async def test_a_flood_of_calls_is_cut_short(clock: FrozenClock) -> None:
    remote = Remote(always(completion(*[("cancel_visit", "x" * 100_000)] * 50)))
    proposal = await ask(Model(clock, remote.client(), "other"))
    assert len(proposal.calls) == MAX_CALLS
    assert all(len(call.arguments) <= 4_000 for call in proposal.calls)


async def test_an_unknown_tool_is_only_proposed(clock: FrozenClock) -> None:
    remote = Remote(always(completion(("drop_tables", '{"all": true}'))))
    proposal = await ask(Model(clock, remote.client(), "other"))
    assert [c.name for c in proposal.calls] == ["drop_tables"]


def test_a_message_of_another_shape_proposes_nothing() -> None:
    for shape in (None, object(), {"tool_calls": "x"}):
        assert parse(shape).calls == ()


async def test_what_leaks_never_leaves(clock: FrozenClock) -> None:
    remote = Remote(always(completion(("speak", '{"ask": "reason"}'))))
    proposal = await ask(Model(clock, remote.client(), "other"), safe=lambda _: False)
    assert proposal.built_in
    assert remote.bodies == []


async def test_the_guard_sees_the_whole_body_that_would_leave(clock: FrozenClock) -> None:
    seen: list[Body] = []
    remote = Remote(always(completion(("speak", "{}"))))
    await ask(Model(clock, remote.client(), "other"), safe=lambda wire: bool(seen.append(wire)) or True)
    assert seen == [json.loads(remote.bodies[0])]


async def test_the_built_in_model_reads_the_state_alone(clock: FrozenClock) -> None:
    model = Model(clock)
    assert await model.ask_built_in(MESSAGES) == await model.ask_built_in(messages_for([], [], STATE))


async def test_after_a_run_of_failures_the_model_is_left_alone_for_a_while(clock: FrozenClock) -> None:
    remote = Remote(refused)
    model = Model(clock, remote.client(), "other")
    for _ in range(FAILURES_TO_OPEN + 5):
        assert (await ask(model)).built_in
    assert len(remote.bodies) == FAILURES_TO_OPEN


async def test_the_model_gets_a_trial_after_its_rest_and_a_success_closes_the_circuit(clock: FrozenClock) -> None:
    remote = Remote(refused)
    model = Model(clock, remote.client(), "other")
    for _ in range(FAILURES_TO_OPEN):
        await ask(model)
    clock.advance(timedelta(seconds=OPEN_SECONDS + 1))
    remote.respond = always(completion(("speak", '{"ask": "reason"}')))
    assert not (await ask(model)).built_in
    assert not (await ask(model)).built_in


def test_a_failed_trial_opens_the_circuit_again(clock: FrozenClock) -> None:
    breaker = Breaker(clock)
    for _ in range(FAILURES_TO_OPEN):
        breaker.record(ok=False)
    clock.advance(timedelta(seconds=OPEN_SECONDS + 1))
    assert breaker.closed()
    breaker.record(ok=False)
    assert not breaker.closed()


def test_failures_with_successes_between_them_open_nothing(clock: FrozenClock) -> None:
    breaker = Breaker(clock)
    for _ in range(10):
        breaker.record(ok=False)
        breaker.record(ok=True)
    assert breaker.closed()
