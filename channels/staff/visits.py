"""The day's visits in the console: by department or clinician, what was confirmed, who has arrived, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, Response

from assistant.day_list import DayList, DayVisit
from channels.http.arriving import waiting_room
from channels.staff.names import departments, name_of, practitioners
from channels.staff.pages import Desk, DeskForm, TheDesk, to
from runtime.errors import CarelineError, NotFound
from scheduler_core.outcomes import EARLIEST, OUTCOMES
from scheduler_core.queue.check_in import By, arrive
from scheduler_core.queue.closing import close, reopen

router = APIRouter(prefix="/staff/visits", include_in_schema=False)
HERE = "visits"
Key = Annotated[str, Query(max_length=64)]


FormKey = Annotated[str, Form(max_length=64)]


@router.get("")
async def shown(desk: TheDesk, day: date | None = None, department: Key = "", practitioner: Key = "") -> HTMLResponse:
    """One day of one department, or of one clinician."""
    return await _page(desk, day, department, practitioner)


@router.post("/{visit_id}/{step}")
async def step(
    desk: DeskForm,
    visit_id: UUID,
    step: str,
    day: Annotated[date, Form()],
    department: FormKey = "",
    practitioner: FormKey = "",
) -> Response:
    """arrived: into the line; fulfilled: it took place; noshow: they did not come; undo: neither is true."""
    try:
        await _written(desk, visit_id, step)
    except CarelineError as error:
        return await _page(desk, day, department, practitioner, error)
    return to(_path(day, department, practitioner))


async def _written(desk: Desk, visit_id: UUID, step: str) -> None:
    app, room = desk.doors.app, waiting_room(desk.doors)
    by, now = By(desk.who.actor, "the list of the day"), app.clock.now()
    if step == "arrived":
        await arrive(app.database, room, app.hospital, visit_id, by, now)
    elif step == "undo":
        await reopen(app.database, room, visit_id, by, now)
    elif step in OUTCOMES:
        await close(app.database, room, visit_id, step, by, now)
    else:
        raise NotFound("There is no such step.", hint="Reload the page.", code="step")


async def _page(
    desk: Desk, day: date | None, department: str, practitioner: str, error: CarelineError | None = None
) -> HTMLResponse:
    app = desk.doors.app
    now = app.clock.now()
    shown = day or now.astimezone(app.hospital.zone).date()
    known = departments(app.hospital, desk.lang)
    chosen = department if any(d.key == department for d in known) else known[0].key
    found = await DayList(app.database, app.hospital).visits(
        desk.who, shown, now, department=chosen, practitioner=practitioner or None
    )
    return desk.page(
        "visits.html",
        HERE,
        error,
        day=shown.isoformat(),
        before=_path(shown - timedelta(days=1), chosen, practitioner),
        after=_path(shown + timedelta(days=1), chosen, practitioner),
        departments=known,
        practitioners=practitioners(app.hospital),
        chosen=chosen,
        practitioner=practitioner,
        counts=Counter(visit.mark for visit in found),
        rows=[_row(desk, visit) | {"steps": _steps(visit, now)} for visit in found],
    )


def _path(day: date, department: str, practitioner: str) -> str:
    return (
        f"/staff/visits?{urlencode({'day': day.isoformat(), 'department': department, 'practitioner': practitioner})}"
    )


def _steps(visit: DayVisit, now: datetime) -> Sequence[str]:
    """What can be said of it now."""
    if visit.mark in OUTCOMES:
        return ("undo",)
    due, there = now >= visit.starts_at - EARLIEST, visit.mark in ("arrived", "called", "served")
    steps = ["arrived"] if due and not there and visit.modality == "in_person" and now < visit.ends_at else []
    steps += ["fulfilled"] if due else []
    return [*steps, "noshow"] if now >= visit.starts_at else steps


def _row(desk: Desk, visit: DayVisit) -> dict[str, object]:
    hospital, zone, lang = desk.doors.app.hospital, desk.doors.app.hospital.zone, desk.lang
    place = [name_of(hospital, key, lang) for key in (visit.site, visit.room) if key]
    return {
        "id": str(visit.visit_id),
        "at": f"{visit.starts_at.astimezone(zone):%H:%M}–{visit.ends_at.astimezone(zone):%H:%M}",
        "patient": visit.patient,
        "visit_type": name_of(hospital, visit.visit_type, lang),
        "practitioner": name_of(hospital, visit.practitioner, lang),
        "place": "" if visit.modality == "telehealth" else " · ".join(place),
        "video": visit.modality == "telehealth",
        "mark": visit.mark,
        "said": desk.views.known("staff-mark-", visit.mark),
        "by_assistant": visit.by_assistant,
        "beyond": visit.beyond,
        "interpreter": name_of(hospital, visit.interpreter, lang),
        "lacks": name_of(hospital, visit.lacks, lang),
    }
