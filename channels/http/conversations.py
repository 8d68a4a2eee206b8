"""The conversation over HTTP: open, say, read again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from assistant.messages import InboundMessage
from channels.http.bodies import ConversationOut, LineOut, MessageBody, MessageOut, OpenBody, OpenedOut, ReplyOut
from channels.http.dependencies import Address, Doors, TheDoors
from channels.http.problems import Unauthorised
from channels.ports import Conversations
from guardrails.emergency import detect
from runtime.errors import RateLimited

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


async def authorised(
    conversation_id: UUID, doors: TheDoors, authorization: Annotated[str | None, Header()] = None
) -> UUID:
    """The conversation that the bearer token opens; Unauthorised otherwise, also where there is none."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not await doors.app.conversations.authorise(conversation_id, token.strip()):
        raise Unauthorised("This token does not open this conversation.", hint="Open a new conversation.")
    return conversation_id


Authorised = Annotated[UUID, Depends(authorised)]


@router.post("", status_code=201, response_model=OpenedOut, response_model_exclude_none=True)
async def open_conversation(body: OpenBody, doors: TheDoors, address: Address) -> StreamingResponse:
    """A new conversation, its token and its first words."""
    await doors.limiter.spend("open", address, doors.limits.opened_per_address)
    opened = await doors.app.conversations.open(body.channel, body.language)
    state = await doors.app.conversations.state(opened.id)
    messages = tuple(MessageOut.of(m) for m in opened.greeting)
    out = OpenedOut(id=opened.id, token=opened.token, messages=messages, state=state)
    return delivering(doors.app.conversations, out, [m.id for m in opened.greeting], status=201)


@router.post("/{conversation_id}/messages", response_model=ReplyOut, response_model_exclude_none=True)
async def say(
    conversation_id: UUID,
    body: MessageBody,
    doors: TheDoors,
    address: Address,
    authorization: Annotated[str | None, Header()] = None,
) -> StreamingResponse:
    """One message and its answer. The same client_message_id gets the stored answer."""

    async def first() -> None:
        await authorised(conversation_id, doors, authorization)
        await spend_message(doors, conversation_id, address, body.text)

    reply = await doors.urgent.handle(inbound(conversation_id, body, address), first)
    out = ReplyOut(messages=tuple(MessageOut.of(m) for m in reply.messages), state=reply.state)
    return delivering(doors.app.conversations, out, reply.ids)


@router.get("/{conversation_id}", response_model=ConversationOut)
async def read(conversation_id: Authorised, doors: TheDoors) -> ConversationOut:
    """What was said so far; redacted once verification has lapsed."""
    return await past(doors, conversation_id)


async def past(doors: Doors, conversation_id: UUID) -> ConversationOut:
    """The conversation as it may be shown now."""
    conversations = doors.app.conversations
    lines = await conversations.transcript(conversation_id)
    state = await conversations.state(conversation_id)
    return ConversationOut(id=conversation_id, state=state, lines=tuple(LineOut.of(line) for line in lines))


async def spend_message(doors: Doors, conversation_id: UUID, address: str, text: str) -> None:
    """RateLimited when this conversation, or this address, talks faster than people do; an emergency has a limit of its own."""
    try:
        await doors.limiter.spend_all(
            ("say", str(conversation_id), doors.limits.messages_per_conversation),
            ("say-from", address, doors.limits.messages_per_address),
        )
    except RateLimited:
        if detect(text) is None:
            raise
        await doors.limiter.spend("alarm", str(conversation_id), doors.limits.emergencies_per_conversation)


def inbound(conversation_id: UUID, body: MessageBody, address: str) -> InboundMessage:
    """What came in by the web, from this network address."""
    key, language = body.client_message_id, body.language
    return InboundMessage("chat", body.text, conversation_id, client_message_id=key, language=language, network=address)


def delivering(
    conversations: Conversations, out: BaseModel, message_ids: Sequence[UUID], status: int = 200
) -> StreamingResponse:
    """A response whose end is sent only after its messages are recorded as delivered.

    Were they recorded after the end, a quick "yes" could overtake the record; before the bytes, it would be a guess.
    """

    async def chunks() -> AsyncIterator[bytes]:
        yield out.model_dump_json(exclude_none=True).encode()
        if message_ids:
            await conversations.delivered(message_ids)

    return StreamingResponse(chunks(), status, media_type="application/json")
