"""From the waiting room to a video visit: the booked visit changes with the patient, and gives up its room."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotAllowed
from scheduler_core import visits
from scheduler_core.hospital import Hospital
from scheduler_core.queue_tables import QueueEntry


async def by_video(session: AsyncSession, row: QueueEntry, hospital: Hospital, now: datetime) -> None:
    """Make the entry's visit a video visit; nothing for a walk-in, or where it is one. NotAllowed (`video_not_possible`)."""
    if row.visit_id is None:
        return
    visit = await visits.get(session, row.visit_id)
    if visit.modality == "telehealth":
        return
    if not hospital.visit_type(visit.visit_type).telehealth:
        raise NotAllowed("This visit has to be in person.", hint="See them here.", code="video_not_possible")
    await visits.to_telehealth(session, visit.id, visit.version, f"queue-video:{row.id}", now)
