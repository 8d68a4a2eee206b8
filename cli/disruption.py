"""`careline disruption`: who or what is away, from a terminal. Whoever holds the database has the authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import Any
from uuid import UUID

from assistant.colleague import Colleague
from assistant.schedule_desk import Plan
from cli.bootstrap import App
from cli.running import clock_for, parse_moment, running
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.away import KINDS, Kind
from scheduler_core.disruption import Disruption
from scheduler_core.types import Window


@dataclass(frozen=True)
class Asked:
    """What the options say: whose key, why, from when to when (ISO), and whether only one of several units."""

    resource: str
    kind: str
    span: tuple[str, str]
    one: bool


async def propose(settings: Settings, now: str | None, asked: Asked, by: str) -> dict[str, Any]:
    """The proposal and its id. InvalidInput for a kind that there is not."""
    known: Kind | None = next((k for k in KINDS if k == asked.kind), None)
    if known is None:
        raise InvalidInput(f"There is no kind {asked.kind!r}.", hint=f"Use one of {', '.join(KINDS)}.")
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _):
        window = Window(*(parse_moment(text, app.hospital.zone).astimezone(UTC) for text in asked.span))
        who = _operator(by)
        plan_id = await app.schedule.propose(who, Disruption(known, asked.resource, window, asked.one))
        return _shown(app, await app.schedule.plan(who, plan_id))


async def apply(settings: Settings, now: str | None, plan_id: UUID, by: str) -> dict[str, Any]:
    """Carry it out; what became of it. The worker of the service sends the notices."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _):
        return _shown(app, await app.schedule.apply(_operator(by), plan_id))


async def end(settings: Settings, now: str | None, plan_id: UUID, by: str) -> dict[str, Any]:
    """It is over before its time."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _):
        return _shown(app, await app.schedule.end(_operator(by), plan_id))


async def listed(settings: Settings, now: str | None) -> dict[str, Any]:
    """Everything that is away or will be."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _):
        zone = app.hospital.zone
        return {
            "away": [
                {
                    "plan": absence.id if absence.away.kind in KINDS else None,
                    "kind": absence.away.kind,
                    "resource": absence.away.key,
                    "unit": absence.away.unit,
                    "from": absence.away.window.starts_at.astimezone(zone),
                    "to": absence.away.window.ends_at.astimezone(zone),
                }
                for absence in await app.schedule.away()
            ]
        }


def _operator(name: str) -> Colleague:
    return Colleague(name, "schedule")


def _shown(app: App, plan: Plan) -> dict[str, Any]:
    zone = app.hospital.zone
    steps = [
        {
            "visit": t.step.visit_id,
            "visit_type": t.visit_type,
            "before": {"starts_at": t.step.starts_at.astimezone(zone), "practitioner": t.step.practitioner},
            "after": {
                "starts_at": t.step.after.starts_at.astimezone(zone),
                "practitioner": t.step.after.practitioner,
                "uses": [a.resource for a in t.step.after.assignments],
            }
            if t.step.after
            else None,
            "care_order": t.step.ordered,
            "notice": t.notice.state if t.notice else None,
        }
        for t in plan.touched
    ]
    row = plan.row
    span = {"from": row.starts_at.astimezone(zone), "to": row.ends_at.astimezone(zone)}
    done = {"applied_at": row.applied_at, "applied_by": row.applied_by, "left": list(plan.left)}
    over = {"ended_at": row.ended_at, "ended_by": row.ended_by}
    moved = {"minutes_moved": plan.minutes_moved, "steps": steps}
    return {
        "plan": row.id,
        "kind": row.kind,
        "resource": row.resource_key,
        "unit": plan.unit,
        **span,
        **done,
        **over,
        **moved,
    }
