"""Checking in: the code's page and picture, and the same as JSON. Opening the page changes nothing; its buttons do.

Past the hospital's limits the page offers to wait elsewhere, or to be seen by video, and does what is chosen. A walk-in's
ticket leads to the same page for their place in the line.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from pydantic import StringConstraints

from channels.http.arriving import Arrived, Choice, arrive, choose, look
from channels.http.bodies import Body
from channels.http.dependencies import Address, Doors, TheDoors
from channels.http.page import FOLDER
from channels.words import language_of
from runtime.crypto import installed
from runtime.errors import CarelineError
from scheduler_core.queue import check_in as checking

router = APIRouter(tags=["check-in"])
templates = Jinja2Templates(directory=FOLDER)
PER_ADDRESS = 60
Token = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_-]+$")]
Step = Literal["here", "elsewhere", "video"]


class CheckInBody(Body):
    """The token of a code."""

    token: Token


class ChoiceBody(CheckInBody):
    """And what the patient chose of what was offered."""

    choice: Choice


@router.post("/api/check-ins")
async def check_in(body: CheckInBody, doors: TheDoors, address: Address) -> dict[str, Any]:
    """{room, ahead, minutes, advice, choices, elsewhere, by_video}; a second time tells how it stands.

    400 for a false code, 403 too early, 410 too late.
    """
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    return _as_json(await arrive(doors, body.token))


@router.post("/api/check-ins/choices")
async def choice(body: ChoiceBody, doors: TheDoors, address: Address) -> dict[str, Any]:
    """Wait `elsewhere` or be seen by `video`, where that was among the choices: else 403. The answer is that of a check-in."""
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    return _as_json(await choose(doors, await arrive(doors, body.token), body.choice))


def _as_json(found: Arrived) -> dict[str, Any]:
    ahead, minutes = (found.wait.ahead, found.wait.minutes) if found.wait else (None, None)
    told = {"room": found.room, "ahead": ahead, "minutes": minutes, "advice": found.advice}
    return {**told, "choices": list(found.choices), "elsewhere": found.elsewhere, "by_video": found.by_video}


@router.get("/check-in/{token}.svg", include_in_schema=False)
async def picture(token: Token, doors: TheDoors, address: Address) -> Response:
    """The code that leads to this token's page; only for tokens of ours."""
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    checking.visit_of(installed(), token)
    return _code(doors, f"check-in/{token}")


@router.get("/check-in/{token}", include_in_schema=False)
async def page(token: Token, request: Request, doors: TheDoors) -> HTMLResponse:
    """The page with its one button."""
    return _page(request, doors, f"/check-in/{token}", button="button")


@router.post("/check-in/{token}", include_in_schema=False)
async def press(token: Token, request: Request, doors: TheDoors, address: Address) -> HTMLResponse:
    """The button: checked in, or why not."""
    return await _stepped(token, "here", request, doors, address)


@router.post("/check-in/{token}/{step}", include_in_schema=False)
async def pressed(token: Token, step: Step, request: Request, doors: TheDoors, address: Address) -> HTMLResponse:
    """Another of its buttons: to wait elsewhere, or to be seen by video."""
    return await _stepped(token, step, request, doors, address)


async def _stepped(token: str, step: Step, request: Request, doors: Doors, address: str) -> HTMLResponse:
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    return await _answer(request, doors, f"/check-in/{token}", step, arrive(doors, token), done=True)


@router.get("/ticket/{token}.svg", include_in_schema=False)
async def ticket_picture(token: Token, doors: TheDoors, address: Address) -> Response:
    """The code that leads a walk-in to their place."""
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    checking.ticketed(installed(), token)
    return _code(doors, f"ticket/{token}")


@router.get("/ticket/{token}", include_in_schema=False)
async def ticket(token: Token, request: Request, doors: TheDoors, address: Address) -> HTMLResponse:
    """How it stands for a walk-in."""
    return await _ticket(token, "here", request, doors, address)


@router.post("/ticket/{token}/{step}", include_in_schema=False)
async def ticket_step(token: Token, step: Step, request: Request, doors: TheDoors, address: Address) -> HTMLResponse:
    """A walk-in chooses."""
    return await _ticket(token, step, request, doors, address)


async def _ticket(token: str, step: Step, request: Request, doors: Doors, address: str) -> HTMLResponse:
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    return await _answer(request, doors, f"/ticket/{token}", step, _by_ticket(doors, token), done=False)


async def _by_ticket(doors: Doors, token: str) -> Arrived:
    return await look(doors, checking.ticketed(installed(), token))


async def _answer(
    request: Request, doors: Doors, path: str, step: Step, arriving: Awaitable[Arrived], *, done: bool
) -> HTMLResponse:
    """The page after a button: how it stands once the step is done, or why it cannot be."""
    try:
        found = await arriving
        if step != "here":
            found = await choose(doors, found, step)
    except CarelineError as error:
        return _refused(request, doors, error)
    return _standing(request, doors, path, found, done=done)


def _code(doors: Doors, path: str) -> Response:
    return Response(checking.qr_svg(f"{doors.app.settings.base_url}/{path}"), media_type="image/svg+xml")


def _refused(request: Request, doors: Doors, error: CarelineError) -> HTMLResponse:
    lang = language_of(request.headers.get("accept-language"))
    key = f"checkin-{error.code.replace('_', '-')}"
    return _page(request, doors, "", lines=[doors.words.text(key if doors.words.has(key) else "checkin-ask", lang)])


def _standing(request: Request, doors: Doors, path: str, found: Arrived, *, done: bool) -> HTMLResponse:
    """How it stands, with what may be chosen; a look again is the page's own button."""
    say, lang = doors.words.text, language_of(request.headers.get("accept-language"))
    lines = [say("checkin-done", lang)] if done else []
    if found.wait is not None:
        lines.append(say("checkin-wait", lang, minutes=found.wait.minutes, ahead=found.wait.ahead))
    else:
        lines.append(say("checkin-called" if found.called else "checkin-not-waiting", lang))
    if found.elsewhere and found.wait is not None:
        kept = "checkin-kept-video" if found.by_video else "checkin-kept"
        lines += [say(kept, lang), say("checkin-texted" if found.texted else "checkin-untexted", lang)]
    elif found.choices:
        lines.append(say("checkin-choose", lang))
    if found.room is not None:
        lines.append(say("checkin-room", lang, room=found.room))
    return _page(request, doors, path, button="again" if found.wait else "", lines=lines, choices=found.choices)


def _page(
    request: Request, doors: Doors, path: str, *, button: str = "", lines: list[str] | None = None, choices: Any = ()
) -> HTMLResponse:
    lang = language_of(request.headers.get("accept-language"))
    words = doors.words.page("checkin-", lang, hospital=doors.app.hospital.display_name, minutes=0, ahead=0, room="")
    content = {"lang": lang, "words": words, "path": path, "button": button, "lines": lines or [], "choices": choices}
    return templates.TemplateResponse(request, "check_in.html", content, headers={"Cache-Control": "no-store"})
