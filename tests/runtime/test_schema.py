"""The migrations make exactly the tables that the models describe, once, whoever starts first."""

from __future__ import annotations

import asyncio

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from runtime.database import Base, Database
from runtime.jobs.schema import TABLES
from runtime.schema import migrate

OTHERS = TABLES
"""Tables with these names belong to procrastinate, which makes them itself."""


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": False})
    return [d for d in compare_metadata(context, Base.metadata) if OTHERS not in str(d)]


async def test_the_migrated_schema_is_the_one_of_the_models(database: Database) -> None:
    async with database.engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_two_claims_on_one_unit_are_refused_by_the_database_itself(database: Database) -> None:
    query = text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'claim_no_overlap'")
    async with database.begin() as session:
        definition = (await session.execute(query)).scalar_one()
    assert "EXCLUDE USING gist" in definition
    assert "during WITH &&" in definition


async def test_migrating_again_and_at_once_changes_nothing(database: Database) -> None:
    await asyncio.gather(*(migrate(database) for _ in range(4)))
    async with database.engine.begin() as connection:
        assert await connection.run_sync(differences) == []
