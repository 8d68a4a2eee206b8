"""Checking in: the code's page and picture, and the same as JSON. Opening the page changes nothing; its button does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from pydantic import StringConstraints

from channels.http.bodies import Body
from channels.http.dependencies import Address, Doors, TheDoors
from channels.http.page import FOLDER
from channels.words import language_of
from runtime.crypto import installed
from runtime.errors import CarelineError
from scheduler_core.queue import Advice, Wait, WaitingRoom, advice
from scheduler_core.queue import check_in as checking

router = APIRouter(tags=["check-in"])
templates = Jinja2Templates(directory=FOLDER)
PER_ADDRESS = 60
Token = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_-]+$")]


class CheckInBody(Body):
    """The token of a code."""

    token: Token


@dataclass(frozen=True)
class Arrived:
    """What an arriving patient is told: nothing that says who they are or what for."""

    room: str | None
    wait: Wait | None
    advice: Advice


async def arrive(doors: Doors, token: str) -> Arrived:
    """Check in, or look again: the place stays the one there is."""
    app = doors.app
    now, waiting = app.clock.now(), WaitingRoom(app.database, app.redis, app.hospital.file.queue, app.clock)
    entered = await checking.check_in(app.database, waiting, app.hospital, token, now)
    wait = await waiting.wait(entered.entry_id)
    if wait is None:
        return Arrived(entered.room, None, "wait_here")
    return Arrived(entered.room, wait, advice(wait, "P1", app.hospital.file.queue, video=entered.video))


@router.post("/api/check-ins")
async def check_in(body: CheckInBody, doors: TheDoors, address: Address) -> dict[str, Any]:
    """{room, ahead, minutes, advice}; a second time tells how it stands. 400 for a false code, 403 too early, 410 too late."""
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    found = await arrive(doors, body.token)
    ahead, minutes = (found.wait.ahead, found.wait.minutes) if found.wait else (None, None)
    return {"room": found.room, "ahead": ahead, "minutes": minutes, "advice": found.advice}


@router.get("/check-in/{token}.svg", include_in_schema=False)
async def picture(token: Token, doors: TheDoors, address: Address) -> Response:
    """The code that leads to this token's page; only for tokens of ours."""
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    checking.visit_of(installed(), token)
    return Response(checking.qr_svg(f"{doors.app.settings.base_url}/check-in/{token}"), media_type="image/svg+xml")


@router.get("/check-in/{token}", include_in_schema=False)
async def page(token: Token, request: Request, doors: TheDoors) -> HTMLResponse:
    """The page with its one button."""
    return _page(request, doors, button=True)


@router.post("/check-in/{token}", include_in_schema=False)
async def press(token: Token, request: Request, doors: TheDoors, address: Address) -> HTMLResponse:
    """The button: checked in, or why not."""
    await doors.limiter.spend("check-in", address, PER_ADDRESS)
    lang = language_of(request.headers.get("accept-language"))
    try:
        found = await arrive(doors, token)
    except CarelineError as error:
        key = f"checkin-{error.code.replace('_', '-')}"
        return _page(request, doors, lines=[doors.words.text(key if doors.words.has(key) else "checkin-ask", lang)])
    return _page(request, doors, lines=_told(doors, found, lang))


def _told(doors: Doors, found: Arrived, lang: str) -> list[str]:
    say = doors.words.text
    lines = [say("checkin-done", lang)]
    if found.wait is not None:
        lines.append(say("checkin-wait", lang, minutes=found.wait.minutes, ahead=found.wait.ahead))
    if found.advice != "wait_here":
        lines.append(say(f"checkin-{found.advice.replace('_', '-')}", lang))
    if found.room is not None:
        lines.append(say("checkin-room", lang, room=found.room))
    return lines


def _page(request: Request, doors: Doors, *, button: bool = False, lines: list[str] | None = None) -> HTMLResponse:
    lang = language_of(request.headers.get("accept-language"))
    words = doors.words.page("checkin-", lang, hospital=doors.app.hospital.display_name, minutes=0, ahead=0, room="")
    content = {"lang": lang, "words": words, "button": button, "lines": lines or []}
    return templates.TemplateResponse(request, "check_in.html", content, headers={"Cache-Control": "no-store"})
