"""Where other tables point to a line of a conversation."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table


def pointing_at_lines(table: Table) -> Iterator[Column[object]]:
    """The columns of `table` that hold the id of a line."""
    for column in table.columns:
        if any(key.target_fullname == "message.id" for key in column.foreign_keys):
            yield column
