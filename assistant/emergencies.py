"""What is true and must be said in an emergency: whom to call, and who here knows of it; the text to whoever is on call."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.outgoing import enqueue
from assistant.wording import Speaker
from language.types import Lang
from scheduler_core.hospital import Hospital
from tools.types import Fact

STILL = 3
"""How many ways there are of saying meanwhile whom to call (`emergency-still-1`, …)."""

WORTH_PAGING = timedelta(hours=2)
"""How long the text to whoever is on call is tried."""

Told = Literal["here", "on_call", "nobody"]
"""Who knows of it: colleagues at the desk, whoever is on call, or nobody before the desk opens."""


class Standing(Protocol):
    """What an emergency is about: one that was just found, or one that stands."""

    @property
    def body(self) -> bool: ...
    @property
    def self_harm(self) -> bool: ...


def told_now(hospital: Hospital, now: datetime) -> Told:
    """Who gets to know of an emergency at this moment."""
    if hospital.staff_on_duty(now):
        return "here"
    return "on_call" if hospital.emergency_numbers.on_call else "nobody"


def numbers_for(hospital: Hospital, standing: Standing) -> dict[str, object]:
    """The arguments of what is said: the numbers to call, and for which kind of emergency."""
    numbers = hospital.emergency_numbers
    kind = "self_harm" if not standing.body else "both" if standing.self_harm else "body"
    return {"emergency": numbers.emergency, "crisis": numbers.crisis, "kind": kind}


def alone(hospital: Hospital, found: Standing) -> Fact:
    """What is said where nothing else works: nothing is stored, and nobody here is known to have been told."""
    return Fact("emergency-alone", numbers_for(hospital, found))


async def page_on_call(
    session: AsyncSession, hospital: Hospital, speaker: Speaker, message_id: UUID, now: datetime
) -> None:
    """Queue the text or call to whoever is on call, if the hospital file names one; it says nothing of the patient."""
    numbers = hospital.emergency_numbers
    if numbers.on_call is None:
        return
    lang: Lang = "en"
    by_call = numbers.on_call_by == "call"
    text = speaker.word(
        Fact("emergency-page", {"hospital": hospital.display_name}), lang, "voice" if by_call else "sms"
    )
    await enqueue(
        session,
        key=f"on-call:{message_id}",
        channel=numbers.on_call_by,
        to=numbers.on_call,
        text=text,
        lang=lang,
        expires_at=now + WORTH_PAGING,
    )
