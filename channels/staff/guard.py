"""Who may enter the console: the session cookie, the form's CSRF token, the origin."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Request
from fastapi.responses import Response
from starlette.requests import HTTPConnection

from channels.http.dependencies import Doors, TheDoors, doors_of
from channels.http.security import same_origin
from channels.staff.accounts import LONGEST, SignedIn, StaffAccounts
from runtime.errors import NotAllowed

COOKIE = "careline_staff"
LOOK = "X-Careline-Look"
"""The header of what a page fetches by itself: it does not keep the colleague signed in."""


class SignedOut(NotAllowed):
    """The session is over."""

    code = "signed_out"


def accounts_of(doors: Doors) -> StaffAccounts:
    """The accounts of this program."""
    return StaffAccounts(doors.app.database, doors.app.clock)


async def colleague_of(connection: HTTPConnection) -> SignedIn | None:
    """Whose browser this is, if anyone's."""
    token = connection.cookies.get(COOKIE)
    used = LOOK not in connection.headers
    return await accounts_of(doors_of(connection)).session(token, used=used) if token else None


async def colleague(request: Request) -> SignedIn:
    """The signed-in colleague; SignedOut otherwise."""
    found = await colleague_of(request)
    if found is None:
        raise SignedOut("You are signed out.", hint="Sign in again.")
    return found


Colleague = Annotated[SignedIn, Depends(colleague)]


async def checked_form(
    request: Request, doors: TheDoors, who: Colleague, csrf: Annotated[str, Form()] = ""
) -> SignedIn:
    """The colleague whose own page sent this form; NotAllowed for a form from elsewhere."""
    check_origin(request, doors)
    if not who.csrf.fits(csrf):
        raise NotAllowed("This form is not from this page.", hint="Reload the page and try again.", code="csrf")
    return who


CheckedForm = Annotated[SignedIn, Depends(checked_form)]


def check_origin(connection: HTTPConnection, doors: Doors) -> None:
    """NotAllowed when a browser says that another site sent this."""
    origin = connection.headers.get("origin")
    if origin is not None and not same_origin(origin, connection.headers.get("host"), doors.app.settings.base_url):
        raise NotAllowed("This request comes from another site.", hint="Use the console itself.", code="origin")


def remember(response: Response, who: SignedIn, *, https: bool) -> None:
    """Set the session cookie: no script reads it and no other site sends it."""
    response.set_cookie(
        COOKIE,
        who.token,
        max_age=int(LONGEST.total_seconds()),
        path="/staff",
        secure=https,
        httponly=True,
        samesite="strict",
    )


def forget(response: Response) -> None:
    """Remove the cookie."""
    response.delete_cookie(COOKIE, path="/staff", httponly=True, samesite="strict")
