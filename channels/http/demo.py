"""The panel that plays the patient's phone. Exists in the demo only."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from assistant.messages import InboundMessage
from channels.http.bodies import Body, ClientMessageId
from channels.http.dependencies import Address, Doors, TheDoors
from scheduler_core.demo import PERSONAS, Persona

router = APIRouter(prefix="/demo/phone", include_in_schema=False)

Number = Annotated[str, Field(pattern=r"^\+[1-9]\d{6,14}$")]
PER_ADDRESS = 120


class PhoneBody(Body):
    """A text that the patient sends from this phone."""

    number: Number
    text: Annotated[str, Field(min_length=1, max_length=1_600)]
    client_message_id: ClientMessageId


class LookBody(Body):
    """Which phone to look at."""

    number: Number


@router.get("")
async def phones() -> dict[str, Any]:
    """The fictitious patients whose phones can be played."""
    return {"personas": [_persona(p) for p in PERSONAS.values()]}


@router.post("/texts")
async def texts(body: LookBody, doors: TheDoors) -> dict[str, Any]:
    """What came to this phone and what it sent, oldest first. By POST: numbers do not belong into addresses."""
    return await _shown(doors, body.number)


@router.post("")
async def send(body: PhoneBody, doors: TheDoors, address: Address) -> dict[str, Any]:
    """Text the hospital from this phone; the answer comes to it."""
    await doors.limiter.spend("demo-phone", address, PER_ADDRESS)
    key = f"demo:{body.client_message_id}"
    await doors.phone.wrote(body.number, body.text, "en", key)
    message = InboundMessage("sms", body.text, client_message_id=key, address=body.number)
    reply = await doors.urgent.handle(message)
    for answer in reply.messages:
        await doors.phone.send("sms", body.number, answer.text, reply.lang, str(answer.id))
    if reply.ids:
        await doors.app.conversations.delivered(reply.ids)
    return await _shown(doors, body.number)


async def _shown(doors: Doors, number: str) -> dict[str, Any]:
    found = await doors.phone.texts(number)
    lines = [
        {"id": str(t.id), "at": t.at.isoformat(), "channel": t.channel, "text": t.text, "mine": t.inbound}
        for t in found
    ]
    return {"texts": lines}


def _persona(persona: Persona) -> dict[str, str]:
    return {"name": persona.name, "phone": persona.phone, "birth_date": persona.birth_date.isoformat()}
