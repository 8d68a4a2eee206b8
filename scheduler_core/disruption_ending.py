"""A disruption that ends before its time: the clinician is back, the device works again. What was kept free is free at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotAllowed
from runtime.outbox import emit
from scheduler_core.away import give_back
from scheduler_core.disruption import Disruption, Step, touched
from scheduler_core.disruption_plans import find, proposal_of
from scheduler_core.disruption_tables import DisruptionPlan
from scheduler_core.hospital import Hospital
from scheduler_core.types import Window


@dataclass(frozen=True)
class Ended:
    """`standing` had no place and can take place as planned after all; `left` are the times that others gave up, now free."""

    row: DisruptionPlan
    standing: tuple[Step, ...] = ()
    left: tuple[Step, ...] = ()


async def end(session: AsyncSession, hospital: Hospital, plan_id: UUID, by: str, now: datetime) -> Ended:
    """End it now. Ended already, it does nothing more; NotAllowed for one that was never applied or is over.

    Who was moved stays where they were moved to: they were told so.
    """
    row = await find(session, plan_id, lock=True)
    if row.applied_at is None:
        raise NotAllowed(
            f"The proposal for {row.resource_key} was not applied.", hint="There is nothing to end.", code="not_applied"
        )
    if row.ended_at is not None:
        return Ended(row)
    if row.ends_at <= now:
        raise NotAllowed(f"{row.resource_key} is back already.", hint="There is nothing to end.", code="over")
    proposal = proposal_of(row)
    using = {v.id for v in await touched(session, hospital, _rest(row, now), proposal.unit) if v.starts_at >= now}
    await give_back(session, proposal.standing or row.id, now)
    row.ended_by, row.ended_at = by, now
    await emit(session, "disruption.ended", {"plan_id": row.id}, f"disruption.ended:{row.id}", now)
    steps = [step for step in proposal.steps if step.starts_at >= now]
    standing = tuple(step for step in steps if step.after is None and step.visit_id in using)
    return Ended(row, standing, tuple(step for step in steps if step.after is not None))


def _rest(row: DisruptionPlan, now: datetime) -> Disruption:
    window = Window(max(row.starts_at, now), row.ends_at)
    return Disruption(row.kind, row.resource_key, window)  # type: ignore[arg-type]
