"""One-time codes: six random digits, stored as a keyed hash, compared in constant time, used once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import String, Uuid, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import Challenge
from guardrails.normalise import plain
from guardrails.redaction.patterns import digits
from runtime.crypto import Digest, installed
from runtime.objects import Asked, Objects
from runtime.prepared import Prepared

DIGITS = 6
LIFETIME = timedelta(minutes=10)
ATTEMPTS = 3

_MINE = (Challenge.conversation_id == bindparam("here", type_=Uuid), Challenge.closed_at.is_(None))
_LIVE = Objects(select(Challenge).where(*_MINE).with_for_update())
_TRIED = Objects(select(Challenge).where(_MINE[0], Challenge.last_try == bindparam("message", type_=String)).limit(1))
_CLOSE = Prepared(update(Challenge).where(*_MINE), "closed_at")
_COLUMNS = tuple(Challenge.__table__.columns.keys())
_STORE = Prepared(insert(Challenge), *_COLUMNS)


def new_code() -> str:
    """Six digits from the system's randomness."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def code_hash(challenge_id: UUID, code: str) -> Digest:
    """The keyed hash of a code, bound to its challenge."""
    return installed().blind_index(f"code:{challenge_id}", code)


def read_code(said: str) -> str:
    """The digits of what was typed ("483 920", "4-8-3-9-2-0"), full-width ones too."""
    return digits(plain(said[:100]).text)


def matches(challenge: Challenge, said: str) -> bool:
    """Whether this is the code. The time does not depend on how much of it is right, or on whether a code was ever sent."""
    right = code_hash(challenge.id, read_code(said)).fits(challenge.code_hash)
    return (right and challenge.patient_id is not None) or (right and challenge.purpose == "register")


async def store(session: AsyncSession, challenge: Challenge) -> None:
    """Keep a new challenge; it leaves with the next statement that is waited for."""
    await _STORE.ask(session, **{name: getattr(challenge, name) for name in _COLUMNS})


async def ask_live(session: AsyncSession, conversation_id: UUID) -> Asked[Challenge]:
    """Ask for the challenge of a conversation that is not yet closed (it may have expired), and lock it."""
    return await _LIVE.ask(session, here=conversation_id)


async def ask_tried(session: AsyncSession, conversation_id: UUID, message: str) -> Asked[Challenge]:
    """Ask for the challenge whose last wrong code came in this message, closed or not."""
    return await _TRIED.ask(session, here=conversation_id, message=message)


async def close(session: AsyncSession, conversation_id: UUID, now: datetime) -> None:
    """End the live challenge of a conversation: its code is worth nothing any more."""
    await _CLOSE.all(session, here=conversation_id, closed_at=now)
