"""What both parking tools need: the visit to park for, the usual space, and whether it is free then."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from language.frame import GoalKind
from scheduler_core import parking
from scheduler_core.models import Visit
from scheduler_core.types import Slot
from tools import facts, names, offers, visit_handles
from tools.errors import Refused
from tools.private import coming
from tools.proof import touched
from tools.subject import subject
from tools.types import Fact, ToolContext


@dataclass(frozen=True)
class Usual:
    """The usual space of the patient, by resource key."""

    space: str
    free: bool


async def visit_to_park_for(ctx: ToolContext) -> Visit | None:
    """The visit that the goal names, else the one booked last in this conversation, else the next to come."""
    goal = next((g for g in (ctx.goal, *ctx.frame.goals) if g and g.kind is GoalKind.PARKING and g.visit), None)
    if goal is not None and goal.visit is not None:
        return await visit_handles.find(ctx, goal.visit, "parking for it")
    booked = await offers.last_booked(ctx)
    who = await subject(ctx)
    found = await coming(ctx, who, "which visit to park for")
    return next((v for v in found if v.id == booked), found[0] if found else None)


async def slot_to_park_for(ctx: ToolContext) -> Slot | Visit:
    """The time being chosen, else the visit; Refused when there is neither."""
    held = (await offers.shelf(ctx.session, ctx.conversation.id, ctx.now)).held
    what = offers.slot_of(held) if held is not None else await visit_to_park_for(ctx)
    if what is None:
        raise Refused("parking_none")
    return what


async def usual(ctx: ToolContext, what: Slot | Visit) -> Usual:
    """The patient's usual space and whether it is free for `what`; Refused when they have none or have it already."""
    who: UUID = await subject(ctx)
    space = await parking.usual_space(ctx.session, who)
    await touched(ctx, "read", "patient", who, "their usual parking space")
    if space is None:
        raise Refused(
            "parking_no_usual", Fact("parking-no-usual", {"site": names.site_name(ctx, what.site, what.visit_type)})
        )
    if space.site != what.site:
        raise Refused("parking_elsewhere", Fact("parking-elsewhere", told(ctx, what, space.key)))
    if isinstance(what, Visit) and await parking.reserved(ctx.session, what.id) == space.key:
        raise Refused("parking_already", Fact("parking-already", told(ctx, what, space.key)), data={"free": True})
    window = parking.parked(what.starts_at, what.ends_at)
    return Usual(space.key, await parking.is_free(ctx.session, space.key, window, ctx.now))


async def after_change(ctx: ToolContext, visit: Visit, space: str | None) -> tuple[Fact, ...]:
    """What became of the `space` kept for the visit before it was changed: still kept, or given up."""
    if space is None:
        return ()
    kept = await parking.reserved(ctx.session, visit.id) == space
    return (Fact("receipt-parking" if kept else "receipt-parking-lost", told(ctx, visit, space)),)


def told(ctx: ToolContext, what: Slot | Visit, space: str) -> dict[str, object]:
    """Arguments of every fact about parking."""
    spec = ctx.services.hospital.resources.get(space)
    shown = spec.type if spec else space
    where = {"site": names.site_name(ctx, what.site, what.visit_type), **facts.for_whom(ctx, what.visit_type)}
    return {"space": shown, "when": names.local(ctx, what.starts_at), **where}
