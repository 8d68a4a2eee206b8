"""List: the coming visits of the verified patient, or of the person they may act for."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pydantic import BaseModel, Field

from language.frame import CHANGES
from scheduler_core import waitlist
from scheduler_core.models import Visit
from tools import facts, names, offers, visit_handles
from tools.private import coming, hidden
from tools.spec import Args, ToolSpec
from tools.subject import subject
from tools.types import Fact, Seen, ToolContext, ToolResult


class VisitSeen(BaseModel):
    """A visit as the model sees it; `start` is local ISO without offset."""

    handle: str
    start: str
    visit_type: str
    modality: str
    confirmed: bool = False


class Listed(Seen):
    """The visits, in the order they were shown."""

    visits: tuple[VisitSeen, ...] = ()


class ListArgs(Args):
    """Which of the visits."""

    latest: bool | None = Field(
        default=None, description="Only the visit that was booked last in this conversation, without telling it again"
    )


async def list_visits(ctx: ToolContext, args: ListArgs) -> ToolResult:
    """Show the coming visits and give them handles; the one booked last is looked up in silence where it still stands."""
    who = await subject(ctx)
    found = await coming(ctx, who, "the patient asked for their visits")
    changing = ctx.goal is not None and ctx.goal.kind in CHANGES
    waiting = () if changing else await _waiting(ctx, who)
    if not found:
        return ToolResult(Listed(), (Fact("no-visits-to-change" if changing else "no-visits"), *waiting))
    booked = await offers.last_booked(ctx) if args.latest else None
    just_booked = [visit for visit in found if visit.id == booked]
    listed = await _seen(ctx, just_booked or found)
    return ToolResult(listed, () if just_booked else (_told(ctx, found), *waiting))


async def _waiting(ctx: ToolContext, who: UUID) -> tuple[Fact, ...]:
    """What they wait for, of what they may be told here."""
    kinds = [entry.visit_type for entry in await waitlist.entries_of(ctx.session, who)]
    told = (key for key in kinds if not hidden(ctx, key))
    return tuple(Fact("waiting-for", {"visit_type": names.visit_type_name(ctx, key)}) for key in told)


def _told(ctx: ToolContext, found: Sequence[Visit]) -> Fact:
    lines = tuple(
        Fact("visit-line", {"number": place, "confirmed": bool(visit.confirmed_at), **facts.meeting(ctx, visit)})
        for place, visit in enumerate(found, 1)
    )
    own = ctx.acting is None or ctx.acting.first_name is None
    sample = next((v.visit_type for v in found if names.exposed(ctx, v.visit_type)), found[0].visit_type)
    return Fact("visit-list" if own else "visit-list-for", {"visits": lines, **facts.for_whom(ctx, sample)})


async def _seen(ctx: ToolContext, found: Sequence[Visit]) -> Listed:
    handles = await visit_handles.show(ctx, found)
    seen = tuple(
        VisitSeen(
            handle=handle.handle,
            start=names.local(ctx, visit.starts_at).strftime("%Y-%m-%dT%H:%M"),
            visit_type=visit.visit_type,
            modality=visit.modality,
            confirmed=visit.confirmed_at is not None,
        )
        for handle, visit in zip(handles, found, strict=True)
    )
    return Listed(visits=seen)


SPEC = ToolSpec(
    name="list_visits",
    description="Show the patient their coming visits. Gives each a handle that the other tools take.",
    args=ListArgs,
    changes_state=False,
    level=2,
    run=list_visits,
)
