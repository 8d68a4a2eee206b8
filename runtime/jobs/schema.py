"""procrastinate's tables in our database: made when they are missing, brought to the installed version when they are older."""

from __future__ import annotations

from pathlib import Path

from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, text

TABLES = "procrastinate_"
"""What the names of its tables begin with; they are the library's, not models of ours."""

_VERSION = text("SELECT to_regclass('procrastinate_jobs'), obj_description(to_regclass('procrastinate_jobs'))")


def install(connection: Connection) -> None:
    """Make or upgrade the tables in the caller's transaction. The last migration applied is kept as the table's comment."""
    table, version = connection.execute(_VERSION).one()
    files = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
    newest = files[-1].name
    if table is None:
        _run(connection, SchemaManager.get_schema())
    elif version is not None:
        for file in files:
            if file.name > version:
                _run(connection, file.read_text(encoding="utf-8"))
    if version != newest:
        connection.exec_driver_sql(f"COMMENT ON TABLE procrastinate_jobs IS '{newest}'")


def _run(connection: Connection, script: str) -> None:
    """Several statements at once, which a statement with parameters may not hold."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(script)
    finally:
        cursor.close()
