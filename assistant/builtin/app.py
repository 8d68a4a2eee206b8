"""The built-in model as an OpenAI-compatible server inside the process: an ASGI app that speaks Chat Completions."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from pydantic import ValidationError

from assistant.builtin.decision import Decision
from assistant.builtin.policy import decide
from assistant.state_message import StateMessage

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
NAME = "careline-built-in"


class BuiltInModel:
    """POST /v1/chat/completions. Stateless: the answer follows from the last state message alone."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["type"] != "http":
            return
        body = await _body(receive)
        if scope["method"] != "POST" or not scope["path"].endswith("/chat/completions"):
            await _answer(send, 404, {"error": {"message": "Only POST /v1/chat/completions is here."}})
            return
        try:
            state = last_state(json.loads(body))
        except (ValueError, KeyError, ValidationError):
            await _answer(send, 422, {"error": {"message": "No state message to decide on."}})
            return
        await _answer(send, 200, completion(decide(state)))


def last_state(request: dict[str, Any]) -> StateMessage:
    """The last message that holds a state; KeyError when there is none."""
    for message in reversed(request["messages"]):
        content = message.get("content") or ""
        if message["role"] in ("system", "developer") and content.startswith("{"):
            return StateMessage.model_validate_json(content)
    raise KeyError("state")


def completion(decision: Decision) -> dict[str, Any]:
    """The decision as a Chat Completions answer."""
    name = decision.tool or "speak"
    args = dict(decision.args) if decision.speak is None else decision.speak.model_dump(mode="json")
    call = {"id": f"call_{name}", "type": "function", "function": {"name": name, "arguments": json.dumps(args)}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls"}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    return {
        "id": "chatcmpl-builtin",
        "object": "chat.completion",
        "created": 0,
        "model": NAME,
        "choices": [choice],
        "usage": usage,
    }


async def _body(receive: Receive) -> bytes:
    chunks = []
    while True:
        event = await receive()
        chunks.append(event.get("body", b""))
        if not event.get("more_body"):
            return b"".join(chunks)


async def _answer(send: Send, status: int, content: dict[str, Any]) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(content).encode()})
