"""OAuth 2: tokens for system clients by `client_credentials` (RFC 6749, section 4.4), and where SMART clients find it."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Form, Header
from fastapi.responses import JSONResponse, Response

from channels.fhir.scopes import KINDS
from channels.http.dependencies import Address, TheDoors
from runtime.errors import InvalidInput, NotAllowed

router = APIRouter(prefix="/fhir", tags=["fhir"])
Field = Annotated[str, Form(max_length=1_000)]


@router.post("/token")
async def token(
    doors: TheDoors,
    address: Address,
    grant_type: Field = "",
    scope: Field = "",
    client_id: Field = "",
    client_secret: Field = "",
    authorization: Annotated[str, Header(max_length=2_000)] = "",
) -> Response:
    """A token for five minutes. The client proves itself by Basic authentication or in the form."""
    await doors.limiter.spend("fhir-token", address, doors.limits.fhir_tokens_per_address, strict=True)
    if grant_type != "client_credentials":
        return _refused(400, "unsupported_grant_type")
    name, secret = _basic(authorization) or (client_id, client_secret)
    try:
        issued = await doors.fhir.clients.issue(name, secret, scope)
    except NotAllowed:
        return _refused(401, "invalid_client")
    except InvalidInput:
        return _refused(400, "invalid_scope")
    content = {
        "access_token": issued.token,
        "token_type": "Bearer",
        "expires_in": issued.seconds,
        "scope": " ".join(issued.scopes),
    }
    return JSONResponse(content, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


@router.get("/R4/.well-known/smart-configuration")
async def smart_configuration(doors: TheDoors) -> dict[str, object]:
    """Where tokens are had and what can be asked for."""
    return {
        "token_endpoint": f"{doors.app.settings.base_url}/fhir/token",
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "grant_types_supported": ["client_credentials"],
        "scopes_supported": [f"system/{kind}.{rights}" for kind in KINDS for rights in ("read", "rs", "r", "s")],
        "capabilities": ["client-confidential-symmetric", "permission-v1", "permission-v2"],
    }


def _basic(header: str) -> tuple[str, str] | None:
    """Name and secret of Basic authentication, form-encoded within as RFC 6749 (2.3.1) has it."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return unquote(name), unquote(secret)


def _refused(status: int, error: str) -> Response:
    headers = {"Cache-Control": "no-store"} | ({"WWW-Authenticate": 'Basic realm="fhir"'} if status == 401 else {})
    return JSONResponse({"error": error}, status, headers=headers)
