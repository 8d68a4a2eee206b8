"""`careline overbooking`: ask for a grant, and look at the waits by group."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from assistant.reminders.counting import reminders_by_visit
from cli.running import clock_for, running
from runtime.settings import Settings
from scheduler_core import visit_rows
from scheduler_core.localtime import day_of
from scheduler_core.noshow.coming import coming_risks
from scheduler_core.overbooking.offering import Overbooking
from scheduler_core.overbooking.settling import waits_by_group


async def ask(settings: Settings, now: str | None, visit_type: str, practitioner: str, day: date) -> dict[str, Any]:
    """One more visit of this type on a full day: the grant with its reason and time, or none."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _), app.database.begin() as session:
        hospital, zone = app.hospital, app.hospital.zone
        risks = await coming_risks(session, hospital, await reminders_by_visit(session))

        async def known(*_: object) -> dict[Any, float]:
            return risks

        kind, who = hospital.visit_type(visit_type).key, hospital.practitioner(practitioner).key
        policy = Overbooking(hospital, app.parts.services.search, known)
        found = await policy.ask(session, kind, who, day, app.clock.now())
        if found is None:
            return {"grant": None}
        shared = await visit_rows.get(session, found.expected_missed_visit)
        starts_at = shared.starts_at.astimezone(zone).isoformat()
        return {"grant": found.id, "starts_at": starts_at, "reason": found.reason}


async def report(settings: Settings, now: str | None, days: int) -> dict[str, Any]:
    """Waits of the last days by age band and language, and of those let in beyond capacity beside all others."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _), app.database.begin() as session:
        zone = app.hospital.zone
        _, end = day_of(app.clock.now().astimezone(zone).date(), zone)
        found = await waits_by_group(session, end - timedelta(days=days), end, zone)
        return {name: {value: asdict(waits) for value, waits in group.items()} for name, group in found.items()}
