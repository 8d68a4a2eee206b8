"""How many reminders each visit has or will have: what the no-show model knows of them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import Reminder
from scheduler_core.models import Visit


async def reminders_by_visit(session: AsyncSession) -> dict[UUID, int]:
    """Those planned or sent for the time that the visit has now; skipped ones do not count.

    Planned ones are in, so that a visit to come is seen as one of the past was: with all its reminders.
    """
    query = (
        select(Reminder.visit_id, func.count())
        .join(Visit, (Visit.id == Reminder.visit_id) & (Visit.starts_at == Reminder.starts_at))
        .where(Reminder.state.in_(("planned", "sent")))
        .group_by(Reminder.visit_id)
    )
    return {visit_id: count for visit_id, count in (await session.execute(query)).all()}
