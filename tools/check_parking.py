"""Parking: is the patient's usual space free for the visit they are choosing or have booked?"""

from __future__ import annotations

from tools import parking
from tools.spec import NoArgs, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class Parking(Seen):
    """Whether the usual space is free."""

    free: bool


async def check_parking(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Look; nothing is kept by it."""
    what = await parking.slot_to_park_for(ctx)
    found = await parking.usual(ctx, what)
    key = "parking-free" if found.free else "parking-taken"
    return ToolResult(Parking(free=found.free), (Fact(key, parking.told(ctx, what, found.space)),))


SPEC = ToolSpec(
    name="check_parking",
    description="Check whether the patient's usual parking space is free for their visit.",
    args=NoArgs,
    changes_state=False,
    level=2,
    run=check_parking,
)
