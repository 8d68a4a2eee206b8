"""`careline fhir client`: the systems that may read are made, listed and shut out."""

from __future__ import annotations

from typing import Any

from channels.fhir.clients import FhirClients
from cli.hospital import database_of
from runtime.clock import SystemClock
from runtime.settings import Settings


async def add_client(
    settings: Settings, name: str, scopes: list[str], recipient: str | None = None, purpose: str | None = None
) -> dict[str, Any]:
    """Make a client, or give it a new secret. The secret is shown this once."""
    async with database_of(settings) as database:
        secret = await FhirClients(database, SystemClock()).add(name, scopes, recipient, purpose)
    token_url = f"{settings.base_url}/fhir/token"
    return {"client_id": name, "client_secret": secret, "scopes": sorted(set(scopes)), "token_url": token_url}


async def list_clients(settings: Settings) -> dict[str, Any]:
    """Every client, without its secret."""
    async with database_of(settings) as database:
        rows = await FhirClients(database, SystemClock()).all()
    shown = [{"client_id": r.name, "scopes": r.scopes, "since": r.created_at, "removed": r.disabled_at} for r in rows]
    return {"clients": shown}


async def remove_client(settings: Settings, name: str) -> dict[str, Any]:
    """Shut a client out at once. NotFound."""
    async with database_of(settings) as database:
        await FhirClients(database, SystemClock()).remove(name)
    return {"client_id": name, "removed": True}
