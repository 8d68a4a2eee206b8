"""What became free: the time of a cancelled visit, or the one that a moved visit had before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.outbox import OutboxEvent
from scheduler_core import visits
from scheduler_core.types import Window

FREES = ("visit.cancelled", "visit.moved")
"""Events after which a time is free that was not."""


@dataclass(frozen=True)
class Freed:
    """A stretch of time that a visit of this type gave up; `cause` names the change that did it, `gave_up` the patient."""

    visit_type: str
    site: str | None
    window: Window
    cause: str
    gave_up: UUID | None = None


async def freed_by(session: AsyncSession, visit_id: UUID, version: int) -> Freed | None:
    """What the change that made this version of the visit set free; None for one that freed nothing.

    A moved visit does not say where it was: its old time is looked for at every site.
    """
    cause = f"{visit_id}:{version}"
    told = select(OutboxEvent.topic, OutboxEvent.payload).where(OutboxEvent.key.in_([f"{t}:{cause}" for t in FREES]))
    event = (await session.execute(told)).first()
    if event is None:
        return None
    visit = await visits.get(session, visit_id)
    length = visit.ends_at - visit.starts_at
    moved = event.topic == "visit.moved"
    starts_at = datetime.fromisoformat(event.payload["was_starts_at"]) if moved else visit.starts_at
    window = Window(starts_at, starts_at + length)
    return Freed(visit.visit_type, None if moved else visit.site, window, cause, visit.patient_id)
