"""Patients' requests in the console: the accounting of disclosures, for colleagues who answer such requests."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, Response

from channels.privacy.accounting import Accounting, Asked, account, as_csv
from channels.privacy.finding import by_record_number
from channels.staff.pages import Desk, DeskForm, TheDesk
from runtime.errors import NotAllowed, NotFound

router = APIRouter(prefix="/staff/privacy", include_in_schema=False)
HERE = "privacy"


@router.get("")
async def page(desk: TheDesk) -> HTMLResponse:
    """The form; what is missing is said to whoever may not use it."""
    return _page(desk)


@router.post("/disclosures")
async def disclosures(
    desk: DeskForm,
    number: Annotated[str, Form(max_length=64)],
    form: Annotated[Literal["pdf", "csv"], Form()] = "pdf",
    every: Annotated[bool, Form()] = False,
) -> Response:
    """The accounting as a file. That it was made, and by whom, is on record."""
    try:
        desk.who.must_answer_requests()
        asked = Asked(desk.who.actor, desk.doors.app.clock.now(), desk.lang, every_access=every)
        async with desk.doors.app.database.begin() as session:
            patient = await by_record_number(session, number)
            found = await account(session, patient, asked, desk.doors.words)
    except (NotAllowed, NotFound) as error:
        return _page(desk, error)
    return _file(desk, found, form)


def _file(desk: Desk, found: Accounting, form: Literal["pdf", "csv"]) -> Response:
    words, zone = desk.doors.words, desk.doors.app.hospital.zone
    headers = {"Content-Disposition": f'attachment; filename="disclosures.{form}"', "Cache-Control": "no-store"}
    if form == "csv":
        return Response(as_csv(found, words, desk.lang, zone), media_type="text/csv", headers=headers)
    from channels.privacy.pdf import as_pdf

    content = as_pdf(found, words, desk.lang, zone, desk.doors.app.hospital.display_name)
    return Response(content, media_type="application/pdf", headers=headers)


def _page(desk: Desk, error: NotAllowed | NotFound | None = None) -> HTMLResponse:
    return desk.page("privacy.html", HERE, error, answers=desk.who.answers_requests)
