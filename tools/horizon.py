"""Days beyond what is booked: said as such, since no nearest time helps who asks for November in March."""

from __future__ import annotations

from datetime import date

from language.frame import Goal
from tools.types import Fact, ToolContext
from tools.wishes import HORIZON

DATE = len("2026-03-03")
"""Characters of a day."""


def beyond_horizon(ctx: ToolContext, goal: Goal) -> tuple[Fact, ...]:
    """How far ahead one can book, where every day that was wished for lies further off."""
    days = [w.start or "" for w in goal.when if w.relation not in ("except", "before") and len(w.start or "") >= DATE]
    last = _last_day(ctx)
    if not days or any(day[:DATE] <= last.isoformat() for day in days):
        return ()
    return (Fact("beyond-horizon", {"day": last}),)


def _last_day(ctx: ToolContext) -> date:
    return (ctx.now + HORIZON).astimezone(ctx.services.hospital.zone).date()
