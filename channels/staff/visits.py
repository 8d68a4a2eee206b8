"""The day's visits in the console: by department or clinician, with what was confirmed and who has arrived."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from assistant.day_list import DayList, DayVisit
from channels.staff.names import departments, name_of, practitioners
from channels.staff.pages import Desk, TheDesk

router = APIRouter(prefix="/staff/visits", include_in_schema=False)
HERE = "visits"
Key = Annotated[str, Query(max_length=64)]


@router.get("")
async def day(desk: TheDesk, day: date | None = None, department: Key = "", practitioner: Key = "") -> HTMLResponse:
    """One day of one department, or of one clinician."""
    app = desk.doors.app
    now = app.clock.now()
    shown = day or now.astimezone(app.hospital.zone).date()
    known = departments(app.hospital, desk.lang)
    chosen = department if any(d.key == department for d in known) else known[0].key
    found = await DayList(app.database, app.hospital).visits(
        desk.who, shown, now, department=chosen, practitioner=practitioner or None
    )
    query = f"department={chosen}&practitioner={practitioner}"
    return desk.page(
        "visits.html",
        HERE,
        day=shown.isoformat(),
        before=f"/staff/visits?day={shown - timedelta(days=1)}&{query}",
        after=f"/staff/visits?day={shown + timedelta(days=1)}&{query}",
        departments=known,
        practitioners=practitioners(app.hospital),
        chosen=chosen,
        practitioner=practitioner,
        counts=Counter(visit.mark for visit in found),
        rows=[_row(desk, visit) for visit in found],
    )


def _row(desk: Desk, visit: DayVisit) -> dict[str, object]:
    hospital, zone, lang = desk.doors.app.hospital, desk.doors.app.hospital.zone, desk.lang
    place = [name_of(hospital, key, lang) for key in (visit.site, visit.room) if key]
    return {
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
