"""Live updates of the console: something changed, and which conversation; the page fetches what it may see."""

from __future__ import annotations

import asyncio
import contextlib
import json
from uuid import UUID

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from assistant.push import STAFF, topic_of
from channels.http.dependencies import Doors, doors_of
from channels.http.hub import Events
from channels.http.security import same_origin
from channels.staff.accounts import SignedIn
from channels.staff.guard import accounts_of, colleague_of

router = APIRouter()

POLICY, SIGNED_OUT = 1008, 4401
CHECK_SECONDS = 60.0
"""How often an open socket is asked whether its session still lives."""


@router.websocket("/staff/ws")
async def staff_socket(socket: WebSocket) -> None:
    """Events of the topic `staff`, for a signed-in page of ours only."""
    doors = doors_of(socket)
    origin, host = socket.headers.get("origin"), socket.headers.get("host")
    if not same_origin(origin, host, doors.app.settings.base_url):
        await socket.close(POLICY)
        return
    who = await colleague_of(socket)
    if who is None:
        await socket.close(SIGNED_OUT)
        return
    async with doors.hub.listen(STAFF) as events:
        await socket.accept()
        pushing = asyncio.create_task(_push(socket, doors, events, who.token))
        try:
            with contextlib.suppress(WebSocketDisconnect):
                while True:
                    await _typing(doors, who, await socket.receive_text())
        finally:
            pushing.cancel()


async def _push(socket: WebSocket, doors: Doors, events: Events, token: str) -> None:
    while True:
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                event = await events.get()
        except TimeoutError:
            event = None
        if not await accounts_of(doors).lives(token):
            await socket.close(SIGNED_OUT)
            return
        if event is not None:
            told = {key: event[key] for key in ("type", "conversation", "kind") if key in event}
            await socket.send_json(told)


async def _typing(doors: Doors, who: SignedIn, text: str) -> None:
    """The colleague types, and so is at work: the patient's page shows it, if the colleague holds the conversation."""
    with contextlib.suppress(ValueError, TypeError, KeyError):
        conversation = UUID(json.loads(text[:200])["typing"])
        waiting = await doors.app.desk.waiting()
        if any(v.conversation_id == conversation and v.holder == who.name for v in waiting):
            await accounts_of(doors).session(who.token)
            await doors.app.push.publish(topic_of(conversation), {"type": "typing", "who": "staff"})
