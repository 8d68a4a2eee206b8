"""Bringing the database to the program's schema at start, by Alembic, one process at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from runtime.database import Base, Database
from runtime.errors import UnavailableError
from runtime.jobs import install

FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_208_114_550
"""Key of the advisory lock that lets one process migrate at a time."""

EXTENSIONS = ("vector", "btree_gist")


def load_models(modules: Iterable[str]) -> None:
    """Import every layer's tables, so that `Base.metadata` is whole."""
    for name in modules:
        importlib.import_module(name)


async def migrate(database: Database) -> None:
    """Upgrade to the newest revision; does nothing when it is there. UnavailableError when the database does not answer."""
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(_upgrade)
    except (OperationalError, OSError) as error:
        raise UnavailableError(
            "PostgreSQL does not answer.", hint="Check DATABASE_URL and that the server runs."
        ) from error


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    config.attributes["target_metadata"] = Base.metadata
    return config


def _upgrade(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    for name in EXTENSIONS:
        connection.execute(text(f"CREATE EXTENSION IF NOT EXISTS {name}"))
    if any((FOLDER / "versions").glob("*.py")):
        command.upgrade(configuration(connection), "head")
    else:
        Base.metadata.create_all(connection)
    install(connection)
