"""Who is told what after staff have applied a disruption: decided in the transaction that moved the visits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.models import VisitNotice
from runtime.database import new_id
from runtime.jobs import defer
from scheduler_core import visits
from scheduler_core.disruption import Applied, Proposal, Step

SEND = "notices.send"
NEWS = {"call": "call", "called": "call", "planned": "needless"}
"""How good news go, by what became of the bad; who was never told the one need not hear the other."""


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


async def plan_good_news(session: AsyncSession, disruption_id: UUID, standing: Sequence[Step], now: datetime) -> None:
    """Whose visit had no place and takes place after all is told so; whom staff had called is to be called again."""
    ids = [step.visit_id for step in standing]
    query = select(VisitNotice).where(VisitNotice.disruption_id == disruption_id, VisitNotice.visit_id.in_(ids))
    for notice in (await session.execute(query.with_for_update())).scalars().all():
        was, notice.kind, notice.planned_at = notice.state, "standing", now
        notice.state = NEWS.get(was, "planned")
        notice.why = {"call": notice.why, "needless": "same"}.get(notice.state)
        notice.done_at = notice.done_by = notice.line_id = None
        if notice.state == "planned":
            await defer(session, SEND, notice=notice.id)
    await session.flush()
