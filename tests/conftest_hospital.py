"""Fixtures of the demo hospital: its file, loaded into a test's database, and a whole one with its patients to copy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from runtime.database import Database, new_id
from scheduler_core import demo
from scheduler_core.hospital import Hospital, HospitalFile, load, read_folder
from tests.conftest import run_sql, with_database

DEMO_FOLDER = Path(__file__).parent.parent / "deploy" / "demo_hospital"
SEEDED_AT = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
"""What `clock` shows, too."""


@dataclass(frozen=True)
class Seeded:
    """A demo hospital of the test's own, with its patients, as of `SEEDED_AT`; `ids` are the personas' by key."""

    database: Database
    hospital: Hospital
    ids: dict[str, UUID]


@pytest.fixture(scope="session")
def demo_file() -> HospitalFile:
    """The demo hospital's file."""
    return read_folder(DEMO_FOLDER)


@pytest.fixture(scope="session")
def demo_hospital(demo_file: HospitalFile) -> HospitalFile:
    """The same, by its other name."""
    return demo_file


@pytest.fixture
async def hospital(database: Database, demo_file: HospitalFile) -> Hospital:
    """The demo hospital without patients, loaded into `database`."""
    async with database.begin() as session:
        await load(session, demo_file, SEEDED_AT)
    return Hospital(demo_file)


@pytest.fixture(scope="session")
def seeded_template(
    servers: tuple[str, str], template: str, demo_file: HospitalFile
) -> Iterator[tuple[str, dict[str, UUID]]]:
    """A database with the demo hospital and its patients, to copy from, and the personas' ids."""
    name = f"careline_seeded_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    ids = asyncio.run(_seed(with_database(servers[0], name), demo_file))
    yield name, ids
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


async def _seed(url: str, file: HospitalFile) -> dict[str, UUID]:
    database = Database(url)
    async with database.begin() as session:
        await load(session, file, SEEDED_AT)
        ids = await demo.seed(session, Hospital(file), SEEDED_AT)
    await database.dispose()
    return ids


@pytest.fixture
async def seeded(
    servers: tuple[str, str], seeded_template: tuple[str, dict[str, UUID]], demo_file: HospitalFile
) -> AsyncIterator[Seeded]:
    """A copy of the whole demo hospital: a database of its own, not `database`."""
    source, ids = seeded_template
    name = f"test_{new_id().hex}"
    run_sql(servers[0], f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY")
    database = Database(with_database(servers[0], name))
    yield Seeded(database, Hospital(demo_file), ids)
    await database.dispose()
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")
