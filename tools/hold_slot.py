"""Hold: keep an offered time for the patient while they prove who they are and make up their mind."""

from __future__ import annotations

from tools import bundles, facts, holds, offers
from tools.models import Offer
from tools.spec import OfferArgs, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class Held(Seen):
    """The offer that is held."""

    held: str
    minutes: int


async def hold_slot(ctx: ToolContext, args: OfferArgs) -> ToolResult:
    """Hold the offer; SlotTaken when somebody else was faster."""
    offer = await offers.find(ctx, args.offer)
    if offer.part_of is not None:
        return await _hold_all(ctx, offer)
    await holds.keep(ctx, offer, replaces=offer.for_visit)
    minutes = int(holds.KEPT.total_seconds() // 60)
    told = Fact("slot-held", {**facts.meeting(ctx, offers.slot_of(offer)), "minutes": minutes})
    return ToolResult(Held(held=offer.handle, minutes=minutes), (told,))


async def _hold_all(ctx: ToolContext, offer: Offer) -> ToolResult:
    """All visits that are offered together, or none."""
    parts = await bundles.parts_of(ctx, offer)
    await bundles.keep(ctx, parts)
    minutes = int(holds.KEPT.total_seconds() // 60)
    told = Fact("together-held", {"count": len(parts), "minutes": minutes})
    return ToolResult(Held(held=offer.handle, minutes=minutes), (told,))


SPEC = ToolSpec(
    name="hold_slot",
    description="Keep an offered time for ten minutes while the patient decides. Nothing is booked by it.",
    args=OfferArgs,
    changes_state=True,
    level=0,
    run=hold_slot,
    legal=lambda step: step.offers,
)
