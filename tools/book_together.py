"""Book several visits by one yes to a read-back that names each of them: all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from scheduler_core.models import Visit
from scheduler_core.record import Confirmed, Pending
from scheduler_core.types import Slot
from tools import bundles, facts, names, offers, receipts
from tools.bundles import Bundle
from tools.care import known_to, refuse_missing, refuse_overlap, refuse_uncleared
from tools.errors import Refused
from tools.proof import touched
from tools.shifts import MINUTE
from tools.spec import Consenting, OfferArgs, ToolSpec
from tools.subject import acting, family, may_act_for
from tools.types import Acting, Fact, Plan, Resolved, Seen, ToolContext, ToolResult


class Part(Resolved):
    """One of the visits: this slot for this patient."""

    slot: dict[str, Any]
    patient_id: UUID


class BookingTogether(Resolved):
    """Exactly these visits."""

    offer: str
    parts: tuple[Part, ...]


class BookedTogether(Seen):
    """What became of the offer."""

    offer: str
    outcome: str
    visits: int


async def plan(ctx: ToolContext, args: OfferArgs) -> Plan:
    """Hold all of them anew, so that they outlast the question, and ask."""
    offer = await offers.find(ctx, args.offer)
    parts = await bundles.parts_of(ctx, offer)
    whose = await _whose(ctx, parts)
    await _check(ctx, parts, whose)
    await bundles.keep(ctx, parts)
    booked = tuple(Part(slot=part.slot, patient_id=one.patient_id) for part, one in zip(parts, whose, strict=True))
    args_of_fact = {"count": len(parts), "visits": facts.several(ctx, parts, whose)}
    data = BookedTogether(offer=offer.handle, outcome="asked", visits=len(parts))
    asked = facts.read_back(ctx, "read-back-together", args_of_fact)
    return Plan(BookingTogether(offer=offer.handle, parts=booked), (asked,), data=data)


async def _whose(ctx: ToolContext, parts: Bundle) -> tuple[Acting, ...]:
    people = [part.for_whom for part in parts if part.for_whom is not None]
    if not people:
        return (await acting(ctx),) * len(parts)
    try:
        return await family(ctx, people)
    except Refused as refused:
        at = [names.local(ctx, offers.slot_of(part).starts_at).strftime(MINUTE) for part in parts]
        refused.data = {**refused.data, "starts": dict(zip(people, at, strict=True))}
        raise


async def _check(ctx: ToolContext, parts: Bundle, whose: Sequence[Acting]) -> None:
    """Refused if somebody is elsewhere then, or what must come first neither is among the visits nor on record."""
    slots = [offers.slot_of(part) for part in parts]
    for who in dict.fromkeys(whose):
        ctx.acting = who
        known = await known_to(ctx, who.patient_id)
        mine = [slot for slot, one in zip(slots, whose, strict=True) if one == who]
        for place, slot in enumerate(mine):
            refuse_overlap(ctx, known, slot)
            before = [*known, *(_as_visit(earlier) for earlier in mine[:place])]
            refuse_uncleared(ctx, slot)
            refuse_missing(ctx, before, slot)


def _as_visit(slot: Slot) -> Visit:
    return Visit(visit_type=slot.visit_type, status="booked", starts_at=slot.starts_at, ends_at=slot.ends_at)


async def carry_out(ctx: ToolContext, booking: BookingTogether) -> ToolResult:
    """Book every one of them in the savepoint of the yes; the same key again books nothing more."""
    offer = await offers.find(ctx, booking.offer, however_old=True)
    parts = await bundles.parts_of(ctx, offer)
    held = await bundles.kept(ctx, parts)
    booked: list[Visit] = []
    whose: list[Acting] = []
    pending = False
    for place, (part, hold_id, agreed) in enumerate(zip(parts, held, booking.parts, strict=True)):
        whose.append(await may_act_for(ctx, agreed.patient_id))
        key = f"{ctx.key}:{place}"
        outcome = await ctx.services.record.book(ctx.session, hold_id, agreed.patient_id, key, ctx.now)
        if not isinstance(outcome, Confirmed | Pending):
            raise Refused("clinic_refused")
        pending |= isinstance(outcome, Pending)
        part.hold_id, part.held_until, part.visit_id = None, None, outcome.visit.id
        await touched(ctx, "book", "visit", outcome.visit.id, "the patient agreed to the read-back")
        booked.append(outcome.visit)
    data = BookedTogether(offer=offer.handle, outcome="pending" if pending else "booked", visits=len(booked))
    key = "receipt-together-pending" if pending else "receipt-together"
    told = Fact(key, {"count": len(booked), "visits": facts.several(ctx, parts, whose)})
    return ToolResult(data, (told, *(() if pending else _to_know(ctx, booked, whose))), receipts.receipt_of(booked[0]))


def _to_know(ctx: ToolContext, booked: Sequence[Visit], whose: Sequence[Acting]) -> tuple[Fact, ...]:
    """Where to go, what is needed and how to get ready, once each; a calendar entry for every visit."""
    told: list[Fact] = []
    links: list[Fact] = []
    for visit, ctx.acting in zip(booked, whose, strict=True):
        told += [fact for fact in receipts.to_know(ctx, visit) if fact not in told]
        links += [Fact("calendar-link", link.args) for link in receipts.calendar(ctx, visit)]
    return (*told, Fact("receipt-calendars", {"links": tuple(links)})) if links else tuple(told)


SPEC = ToolSpec(
    name="book_together",
    description="Ask the patient to confirm an offer of several visits; all are booked once they say yes.",
    args=OfferArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(BookingTogether, plan, carry_out),
    legal=lambda step: step.offers,
)
