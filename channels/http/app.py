"""The application factory: which doors are open, and what stands before all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI

from assistant.wording import Catalog, Speaker
from channels.calendar import VisitCalendar
from channels.demo_phone import DemoPhone
from channels.fhir import routes as fhir
from channels.fhir import token as fhir_token
from channels.fhir.house import FhirHouse
from channels.http import calendar, check_in, conversations, demo, page, problems, service, socket
from channels.http.dependencies import Doors
from channels.http.hub import Hub
from channels.http.limits import Limits, RateLimiter
from channels.http.security import BodyLimit, SecurityHeaders
from channels.ports import AppLike, CalendarFiles
from channels.staff import disruptions, planning, privacy, queue, refused, visits, waitlist
from channels.staff import routes as staff
from channels.staff import socket as staff_socket
from channels.twilio import sms, voice
from channels.urgent import Urgent
from channels.words import Words

ROLES = ("chat", "sms", "voice", "staff", "fhir")


def create_app(
    app: AppLike,
    *,
    roles: Sequence[str] = ROLES,
    limits: Limits | None = None,
    calendar_files: CalendarFiles | None = None,
) -> FastAPI:
    """The HTTP side of the running program `app`. `roles` opens only some doors."""
    doors = Doors(
        app=app,
        limiter=RateLimiter(app.redis),
        limits=limits or Limits(),
        hub=Hub(app.redis),
        words=Words(),
        urgent=Urgent(app.conversations, app.hospital, Speaker(Catalog())),
        phone=DemoPhone(app.database, app.clock),
        calendar=calendar_files or VisitCalendar(app),
        fhir=FhirHouse(app),
    )
    http = FastAPI(title="Careline", lifespan=_lifespan, docs_url=None, redoc_url=None)
    http.state.doors = doors
    problems.install(http)
    if "staff" in roles or "all" in roles:
        refused.install(http)
    http.add_middleware(BodyLimit)
    https = app.settings.base_url.startswith("https://")
    http.add_middleware(SecurityHeaders, https=https)
    _open(http, roles, demo_phone=app.settings.demo)
    return http


def _open(http: FastAPI, roles: Sequence[str], *, demo_phone: bool) -> None:
    http.include_router(service.router)
    http.include_router(calendar.router)
    http.include_router(check_in.router)
    http.mount("/static", page.Files(directory=page.FOLDER), name="static")
    by_role = {
        "chat": (conversations.router, socket.router, page.router, *((demo.router,) if demo_phone else ())),
        "sms": (sms.router,),
        "voice": (voice.router,),
        "staff": (
            staff.router,
            staff_socket.router,
            visits.router,
            queue.router,
            disruptions.router,
            planning.router,
            waitlist.router,
            privacy.router,
        ),
        "fhir": (fhir_token.router, fhir.router),
    }
    for role, routers in by_role.items():
        if role in roles or "all" in roles:
            for router in routers:
                http.include_router(router)


@asynccontextmanager
async def _lifespan(http: FastAPI) -> AsyncIterator[None]:
    yield
    await http.state.doors.urgent.close()
    await http.state.doors.hub.close()
