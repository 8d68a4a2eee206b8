"""Swap: two visits of one patient take each other's time, each with its own doctor, by one yes and in one step."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from runtime.errors import StaleVersion
from scheduler_core import exchanges
from scheduler_core.exchanges import Turn
from scheduler_core.models import Visit
from scheduler_core.record import Confirmed
from scheduler_core.types import Slot
from scheduler_core.visit_rows import Seen as AsSeen
from tools import care, facts, names, offers, visit_handles
from tools.errors import Mendable, Refused
from tools.proof import touched
from tools.receipts import receipt_of
from tools.spec import Consenting, ToolSpec, VisitArgs
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult


class SwapArgs(VisitArgs):
    """The two visits."""

    other: str = Field(pattern=r"^V[0-9]{1,4}$", description="Handle of the visit to change places with, as in V2")


class Side(Resolved):
    """One of the two: the visit in this version, and the place that it gets."""

    visit_id: UUID
    version: int
    slot: dict[str, Any]
    old: datetime


class Swap(Resolved):
    """Exactly these two, to exactly these places."""

    one: Side
    other: Side


class Swapped(Seen):
    """What became of it."""

    outcome: str


async def plan(ctx: ToolContext, args: SwapArgs) -> Plan:
    """Try it out, undo it, and ask."""
    if args.visit == args.other:
        raise Mendable("same_visit", "Name two different visits.")
    one = await visit_handles.find(ctx, args.visit, "to swap it")
    other = await visit_handles.find(ctx, args.other, "to swap it")
    if min(one.starts_at, other.starts_at) <= ctx.now:
        raise Refused("move_late", Fact("move-late", {"phone": names.phone(ctx)}))
    if _alike(one) == _alike(other):
        raise Refused("swap_alike")
    turns = await exchanges.propose(ctx.session, ctx.services.search, one, other, ctx.now)
    if turns is None:
        raise Refused("swap_not_possible")
    await care.keep_order(ctx, (one, turns[0].slot), (other, turns[1].slot))
    swap = Swap(one=_side(one, turns[0].slot), other=_side(other, turns[1].slot))
    lines = tuple(_line(ctx, turn.slot, old) for turn, old in zip(turns, (one, other), strict=True))
    asked = facts.read_back(ctx, "read-back-swap", {"visits": lines})
    return Plan(swap, (asked,), data=Swapped(outcome="asked"))


def _alike(visit: Visit) -> tuple[str, str | None, str, str]:
    """What stays with a visit; where two have the same, nothing would change."""
    return visit.visit_type, visit.practitioner, visit.site, visit.modality


def _side(visit: Visit, slot: Slot) -> Side:
    return Side(visit_id=visit.id, version=visit.version, slot=offers.dump_slot(slot), old=visit.starts_at)


def _line(ctx: ToolContext, slot: Slot, old: Visit) -> Fact:
    return Fact("swap-visit", {**facts.meeting(ctx, slot), "old": names.local(ctx, old.starts_at)})


async def carry_out(ctx: ToolContext, swap: Swap) -> ToolResult:
    """Both or neither; the same key again changes nothing more."""
    turns = (_turn(swap.one), _turn(swap.other))
    moves = list[tuple[Visit, Slot]]()
    for side, turn in zip((swap.one, swap.other), turns, strict=True):
        visit = await visit_handles.owned(ctx, side.visit_id, "to swap it")
        if visit.version != side.version:
            raise StaleVersion("A visit was changed meanwhile.", hint="List the visits again.")
        moves.append((visit, turn.slot))
    await care.keep_order(ctx, *moves)
    outcomes = await ctx.services.record.exchange(ctx.session, turns, ctx.key, ctx.now)
    swapped = [outcome.visit for outcome in outcomes if isinstance(outcome, Confirmed)]
    if len(swapped) < len(outcomes):
        raise Refused("clinic_refused")
    for visit in swapped:
        await touched(ctx, "move", "visit", visit.id, "the patient agreed to the read-back")
    lines = tuple(Fact("together-visit", facts.meeting(ctx, visit)) for visit in swapped)
    return ToolResult(Swapped(outcome="swapped"), (Fact("receipt-swap", {"visits": lines}),), receipt_of(swapped[0]))


def _turn(side: Side) -> Turn:
    return Turn(AsSeen(side.visit_id, side.version), offers.as_slot(side.slot))


SPEC = ToolSpec(
    name="swap_visits",
    description="Ask the patient to confirm that two of their visits change times; it is done once they say yes.",
    args=SwapArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(Swap, plan, carry_out),
    legal=lambda step: step.visits,
)
