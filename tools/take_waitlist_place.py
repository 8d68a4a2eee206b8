"""Take a place: a yes from the number on record to the offer of a freed time books that one time. No model can ask for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import Consents
from runtime.errors import Expired
from scheduler_core import visits
from scheduler_core.backfill import offer_of
from scheduler_core.models import BackfillOffer, WaitlistEntry
from scheduler_core.record import Confirmed, Pending
from tools import facts, replies
from tools.errors import Refused
from tools.proof import touched
from tools.receipts import confirmed, receipt_of
from tools.replies import OneVisit
from tools.spec import Consenting, NoArgs, ToolSpec
from tools.types import Fact, Plan, Seen, ToolContext, ToolResult
from tools.waiting import backfill_of

NAME = "take_waitlist_place"


class Place(OneVisit):
    """Exactly this offer, and the time that is held for it."""

    offer_id: UUID


class Taken(Seen):
    """What became of it."""

    outcome: str


async def ask_by_text(
    ledger: Consents, session: AsyncSession, conversation_id: UUID, offer: BackfillOffer, fact: Fact, now: datetime
) -> UUID:
    """Open the question whether to book the offered time, for as long as it is held; a later question takes its place."""
    entry = await session.get_one(WaitlistEntry, offer.entry_id)
    held = await visits.get(session, offer.hold_id)
    about, whose = Place(visit_id=held.id, offer_id=offer.id), entry.patient_id
    return await replies.ask(
        ledger, session, conversation_id, NAME, about, whose, held, fact, now, expires_at=offer.expires_at
    )


async def plan(_ctx: ToolContext, _args: NoArgs) -> Plan:
    """Only the text about a freed time asks this question."""
    raise Refused("not_allowed_here")


async def carry_out(ctx: ToolContext, agreed: Place) -> ToolResult:
    """Book what is held; the same key again books nothing more."""
    entry_patient = await _whose(ctx, agreed)
    try:
        outcome = await backfill_of(ctx.services).accept(ctx.session, agreed.offer_id, ctx.key, ctx.now)
    except Expired:
        raise Refused("waitlist_late") from None
    if not isinstance(outcome, Confirmed | Pending):
        raise Refused("clinic_refused")
    visit = outcome.visit
    await touched(ctx, "book", "visit", visit.id, "the number on record took the freed time")
    assert visit.patient_id == entry_patient
    if isinstance(outcome, Pending):
        return ToolResult(
            Taken(outcome="pending"), (Fact("receipt-book-pending", facts.meeting(ctx, visit)),), receipt_of(visit)
        )
    return ToolResult(Taken(outcome="booked"), confirmed(ctx, "receipt-book", visit), receipt_of(visit))


async def version(ctx: ToolContext, agreed: Place) -> int | None:
    """The version of what is held now."""
    if (await offer_of(ctx.session, agreed.offer_id)).status != "open":
        raise Refused("waitlist_late")
    return (await visits.get(ctx.session, agreed.visit_id)).version


async def _whose(ctx: ToolContext, agreed: Place) -> UUID:
    """The patient who waits, if that is what the reply proves: this offer and no other."""
    offer = await offer_of(ctx.session, agreed.offer_id)
    entry = await ctx.session.get_one(WaitlistEntry, offer.entry_id)
    mine = entry.patient_id == ctx.proof.patient_id and offer.hold_id == agreed.visit_id
    if not mine or (ctx.proof.level < 2 and ctx.proof.visit_id != agreed.visit_id):
        raise Refused("not_allowed_here")
    return entry.patient_id


SPEC = ToolSpec(
    name=NAME,
    description="Book the freed time that a patient on the waitlist was offered, when they answer yes. For code alone.",
    args=NoArgs,
    changes_state=True,
    level=1,
    consenting=Consenting(Place, plan, carry_out, version),
    by_code=True,
)
