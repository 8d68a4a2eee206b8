"""Visits offered together: shown as one offer, held all or none, and found again by the first one's handle."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from runtime.database import new_id
from scheduler_core import series
from scheduler_core.types import Slot
from tools import offers
from tools.errors import Mendable
from tools.holds import KEPT, holder, kept_longer, let_go
from tools.models import Offer
from tools.types import ToolContext

Bundle = tuple[Offer, ...]


async def show(ctx: ToolContext, found: Sequence[Sequence[Slot]], people: Sequence[str] = ()) -> tuple[Bundle, ...]:
    """Store each of `found` as one offer of several visits; `people` are whose they are, in the order of the visits."""
    number, batch = await offers.counted(ctx)
    shown: list[Bundle] = []
    for slots in found:
        first = new_id()
        whose: Sequence[str | None] = people or [None] * len(slots)
        bundle = tuple(
            Offer(
                id=first if place == 0 else new_id(), conversation_id=ctx.conversation.id, number=number + place + 1,
                batch=batch + 1, slot=offers.dump_slot(slot), part_of=first, for_whom=whom, shown_at=ctx.now,
                expires_at=ctx.now + offers.KEPT,
            )
            for place, (slot, whom) in enumerate(zip(slots, whose, strict=True))
        )  # fmt: skip
        number += len(bundle)
        ctx.session.add_all(bundle)
        shown.append(bundle)
    await ctx.session.flush()
    return tuple(shown)


async def parts_of(ctx: ToolContext, offer: Offer) -> Bundle:
    """All visits of the offer, in order; Mendable where it is of one."""
    if offer.part_of is None:
        raise Mendable("offered_alone", "This offer is of one visit; use book_visit.")
    query = select(Offer).where(Offer.conversation_id == ctx.conversation.id, Offer.part_of == offer.id)
    return tuple((await ctx.session.execute(query.order_by(Offer.number))).scalars())


async def keep(ctx: ToolContext, parts: Bundle) -> tuple[UUID, ...]:
    """Hold all of them from now on for as long as a read-back waits, or none; the proposed visits' ids. SlotTaken."""
    extended = [await kept_longer(ctx, part) for part in parts]
    if not all(extended):
        await let_go(ctx)
        slots = [offers.slot_of(part) for part in parts]
        key = f"hold:{parts[0].id}:{ctx.key}"
        held = await series.hold(ctx.session, slots, holder(ctx), ctx.now, KEPT, key)
        for part, visit in zip(parts, held, strict=True):
            part.hold_id, part.held_until = visit.id, visit.hold_expires_at
    await ctx.session.flush()
    return tuple(part.hold_id for part in parts if part.hold_id is not None)


async def kept(ctx: ToolContext, parts: Bundle) -> tuple[UUID, ...]:
    """The live holds of all of them; new ones where any has lapsed and they are still free."""
    live = [part.hold_id for part in parts if part.hold_id and part.held_until and part.held_until > ctx.now]
    return tuple(live) if len(live) == len(parts) else await keep(ctx, parts)
