"""Fixtures of the demo hospital: its file, its view, a database that holds it, and one with its patients."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runtime.database import Database, new_id
from scheduler_core import demo
from scheduler_core.hospital import Hospital, HospitalFile, load, read_folder
from tests.conftest import run_sql, with_database

FOLDER = Path(__file__).parent.parent / "deploy" / "demo_hospital"
SEEDED_AT = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_file() -> HospitalFile:
    """The demo hospital's file."""
    return read_folder(FOLDER)


@pytest.fixture
async def hospital(demo_file: HospitalFile, database: Database) -> Hospital:
    """The demo hospital, its resources loaded into the test's database; no patients."""
    async with database.begin() as session:
        await load(session, demo_file, SEEDED_AT)
    return Hospital(demo_file)


@pytest.fixture(scope="session")
def seeded_template(servers: tuple[str, str], template: str, demo_file: HospitalFile) -> Iterator[str]:
    """A database with the demo's patients, to copy from."""
    name = f"careline_seeded_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    asyncio.run(_seed(with_database(servers[0], name), demo_file))
    yield name
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


async def _seed(url: str, file: HospitalFile) -> None:
    database = Database(url)
    async with database.begin() as session:
        await load(session, file, SEEDED_AT)
        await demo.seed(session, Hospital(file), SEEDED_AT)
    await database.dispose()


@pytest.fixture
async def seeded(servers: tuple[str, str], seeded_template: str) -> AsyncIterator[Database]:
    """A fresh copy of the demo hospital with its patients."""
    name = f"test_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {seeded_template} STRATEGY FILE_COPY")
    database = Database(with_database(servers[0], name))
    yield database
    await database.dispose()
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")
