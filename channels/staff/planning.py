"""Planning in the console: what the forecast proposes to open, overbooking with its reasons, and waits by group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from channels.staff.names import departments, name_of
from channels.staff.pages import Desk, TheDesk
from scheduler_core.forecast import Proposal, Warning
from scheduler_core.forecast.kept import kept
from scheduler_core.overbooking.settling import Waits, waits_by_group
from scheduler_core.overbooking.shown import Granted, decisions, grants

router = APIRouter(prefix="/staff/planning", include_in_schema=False)
HERE = "planning"
LATELY = timedelta(days=7)
"""How far back grants and decisions are shown, so that their outcomes are seen."""


@router.get("")
async def shown(desk: TheDesk) -> HTMLResponse:
    """All on one page. Nobody is named here: it is about times."""
    app, lang = desk.doors.app, desk.lang
    now = app.clock.now()
    found = await kept(app.redis, app.database)
    outlook = found.to_come(now.astimezone(app.hospital.zone).date()) if found else None
    async with app.database.begin() as session:
        given = await grants(session, now - LATELY)
        decided = await decisions(session, now - LATELY)
        waited = await waits_by_group(session, now - LATELY, now, app.hospital.zone)
    rules = {r.department: r for r in app.hospital.file.overbooking if r.enabled}
    return desk.page(
        "planning.html",
        HERE,
        policies=[(d.name, rules.get(d.key)) for d in departments(app.hospital, lang)],
        grants=[_grant(desk, one) for one in given],
        decisions=[
            {
                "who": name_of(app.hospital, row.resource_key, lang),
                "day": row.day.isoformat(),
                "booked": row.booked,
                "extra": row.extra,
                "reason": row.reason,
            }
            for row in decided
        ],
        made=desk.views.clock(outlook.made_at) if outlook else None,
        waits=_waits(desk, waited),
        short=[_short(desk, *both) for both in zip(outlook.warnings, outlook.proposals, strict=True)]
        if outlook
        else (),
    )


def _grant(desk: Desk, one: Granted) -> dict[str, object]:
    hospital, lang = desk.doors.app.hospital, desk.lang
    return {
        "who": name_of(hospital, one.practitioner, lang),
        "what": name_of(hospital, one.visit_type, lang),
        "at": desk.views.clock(one.starts_at),
        "reason": one.reason,
        "outcome": desk.views.known("staff-grant-", one.outcome or "open"),
    }


WORDS = {"language": "staff-lang-", "overbooked": "staff-waits-overbooked-"}
"""By what patients are grouped, with what begins its values' words; age bands are their own."""


def _waits(desk: Desk, found: Mapping[str, Mapping[str, Waits]]) -> list[dict[str, object]]:
    """A row a group: its word, or its age band."""
    return [
        {
            "word": desk.views.known(WORDS[name], value) if name in WORDS else None,
            "band": value,
            **vars(waits),
        }
        for name, groups in found.items()
        for value, waits in groups.items()
    ]


def _short(desk: Desk, warning: Warning, proposal: Proposal) -> dict[str, object]:
    """A day that may run short, with what to open."""
    department = name_of(desk.doors.app.hospital, warning.department, desk.lang)
    return {**vars(warning), **vars(proposal), "department": department, "openings": _openings(desk, proposal)}


def _openings(desk: Desk, proposal: Proposal) -> list[dict[str, object]]:
    hospital, lang = desk.doors.app.hospital, desk.lang
    return [
        {
            **vars(one),
            "clinician": name_of(hospital, one.clinician, lang),
            "site": name_of(hospital, one.site, lang),
            "starts": one.starts and f"{one.starts:%H:%M}",
            "ends": one.ends and f"{one.ends:%H:%M}",
        }
        for one in proposal.openings
    ]
