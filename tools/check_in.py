"""Check in: who is there gets the link by which they join the line, for each visit that it is time for."""

from __future__ import annotations

from scheduler_core.models import Visit
from scheduler_core.outcomes import EARLIEST
from scheduler_core.queue import check_in as checking
from tools import facts
from tools.private import coming
from tools.spec import NoArgs, ToolSpec
from tools.subject import subject
from tools.types import Fact, Seen, ToolContext, ToolResult


class Arriving(Seen):
    """For how many visits there is a link."""

    links: int = 0


async def check_in(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """A link for each visit in person that it is time for; else from when it will be, or that there is none."""
    found = await coming(ctx, await subject(ctx), "the patient has arrived")
    in_person = [visit for visit in found if visit.modality != "telehealth"]
    due = [visit for visit in in_person if visit.starts_at - EARLIEST <= ctx.now]
    if due:
        return ToolResult(Arriving(links=len(due)), tuple(_link(ctx, visit) for visit in due))
    if in_person:
        return ToolResult(Arriving(), (Fact("check-in-early", facts.meeting(ctx, in_person[0])),))
    return ToolResult(Arriving(), (Fact("check-in-none"),))


def _link(ctx: ToolContext, visit: Visit) -> Fact:
    url = checking.address(ctx.services.public_url, visit)
    return Fact("check-in-link", {**facts.meeting(ctx, visit), "url": url})


SPEC = ToolSpec(
    name="check_in",
    description="Give a patient who says that they have arrived the link to check in with. Checks nobody in by itself.",
    args=NoArgs,
    changes_state=False,
    level=2,
    run=check_in,
)
