"""A column that is gone through row by row: what it is called and by which key its rows are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column


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
