"""Who is told what after staff have applied a disruption: decided in the transaction that moved the visits."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import VisitNotice
from runtime.database import new_id
from runtime.jobs import defer
from scheduler_core import visits
from scheduler_core.disruption import Applied, Proposal

SEND = "notices.send"


async def plan_notices(
    session: AsyncSession, disruption_id: UUID, proposal: Proposal, applied: Applied, now: datetime
) -> None:
    """A notice for every visit that moved or has no place, each with its job."""
    kinds = {**dict.fromkeys(applied.moved, "moved"), **dict.fromkeys(applied.stranded, "stranded")}
    for step in proposal.steps:
        if step.visit_id not in kinds:
            continue
        visit = await visits.get(session, step.visit_id)
        notice = VisitNotice(
            id=new_id(), disruption_id=disruption_id, visit_id=visit.id, version=visit.version,
            kind=kinds[step.visit_id], was_starts_at=step.starts_at, was_practitioner=step.practitioner,
            was_site=step.site, planned_at=now, state="planned",
        )  # fmt: skip
        session.add(notice)
        await session.flush()
        await defer(session, SEND, notice=notice.id)
