"""Errors as RFC 9457 problem documents. They never repeat what was sent: it may hold a patient's data."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from runtime import errors
from runtime.errors import CarelineError

log = structlog.get_logger()

MEDIA_TYPE = "application/problem+json"
STATUS: tuple[tuple[type[CarelineError], int], ...] = (
    (errors.InvalidInput, 400),
    (errors.NotFound, 404),
    (errors.NotAllowed, 403),
    (errors.Expired, 410),
    (errors.RateLimited, 429),
    (errors.Conflict, 409),
    (errors.UnavailableError, 503),
)
SIGN_IN_CODES = frozenset({"unauthorised", "signed_out"})
"""Refusals that a sign-in or another token would lift."""


class Unauthorised(errors.NotAllowed):
    """No token, or not the right one. Says the same whether or not the thing exists."""

    code = "unauthorised"


class TooLarge(errors.InvalidInput):
    """The body is larger than anything that is sent here."""

    code = "too_large"


def status_of(error: CarelineError) -> int:
    """The HTTP status of a typed error."""
    if error.code in SIGN_IN_CODES:
        return 401
    if isinstance(error, TooLarge):
        return 413
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def problem(status: int, code: str, detail: str = "", hint: str = "", **more: Any) -> JSONResponse:
    """A problem document; `code` is the stable slug that programs may compare."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code}
    body |= {key: value for key, value in {"detail": detail, "hint": hint, **more}.items() if value}
    return JSONResponse(body, status, media_type=MEDIA_TYPE)


def of_error(error: CarelineError) -> JSONResponse:
    """The problem document of a typed error."""
    status = status_of(error)
    if status >= 500:
        log.error("request failed", code=error.code, kind=type(error).__name__)
    response = problem(status, error.code, str(error), error.hint)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if status == 429:
        response.headers["Retry-After"] = "60"
    return response


def of_validation(found: Sequence[Any]) -> JSONResponse:
    """422 with the place and the rule of every fault, without the values."""
    faults = [{"loc": [str(part) for part in e["loc"]], "rule": e["type"], "message": e["msg"]} for e in found]
    return problem(422, "invalid_body", "The request does not have the expected shape.", errors=faults)


def install(app: FastAPI) -> None:
    """Answer every error of this application with a problem document."""
    for kind in (CarelineError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, _answered)


async def _answered(_request: Request, error: Exception) -> JSONResponse:
    return of(error)


def of(error: Exception) -> JSONResponse:
    """The problem document of any error."""
    if isinstance(error, CarelineError):
        return of_error(error)
    if isinstance(error, RequestValidationError):
        return of_validation(error.errors())
    return _http(error) if isinstance(error, HTTPException) else _unexpected(error)


def _http(error: HTTPException) -> JSONResponse:
    response = problem(error.status_code, HTTPStatus(error.status_code).name.lower())
    response.headers.update(error.headers or {})
    return response


def _unexpected(error: Exception) -> JSONResponse:
    log.error("request crashed", kind=type(error).__name__)
    return problem(500, "internal", "Something went wrong on our side. Nothing was half done.", "Try again.")
