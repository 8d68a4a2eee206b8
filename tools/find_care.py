"""Find care: which kind of visit fits what the patient said, from the hospital's own list."""

from __future__ import annotations

from pydantic import Field

from tools import names
from tools.goals import known_visit_type, wishing
from tools.spec import Args, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult

SHOWN = 3


class CareArgs(Args):
    """A kind of visit the model thinks of, where the patient's words did not settle it."""

    reason: str | None = Field(
        default=None, pattern=r"^[a-z0-9_-]{1,64}$", description="Key of a visit type or specialty"
    )


class Care(Seen):
    """Keys of what could fit."""

    visit_type: str | None = None
    candidates: tuple[str, ...] = ()
    telehealth: bool | None = None
    referral: bool | None = None


async def find_care(ctx: ToolContext, args: CareArgs) -> ToolResult:
    """One visit type, or a few to choose from, or that it is not known."""
    candidates = _candidates(ctx, args.reason)
    if not candidates:
        return ToolResult(Care(), (Fact("care-unknown"),))
    if len(candidates) > 1:
        return ToolResult(Care(candidates=candidates), (_options(ctx, candidates),))
    key = known_visit_type(ctx, candidates[0])
    visit_type = ctx.services.hospital.visit_type(key)
    told = [Fact("care-found", {"visit_type": names.visit_type_name(ctx, key)})]
    if visit_type.referral:
        told.append(Fact("care-referral"))
    data = Care(visit_type=key, candidates=candidates, telehealth=visit_type.telehealth, referral=visit_type.referral)
    return ToolResult(data, tuple(told))


def _candidates(ctx: ToolContext, reason: str | None) -> tuple[str, ...]:
    """What understanding settled, else what the model names, else what understanding thought possible."""
    goal = wishing(ctx)
    if goal.visit_type:
        return (goal.visit_type,)
    hospital = ctx.services.hospital
    if reason in hospital.visit_types:
        return (str(reason),)
    specialty = reason or goal.specialty
    named = tuple(t.key for t in hospital.directory.visit_types if specialty and t.specialty == specialty)
    possible = tuple(c.key for c in goal.visit_type_candidates)
    told = {t.key for t in hospital.directory.visit_types if goal.specialty and t.specialty == goal.specialty}
    asked_for = {*possible, *told}
    sayable = tuple(key for key in named if key in asked_for or not names.exposed(ctx, key))
    return (sayable or possible)[:SHOWN]


def _options(ctx: ToolContext, keys: tuple[str, ...]) -> Fact:
    shown = [names.name(ctx, key) for key in keys]
    lines = tuple(Fact("care-option-line", {"number": n, "visit_type": name}) for n, name in enumerate(shown, 1))
    return Fact("care-options", {"options": lines}, tuple(shown))


SPEC = ToolSpec(
    name="find_care",
    description="Which kind of visit fits the patient's reason.",
    args=CareArgs,
    changes_state=False,
    level=0,
    run=find_care,
)
