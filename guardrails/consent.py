"""Consents: a read-back that code wrote, its delivery, and the one yes it can be used for (DESIGN §1, invariant 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Update, Uuid, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import Consent
from runtime.crypto import Digest, installed
from runtime.database import new_id, utc_datetime
from runtime.errors import Conflict, Expired, InvalidInput, NotAllowed, NotFound
from runtime.prepared import Prepared

LIFETIME = timedelta(minutes=10)
"""How long a read-back may wait for its yes."""


class NotDelivered(NotAllowed):
    """The read-back has not reached the patient (or, by voice, was interrupted before its end)."""

    code = "consent_not_delivered"


class ConsentExpired(Expired):
    """The yes came too late."""

    code = "consent_expired"


class AlreadyUsed(Conflict):
    """This consent has been carried out or withdrawn."""

    code = "consent_used"


class Mismatch(NotAllowed):
    """The consent was for something else: another action, other arguments, another version of the visit."""

    code = "consent_mismatch"


def arguments_hash(action: str, arguments: Mapping[str, Any]) -> Digest:
    """The keyed digest of an action with its arguments; order of keys does not matter. InvalidInput if they are no JSON."""
    try:
        canonical = json.dumps(arguments, sort_keys=True, separators=(",", ":"), default=_plain, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise InvalidInput(
            "The arguments of a consent must be JSON.", hint="Pass handles, strings and numbers."
        ) from error
    return installed().blind_index("consent", f"{action}\x00{canonical}")


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


class Consents:
    """The consents of all conversations. Stateless; everything happens in the caller's transaction."""

    def __init__(self, lifetime: timedelta = LIFETIME) -> None:
        """`lifetime` is how long a read-back may wait for its yes."""
        self.lifetime = lifetime

    async def open(
        self,
        session: AsyncSession,
        *,
        conversation_id: UUID,
        patient_id: UUID | None,
        action: str,
        arguments: Mapping[str, Any],
        visit_version: int | None,
        read_back: str,
        now: datetime,
        expires_at: datetime | None = None,
    ) -> Consent:
        """A new read-back; whatever was pending in this conversation is void, so that a yes can only mean the last one.

        It waits as long as all do, or until `expires_at` where it was not asked in the middle of a talk.
        """
        await _VOID_ALL.ask(session, here=conversation_id, voided_at=now, voided_why="superseded")
        columns = {
            "id": new_id(),
            "conversation_id": conversation_id,
            "patient_id": patient_id,
            "action": action,
            "arguments_hash": arguments_hash(action, arguments),
            "arguments": json.loads(json.dumps(arguments, default=_plain)),
            "visit_version": visit_version,
            "read_back": read_back,
            "created_at": now,
            "expires_at": expires_at or now + self.lifetime,
        }
        await _OPEN.all(session, **columns)
        return Consent(**columns)

    async def get(self, session: AsyncSession, consent_id: UUID) -> Consent | None:
        """The consent as it stands now, open or not."""
        return await session.get(Consent, consent_id, populate_existing=True)

    async def pending(self, session: AsyncSession, conversation_id: UUID, now: datetime) -> Consent | None:
        """The open, unexpired consent of a conversation, delivered or not."""
        return _read(await _PENDING.first(session, here=conversation_id, now=now))

    async def of_conversation(self, session: AsyncSession, consent_id: UUID, conversation_id: UUID) -> Consent | None:
        """The consent as it stands now, open or not, if it is of this conversation."""
        return _read(await _OF.first(session, mine=consent_id, here=conversation_id))

    async def delivered(self, session: AsyncSession, consent_id: UUID, now: datetime) -> bool:
        """Note that the read-back has reached the patient. False when it is no longer open; again changes nothing."""
        return await _DELIVERED.first(session, mine=consent_id, now=now) is not None

    async def undelivered(self, session: AsyncSession, consent_id: UUID) -> bool:
        """Take a delivery back: the voice was interrupted, the message bounced."""
        return await _UNDELIVERED.first(session, mine=consent_id) is not None

    async def void(self, session: AsyncSession, consent_id: UUID, now: datetime, why: str = "declined") -> bool:
        """Withdraw one consent. False when it was no longer open."""
        return await _VOID.first(session, mine=consent_id, voided_at=now, voided_why=why) is not None

    async def void_all(self, session: AsyncSession, conversation_id: UUID, now: datetime, why: str) -> int:
        """Withdraw what is pending in a conversation (a change of mind, a hand-over): 0 or 1."""
        return len(await _VOID_ALL.all(session, here=conversation_id, voided_at=now, voided_why=why))

    async def consume(
        self,
        session: AsyncSession,
        consent_id: UUID,
        action: str,
        arguments_hash: Digest,
        visit_version: int | None,
        now: datetime,
    ) -> Consent:
        """Use a consent, in the very transaction that carries its action out; its id is the idempotency key.

        Raises:
            NotFound: no such consent.
            AlreadyUsed: it was carried out or withdrawn; two that race get one use between them.
            Mismatch: it was for another action, other arguments or another version of the visit.
            NotDelivered: the patient has not had the read-back.
            ConsentExpired: too late.
        """
        consent = _read(await _LOCKED.first(session, mine=consent_id))
        if consent is None:
            raise NotFound("There is no such consent.")
        _check(consent, (action, arguments_hash, visit_version), now)
        await _CONSUME.all(session, mine=consent_id, consumed_at=now)
        consent.consumed_at = now
        return consent


LIVE = (Consent.consumed_at.is_(None), Consent.voided_at.is_(None))
"""Of a consent that is neither used nor withdrawn; it may have expired."""
_MINE = Consent.id == bindparam("mine", type_=Uuid)
_HERE = Consent.conversation_id == bindparam("here", type_=Uuid)
_NOW = bindparam("now", type_=utc_datetime)
_CHANGE = update(Consent).where(*LIVE).returning(Consent.id)
_READ = select(*Consent.__table__.columns)
_OF = Prepared(_READ.where(_MINE, _HERE))
_PENDING = Prepared(_READ.where(_HERE, Consent.expires_at > _NOW, *LIVE))
_LOCKED = Prepared(_READ.where(_MINE).with_for_update())
_CONSUME = Prepared(update(Consent).where(_MINE), "consumed_at")
_DELIVERED = Prepared(_CHANGE.where(_MINE).values(delivered_at=func.coalesce(Consent.delivered_at, _NOW)))
_UNDELIVERED = Prepared(_CHANGE.where(_MINE).values(delivered_at=None))
_VOID = Prepared(_CHANGE.where(_MINE), "voided_at", "voided_why")
_VOID_ALL = Prepared(_CHANGE.where(_HERE), "voided_at", "voided_why")
_OPEN = Prepared(
    insert(Consent), "id", "conversation_id", "patient_id", "action", "arguments_hash", "arguments", "visit_version",
    "read_back", "created_at", "expires_at",
)  # fmt: skip


def delivered_with(lines: CTE) -> Update:
    """The statement by which the read-backs of `lines` (with their `consent_id`) have reached the patient at `now`."""
    open_ones = update(Consent).where(Consent.id.in_(select(lines.c.consent_id)), *LIVE)
    return open_ones.values(delivered_at=func.coalesce(Consent.delivered_at, _NOW))


def is_for(consent: Consent, action: str, arguments: Digest, visit_version: int | None) -> bool:
    """Whether a consent was asked for exactly this."""
    same = (consent.action, consent.visit_version) == (action, visit_version)
    return same and arguments.fits(consent.arguments_hash)


def _read(row: Any | None) -> Consent | None:
    """The row as an object that belongs to no session: what becomes of it is written by statements of its own."""
    return None if row is None else Consent(**row._asdict())


def _check(consent: Consent, wanted: tuple[str, Digest, int | None], now: datetime) -> None:
    if consent.consumed_at is not None or consent.voided_at is not None:
        raise AlreadyUsed("This consent has been used or withdrawn.", hint="Read the action back again.")
    if not is_for(consent, *wanted):
        raise Mismatch("This consent was given for something else.", hint="Read the action back again.")
    if consent.delivered_at is None or consent.delivered_at > now:
        raise NotDelivered("The read-back has not reached the patient.", hint="Deliver it, then ask again.")
    if consent.expires_at <= now:
        raise ConsentExpired("This consent has lapsed.", hint="Read the action back again.")
