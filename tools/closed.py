"""Days and hours at which nobody who sees such patients is here: said as such, for there "nothing is open" misleads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from language.frame import Goal
from language.types import Reading, When
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import DAYS, Practitioner
from scheduler_core.types import Window, Wishes
from tools import names
from tools.clinicians import who_could
from tools.types import Fact, ToolContext
from tools.wishes import DAY, until

WEEKEND = {"sat", "sun"}
A_DAY = timedelta(hours=26)
"""What is longer names no day."""

A_WEEK = timedelta(days=7)
"""Two readings of one weekday are no further apart."""


def closed(ctx: ToolContext, wishes: Wishes) -> tuple[Fact, ...]:
    """Why there can be no time in the windows that were wished for; nothing where there could be one."""
    kind = names.visit_type_name(ctx, wishes.visit_type)
    windows = [_local(ctx, window) for window in wishes.windows]
    hours = [h for p in _who(ctx, wishes) for h in p.hours if wishes.site in (None, h.site)]
    if not hours or not windows or any(last - first > A_DAY for first, last in windows):
        return ()
    days: set[str] = {DAYS[first.weekday()] for first, _ in windows}
    if not days & {day for h in hours for day in h.days}:
        return (Fact("closed-days", {"visit_type": kind, "days": _named(days), "day": windows[0][0].date()}),)
    minutes = timedelta(minutes=ctx.services.hospital.visit_type(wishes.visit_type).minutes)
    last = max(_before(h.end, minutes) for h in hours)
    if all(first.time() > last for first, _ in windows):
        return (Fact("closed-after", {"visit_type": kind, "at": last}),)
    begins = min(h.start for h in hours)
    if all(until(first, end) <= begins for first, end in windows):
        return (Fact("closed-before", {"visit_type": kind, "at": begins}),)
    return ()


def likely(hospital: Hospital, goal: Goal, said: When, now: datetime) -> When:
    """A time that reads two ways as the only reading on whose day somebody is here for such a visit, or where nobody is on any.

    `now` is local. Which one was meant need not be asked then. A day and a month that may change places are always asked about.
    """
    both: tuple[Reading, ...] = (said, *said.ambiguous)
    dated = all(len(reading.start or "") >= DAY for reading in both)
    if goal.visit_type is None or not said.ambiguous or said.relation == "except" or not dated:
        return said
    kind = hospital.visit_type(goal.visit_type)
    hours = [h for p in who_could(hospital, kind.key) for h in p.hours]
    soonest = now + timedelta(hours=kind.notice_hours, minutes=kind.minutes)

    def is_open(day: date) -> bool:
        left = [h for h in hours if datetime.combine(day, h.end) >= soonest]
        return any(DAYS[day.weekday()] in h.days for h in left)

    days = [date.fromisoformat((reading.start or "")[:DAY]) for reading in both]
    if max(days) - min(days) > A_WEEK:
        return said
    possible = [reading for reading, day in zip(both, days, strict=True) if is_open(day)]
    if not hours or len(possible) > 1:
        return said
    taken = possible[0] if possible else said
    return said.model_copy(update={"kind": taken.kind, "start": taken.start, "end": taken.end, "ambiguous": ()})


def _who(ctx: ToolContext, wishes: Wishes) -> Sequence[Practitioner]:
    could = who_could(ctx.services.hospital, wishes.visit_type)
    return [p for p in could if wishes.practitioner in (None, p.key)] or could


def _local(ctx: ToolContext, window: Window) -> tuple[datetime, datetime]:
    return names.local(ctx, window.starts_at), names.local(ctx, window.ends_at)


def _named(days: set[str]) -> str:
    """A slug that the texts word."""
    if days == WEEKEND:
        return "weekend"
    return next(iter(days)) if len(days) == 1 else "those"


def _before(end: time, by: timedelta) -> time:
    return (datetime.combine(date(2000, 1, 2), end) - by).time()
