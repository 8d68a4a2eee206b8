"""Proposals that are kept: what staff apply is exactly what they were shown, and once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.errors import Expired, NotFound
from scheduler_core import disruption
from scheduler_core.disruption import Applied, Disruption, Proposal
from scheduler_core.disruption_tables import DisruptionPlan
from scheduler_core.hospital import Hospital
from scheduler_core.search import Search

GOOD_FOR = timedelta(hours=1)
"""How long a proposal may lie before it must be made anew: the day has moved on."""

_PROPOSAL = TypeAdapter(Proposal)


async def keep(session: AsyncSession, search: Search, what: Disruption, by: str, now: datetime) -> DisruptionPlan:
    """Propose, and keep what was proposed. Raises as `disruption.propose`."""
    proposal = await disruption.propose(session, search, what, now)
    row = DisruptionPlan(
        id=new_id(), kind=what.kind, resource_key=what.resource, starts_at=what.window.starts_at,
        ends_at=what.window.ends_at, plan=_PROPOSAL.dump_python(proposal, mode="json"), proposed_by=by, proposed_at=now,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    return row


def proposal_of(row: DisruptionPlan) -> Proposal:
    """What was proposed."""
    return _PROPOSAL.validate_python(row.plan)


async def find(session: AsyncSession, plan_id: UUID, *, lock: bool = False) -> DisruptionPlan:
    """The kept proposal; NotFound."""
    query = select(DisruptionPlan).where(DisruptionPlan.id == plan_id).execution_options(populate_existing=True)
    row = (await session.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if row is None:
        raise NotFound(f"There is no proposal {plan_id}.", hint="Propose it again.", code="no_proposal")
    return row


async def carry_out(
    session: AsyncSession, hospital: Hospital, plan_id: UUID, by: str, now: datetime
) -> tuple[DisruptionPlan, Applied]:
    """Apply what was proposed; applied already, it does nothing more. Expired for a proposal that is too old."""
    row = await find(session, plan_id, lock=True)
    if row.applied_at is None and now - row.proposed_at > GOOD_FOR:
        raise Expired(
            f"The proposal {row.id} for {row.resource_key} is older than an hour.",
            hint="Propose it again.",
            code="proposal_old",
        )
    applied = await disruption.apply(session, hospital, proposal_of(row), f"disruption:{row.id}", now, row.id)
    if row.applied_at is None:
        row.applied_by, row.applied_at = by, now
        await session.flush()
    return row, applied


async def recent(session: AsyncSession, since: datetime, limit: int = 50) -> Sequence[DisruptionPlan]:
    """What was applied and is not over, or was lately, the newest first."""
    query = select(DisruptionPlan).where(DisruptionPlan.applied_at.is_not(None), DisruptionPlan.ends_at > since)
    return (await session.execute(query.order_by(DisruptionPlan.applied_at.desc()).limit(limit))).scalars().all()
