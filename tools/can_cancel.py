"""Am I too late to cancel? The rule for a visit of the verified patient, or the hospital's rule in general."""

from __future__ import annotations

from pydantic import Field

from scheduler_core.hospital.schema import VisitType
from tools import facts, names, visit_handles
from tools.cancelling import terms, worded_fee
from tools.proof import require
from tools.spec import Args, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class CanCancelArgs(Args):
    """The visit, where it is known which."""

    visit: str | None = Field(default=None, pattern=r"^V[0-9]{1,4}$", description="Handle of a visit, as in V1")


class CanCancel(Seen):
    """The answer."""

    visit: str | None = None
    possible: bool | None = None
    late: bool | None = None


async def can_cancel(ctx: ToolContext, args: CanCancelArgs) -> ToolResult:
    """Changes nothing; a visit of one's own needs proof like any look at it."""
    if args.visit is None:
        return ToolResult(CanCancel(), _policy(ctx))
    require(ctx, 2)
    visit = await visit_handles.find(ctx, args.visit, "whether it can still be cancelled")
    now = terms(ctx.services.hospital, visit, ctx.now)
    told = {**facts.meeting(ctx, visit), "hours": now.hours, "fee": now.fee}
    told |= {"until": names.local(ctx, now.free_until), "phone": names.phone(ctx)}
    data = CanCancel(visit=args.visit, possible=now.possible, late=now.late)
    return ToolResult(data, (Fact(_key(now.possible, now.late, bool(now.fee)), told),))


def _key(possible: bool, late: bool, fee: bool) -> str:
    if not possible:
        return "cancel-too-late"
    if not late:
        return "can-cancel"
    return "can-cancel-late" if fee else "can-cancel-late-free"


def _policy(ctx: ToolContext) -> tuple[Fact, ...]:
    """The rule that binds most: the longest window, and the highest fee of those who have it."""
    kinds: tuple[VisitType, ...] = ctx.services.hospital.file.visit_types
    hours = max(kind.cancel_hours for kind in kinds)
    dearest = max((k for k in kinds if k.cancel_hours == hours), key=lambda k: k.cancel_fee)
    fee = worded_fee(ctx.services.hospital, dearest)
    told = [Fact("cancel-policy", {"hours": hours})]
    return tuple([*told, Fact("cancel-policy-fee", {"fee": fee})] if fee else told)


SPEC = ToolSpec(
    name="can_cancel",
    description="Tell whether a visit can still be cancelled and at what cost. Cancels nothing.",
    args=CanCancelArgs,
    changes_state=False,
    level=0,
    run=can_cancel,
)
