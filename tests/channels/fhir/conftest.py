"""The FHIR door over the demo hospital with its patients: a system client with a token, in process or on a port."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
from redis.asyncio import Redis

from channels.fhir.clients import FhirClients
from channels.http.app import create_app
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.settings import Settings
from tests.channels.conftest import PUBLIC, in_process
from tests.channels.fakes import FakeApp, fake_app

BASE = f"{PUBLIC}/fhir/R4"
Token = Callable[..., Awaitable[dict[str, str]]]


@pytest.fixture
def app(settings: Settings, clock: FrozenClock, seeded: Database, redis: Redis) -> FakeApp:
    """The program below the channels, over the demo's patients and visits."""
    return fake_app(settings, clock, seeded, redis)


@pytest.fixture
async def client(app: FakeApp) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without a token."""
    async with in_process(create_app(app, roles=["fhir"])) as client:
        yield client


@pytest.fixture
def bearer(app: FakeApp) -> Token:
    """Headers of a client with these scopes."""

    async def headers(*scopes: str, name: str = "ehr") -> dict[str, str]:
        clients = FhirClients(app.database, app.clock)
        issued = await clients.issue(name, await clients.add(name, scopes), "")
        return {"Authorization": f"Bearer {issued.token}"}

    return headers


@pytest.fixture
async def ehr(client: httpx.AsyncClient, bearer: Token) -> httpx.AsyncClient:
    """A system that may read everything."""
    client.headers.update(await bearer("system/*.read"))
    return client
