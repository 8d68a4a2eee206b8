"""The console's pages and forms."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from channels.http.dependencies import Address, Doors, TheDoors
from channels.http.problems import status_of
from channels.staff.accounts import SignedIn
from channels.staff.guard import (
    COOKIE,
    CheckedForm,
    accounts_of,
    check_origin,
    colleague_of,
    forget,
    remember,
)
from channels.staff.pages import AcceptLanguage, TheDesk, sign_in_form
from channels.staff.views import Views
from channels.words import language_of
from runtime.errors import CarelineError, Conflict, InvalidInput, NotAllowed, NotFound, RateLimited

router = APIRouter(prefix="/staff", include_in_schema=False)

TRIES, TRIES_SECONDS = 10, 15 * 60
"""Wrong passwords per name before it rests."""


@router.get("/sign-in")
async def sign_in_page(doors: TheDoors, accept_language: AcceptLanguage = None) -> HTMLResponse:
    """The sign-in form."""
    return sign_in_form(Views(doors, language_of(accept_language)))


@router.post("/sign-in")
async def sign_in(
    request: Request,
    doors: TheDoors,
    address: Address,
    name: Annotated[str, Form(max_length=64)],
    password: Annotated[str, Form(max_length=256)],
    accept_language: AcceptLanguage = None,
) -> Response:
    """A fresh session, or the form again with what was wrong."""
    check_origin(request, doors)
    name = name.strip().lower()
    try:
        await _spend_try(doors, name, address)
        who = await accounts_of(doors).sign_in(name, password, request.cookies.get(COOKIE))
    except (NotAllowed, RateLimited) as error:
        return sign_in_form(Views(doors, language_of(accept_language)), error)
    await doors.limiter.forget("sign-in", name)
    response = RedirectResponse("/staff", 303)
    remember(response, who, https=doors.app.settings.base_url.startswith("https://"))
    return response


@router.post("/sign-out")
async def sign_out(doors: TheDoors, who: CheckedForm) -> Response:
    """End the session."""
    await accounts_of(doors).sign_out(who.token)
    response = RedirectResponse("/staff/sign-in", 303)
    forget(response)
    return response


@router.get("")
async def console(
    request: Request, doors: TheDoors, chosen: UUID | None = None, accept_language: AcceptLanguage = None
) -> Response:
    """The list, and one conversation beside it."""
    who = await colleague_of(request)
    if who is None:
        return RedirectResponse("/staff/sign-in", 303)
    return await _page(doors, who, chosen, accept_language)


@router.get("/list")
async def list_part(desk: TheDesk, chosen: UUID | None = None) -> HTMLResponse:
    """The list alone, for live updates."""
    rows = desk.views.rows(await desk.doors.app.desk.waiting())
    return HTMLResponse(desk.views.render("list.html", rows=rows, chosen=chosen))


@router.get("/alarms")
async def alarms_part(desk: TheDesk, chosen: UUID | None = None) -> HTMLResponse:
    """The alarms that nobody has taken, but for the conversation that is looked at: every page of the console shows them."""
    waiting = await desk.doors.app.desk.waiting()
    untaken = [v for v in waiting if v.urgent and v.holder is None and v.conversation_id != chosen]
    return HTMLResponse(desk.views.render("alarms.html", alarms=desk.views.rows(untaken)))


@router.get("/conversations/{conversation_id}/lines")
async def lines_part(conversation_id: UUID, desk: TheDesk) -> HTMLResponse:
    """The transcript alone, for live updates."""
    lines = desk.views.lines(await desk.doors.app.desk.transcript(conversation_id, desk.who.name))
    return HTMLResponse(desk.views.render("lines.html", lines=lines))


@router.post("/hand-overs/{hand_over_id}/take")
async def take(
    hand_over_id: UUID,
    doors: TheDoors,
    who: CheckedForm,
    conversation: Annotated[UUID, Form()],
    draft: Annotated[str, Form(max_length=4_000)] = "",
    accept_language: AcceptLanguage = None,
) -> Response:
    """Take the conversation over; words that came too late for the lease before are kept for it."""
    try:
        await doors.app.desk.take(hand_over_id, who.name)
    except (Conflict, NotFound) as error:
        return await _page(doors, who, conversation, accept_language, error, draft)
    if draft:
        return await _page(doors, who, conversation, accept_language, draft=draft)
    return RedirectResponse(f"/staff?chosen={conversation}", 303)


@router.post("/hand-overs/{hand_over_id}/hand-back")
async def hand_back(
    hand_over_id: UUID, doors: TheDoors, who: CheckedForm, accept_language: AcceptLanguage = None
) -> Response:
    """Give the conversation back to the assistant."""
    try:
        await doors.app.desk.hand_back(hand_over_id, who.name)
    except (NotAllowed, NotFound) as error:
        return await _page(doors, who, None, accept_language, error)
    return RedirectResponse("/staff", 303)


@router.post("/conversations/{conversation_id}/answer")
async def answer(
    conversation_id: UUID,
    doors: TheDoors,
    who: CheckedForm,
    text: Annotated[str, Form(max_length=4_000)],
    warned: Annotated[str, Form(max_length=4_000)] = "",
    accept_language: AcceptLanguage = None,
) -> Response:
    """Write to the patient. `warned` are the words that the colleague was warned of: the same ones again are confirmed."""
    confirmed = text.split() == warned.split()
    try:
        await doors.app.desk.answer(conversation_id, who.name, text, confirmed=confirmed)
    except (NotAllowed, InvalidInput) as error:
        return await _page(doors, who, conversation_id, accept_language, error, draft=text)
    return RedirectResponse(f"/staff?chosen={conversation_id}", 303)


async def _page(
    doors: Doors,
    who: SignedIn,
    chosen: UUID | None,
    accept_language: str | None,
    error: CarelineError | None = None,
    draft: str = "",
) -> HTMLResponse:
    views = Views(doors, language_of(accept_language), who.name)
    rows = views.rows(await doors.app.desk.waiting())
    row = next((r for r in rows if r.conversation_id == chosen), None)
    lines = views.lines(await doors.app.desk.transcript(row.conversation_id, who.name)) if row else []
    page = views.render(
        "console.html",
        rows=rows,
        row=row,
        chosen=row.conversation_id if row else None,
        holder=row.held if row else "",
        lines=lines,
        csrf=who.csrf,
        error=error.code if error else None,
        draft=draft,
    )
    return HTMLResponse(page, status_of(error) if error else 200)


async def _spend_try(doors: Doors, name: str, address: str) -> None:
    await doors.limiter.spend("sign-in-from", address, doors.limits.sign_ins_per_address, strict=True)
    await doors.limiter.spend("sign-in", name, TRIES, TRIES_SECONDS, strict=True)
