"""On the day of another visit: which of the patient's visits is meant, and the wish for its day, with time to get there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from language.frame import Goal
from language.types import DayOf, When
from language.visits import EXAMS
from scheduler_core.history import WAY
from scheduler_core.models import Visit
from scheduler_core.types import Window
from tools import offers
from tools.private import coming
from tools.proof import require
from tools.types import Fact, ToolContext

BREATH = timedelta(minutes=15)
"""Between two visits of one day at one site, at the least."""


@dataclass(frozen=True)
class Beside:
    """A search to make: the goal with the days of the other visits, and what keeps clear of these; `told` where there is none."""

    goal: Goal
    clear: tuple[Window, ...] = ()
    told: tuple[Fact, ...] = ()


async def beside(
    ctx: ToolContext, goal: Goal, other: DayOf, moving: Visit | None, who: UUID | None
) -> tuple[Beside, ...]:
    """Searches for `goal` on the day of another visit: at that one's own site, then anywhere. Refused without proof."""
    require(ctx, 2)
    found = await _meant(ctx, other, moving, who)
    if not found:
        return (Beside(goal, told=(Fact("day-of-none"),)),)
    zone = ctx.services.hospital.zone
    days = dict.fromkeys(visit.starts_at.astimezone(zone).date().isoformat() for visit in found)
    there = goal.model_copy(update={"when": (*goal.when, *(When(text="", kind="date", start=day) for day in days))})
    anywhere = Beside(there, _clear(found, WAY))
    sites = {visit.site for visit in found}
    if len(sites) > 1 or goal.location is not None or goal.modality == "telehealth":
        return (anywhere,)
    near = there.model_copy(update={"location": sites.pop(), "other_location": False})
    return Beside(near, _clear(found, BREATH)), anywhere


def _clear(found: Sequence[Visit], gap: timedelta) -> tuple[Window, ...]:
    return tuple(Window(visit.starts_at - gap, visit.ends_at + gap) for visit in found)


async def _meant(ctx: ToolContext, other: DayOf, moving: Visit | None, who: UUID | None) -> Sequence[Visit]:
    """The patient's visits to come that were named, as far as who speaks may know of them."""
    assert who is not None
    found = await coming(ctx, who, "on whose day another visit is wished for")
    others = [visit for visit in found if moving is None or visit.id != moving.id]
    if other.latest:
        last = await offers.last_booked(ctx)
        return [visit for visit in others if visit.id == last] or others
    theirs = [visit for visit in others if other.practitioner in (None, visit.practitioner)]
    exact = [visit for visit in theirs if other.visit_type == visit.visit_type]
    return exact or [visit for visit in theirs if _of_department(ctx, other, visit)]


def _of_department(ctx: ToolContext, other: DayOf, visit: Visit) -> bool:
    """Whether it is of the department that was named; of examinations only the very one is meant."""
    specialty_of = ctx.services.hospital.directory.specialty_of
    home = other.specialty or specialty_of(other.visit_type)
    if home in EXAMS and other.visit_type is not None:
        return False
    return home in (None, specialty_of(visit.visit_type))
