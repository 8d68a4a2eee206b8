"""Planning in the console: overbooking with its reasons, and what the forecast proposes to open."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from channels.staff.names import departments, name_of
from channels.staff.pages import Desk, TheDesk
from scheduler_core.forecast.kept import kept
from scheduler_core.overbooking.shown import Granted, decisions, grants

router = APIRouter(prefix="/staff/planning", include_in_schema=False)
HERE = "planning"
LATELY = timedelta(days=7)
"""How far back grants and decisions are shown, so that their outcomes are seen."""


@router.get("")
async def shown(desk: TheDesk) -> HTMLResponse:
    """Both on one page. Nobody is named here: it is about times."""
    app, lang = desk.doors.app, desk.lang
    now = app.clock.now()
    outlook = await kept(app.redis, app.database)
    async with app.database.begin() as session:
        given = await grants(session, now - LATELY)
        decided = await decisions(session, now - LATELY)
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
        warnings=_days(desk, outlook.to_come(now.astimezone(app.hospital.zone).date()).warnings if outlook else ()),
        proposals=_days(desk, outlook.to_come(now.astimezone(app.hospital.zone).date()).proposals if outlook else ()),
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


def _days(desk: Desk, found: tuple[object, ...]) -> list[dict[str, object]]:
    """Warnings or proposals with their department by name."""
    hospital, lang = desk.doors.app.hospital, desk.lang
    return [{**vars(one), "department": name_of(hospital, getattr(one, "department", None), lang)} for one in found]
