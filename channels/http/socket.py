"""The conversation over a web socket: the same messages, sentence by sentence, with typing and hand-over events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any
from uuid import UUID

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from assistant.messages import Reply
from assistant.push import topic_of
from channels.http.bodies import MessageBody, MessageOut
from channels.http.conversations import inbound, past, spend_message
from channels.http.dependencies import Doors, address_of, doors_of
from channels.http.hub import Events
from channels.http.security import same_origin
from channels.http.sentences import sentences
from runtime.errors import CarelineError

log = structlog.get_logger()
router = APIRouter()

FIRST_FRAME_SECONDS = 10.0
MAX_FRAME = 128 * 1024
POLICY, UNAUTHORISED = 1008, 4401
SHOWN = frozenset({"message", "hand_over", "typing", "state", "alarm"})
"""Push events that concern the patient's page."""


@router.websocket("/api/conversations/{conversation_id}/ws")
async def conversation_socket(socket: WebSocket, conversation_id: UUID) -> None:
    """First frame {"token": …}; then messages both ways until either side leaves."""
    doors = doors_of(socket)
    origin = socket.headers.get("origin")
    if origin is not None and not same_origin(origin, socket.headers.get("host"), doors.app.settings.base_url):
        await socket.close(POLICY)
        return
    await socket.accept()
    with contextlib.suppress(WebSocketDisconnect):
        if not await _authorised(socket, doors, conversation_id):
            await socket.send_json({"type": "error", "code": "unauthorised"})
            await socket.close(UNAUTHORISED)
            return
        async with doors.hub.listen(topic_of(conversation_id)) as events:
            await Talk(socket, doors, conversation_id).run(events)


async def _authorised(socket: WebSocket, doors: Doors, conversation_id: UUID) -> bool:
    try:
        async with asyncio.timeout(FIRST_FRAME_SECONDS):
            frame = await _frame(socket)
    except TimeoutError:
        return False
    token = frame.get("token") if frame else None
    return isinstance(token, str) and await doors.app.conversations.authorise(conversation_id, token)


async def _frame(socket: WebSocket) -> dict[str, Any] | None:
    """The next frame, or None for one that is no JSON object of a sensible size."""
    text = await socket.receive_text()
    if len(text) > MAX_FRAME:
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


class Talk:
    """One open page."""

    def __init__(self, socket: WebSocket, doors: Doors, conversation_id: UUID) -> None:
        """The socket is accepted and authorised."""
        self._socket, self._doors, self._id = socket, doors, conversation_id
        self._address = address_of(socket)
        self._sending = asyncio.Lock()

    async def run(self, events: Events) -> None:
        """Say what was said so far, then carry messages and events until the page is left."""
        before = await past(self._doors, self._id)
        await self._send({"type": "ready", **before.model_dump(mode="json", exclude={"id"})})
        pushing = asyncio.create_task(self._push(events))
        try:
            while True:
                await self._take(await _frame(self._socket))
        finally:
            pushing.cancel()

    async def _take(self, frame: dict[str, Any] | None) -> None:
        if frame is not None and frame.get("type") == "ping":
            await self._send({"type": "pong"})
            return
        try:
            body = MessageBody.model_validate({k: v for k, v in (frame or {}).items() if k != "type"})
        except ValidationError:
            await self._send({"type": "error", "code": "invalid_body"})
            return
        await self._say(body)

    async def _say(self, body: MessageBody) -> None:
        async def first() -> None:
            await spend_message(self._doors, self._id, self._address, body.text)
            await self._send({"type": "typing"})

        try:
            reply = await self._doors.urgent.handle(inbound(self._id, body, self._address), first)
        except CarelineError as error:
            await self._refuse(error, body.client_message_id)
            return
        await self._send({"type": "taken", "client_message_id": body.client_message_id})
        await self._show(reply)
        await self._send({"type": "state", "state": reply.state})

    async def _refuse(self, error: CarelineError, client_message_id: str | None) -> None:
        answer = {"type": "error", "code": error.code, "detail": str(error), "hint": error.hint}
        await self._send({**answer, "client_message_id": client_message_id})

    async def _show(self, reply: Reply) -> None:
        for message in reply.messages:
            for piece in sentences(message.text):
                await self._send({"type": "sentence", "id": str(message.id), "text": piece, "kind": message.kind})
            whole = MessageOut.of(message).model_dump(mode="json", exclude_none=True)
            await self._send({"type": "message", **whole})
        if reply.ids:
            await self._doors.app.conversations.delivered(reply.ids)

    async def _push(self, events: Events) -> None:
        """What happens while nobody asks: a colleague's answer, a hand-over, an alarm."""
        while True:
            event = await events.get()
            if event.get("type") not in SHOWN:
                continue
            await self._send(event)
            if "text" in event and "id" in event:
                await self._doors.app.conversations.delivered([UUID(str(event["id"]))])

    async def _send(self, event: dict[str, Any]) -> None:
        async with self._sending:
            await self._socket.send_json(event)
