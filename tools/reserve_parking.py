"""Parking: the usual space is kept for a visit, once the patient has said yes."""

from __future__ import annotations

from uuid import UUID

from scheduler_core import parking as spaces
from tools import facts, parking, visit_handles
from tools.errors import Refused
from tools.proof import touched
from tools.receipts import receipt_of
from tools.spec import Consenting, NoArgs, ToolSpec
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult


class Space(Resolved):
    """Exactly this space for exactly this visit."""

    visit_id: UUID
    space: str


class Reserved(Seen):
    """What became of it."""

    outcome: str


async def plan(ctx: ToolContext, _: NoArgs) -> Plan:
    """Check that it is free, and ask."""
    visit = await parking.visit_to_park_for(ctx)
    if visit is None:
        raise Refused("parking_none")
    found = await parking.usual(ctx, visit)
    told = parking.told(ctx, visit, found.space)
    if not found.free:
        raise Refused("parking_taken", Fact("parking-taken", told))
    asked = facts.read_back(ctx, "read-back-parking", told)
    return Plan(Space(visit_id=visit.id, space=found.space), (asked,), visit.version, Reserved(outcome="asked"))


async def carry_out(ctx: ToolContext, kept: Space) -> ToolResult:
    """Reserve it; the same key again reserves nothing more."""
    visit = await visit_handles.owned(ctx, kept.visit_id, "parking for it")
    told = parking.told(ctx, visit, kept.space)
    await spaces.reserve(ctx.session, visit.id, kept.space, ctx.key, ctx.now)
    await touched(ctx, "reserve_parking", "visit", visit.id, "the patient agreed to the read-back")
    return ToolResult(Reserved(outcome="reserved"), (Fact("receipt-parking", told),), receipt_of(visit))


async def version(ctx: ToolContext, kept: Space) -> int | None:
    """The visit's version now."""
    return (await visit_handles.owned(ctx, kept.visit_id, "to check it before parking")).version


SPEC = ToolSpec(
    name="reserve_parking",
    description="Ask the patient to confirm keeping their usual parking space; it is reserved once they say yes.",
    args=NoArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(Space, plan, carry_out, version),
)
