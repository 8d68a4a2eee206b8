"""Where an arriving patient stands in the line, what they may choose, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.unasked import why_not
from channels.http.dependencies import Doors
from runtime.audit import AuditEntry, record
from runtime.errors import NotAllowed
from scheduler_core.models import Patient, Visit
from scheduler_core.queue import Advice, Tier, Wait, WaitingRoom, advice, rows, video_line
from scheduler_core.queue import check_in as checking
from scheduler_core.queue_tables import QueueEntry

Choice = Literal["elsewhere", "video"]
OFFERED: dict[Advice, tuple[Choice, ...]] = {
    "wait_here": (),
    "wait_anywhere": ("elsewhere",),
    "by_video": ("elsewhere", "video"),
}
"""What each advice lets the patient choose."""


@dataclass(frozen=True)
class Arrived:
    """What an arriving patient is told: nothing that says who they are or what for.

    `texted`: a text will reach them when it is their turn. `called`: it is, or was and they did not come.
    """

    entry_id: UUID
    room: str | None
    wait: Wait | None
    advice: Advice
    choices: tuple[Choice, ...]
    elsewhere: bool
    by_video: bool
    texted: bool
    called: bool


def waiting_room(doors: Doors) -> WaitingRoom:
    """The lines of this hospital."""
    app = doors.app
    return WaitingRoom(app.database, app.redis, app.hospital.file.queue, app.clock)


async def arrive(doors: Doors, token: str) -> Arrived:
    """Check in, or look again: the place stays the one there is."""
    app = doors.app
    entered = await checking.check_in(app.database, waiting_room(doors), app.hospital, token, app.clock.now())
    return await look(doors, entered.entry_id)


async def look(doors: Doors, entry_id: UUID) -> Arrived:
    """How it stands for this entry; NotFound."""
    app = doors.app
    wait = await waiting_room(doors).wait(entry_id)
    async with app.database.begin() as session:
        row = await rows.entry(session, entry_id)
        patient = None if row.patient_id is None else await session.get(Patient, row.patient_id)
        texted = await why_not(session, app.hospital, patient, app.clock.now()) is None
        video = await _may_be_video(session, doors, row)
    tier: Tier = row.tier  # type: ignore[assignment]
    waits = wait if row.status == "waiting" else None
    said: Advice = "wait_here" if waits is None else advice(waits, tier, app.hospital.file.queue, video=video)
    by_video = row.line == video_line(row.line)
    choices = tuple(each for each in OFFERED[said] if not by_video and not (row.virtual and each == "elsewhere"))
    called = row.status in ("claimed", rows.ASIDE)
    return Arrived(entry_id, row.room, waits, said, choices, row.virtual, by_video, texted, called)


async def _may_be_video(session: AsyncSession, doors: Doors, row: QueueEntry) -> bool:
    """Whether the booked visit can be by video; of a walk-in nobody knows yet."""
    visit = None if row.visit_id is None else await session.get(Visit, row.visit_id)
    return visit is not None and doors.app.hospital.visit_type(visit.visit_type).telehealth


async def choose(doors: Doors, found: Arrived, choice: Choice) -> Arrived:
    """Do what the patient chose; how it stands then. NotAllowed (`not_offered`) for what was not offered to them."""
    if choice not in found.choices:
        raise NotAllowed("This is not offered now.", hint="Look at your place again.", code="not_offered")
    app, room = doors.app, waiting_room(doors)
    if choice == "video":
        await room.divert(found.entry_id, app.hospital)
    else:
        await room.elsewhere(found.entry_id)
    async with app.database.begin() as session:
        why = "the patient chose it on their page"
        entry = AuditEntry("patient", f"queue.{choice}", "queue_entry", str(found.entry_id), why, app.clock.now())
        await record(session, entry)
    return await look(doors, found.entry_id)
