"""Days and hours at which nobody who sees such patients is here: said as such, for there "nothing is open" misleads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from scheduler_core.hospital.schema import DAYS, Practitioner
from scheduler_core.types import Window, Wishes
from tools import names
from tools.clinicians import who_could
from tools.types import Fact, ToolContext
from tools.wishes import until

WEEKEND = {"sat", "sun"}
A_DAY = timedelta(hours=26)
"""What is longer names no day."""


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
