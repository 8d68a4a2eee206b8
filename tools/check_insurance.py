"""Insurance: whether the hospital takes a plan. Never a promise about cost or coverage."""

from __future__ import annotations

from language.frame import Goal, GoalKind
from language.insurers import asks_for_one, plan_named
from tools import names
from tools.spec import Args, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class Insurance(Seen):
    """Whether the plan is taken; None when it is not known which plan is meant."""

    accepted: bool | None = None


async def check_insurance(ctx: ToolContext, _: Args) -> ToolResult:
    """Yes for a plan on the list that the patient named; else the list. Which plan was named is not for a model to say."""
    hospital = ctx.services.hospital
    asked = _asked(ctx)
    key = asked.insurer if asked is not None else None
    plan = next((i for i in hospital.file.insurers if i.key == key), None)
    if plan is not None:
        return ToolResult(Insurance(accepted=True), (Fact("insurance-yes", {"insurer": plan.name}),))
    if not hospital.file.insurers:
        return ToolResult(Insurance(), (Fact("answer-unknown-phone", {"phone": names.phone(ctx)}),))
    taken = tuple(i.name for i in hospital.file.insurers)
    told = (Fact("insurance-list", {"insurers": taken}), Fact("insurance-other", {"phone": names.phone(ctx)}))
    unlisted = _unlisted(asked)
    if unlisted is None:
        return ToolResult(Insurance(), told)
    return ToolResult(Insurance(), (Fact("insurance-unlisted", {"insurer": unlisted}), *told))


def _asked(ctx: ToolContext) -> Goal | None:
    """The question about plans that was asked last."""
    goals = [ctx.goal, *reversed(ctx.frame.goals)]
    return next((g for g in goals if g is not None and g.kind is GoalKind.INSURANCE), None)


def _unlisted(asked: Goal | None) -> str | None:
    """What the plan that was asked about is called, which is none of the hospital's; None where which there are was asked."""
    text = (asked.text if asked is not None else None) or ""
    return (plan_named(text) or names.UNNAMED) if asks_for_one(text) else None


SPEC = ToolSpec(
    name="check_insurance",
    description="Tell whether the hospital takes the patient's insurance plan.",
    args=Args,
    changes_state=False,
    level=0,
    run=check_insurance,
)
