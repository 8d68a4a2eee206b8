"""The channels' application over a program that answers by rote, in process or on a port of this machine."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI
from redis.asyncio import Redis

from channels.http.app import create_app
from channels.staff.accounts import StaffAccounts
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.settings import Settings
from tests.channels.fakes import FakeApp, fake_app

TWILIO_TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://clinic.example.com"
PASSWORD = "correct horse battery"


@pytest.fixture
def settings() -> Settings:
    """A development program reached through a proxy, with Twilio's keys."""
    return Settings(environment="development", public_url=PUBLIC, twilio_auth_token=TWILIO_TOKEN)


@pytest.fixture
def app(settings: Settings, clock: FrozenClock, database: Database, redis: Redis) -> FakeApp:
    """The program below the channels."""
    return fake_app(settings, clock, database, redis)


@pytest.fixture
async def client(app: FakeApp) -> AsyncIterator[httpx.AsyncClient]:
    """A browser or a program, in process."""
    async with in_process(create_app(app)) as client:
        yield client


@asynccontextmanager
async def in_process(http: FastAPI, base_url: str = PUBLIC) -> AsyncIterator[httpx.AsyncClient]:
    """A client of this application."""
    transport = httpx.ASGITransport(app=http, client=("203.0.113.5", 50_000))
    async with httpx.AsyncClient(transport=transport, base_url=base_url) as client:
        yield client
    await http.state.doors.urgent.close()
    await http.state.doors.hub.close()


@asynccontextmanager
async def serving(http: FastAPI) -> AsyncIterator[str]:
    """The application on a port of this machine; `127.0.0.1:port`."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(http, log_level="warning", lifespan="on", ws_ping_interval=None))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield f"127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await running


@pytest.fixture
async def served(app: FakeApp) -> AsyncIterator[str]:
    """`127.0.0.1:port` of the application."""
    async with serving(create_app(app)) as address:
        yield address


@pytest.fixture
def accounts(database: Database, clock: FrozenClock) -> StaffAccounts:
    """Accounts whose passwords are hashed cheaply."""
    return StaffAccounts(database, clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
