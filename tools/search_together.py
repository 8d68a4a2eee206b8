"""Search for several visits at once: each offer is all of them, and no offer is less than what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from language.frame import Goal
from runtime.errors import InvalidInput
from scheduler_core.care_order import CareFirst
from scheduler_core.types import Slot, Wishes
from tools import bundles, facts
from tools.bundles import Bundle
from tools.care import missing_first
from tools.errors import Mendable
from tools.goals import wishing
from tools.offers import slot_of
from tools.reasons import Why, why
from tools.search_slots import AROUND_OTHERS, Found
from tools.spec import NoArgs, ToolSpec
from tools.subject import known_subject
from tools.together import as_asked, asked_times, begins_late, find
from tools.types import Fact, ToolContext, ToolResult


async def search_together(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Show up to three ways to have all the visits that the patient wants together."""
    goal = wishing(ctx)
    if goal.together is None:
        raise Mendable("one_visit", "One visit is wanted; use search_slots.")
    people = goal.together.people
    who = None if people else await known_subject(ctx, AROUND_OTHERS)
    try:
        found = await find(ctx, goal, goal.together, who)
    except CareFirst as error:
        raise missing_first(ctx, error.rule) from error
    except InvalidInput:  # more visits than a series or a chain may have
        found = ()
    if not found:
        return ToolResult(Found(), (Fact("no-together"),))
    shown = await bundles.show(ctx, found, people)
    about = await _about(ctx, goal, who, [slots[0] for slots in found])
    windows = asked_times(ctx, goal) if goal.together.times > 1 else ()
    wished, late = as_asked(windows, found), begins_late(ctx, windows, found)
    told = (
        *(() if wished else (Fact("series-not-all"),)),
        *(() if late is None else (Fact("series-late", {"day": late}),)),
    )
    match = "wished" if wished else "nearest"
    return ToolResult(Found(offers=tuple(b[0].handle for b in shown), match=match), (*told, _told(ctx, shown, about)))


async def _about(ctx: ToolContext, goal: Goal, who: UUID | None, firsts: Sequence[Slot]) -> Why:
    """What the reasons rest on: each way is told by its first visit."""
    wishes = Wishes(firsts[0].visit_type, practitioner=goal.practitioner, site=goal.location, patient_id=who)
    return await why(ctx, wishes, firsts, wished=True)


def _told(ctx: ToolContext, shown: tuple[Bundle, ...], about: Why) -> Fact:
    lines = tuple(_line(ctx, place, bundle, about) for place, bundle in enumerate(shown, 1))
    choices = tuple(str(place) for place in range(1, len(lines) + 1))
    return Fact("offer-list-together", {"offers": lines, "count": len(shown[0])}, choices)


def _line(ctx: ToolContext, place: int, bundle: Bundle, about: Why) -> Fact:
    """One way to have all of them, with why; what is the same of every visit is said once."""
    visits, because = facts.several(ctx, bundle), facts.why_of(ctx, about, slot_of(bundle[0]))
    if len({tuple(sorted((k, str(v)) for k, v in each.args.items() if k != "when")) for each in visits}) > 1:
        return Fact("offer-together-line", {"number": place, "visits": visits, **because})
    times = tuple(Fact("series-time", {"when": each.args["when"]}) for each in visits)
    return Fact("offer-series-line", {**visits[0].args, "number": place, "times": times, **because})


SPEC = ToolSpec(
    name="search_together",
    description="Find up to three ways to have several visits together (a series, an order, a family), and show them.",
    args=NoArgs,
    changes_state=False,
    level=0,
    run=search_together,
)
