"""Take a place: a yes from the number on record to the offer of a freed time books that one time. No model can ask for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import Consents
from runtime.errors import Expired
from scheduler_core import visits
from scheduler_core.backfill import offer_of
from scheduler_core.care_order import OutOfOrder
from scheduler_core.models import BackfillOffer, Visit, WaitlistEntry
from scheduler_core.record import Confirmed, Pending
from scheduler_core.visit_rows import Seen as AsSeen
from tools import facts, replies
from tools.care import out_of_order
from tools.errors import Refused
from tools.proof import touched
from tools.receipts import confirmed, receipt_of
from tools.replies import OneVisit
from tools.spec import Consenting, NoArgs, ToolSpec
from tools.types import Fact, Plan, Seen, ToolContext, ToolResult
from tools.waiting import backfill_of

NAME = "take_waitlist_place"


class Place(OneVisit):
    """Exactly this offer, the time that is held for it, and the later visit in this version that moves there, if any."""

    offer_id: UUID
    moves: UUID | None = None
    moves_version: int | None = None

    @property
    def seen(self) -> AsSeen | None:
        """The later visit as it was asked about."""
        if self.moves is None or self.moves_version is None:
            return None
        return AsSeen(self.moves, self.moves_version)


class Taken(Seen):
    """What became of it."""

    outcome: str


async def ask_by_text(
    ledger: Consents,
    session: AsyncSession,
    conversation_id: UUID,
    offer: BackfillOffer,
    later: Visit | None,
    fact: Fact,
    now: datetime,
) -> UUID:
    """Open the question whether to take the offered time, for as long as it is held; a later question takes its place.

    `later` is the visit that the question says would move there.
    """
    entry = await session.get_one(WaitlistEntry, offer.entry_id)
    held = await visits.get(session, offer.hold_id)
    moved = {"moves": later.id, "moves_version": later.version} if later is not None else {}
    about, whose = Place(visit_id=held.id, offer_id=offer.id, **moved), entry.patient_id
    return await replies.ask(
        ledger, session, conversation_id, NAME, about, whose, held, fact, now, expires_at=offer.expires_at
    )


async def plan(_ctx: ToolContext, _args: NoArgs) -> Plan:
    """Only the text about a freed time asks this question."""
    raise Refused("not_allowed_here")


async def carry_out(ctx: ToolContext, agreed: Place) -> ToolResult:
    """Book what is held; the same key again books nothing more."""
    entry_patient = await _whose(ctx, agreed)
    moves = agreed.seen
    try:
        outcome = await backfill_of(ctx.services).accept(ctx.session, agreed.offer_id, ctx.key, ctx.now, moves)
    except Expired:
        raise Refused("waitlist_late") from None
    except OutOfOrder as error:
        raise out_of_order(ctx, error.broken, {moves.visit_id: None} if moves else {}) from None
    if not isinstance(outcome, Confirmed | Pending):
        raise Refused("clinic_refused")
    visit = outcome.visit
    done, became = ("book", "booked") if moves is None else ("move", "moved")
    await touched(ctx, done, "visit", visit.id, "the number on record took the freed time")
    assert visit.patient_id == entry_patient
    if isinstance(outcome, Pending):
        told = Fact(f"receipt-{done}-pending", facts.meeting(ctx, visit))
        return ToolResult(Taken(outcome="pending"), (told,), receipt_of(visit))
    return ToolResult(Taken(outcome=became), confirmed(ctx, f"receipt-{done}", visit), receipt_of(visit))


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
