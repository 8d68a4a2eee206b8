"""Hand over: a person takes the conversation on, or calls back at a promised time when nobody is on duty."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tools import names
from tools.spec import Args, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult

Reason = Literal[
    "asked", "not_understood", "verification", "complaint", "medical", "billing", "records", "record", "other"
]


class HandOverArgs(Args):
    """Why a person is needed."""

    reason: Reason = Field(description="Why a person is needed")


class HandedOver(Seen):
    """Whether somebody is there now."""

    on_duty: bool


async def hand_over(ctx: ToolContext, args: HandOverArgs) -> ToolResult:
    """Put the conversation before the staff."""
    promised = await ctx.services.handovers.request(ctx, args.reason)
    wish = (Fact("record-by-staff"),) if args.reason == "record" else ()
    if promised is None:
        return ToolResult(HandedOver(on_duty=True), (*wish, Fact("handed-over")))
    told = Fact("handed-over-promised", {"when": names.local(ctx, promised)})
    return ToolResult(HandedOver(on_duty=False), (*wish, told))


SPEC = ToolSpec(
    name="hand_over",
    description="Give the conversation to a member of staff: the patient asked for a person, or cannot be helped here.",
    args=HandOverArgs,
    changes_state=True,
    level=0,
    run=hand_over,
)
