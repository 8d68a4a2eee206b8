"""The waitlist in the console: who was passed over because no text reaches them, everybody who waits, and their class."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, Response

from assistant.call_list import CallList, ToCall
from assistant.waiting_list import WaitingList, WhoWaits
from channels.staff.names import name_of
from channels.staff.pages import Desk, DeskForm, TheDesk, to
from runtime.errors import CarelineError
from scheduler_core.waitlist import CLASSES

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


@router.get("/everybody")
async def everybody(desk: TheDesk) -> HTMLResponse:
    """Everybody who waits, with their class."""
    return await _everybody(desk)


@router.post("/{entry_id}/class")
async def classified(entry_id: UUID, desk: DeskForm, priority: Annotated[int, Form()]) -> Response:
    """They are more or less urgent than their kind of visit."""
    app = desk.doors.app
    try:
        await WaitingList(app.database).classify(desk.who, entry_id, priority, app.clock.now())
    except CarelineError as error:
        return await _everybody(desk, error)
    return to("/staff/waitlist/everybody")


async def _page(desk: Desk, error: CarelineError | None = None) -> HTMLResponse:
    app = desk.doors.app
    found = await CallList(app.database, app.hospital).waiting(desk.who, app.clock.now())
    return desk.page("waitlist.html", HERE, error, rows=[_row(desk, one) for one in found])


async def _everybody(desk: Desk, error: CarelineError | None = None) -> HTMLResponse:
    app = desk.doors.app
    found = await WaitingList(app.database).shown(desk.who, app.clock.now())
    rows = [_waits(desk, one) for one in found]
    return desk.page("waiting_list.html", HERE, error, everybody=rows, classes=list(CLASSES))


def _waits(desk: Desk, one: WhoWaits) -> dict[str, object]:
    return {
        "id": one.entry_id,
        "patient": one.patient,
        "visit_type": name_of(desk.doors.app.hospital, one.visit_type, desk.lang),
        "since": desk.views.clock(one.joined_at),
        "priority": one.priority,
    }


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
