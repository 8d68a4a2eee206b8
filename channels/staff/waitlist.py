"""The waitlist's call list in the console: who was passed over because no text reaches them."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from assistant.call_list import CallList, ToCall
from channels.staff.names import name_of
from channels.staff.pages import Desk, DeskForm, TheDesk, to
from runtime.errors import CarelineError

router = APIRouter(prefix="/staff/waitlist", include_in_schema=False)
HERE = "waitlist"


@router.get("")
async def shown(desk: TheDesk) -> HTMLResponse:
    """The list."""
    return await _page(desk)


@router.post("/{entry_id}/called")
async def called(entry_id: UUID, desk: DeskForm) -> Response:
    """They were called."""
    app = desk.doors.app
    try:
        await CallList(app.database, app.hospital).called(desk.who, entry_id, app.clock.now())
    except CarelineError as error:
        return await _page(desk, error)
    return to("/staff/waitlist")


async def _page(desk: Desk, error: CarelineError | None = None) -> HTMLResponse:
    app = desk.doors.app
    found = await CallList(app.database, app.hospital).waiting(desk.who, app.clock.now())
    return desk.page("waitlist.html", HERE, error, rows=[_row(desk, one) for one in found])


def _row(desk: Desk, one: ToCall) -> dict[str, object]:
    return {
        "id": one.entry_id,
        "patient": one.patient,
        "phone": one.phone,
        "spanish": one.language == "es",
        "visit_type": name_of(desk.doors.app.hospital, one.visit_type, desk.lang),
        "since": desk.views.clock(one.joined_at),
        "times": one.times,
        "last": desk.views.clock(one.last),
        "why": desk.views.known("staff-notice-why-", one.why) if one.why else "",
    }
