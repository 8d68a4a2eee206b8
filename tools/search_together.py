"""Search for several visits at once: each offer is all of them, and no offer is less than what was asked for."""

from __future__ import annotations

from runtime.errors import InvalidInput
from scheduler_core.care_order import CareFirst
from tools import bundles, facts
from tools.bundles import Bundle
from tools.care import missing_first
from tools.errors import Mendable
from tools.goals import wishing
from tools.search_slots import AROUND_OTHERS, Found
from tools.spec import NoArgs, ToolSpec
from tools.subject import known_subject
from tools.together import find
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
    return ToolResult(Found(offers=tuple(b[0].handle for b in shown), match="wished"), (_told(ctx, shown),))


def _told(ctx: ToolContext, shown: tuple[Bundle, ...]) -> Fact:
    lines = tuple(_line(ctx, place, bundle) for place, bundle in enumerate(shown, 1))
    choices = tuple(str(place) for place in range(1, len(lines) + 1))
    return Fact("offer-list-together", {"offers": lines, "count": len(shown[0])}, choices)


def _line(ctx: ToolContext, place: int, bundle: Bundle) -> Fact:
    """One way to have all of them; what is the same of every visit is said once."""
    visits = facts.several(ctx, bundle)
    if len({tuple(sorted((k, str(v)) for k, v in each.args.items() if k != "when")) for each in visits}) > 1:
        return Fact("offer-together-line", {"number": place, "visits": visits})
    times = tuple(Fact("series-time", {"when": each.args["when"]}) for each in visits)
    return Fact("offer-series-line", {**visits[0].args, "number": place, "times": times})


SPEC = ToolSpec(
    name="search_together",
    description="Find up to three ways to have several visits together (a series, an order, a family), and show them.",
    args=NoArgs,
    changes_state=False,
    level=0,
    run=search_together,
)
