"""When a visit is to be remembered: so many hours before, moved out of the night, each once for one time of the visit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Reminder
from runtime.clock import Clock
from runtime.database import Database, new_id
from runtime.jobs import Job, defer
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit

PLAN, SEND = "reminders.plan", "reminders.send"
TOPICS = ("visit.booked", "visit.moved")
LEAST_NOTICE = timedelta(hours=1)
"""A reminder that would come later than this before the visit does not come."""


async def consume(session: AsyncSession, topic: str, payload: Mapping[str, Any]) -> None:
    """An event of the outbox: a visit that got a time has its reminders planned. A cancelled one needs nothing: its
    reminders look before they leave."""
    if topic in TOPICS:
        await defer(session, PLAN, visit=UUID(payload["visit_id"]))


def plan_job(database: Database, hospital: Hospital, clock: Clock) -> Job:
    """The job that plans the reminders of one visit."""

    async def plan(visit: str) -> None:
        async with database.begin() as session:
            found = await session.get(Visit, UUID(visit))
            if found is not None and found.status == "booked":
                await plan_reminders(session, hospital, found, clock.now())

    return Job(PLAN, plan)


async def plan_reminders(session: AsyncSession, hospital: Hospital, visit: Visit, now: datetime) -> None:
    """Write the reminders of the visit's present time, each with its job; those there are already stay."""
    for hours in hospital.file.texting.reminder_hours:
        due = due_at(hospital, visit.starts_at, hours)
        if due is None or due <= now:
            continue
        values = {"visit_id": visit.id, "starts_at": visit.starts_at, "hours": hours, "due_at": due, "state": "planned"}
        statement = insert(Reminder).values(id=new_id(), **values)
        added = statement.on_conflict_do_nothing(index_elements=["visit_id", "starts_at", "hours"])
        reminder = (await session.execute(added.returning(Reminder.id))).scalar_one_or_none()
        if reminder is not None:
            await defer(session, SEND, at=due, reminder=reminder)


def due_at(hospital: Hospital, starts_at: datetime, hours: int) -> datetime | None:
    """When to remind of a visit: `hours` before, or the next morning. None when that is too late."""
    due = hospital.next_texting(starts_at - timedelta(hours=hours))
    return due if due <= starts_at - LEAST_NOTICE else None
