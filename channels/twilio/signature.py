"""Webhooks are taken only with Twilio's signature over the public address and the whole form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from twilio.request_validator import RequestValidator

from channels.http.dependencies import TheDoors
from runtime.errors import NotAllowed, UnavailableError
from runtime.settings import Settings

SIGNATURE = "X-Twilio-Signature"


def is_signed(settings: Settings, path_and_query: str, form: Mapping[str, str], signature: str) -> bool:
    """Whether Twilio signed this form for our public address. The proxy's host and scheme do not matter."""
    token = settings.twilio_auth_token
    if token is None or not token.get_secret_value():
        raise UnavailableError("Texts and calls are not set up.", hint="Set TWILIO_AUTH_TOKEN.", code="no_twilio")
    url = settings.base_url + path_and_query
    return bool(RequestValidator(token.get_secret_value()).validate(url, form, signature))


async def signed_form(request: Request, doors: TheDoors) -> FormData:
    """The form of a true webhook; NotAllowed for any other."""
    form = await request.form(max_files=0, max_fields=200)
    query = request.url.query
    path = request.scope.get("raw_path", request.url.path.encode()).decode() + (f"?{query}" if query else "")
    settings = doors.app.settings
    if not is_signed(settings, path, form, request.headers.get(SIGNATURE, "")):  # type: ignore[arg-type]
        raise NotAllowed("The signature does not match.", hint="Check PUBLIC_URL and TWILIO_AUTH_TOKEN.")
    if settings.twilio_account_sid and form.get("AccountSid") != settings.twilio_account_sid:
        raise NotAllowed("This webhook is of another account.", hint="Check TWILIO_ACCOUNT_SID.")
    return form


SignedForm = Annotated[FormData, Depends(signed_form)]


def field(form: FormData, name: str) -> str:
    """A form field as text; empty where it is missing."""
    value = form.get(name)
    return value if isinstance(value, str) else ""
