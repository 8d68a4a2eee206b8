"""Errors as OperationOutcome, and the route class that turns every error of its handlers into one."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from channels.http.problems import status_of
from runtime.errors import CarelineError

log = structlog.get_logger()
MEDIA_TYPE = "application/fhir+json"
ISSUE_TYPES = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    406: "not-supported",
    409: "conflict",
    410: "deleted",
    413: "too-long",
    415: "not-supported",
    429: "throttled",
    503: "transient",
}
"""Codes of http://hl7.org/fhir/R4/valueset-issue-type.html by status."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def answer(content: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A resource as a response."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def outcome(status: int, text: str, code: str | None = None) -> Response:
    """A refusal. `text` repeats nothing that was sent."""
    issue = {"severity": "error", "code": code or ISSUE_TYPES.get(status, "exception"), "diagnostics": text}
    headers = {401: {"WWW-Authenticate": 'Bearer realm="fhir"'}, 429: {"Retry-After": "60"}}.get(status)
    return answer({"resourceType": "OperationOutcome", "issue": [issue]}, status, headers)


def of_error(error: CarelineError) -> Response:
    """The outcome of a typed error."""
    code = "not-supported" if error.code == "unknown_parameter" else None
    return outcome(status_of(error), " ".join(part for part in (str(error), error.hint) if part), code)


class FhirRoute(APIRoute):
    """A route whose every error is an OperationOutcome."""

    def get_route_handler(self) -> Handler:
        """The handler with its errors caught."""
        handler = super().get_route_handler()

        async def caught(request: Request) -> Response:
            try:
                return await handler(request)
            except CarelineError as error:
                return of_error(error)
            except RequestValidationError:
                return outcome(400, "The request does not have the expected shape.")
            except HTTPException as error:
                return outcome(error.status_code, "The request cannot be answered.")
            except Exception as error:  # noqa: BLE001  process border: clients of FHIR are told in its own form
                log.error("fhir request crashed", kind=type(error).__name__)
                return outcome(500, "Something went wrong on our side.")

        return caught
