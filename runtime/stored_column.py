"""A column that is gone through row by row: its name, the key its rows are found by, and how they get another value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, LargeBinary, bindparam, update
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class StoredColumn:
    """A column of a table with a single primary key."""

    column: Column[Any]

    @property
    def name(self) -> str:
        """`table.column`."""
        return f"{self.column.table.name}.{self.column.name}"

    @property
    def primary(self) -> Column[Any]:
        """The primary key of its table."""
        (key,) = self.column.table.primary_key.columns
        return key

    async def store(
        self, session: AsyncSession, fresh: Sequence[tuple[object, object]], kind: type[LargeBinary] | None = None
    ) -> None:
        """Give rows, each named by its primary key, another value; it is bound as `kind` where that is not the column's."""
        if not fresh:
            return
        value = bindparam("fresh", type_=kind)
        change = update(self.column.table).where(self.primary == bindparam("row")).values({self.column.name: value})
        connection = await session.connection()
        await connection.execute(change, [{"row": key, "fresh": stored} for key, stored in fresh])
