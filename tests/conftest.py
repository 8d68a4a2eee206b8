"""Fixtures for every layer: a real PostgreSQL and Valkey for the session, a fresh database for each test."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from redis.asyncio import Redis

from runtime import crypto
from runtime.clock import FrozenClock
from runtime.crypto import KeyRing
from runtime.database import Database, new_id
from runtime.embedded import EmbeddedServices
from runtime.redis import connect
from runtime.schema import load_models, migrate

MODELS = (
    "runtime.audit",
    "runtime.outbox",
    "guardrails.models",
    "scheduler_core.models",
    "tools.models",
    "assistant.models",
    "channels.models",
)
TEMPLATE = "careline_template"
PREFIX, ROOM = "careline-tests-", 4 << 30
"""Of the folder of the tests' servers; how many bytes must be free in memory for it to lie there."""

HOSPITAL_PLUGIN = "tests.conftest_hospital"

pytest_plugins = [HOSPITAL_PLUGIN] if (Path(__file__).parent / "conftest_hospital.py").exists() else []


@pytest.fixture(scope="session")
def keyring() -> KeyRing:
    """A key ring for the whole session, installed."""
    ring = KeyRing.generate()
    crypto.install(ring)
    return ring


@pytest.fixture(autouse=True)
def same_keys_afterwards(keyring: KeyRing) -> Iterator[None]:
    """A test that starts a whole program installs that program's keys; the next one finds the session's again."""
    yield
    crypto.install(keyring)


@pytest.fixture(scope="session")
def servers() -> Iterator[tuple[str, str]]:
    """URLs of a PostgreSQL and a Valkey that live for the session."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
        return
    home = _home_of_servers()
    services = EmbeddedServices.start(
        home, fsync="off", synchronous_commit="off", full_page_writes="off", max_wal_size="256MB"
    )
    yield services.database_url, services.redis_url
    services.stop()
    shutil.rmtree(home, ignore_errors=True)


def _home_of_servers() -> Path:
    """A folder in memory where there is room: a fresh database for each test is hundreds of files written and removed.

    What a run that was killed has left there goes first.
    """
    memory = Path("/dev/shm")
    for left in memory.glob(f"{PREFIX}*-*"):
        if not Path("/proc", left.name.split("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=memory if roomy else None))


def with_database(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


def run_sql(url: str, statement: str) -> None:
    """One statement outside any transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def template(servers: tuple[str, str], keyring: KeyRing) -> Iterator[str]:
    """A database with the schema and nothing else, to copy from."""
    load_models(name for name in MODELS if _exists(name))
    name = f"{TEMPLATE}_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name}")
    asyncio.run(_migrate(with_database(servers[0], name)))
    yield name
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.dispose()


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


@pytest.fixture
async def database_url(servers: tuple[str, str], template: str) -> AsyncIterator[str]:
    """A fresh database of one test."""
    name = f"test_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield with_database(servers[0], name)
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The test's database, connected."""
    database = Database(database_url)
    yield database
    await database.dispose()


@pytest.fixture
async def redis(servers: tuple[str, str]) -> AsyncIterator[Redis]:
    """An empty Valkey."""
    client = connect(servers[1])
    await client.flushall()
    yield client
    await client.aclose()


@pytest.fixture
def clock() -> FrozenClock:
    """Tuesday, March 3, 2026, nine in the morning in New York."""
    return FrozenClock(datetime(2026, 3, 3, 14, 0, tzinfo=UTC))
