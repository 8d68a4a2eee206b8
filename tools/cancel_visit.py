"""Cancel: with a fresh proof, and with the window and the fee told before the yes."""

from __future__ import annotations

from uuid import UUID

from scheduler_core.models import Visit
from scheduler_core.record import Confirmed, Pending
from tools import care, facts, names, visit_handles
from tools.cancelling import Terms, terms
from tools.errors import Refused
from tools.proof import touched
from tools.receipts import receipt_of
from tools.spec import Consenting, ToolSpec, VisitArgs
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult

REASON = "patient_asked"


class Cancellation(Resolved):
    """Exactly this visit, with exactly this fee; `needed_by` are the later visits that were said to need it."""

    visit_id: UUID
    fee: str
    needed_by: tuple[UUID, ...] = ()


class Cancelled(Seen):
    """What became of it."""

    visit: str | None = None
    outcome: str
    late: bool = False


async def plan(ctx: ToolContext, args: VisitArgs) -> Plan:
    """Say what it costs and which other visits need it, and ask."""
    visit = await visit_handles.find(ctx, args.visit, "to cancel it")
    now, later = _terms(ctx, visit), await care.dependents(ctx, visit)
    told = {**facts.meeting(ctx, visit), "hours": now.hours, "fee": now.fee}
    data = Cancelled(visit=args.visit, outcome="asked", late=now.late)
    return Plan(
        Cancellation(visit_id=visit.id, fee=now.fee, needed_by=tuple(needing.id for needing in later)),
        (*care.told_before_cancelling(ctx, later), facts.read_back(ctx, _key(now), told)),
        visit.version,
        data,
    )


def _terms(ctx: ToolContext, visit: Visit) -> Terms:
    now = terms(ctx.services.hospital, visit, ctx.now)
    if not now.possible:
        raise Refused("cancel_too_late", Fact("cancel-too-late", {"phone": names.phone(ctx)}))
    return now


def _key(now: Terms) -> str:
    if not now.late:
        return "read-back-cancel"
    return "read-back-cancel-late" if now.fee else "read-back-cancel-notice"


async def carry_out(ctx: ToolContext, agreed: Cancellation) -> ToolResult:
    """Cancel it, unless a fee or a visit that needs it was not told; the same key again cancels nothing more."""
    visit = await visit_handles.owned(ctx, agreed.visit_id, "to cancel it")
    now, later = _terms(ctx, visit), await care.dependents(ctx, visit)
    if now.fee != agreed.fee or not {needing.id for needing in later} <= set(agreed.needed_by):
        raise Refused("changed_meanwhile")
    told = facts.meeting(ctx, visit)
    outcome = await ctx.services.record.cancel(ctx.session, visit.id, visit.version, REASON, ctx.key, ctx.now)
    if not isinstance(outcome, Confirmed | Pending):
        raise Refused("clinic_refused")
    await touched(ctx, "cancel", "visit", visit.id, "the patient agreed to the read-back")
    fee = (Fact("receipt-fee", {"fee": now.fee, "hours": now.hours}),) if now.fee else ()
    done = Cancelled(outcome="cancelled", late=now.late)
    return ToolResult(done, (Fact("receipt-cancel", told), *fee), receipt_of(outcome.visit))


async def version(ctx: ToolContext, agreed: Cancellation) -> int | None:
    """The visit's version now."""
    return (await visit_handles.owned(ctx, agreed.visit_id, "to check it before cancelling")).version


SPEC = ToolSpec(
    name="cancel_visit",
    description="Ask the patient to confirm cancelling a visit, with what it costs; it is cancelled once they say yes.",
    args=VisitArgs,
    changes_state=True,
    level=3,
    level_if_new=2,
    consenting=Consenting(Cancellation, plan, carry_out, version),
    legal=lambda step: step.visits,
)
