"""Book: an offered time becomes the verified patient's visit, once they have said yes to the read-back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from scheduler_core.models import Visit
from scheduler_core.overbooking.grants import write_booked
from scheduler_core.record import Confirmed, Pending
from scheduler_core.types import Slot
from scheduler_core.visits import LIVE
from tools import facts, holds, names, offers
from tools.care import hurried, known_to, refuse_missing, refuse_overlap, refuse_uncleared
from tools.errors import Refused
from tools.models import Offer
from tools.private import hidden
from tools.proof import touched
from tools.receipts import confirmed, interpreting, needed, receipt_of
from tools.spec import Consenting, OfferArgs, ToolSpec
from tools.subject import may_act_for, subject
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult


class Booking(Resolved):
    """Exactly this slot for exactly this patient."""

    offer: str
    slot: dict[str, Any]
    patient_id: UUID


class Booked(Seen):
    """What became of the offer."""

    offer: str
    outcome: str


async def plan(ctx: ToolContext, args: OfferArgs) -> Plan:
    """Hold the slot anew, so that it outlasts the question, and ask."""
    patient_id = await subject(ctx)
    offer = offers.single(await offers.find(ctx, args.offer))
    known = await _check(ctx, patient_id, offers.slot_of(offer))
    await holds.keep(ctx, offer)
    booking = Booking(offer=offer.handle, slot=offer.slot, patient_id=patient_id)
    slot = offers.slot_of(offer)
    told = (*_already(ctx, known, slot), *hurried(ctx, known, slot), *_needed(ctx, slot), _read_back(ctx, offer, slot))
    return Plan(booking, told, data=Booked(offer=offer.handle, outcome="asked"))


def _read_back(ctx: ToolContext, offer: Offer, slot: Slot) -> Fact:
    language, args = offers.interpreted(ctx, offer), facts.meeting(ctx, slot)
    if language is None:
        return facts.read_back(ctx, "read-back-book", args)
    return facts.read_back(ctx, "read-back-book-interpreter", args | {"language": language})


async def _check(ctx: ToolContext, patient_id: UUID, slot: Slot) -> Sequence[Visit]:
    """The patient's visits. Refused if they are somewhere else then, or if what must come first will not have taken place."""
    refuse_uncleared(ctx, slot)
    known = await known_to(ctx, patient_id)
    refuse_overlap(ctx, known, slot)
    refuse_missing(ctx, known, slot)
    return known


def _already(ctx: ToolContext, known: Sequence[Visit], slot: Slot) -> tuple[Fact, ...]:
    """That the patient has a visit of this kind to come, unless who speaks may not know of it."""
    coming = (v for v in known if v.visit_type == slot.visit_type and v.status in LIVE and v.starts_at > ctx.now)
    first = next(coming, None)
    return () if first is None or hidden(ctx, slot.visit_type) else (Fact("already-booked", facts.meeting(ctx, first)),)


def _needed(ctx: ToolContext, slot: Slot) -> tuple[Fact, ...]:
    """What they have to have first, before they say yes; not of a kind that a text must not name."""
    return () if names.exposed(ctx, slot.visit_type) else needed(ctx, slot.visit_type)


async def carry_out(ctx: ToolContext, booking: Booking) -> ToolResult:
    """Book the held slot; the same key again books nothing more."""
    await may_act_for(ctx, booking.patient_id)
    offer = await offers.find(ctx, booking.offer, however_old=True)
    refuse_uncleared(ctx, offers.slot_of(offer))
    refuse_missing(ctx, await known_to(ctx, booking.patient_id), offers.slot_of(offer))
    hold_id = await holds.kept(ctx, offer)
    outcome = await ctx.services.record.book(ctx.session, hold_id, booking.patient_id, ctx.key, ctx.now)
    if not isinstance(outcome, Confirmed | Pending):
        raise Refused("clinic_refused")
    visit = outcome.visit
    offer.hold_id, offer.held_until, offer.visit_id = None, None, visit.id
    await touched(ctx, "book", "visit", visit.id, "the patient agreed to the read-back")
    if offers.slot_of(offer).shares is not None:
        await write_booked(ctx.session, visit.id, ctx.now)
    data = Booked(offer=offer.handle, outcome="booked" if isinstance(outcome, Confirmed) else "pending")
    if isinstance(outcome, Pending):
        return ToolResult(data, (Fact("receipt-book-pending", facts.meeting(ctx, visit)),), receipt_of(visit))
    return ToolResult(data, (*confirmed(ctx, "receipt-book", visit), *interpreting(ctx, offer)), receipt_of(visit))


SPEC = ToolSpec(
    name="book_visit",
    description="Ask the patient to confirm an offer; it is booked once they say yes.",
    args=OfferArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(Booking, plan, carry_out),
    legal=lambda step: step.offers,
)
