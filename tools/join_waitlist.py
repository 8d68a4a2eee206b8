"""Waitlist: the patient waits for a kind of visit with what they wish for, once they have said yes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from scheduler_core import waitlist
from tools import facts, names
from tools.errors import Refused
from tools.goals import known_visit_type, wishing
from tools.private import hidden
from tools.proof import touched
from tools.spec import Consenting, NoArgs, ToolSpec
from tools.subject import may_act_for, subject
from tools.types import Fact, Plan, Resolved, Seen, ToolContext, ToolResult

WISHES = {"practitioner", "practitioner_gender", "location", "modality", "accessible", "speaks", "interpreter", "when"}
"""What of a goal is kept as the wishes of a waitlist entry."""


class Waiting(Resolved):
    """Exactly this kind of visit for exactly this patient, with these wishes."""

    visit_type: str
    patient_id: UUID
    wishes: dict[str, Any]


class Joined(Seen):
    """What became of it."""

    outcome: str


async def plan(ctx: ToolContext, _: NoArgs) -> Plan:
    """Ask for the kind of visit that the goal is about."""
    goal = wishing(ctx)
    visit_type = known_visit_type(ctx, goal.visit_type)
    who = await subject(ctx)
    if not hidden(ctx, visit_type) and await waitlist.entry_of(ctx.session, who, visit_type) is not None:
        await touched(ctx, "read", "patient", who, "whether they wait already")
        raise Refused("waitlist_already")
    waiting = Waiting(
        visit_type=visit_type,
        patient_id=who,
        wishes=goal.model_dump(mode="json", include=WISHES, exclude_none=True),
    )
    doctor = None if names.exposed(ctx, visit_type) else goal.practitioner
    told = {
        "visit_type": names.visit_type_name(ctx, visit_type),
        "practitioner": names.practitioner_name(ctx, doctor),
        "timed": bool(goal.when),
        **facts.for_whom(ctx, visit_type),
    }
    return Plan(waiting, (facts.read_back(ctx, "read-back-waitlist", told),), data=Joined(outcome="asked"))


async def carry_out(ctx: ToolContext, waiting: Waiting) -> ToolResult:
    """Join; the same key again adds nothing."""
    await may_act_for(ctx, waiting.patient_id)
    urgency = ctx.services.hospital.visit_type(waiting.visit_type).waitlist_class
    entry = await waitlist.join(
        ctx.session, waiting.patient_id, waiting.visit_type, waiting.wishes, ctx.key, ctx.now, priority=urgency
    )
    await touched(ctx, "join_waitlist", "patient", waiting.patient_id, "the patient agreed to the read-back")
    return ToolResult(Joined(outcome="joined"), (Fact("receipt-waitlist"),), str(entry.id))


SPEC = ToolSpec(
    name="join_waitlist",
    description="Ask the patient to confirm waiting for this kind of visit; they are put on the list once they say yes.",
    args=NoArgs,
    changes_state=True,
    level=2,
    consenting=Consenting(Waiting, plan, carry_out),
)
