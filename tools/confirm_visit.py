"""Confirm: a yes from the number on record to a reminder of ours confirms that one visit. No model can ask for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import Consents
from scheduler_core import visits
from scheduler_core.models import Visit
from tools import facts, replies
from tools.errors import Refused
from tools.proof import touched
from tools.receipts import receipt_of
from tools.replies import OneVisit
from tools.spec import Consenting, NoArgs, ToolSpec
from tools.types import Fact, Plan, Seen, ToolContext, ToolResult

NAME = "confirm_visit"


class Confirmation(OneVisit):
    """That the patient will come to exactly this visit."""


class Confirmed(Seen):
    """What became of it."""

    outcome: str = "confirmed"


async def ask_by_reminder(
    ledger: Consents, session: AsyncSession, conversation_id: UUID, visit: Visit, fact: Fact, now: datetime
) -> UUID:
    """Open the question that a reminder asks, about the visit as it is now; a later reminder takes its place."""
    about, whose = Confirmation(visit_id=visit.id), visit.patient_id
    return await replies.ask(
        ledger, session, conversation_id, NAME, about, whose, visit, fact, now, expires_at=visit.starts_at
    )


async def plan(_ctx: ToolContext, _args: NoArgs) -> Plan:
    """Only a reminder asks this question."""
    raise Refused("not_allowed_here")


async def carry_out(ctx: ToolContext, agreed: Confirmation) -> ToolResult:
    """Note it; the same key again notes nothing more."""
    visit = await _reminded(ctx, agreed)
    done = await visits.confirm(ctx.session, visit.id, visit.version, ctx.key, ctx.now)
    await touched(ctx, "confirm", "visit", visit.id, "the number on record answered a reminder")
    return ToolResult(Confirmed(), (Fact("receipt-confirm", facts.meeting(ctx, done)),), receipt_of(done))


async def version(ctx: ToolContext, agreed: Confirmation) -> int | None:
    """The visit's version now."""
    return (await _reminded(ctx, agreed)).version


async def _reminded(ctx: ToolContext, agreed: Confirmation) -> Visit:
    """The live visit of which the patient was reminded, if that is what the reply proves."""
    visit = await visits.get(ctx.session, agreed.visit_id)
    if visit.patient_id != ctx.proof.patient_id or (ctx.proof.level < 2 and ctx.proof.visit_id != visit.id):
        raise Refused("not_allowed_here")
    if visit.status not in visits.LIVE:
        raise Refused("visit_gone")
    return visit


SPEC = ToolSpec(
    name=NAME,
    description="Note that the patient will come, when they answer a reminder with yes. For code alone.",
    args=NoArgs,
    changes_state=True,
    level=1,
    consenting=Consenting(Confirmation, plan, carry_out, version),
    by_code=True,
)
