"""Video: a visit keeps its day and time and its doctor, and is by video."""

from __future__ import annotations

from uuid import UUID

from scheduler_core import parking
from scheduler_core.models import Visit
from scheduler_core.record import Confirmed, Pending
from tools import facts, names, visit_handles
from tools.errors import Refused
from tools.parking import after_change
from tools.proof import touched
from tools.receipts import calendar, receipt_of
from tools.spec import Consenting, ToolSpec, VisitArgs
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult


class Switch(Resolved):
    """Exactly this visit."""

    visit_id: UUID


class Switched(Seen):
    """What became of it."""

    visit: str | None = None
    outcome: str


async def plan(ctx: ToolContext, args: VisitArgs) -> Plan:
    """Check that this kind of visit can be by video, and ask."""
    visit = await visit_handles.find(ctx, args.visit, "to make it a video visit")
    _check(ctx, visit)
    asked = facts.read_back(ctx, "read-back-video", facts.meeting(ctx, visit))
    return Plan(Switch(visit_id=visit.id), (asked,), visit.version, Switched(visit=args.visit, outcome="asked"))


def _check(ctx: ToolContext, visit: Visit) -> None:
    if visit.modality == "telehealth":
        raise Refused("video_already")
    if not ctx.services.hospital.visit_type(visit.visit_type).telehealth:
        raise Refused("video_not_possible")
    if visit.starts_at <= ctx.now:
        raise Refused("move_late", Fact("move-late", {"phone": names.phone(ctx)}))


async def carry_out(ctx: ToolContext, switch: Switch) -> ToolResult:
    """Change it; the same key again changes nothing more."""
    visit = await visit_handles.owned(ctx, switch.visit_id, "to make it a video visit")
    _check(ctx, visit)
    space = await parking.reserved(ctx.session, visit.id)
    outcome = await ctx.services.record.to_telehealth(ctx.session, visit.id, visit.version, ctx.key, ctx.now)
    if not isinstance(outcome, Confirmed | Pending):
        raise Refused("clinic_refused")
    await touched(ctx, "to_telehealth", "visit", visit.id, "the patient agreed to the read-back")
    told = (Fact("receipt-video", facts.meeting(ctx, outcome.visit)), *calendar(ctx, outcome.visit))
    given_up = await after_change(ctx, outcome.visit, space)
    return ToolResult(Switched(outcome="switched"), (*told, *given_up), receipt_of(outcome.visit))


async def version(ctx: ToolContext, switch: Switch) -> int | None:
    """The visit's version now."""
    return (await visit_handles.owned(ctx, switch.visit_id, "to check it before the change")).version


SPEC = ToolSpec(
    name="switch_to_video",
    description="Ask the patient to confirm making a visit a video visit; it is changed once they say yes.",
    args=VisitArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(Switch, plan, carry_out, version),
    legal=lambda step: step.visits,
)
