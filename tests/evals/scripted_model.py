"""A model that is not the built-in one: a small OpenAI-compatible server on loopback with its own simple logic.

It reads the last system message that is JSON (the state) and answers with native tool calls; it never imports the
assistant. It stands for any cloud or local model that follows the instructions it is given.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request

Body = dict[str, Any]
Choice = tuple[str, Body]


class ScriptedModel:
    """The server's logic and what it was asked."""

    def __init__(self) -> None:
        self.requests: list[Body] = []
        self.sentence = "Happy to help with that."

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/v1/chat/completions")
        async def completions(request: Request) -> Body:
            body: Body = await request.json()
            self.requests.append(body)
            return self._completion(*decide(state_of(body)))

        return app

    def _completion(self, name: str, arguments: Body) -> Body:
        call = {
            "id": f"call_{len(self.requests)}",
            "type": "function",
            "function": {"name": name, "arguments": json.dumps(arguments)},
        }
        content = self.sentence if name == "speak" else None
        message = {"role": "assistant", "content": content, "tool_calls": [call]}
        return {
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "scripted",
            "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }  # fmt: skip


def state_of(body: Body) -> Body:
    """The last system message that is a JSON object."""
    for message in reversed(body["messages"]):
        if message["role"] == "system" and (message.get("content") or "").startswith("{"):
            state: Body = json.loads(message["content"])
            return state
    return {}


def decide(state: Body) -> Choice:
    """One step towards a booking, the way the instructions say."""
    results = state.get("results", [])
    if results and results[-1]["status"] == "consent_pending":
        return speak("nothing")
    goal = next((g for g in state.get("goals", []) if g["status"] == "active" and g["kind"] == "book"), None)
    if goal is None:
        return speak("anything_else" if results else "how_help")
    return _find(state, goal) or _prove(state["proof"], results) or ("book_visit", {"offer": goal["offer"]})


def _find(state: Body, goal: Body) -> Choice | None:
    if not goal.get("visit_type"):
        return speak("reason")
    if "search_slots" not in goal.get("tried", []):
        return "search_slots", {"visit_type": goal["visit_type"]}
    if not goal.get("offer"):
        return speak("choice")
    return None if state.get("held") == goal["offer"] else ("hold_slot", {"offer": goal["offer"]})


def _prove(proof: Body, results: list[Body]) -> Choice | None:
    tried = {r["tool"] for r in results}
    if proof["level"] >= 2:
        return None
    if proof.get("has_code") and "check_code" not in tried:
        return "check_code", {}
    if proof.get("code_sent"):
        return speak("code")
    if not proof.get("has_name"):
        return speak("name")
    if not proof.get("has_birth_date"):
        return speak("birth_date")
    return speak("code") if "start_verification" in tried else ("start_verification", {})


def speak(ask: str) -> Choice:
    """The end of a turn."""
    return "speak", {"say": [], "ask": ask}


@contextmanager
def serve(app: FastAPI) -> Iterator[str]:
    """The base URL of the application on a free loopback port, until the context ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
