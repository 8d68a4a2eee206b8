"""What a colleague sees where a page or a form is refused: the sign-in, or words and a way back. Others get problem documents."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from channels.http import problems
from channels.http.dependencies import doors_of
from channels.staff.guard import SignedOut
from channels.staff.pages import sign_in_form
from channels.staff.views import Views
from channels.words import language_of
from runtime.errors import CarelineError, InvalidInput


class WrongForm(InvalidInput):
    """A form that lacks something, or has too much of it."""

    code = "invalid_body"


def install(http: FastAPI) -> None:
    """Over the problem documents, for browsers that look at the console."""
    for kind in (CarelineError, RequestValidationError, HTTPException):
        http.add_exception_handler(kind, _answered)


async def _answered(request: Request, error: Exception) -> Response:
    document = problems.of(error)
    if not request.url.path.startswith("/staff") or "text/html" not in request.headers.get("accept", ""):
        return document
    views = Views(doors_of(request), language_of(request.headers.get("accept-language")))
    if isinstance(error, SignedOut):
        return sign_in_form(views, error)
    known = WrongForm("") if isinstance(error, RequestValidationError) else error
    said = views.error(known if isinstance(known, CarelineError) else CarelineError(""))
    return HTMLResponse(views.render("refused.html", error=said), document.status_code)
