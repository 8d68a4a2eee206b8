"""Texts: an inbound message is answered in the same webhook; status callbacks tell what became of the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse
from twilio.twiml.messaging_response import MessagingResponse

from assistant.messages import InboundMessage, Reply
from channels.http.dependencies import Doors, TheDoors
from channels.twilio.limits import too_fast
from channels.twilio.segments import parts, plain
from channels.twilio.signature import SignedForm, field
from runtime.errors import InvalidInput, RateLimited

router = APIRouter(prefix="/twilio/sms", tags=["twilio"])

FAILED = frozenset({"undelivered", "failed", "canceled"})
ARRIVED = frozenset({"delivered", "read"})


@router.post("")
async def text_came(form: SignedForm, doors: TheDoors) -> StreamingResponse:
    """One text. The same MessageSid delivered again gets the same answer and has no second effect."""
    sid, sender = field(form, "MessageSid") or field(form, "SmsMessageSid"), field(form, "From")
    if not sid or not sender:
        raise InvalidInput("The webhook names no message or no sender.", hint="It must be an incoming message.")
    if await too_fast(doors, "text", sender, doors.limits.texts_per_number, field(form, "Body")):
        raise RateLimited("This number texts too fast.", hint="It gets no answer for a minute.")
    message = InboundMessage("sms", field(form, "Body"), client_message_id=sid, address=sender)
    return _answer(doors, await doors.urgent.handle(message))


@router.post("/status")
async def text_fared(
    form: SignedForm, doors: TheDoors, said: Annotated[list[UUID] | None, Query(max_length=20)] = None
) -> Response:
    """What became of an answer: delivered, or not."""
    status = field(form, "MessageStatus") or field(form, "SmsStatus")
    if said and status in FAILED:
        await doors.app.conversations.undelivered(said)
    elif said and status in ARRIVED:
        await doors.app.conversations.delivered(said)
    return Response(status_code=204)


def status_url(base_url: str, message_ids: Sequence[UUID | str]) -> str:
    """Where Twilio reports on these messages."""
    return f"{base_url}/twilio/sms/status?{urlencode([('said', str(i)) for i in message_ids])}"


def _answer(doors: Doors, reply: Reply) -> StreamingResponse:
    twiml = MessagingResponse()
    for message in reply.messages:
        for part in parts(plain(message.text)):
            twiml.message(part, action=status_url(doors.app.settings.base_url, [message.id]), method="POST")

    async def chunks() -> AsyncIterator[str]:
        yield str(twiml)
        if reply.ids:
            await doors.app.conversations.delivered(reply.ids)

    return StreamingResponse(chunks(), media_type="application/xml")
