"""Checking in moves a booked patient into the queue, with their room: by a QR code that tells others nothing, or by staff."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import segno
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.audit import AuditEntry, record
from runtime.crypto import KeyRing, installed
from runtime.database import Database, new_id
from runtime.errors import ConfigurationError, Expired, InvalidInput, NotAllowed
from scheduler_core.hospital import Hospital
from scheduler_core.models import Claim, Resource, Visit
from scheduler_core.outcomes import EARLIEST
from scheduler_core.queue.order import Tier
from scheduler_core.queue.rows import ASIDE, entry_of
from scheduler_core.queue.service import WaitingRoom, line_of
from scheduler_core.queue_tables import QueueEntry
from scheduler_core.visit_rows import LIVE, locked

PLACE = b"check-in token"
TICKET = b"queue ticket"
BOOKED_TIER: Tier = "P1"


@dataclass(frozen=True)
class By:
    """Who says that the patient is there, for the audit trail."""

    actor: str
    why: str


@dataclass(frozen=True)
class CheckedIn:
    """The entry in the queue, the room they will be seen in, and whether the visit could be a video visit."""

    entry_id: UUID
    room: str | None
    video: bool


def token(keyring: KeyRing, visit: Visit) -> str:
    """Opaque and tamper-proof: the visit's id under AES-256-GCM. A visit that is moved keeps it, a cancelled one's is void."""
    return _sealed(keyring, visit.id, PLACE)


def address(public_url: str, visit: Visit) -> str:
    """The page where this visit is checked in for, below the hospital's own address."""
    return f"{public_url.rstrip('/')}/check-in/{token(installed(), visit)}"


def ticket(keyring: KeyRing, entry_id: UUID) -> str:
    """The same for an entry of the queue: what a walk-in gets to look at their place by."""
    return _sealed(keyring, entry_id, TICKET)


def visit_of(keyring: KeyRing, text: str) -> UUID:
    """The visit that a token stands for; InvalidInput for anything that this hospital did not make."""
    return _opened(keyring, text, PLACE)


def ticketed(keyring: KeyRing, text: str) -> UUID:
    """The entry that a ticket stands for; InvalidInput likewise."""
    return _opened(keyring, text, TICKET)


def _sealed(keyring: KeyRing, id_: UUID, place: bytes) -> str:
    return base64.urlsafe_b64encode(keyring.encrypt(id_.bytes, place)).decode().rstrip("=")


def _opened(keyring: KeyRing, text: str, place: bytes) -> UUID:
    try:
        return UUID(bytes=keyring.decrypt(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), place))
    except (ValueError, ConfigurationError):
        raise InvalidInput("This code is not one of ours.", hint="Ask at the front desk.", code="bad_token") from None


def qr_svg(address: str) -> str:
    """The address as a QR code, black on white with a quiet zone; 15 % of it may be unreadable."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return picture.getvalue().decode()


async def check_in(database: Database, waiting: WaitingRoom, hospital: Hospital, text: str, now: datetime) -> CheckedIn:
    """By the code; InvalidInput for a false token, else as `arrive`."""
    return await arrive(database, waiting, hospital, visit_of(installed(), text), By("patient", "QR code"), now)


async def arrive(
    database: Database, waiting: WaitingRoom, hospital: Hospital, visit_id: UUID, by: By, now: datetime
) -> CheckedIn:
    """Into the queue, with the room of the visit; twice is once. The place counts from the booked time, not from coming early.

    NotAllowed (`too_early`, `not_live`), Expired once the visit's time is over.
    """
    async with database.begin() as session:
        visit = await locked(session, visit_id)
        row = await entry_of(session, visit.id) if visit.status == "fulfilled" else None
        if row is None:
            _may(visit, now)
            row = await _entered(session, visit, hospital, now)
        video = hospital.visit_type(visit.visit_type).telehealth
        await record(session, AuditEntry(by.actor, "visit.checked_in", "visit", str(visit.id), by.why, now))
    if row.status == "waiting":
        await waiting.stand(row)
    elif row.status == ASIDE:  # they were called and did not hear it, and are here now
        await waiting.again(row.id)
    return CheckedIn(row.id, row.room, video)


async def _entered(session: AsyncSession, visit: Visit, hospital: Hospital, now: datetime) -> QueueEntry:
    values = {
        "id": new_id(),
        "line": line_of(visit.site, hospital.visit_type(visit.visit_type).department),
        "patient_id": visit.patient_id,
        "visit_id": visit.id,
        "tier": BOOKED_TIER,
        "status": "waiting",
        "virtual": False,
        "room": await _room(session, visit.id),
        "arrived_at": max(now, visit.starts_at),
    }
    back = {"status": "waiting", "ended_at": None, "arrived_at": values["arrived_at"]}
    statement = (
        insert(QueueEntry)
        .values(**values)
        .on_conflict_do_update(index_elements=["visit_id"], set_=back, where=QueueEntry.status == "left")
    )
    await session.execute(statement)
    return (await session.execute(select(QueueEntry).where(QueueEntry.visit_id == visit.id))).scalar_one()


def _may(visit: Visit, now: datetime) -> None:
    if visit.status not in LIVE:
        raise NotAllowed("This visit does not take place.", hint="Ask at the front desk.", code="not_live")
    if now < visit.starts_at - EARLIEST:
        raise NotAllowed("It is too early to check in.", hint="Come back on the day of the visit.", code="too_early")
    if now >= visit.ends_at:
        raise Expired("The time of this visit is over.", hint="Ask at the front desk.")


async def _room(session: AsyncSession, visit_id: UUID) -> str | None:
    """The room that the visit has claimed first."""
    query = select(Resource.key).join(Claim, Claim.resource_key == Resource.key)
    query = query.where(Claim.visit_id == visit_id, Resource.kind == "room").order_by(Claim.during).limit(1)
    return (await session.execute(query)).scalar_one_or_none()
