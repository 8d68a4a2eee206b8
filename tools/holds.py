"""Holds: the time a patient is thinking about is kept for them, one at a time, and let go when they choose another."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from runtime.driver import flushed
from runtime.errors import NotAllowed, NotFound, SlotTaken
from runtime.objects import Objects
from scheduler_core import visits
from scheduler_core.claims import slot_taken
from scheduler_core.models import Visit
from scheduler_core.types import Window, Wishes
from tools.models import Offer
from tools.offers import dump_slot, interpreted, slot_of
from tools.types import ToolContext

KEPT = timedelta(minutes=10)
"""How long a slot is held; as long as a read-back waits for its yes."""
_HELD = Objects(select(Offer).where(Offer.conversation_id == bindparam("here", type_=Uuid), Offer.hold_id.is_not(None)))


def holder(ctx: ToolContext) -> str:
    """Who holds, in the schedule's words."""
    return f"conversation:{ctx.conversation.id}"


async def keep(ctx: ToolContext, offer: Offer, replaces: UUID | None = None) -> UUID:
    """Hold the offer's slot from now on for `KEPT`, letting go of whatever this conversation held; the proposed visit's id.

    `replaces` is the visit that is to be moved there. SlotTaken when somebody else has it.
    """
    if replaces is None and await kept_longer(ctx, offer):
        assert offer.hold_id is not None
        return offer.hold_id
    await let_go(ctx)
    try:
        hold = await _hold(ctx, offer, replaces, "first")
    except SlotTaken:
        await _take_other_rooms(ctx, offer, replaces)
        hold = await _hold(ctx, offer, replaces, "again")
    offer.hold_id, offer.held_until = hold.id, hold.hold_expires_at
    await flushed(ctx.session)
    return hold.id


async def kept_longer(ctx: ToolContext, offer: Offer) -> bool:
    """Whether it is this very offer that is held already, now for `KEPT`; then nothing needs to be given up and taken again."""
    if offer.hold_id is None:
        return False
    until = await visits.extend(ctx.session, offer.hold_id, holder(ctx), ctx.now, KEPT)
    if until is not None:
        offer.held_until = until
        await flushed(ctx.session)
    return until is not None


async def _hold(ctx: ToolContext, offer: Offer, replaces: UUID | None, attempt: str) -> Visit:
    key, slot = f"hold:{offer.id}:{ctx.key}:{attempt}", slot_of(offer)
    if slot.shares is not None and ctx.services.overbooking is not None:
        return await ctx.services.overbooking.hold(ctx.session, slot, holder(ctx), ctx.now, KEPT, key)
    return await visits.hold(ctx.session, slot, holder(ctx), ctx.now, KEPT, key, replaces=replaces)


async def _take_other_rooms(ctx: ToolContext, offer: Offer, replaces: UUID | None) -> None:
    """The same time with the same people in another room, if only the room was taken; else SlotTaken."""
    slot = slot_of(offer)
    if slot.shares is not None:
        raise slot_taken()
    wishes = Wishes(
        visit_type=slot.visit_type,
        windows=(Window(slot.starts_at, slot.starts_at + timedelta(minutes=1)),),
        practitioner=slot.practitioner,
        site=slot.site,
        modality=slot.modality,
        ignore_visit=replaces,
        accessible=any(goal.accessible for goal in ctx.frame.goals),
        interpreter=interpreted(ctx, offer),
        limit=1,
    ).keeping(slot.lasting)
    found = await ctx.services.search.find(ctx.session, wishes, ctx.now)
    if not found:
        raise slot_taken()
    offer.slot = dump_slot(found[0])


async def kept(ctx: ToolContext, offer: Offer, replaces: UUID | None = None) -> UUID:
    """The live hold of this offer; a new one if it has lapsed and the slot is still free."""
    if offer.hold_id is not None and offer.held_until is not None and offer.held_until > ctx.now:
        return offer.hold_id
    return await keep(ctx, offer, replaces)


async def let_go(ctx: ToolContext) -> None:
    """Release every hold of this conversation."""
    for offer in await _HELD.all(ctx.session, here=ctx.conversation.id):
        if offer.hold_id is not None:
            await _release(ctx, offer.hold_id)
        offer.hold_id = offer.held_until = None
    await flushed(ctx.session)


async def _release(ctx: ToolContext, hold_id: UUID) -> None:
    try:
        await visits.release(ctx.session, hold_id, holder(ctx), ctx.now)
    except (NotAllowed, NotFound):
        return  # lapsed and swept, or booked meanwhile: there is nothing left to let go
