"""The model behind an OpenAI-compatible interface: a remote one with a circuit breaker, or the built-in one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2
import structlog
from openai import APIError, AsyncOpenAI
from pydantic import ValidationError

from assistant.acts import Speak
from assistant.builtin import BuiltInModel
from assistant.builtin.app import NAME
from runtime.clock import Clock

MAX_CALLS = 4
MAX_ARGUMENT_CHARS = 4_000
FAILURES_TO_OPEN = 3
OPEN_SECONDS = 30.0
TIMEOUT_SECONDS = 20.0
Body = dict[str, Any]
"""A request as it is serialised."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ProposedCall:
    """A tool call that a model proposes; nothing about it is trusted."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True)
class Proposal:
    """What a model wants next: calls, or an end of the turn, and at most one sentence of its own."""

    calls: tuple[ProposedCall, ...] = ()
    speak: Speak | None = None
    sentence: str | None = None
    built_in: bool = False


class Breaker:
    """Opens after a run of failures and lets a trial through when its time has passed."""

    def __init__(self, clock: Clock) -> None:
        """`clock` gives the time."""
        self._clock, self._failures, self._opened = clock, 0, 0.0

    def closed(self) -> bool:
        """Whether the model may be asked."""
        return self._failures < FAILURES_TO_OPEN or self._clock.now().timestamp() - self._opened > OPEN_SECONDS

    def record(self, ok: bool) -> None:
        """Count a success or a failure."""
        self._failures = 0 if ok else self._failures + 1
        if not ok:
            self._opened = self._clock.now().timestamp()


def built_in_client() -> AsyncOpenAI:
    """The built-in model, asked through the same client as any other."""
    http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=BuiltInModel()))
    return AsyncOpenAI(api_key="built-in", base_url="http://built-in/v1", http_client=http, max_retries=0)


def remote_client(base_url: str, api_key: str) -> AsyncOpenAI:
    """A model elsewhere; retries are ours to decide."""
    return AsyncOpenAI(api_key=api_key, base_url=base_url, timeout=TIMEOUT_SECONDS, max_retries=1)


class Model:
    """Asks the chosen model and falls back to the built-in one, in the middle of a dialog, when it fails."""

    def __init__(self, clock: Clock, client: AsyncOpenAI | None = None, name: str = NAME) -> None:
        """`client` is the operator's model; None means the built-in one alone."""
        self._built_in, self._client, self._name = built_in_client(), client, name
        self._breaker = Breaker(clock)

    @property
    def remote(self) -> bool:
        """Whether a model other than the built-in one is configured."""
        return self._client is not None

    async def propose(
        self, messages: Sequence[dict[str, Any]], tools: Sequence[dict[str, Any]], safe: Callable[[Body], bool]
    ) -> Proposal:
        """The next step. `safe` looks at the whole body before it leaves; what it stops, the built-in model decides."""
        if self._client is not None and self._breaker.closed():
            body: Body = {"model": self._name, "messages": list(messages), "tools": list(tools)}
            if safe(body):
                proposal = await self._ask_remote(self._client, body)
                if proposal is not None:
                    return proposal
            else:
                log.error("wire.blocked", reason="identifier in a model request")
        return await self.ask_built_in(messages)

    async def ask_built_in(self, messages: Sequence[dict[str, Any]]) -> Proposal:
        """The built-in model's proposal: the state message is all it reads."""
        answer = await _complete(self._built_in, {"model": NAME, "messages": [messages[-1]]})
        return parse(_message(answer), built_in=True)

    async def _ask_remote(self, client: AsyncOpenAI, body: Body) -> Proposal | None:
        try:
            proposal = parse(_message(await _complete(client, body)))
        except (APIError, httpx2.HTTPError, ValueError) as error:
            log.warning("model.failed", error=type(error).__name__)
            self._breaker.record(ok=False)
            return None
        self._breaker.record(ok=True)
        return proposal

    async def close(self) -> None:
        """Close the connections."""
        await self._built_in.close()
        if self._client is not None:
            await self._client.close()


async def _complete(client: AsyncOpenAI, body: Body) -> object:
    """One request and the JSON that answers it, both as they are.

    Of arguments, the client would rebuild every tool's schema each time, and of the answer a tree of models: together
    almost half of what a request costs on our side. Some servers do not say that what they send is JSON.
    """
    answer = await client.post("/chat/completions", body=body, cast_to=object)
    return json.loads(answer) if isinstance(answer, str) else answer


def _message(answer: object) -> object:
    """The message of the first choice, None where there is no choice; ValueError for what is no completion."""
    choices = _of(answer, "choices")
    if not isinstance(choices, list):
        raise ValueError("The model's answer is no chat completion.")
    return _of(choices[0], "message") if choices else None


def parse(message: object, *, built_in: bool = False) -> Proposal:
    """A model's message as a proposal; what cannot be read is left out, never guessed."""
    calls: list[ProposedCall] = []
    speak: Speak | None = None
    for call in _listed(_of(message, "tool_calls"))[:MAX_CALLS]:
        function = _of(call, "function")
        name, arguments = _of(function, "name"), _of(function, "arguments")
        if not isinstance(name, str) or not isinstance(arguments, str):
            continue
        if name == "speak":
            speak = speak or _speak(arguments)
        else:
            calls.append(ProposedCall(str(_of(call, "id"))[:64], name[:64], arguments[:MAX_ARGUMENT_CHARS]))
    content = _of(message, "content")
    sentence = content.strip() if isinstance(content, str) and content.strip() else None
    return Proposal(tuple(calls), speak, sentence, built_in)


def _of(value: object, key: str) -> object:
    """What stands under a key of a JSON object; None where there is no such thing."""
    return value.get(key) if isinstance(value, Mapping) else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _speak(arguments: str) -> Speak | None:
    try:
        return Speak.model_validate_json(arguments)
    except ValidationError:
        return None
