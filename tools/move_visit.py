"""Move: a visit goes to an offered time in one step; the old time is given up only when the new one is had."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from scheduler_core import parking
from scheduler_core.models import Visit
from scheduler_core.record import Confirmed, Pending
from scheduler_core.types import Slot
from tools import care, facts, holds, names, offers, visit_handles
from tools.errors import Mendable, Refused
from tools.parking import after_change
from tools.proof import touched
from tools.receipts import confirmed, receipt_of
from tools.spec import Consenting, OfferArgs, ToolSpec
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult


class MoveArgs(OfferArgs):
    """Which visit goes to which offer."""

    visit: str = Field(pattern=r"^V[0-9]{1,4}$", description="Handle of a visit shown in this conversation, as in V1")


class Move(Resolved):
    """Exactly this visit to exactly this slot."""

    visit_id: UUID
    slot: dict[str, Any]
    old: datetime


class Moved(Seen):
    """What became of the move."""

    visit: str | None = None
    outcome: str


async def plan(ctx: ToolContext, args: MoveArgs) -> Plan:
    """Check that the offer is another time for the same kind of visit, and ask."""
    visit = await visit_handles.find(ctx, args.visit, "to move it")
    offer = offers.single(await offers.find(ctx, args.offer))
    slot = offers.slot_of(offer)
    _check(ctx, visit, slot)
    await care.keep_order(ctx, (visit, slot))
    await holds.keep(ctx, offer, replaces=visit.id)
    told = {**facts.meeting(ctx, slot), "old": names.local(ctx, visit.starts_at)}
    move = Move(visit_id=visit.id, slot=offer.slot, old=visit.starts_at)
    data = Moved(visit=args.visit, outcome="asked")
    return Plan(move, (facts.read_back(ctx, "read-back-move", told),), visit.version, data)


def _check(ctx: ToolContext, visit: Visit, slot: Slot) -> None:
    if slot.visit_type != visit.visit_type:
        raise Mendable("other_visit_type", "That offer is for another kind of visit; search again for this one.")
    if visit.starts_at <= ctx.now:
        raise Refused("move_late", Fact("move-late", {"phone": names.phone(ctx)}))
    same = (visit.starts_at, visit.practitioner, visit.site) == (slot.starts_at, slot.practitioner, slot.site)
    if same and visit.modality == slot.modality:
        raise Refused("same_time")


async def carry_out(ctx: ToolContext, move: Move) -> ToolResult:
    """Give up the hold and take the time for the visit, in one savepoint; the same key again moves nothing more."""
    visit, slot = await visit_handles.owned(ctx, move.visit_id, "to move it"), offers.as_slot(move.slot)
    await care.keep_order(ctx, (visit, slot))
    await holds.let_go(ctx)
    space = await parking.reserved(ctx.session, visit.id)
    outcome = await ctx.services.record.move(ctx.session, visit.id, visit.version, slot, ctx.key, ctx.now)
    if not isinstance(outcome, Confirmed | Pending):
        raise Refused("clinic_refused")
    moved = outcome.visit
    await touched(ctx, "move", "visit", moved.id, "the patient agreed to the read-back")
    if isinstance(outcome, Pending):
        return ToolResult(Moved(outcome="pending"), (Fact("receipt-move-pending", facts.meeting(ctx, slot)),))
    told = (*confirmed(ctx, "receipt-move", moved), *await after_change(ctx, moved, space))
    return ToolResult(Moved(outcome="moved"), told, receipt_of(moved))


async def version(ctx: ToolContext, move: Move) -> int | None:
    """The visit's version now."""
    return (await visit_handles.owned(ctx, move.visit_id, "to check it before moving")).version


SPEC = ToolSpec(
    name="move_visit",
    description="Ask the patient to confirm moving a visit to an offer; it is moved once they say yes.",
    args=MoveArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(Move, plan, carry_out, version),
    legal=lambda step: step.offers and step.visits,
)
