"""What a backup holds of each table, and which conversation a row belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection
from sqlalchemy import Column, Table

from channels.privacy.lines import pointing_at_lines
from guardrails.models import VaultKey
from runtime.database import Base

ARCHIVE, KEYS = "careline-backup-1", "careline-conversation-keys-1"
PURPOSE = "careline.backup"
"""What the wrapping key of both is derived from the key ring for."""

WRAPPED = VaultKey.wrapped.type.place.encode()
"""What a conversation's wrapped key is bound to."""

LEFT_OUT = frozenset({"vault_key", "staff_session", "fhir_token", "availability_change"})
"""Conversations' keys, which are kept apart; sign-ins, which are made anew; and what triggers write as the rest is loaded."""

OVER = "done_at IS NULL"
JOBS = """
    SELECT id, queue_name, task_name, priority, args, 'todo' AS status, scheduled_at, attempts
    FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND queueing_lock IS NULL ORDER BY id"""
JOB_COLUMNS = ("id", "queue_name", "task_name", "priority", "args", "status", "scheduled_at", "attempts")


@dataclass(frozen=True)
class Part:
    """A table as it is copied. `conversation` is the SQL of the conversation that a row belongs to; `where` picks the rows."""

    table: str
    columns: tuple[str, ...]
    conversation: str | None = None
    where: str = "true"
    lines: tuple[str, ...] = ()
    """Columns that point to a line of a conversation and forget it where the conversation is gone."""

    @property
    def listed(self) -> str:
        """The columns as SQL names them in a query of the table as `t`."""
        return ", ".join(f't."{c}"' for c in self.columns)

    @property
    def query(self) -> str:
        """The rows; those of conversations behind the conversation's id and wrapped key, one conversation after the other."""
        if self.table == "procrastinate_jobs":
            return JOBS
        if self.conversation is None:
            return f'SELECT {self.listed} FROM "{self.table}" t WHERE {self.where}'
        return (
            f"SELECT {self.conversation} AS conversation, k.wrapped, {self.listed} "
            f'FROM "{self.table}" t LEFT JOIN vault_key k ON k.conversation_id = {self.conversation} '
            f"WHERE {self.where} ORDER BY 1"
        )


def parts() -> Sequence[Part]:
    """Every table in an order in which they can be loaded."""
    tables = [t for t in Base.metadata.sorted_tables if t.name not in LEFT_OUT]
    return (*(_part(t) for t in tables), Part("procrastinate_jobs", JOB_COLUMNS))


async def revision(connection: AsyncConnection[Any]) -> str | None:
    """The version of the database's schema."""
    row = await (await connection.execute("SELECT version_num FROM alembic_version")).fetchone()
    return str(row[0]) if row else None


def _part(table: Table) -> Part:
    columns = tuple(c.name for c in table.columns)
    where = OVER if table.name == "outgoing_text" else "true"
    conversation = _conversation(table)
    lines = tuple(map(_nullable, pointing_at_lines(table))) if conversation is None else ()
    return Part(table.name, columns, conversation, where, lines)


def _conversation(table: Table) -> str | None:
    if table.name == "conversation":
        return "t.id"
    if table.name == "vault_subject":
        return "(SELECT e.conversation_id FROM vault_entry e WHERE e.id = t.entry_id)"
    return "t.conversation_id" if "conversation_id" in table.c and table.name != "audit" else None


def _nullable(column: Column[object]) -> str:
    assert column.nullable, f"{column} would keep a conversation that is gone"
    return column.name
