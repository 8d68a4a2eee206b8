"""The web chat over HTTP, against the real FastAPI application."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI

from evals.drivers.base import Answer, Said
from language.types import Lang
from runtime.database import new_id
from runtime.errors import InvalidInput

Line = Callable[[], httpx.AsyncClient]
"""The connection as it is now; after a restart of the service it is another one."""

BASE_URL = "http://127.0.0.1:8000"


def http_client(app: FastAPI) -> httpx.AsyncClient:
    """A client that calls the application in process, as if from this machine."""
    transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50000))
    return httpx.AsyncClient(transport=transport, base_url=BASE_URL, timeout=60)


class ChatDriver:
    """One browser, one conversation."""

    def __init__(self, line: Line, lang: Lang) -> None:
        """`lang` is the browser's language."""
        self._line, self._lang = line, lang
        self._token = ""
        self._last: dict[str, str] = {}
        self.conversation_id: UUID | None = None

    async def open(self) -> Answer:
        """POST /api/conversations."""
        response = await self._line().post("/api/conversations", json={"channel": "chat", "language": self._lang})
        body = _ok(response)
        self.conversation_id, self._token = UUID(body["id"]), body["token"]
        return _answer(body)

    async def say(self, text: str) -> Answer:
        """POST /api/conversations/{id}/messages."""
        self._last = {"text": text, "client_message_id": new_id().hex}
        return await self._post()

    async def press(self, digits: str) -> Answer:
        """A browser has no keypad: the digits are typed."""
        return await self.say(digits)

    async def again(self) -> Answer:
        """The same client_message_id once more, as after a lost answer."""
        return await self._post()

    async def silence(self) -> Answer:
        """Nothing is sent."""
        return Answer()

    async def hang_up(self) -> Answer:
        """The page is closed; nothing is sent."""
        return Answer()

    async def _post(self) -> Answer:
        response = await self._line().post(
            f"/api/conversations/{self.conversation_id}/messages",
            json=self._last,
            headers={"Authorization": f"Bearer {self._token}"},
        )
        return _answer(_ok(response))


def _ok(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        raise InvalidInput(f"the chat answered {response.status_code}", hint=response.text[:500], code="chat-refused")
    body: dict[str, Any] = response.json()
    return body


def _answer(body: dict[str, Any]) -> Answer:
    messages = body.get("messages") or body.get("greeting") or ()
    return Answer(tuple(Said(m["text"], m.get("kind"), tuple(m.get("choices") or ())) for m in messages))
