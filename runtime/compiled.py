"""A statement of SQLAlchemy's, compiled once: its text as the driver takes it, what turns values into the driver's and back."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from sqlalchemy import Delete, Insert, Select, Update
from sqlalchemy.engine import Compiled, Dialect
from sqlalchemy.sql.compiler import SQLCompiler

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
_Read = Callable[[Any], Any]


@dataclass(frozen=True)
class ForDriver:
    """The text, values that never change, and what turns values into the driver's and back."""

    text: LiteralString
    fixed: dict[str, object]
    written: dict[str, _Read]
    answers: bool
    row: Callable[[Iterable[Any]], Any]
    read: tuple[tuple[int, _Read], ...]

    def given(self, values: Mapping[str, object]) -> dict[str, object]:
        """All of its values as the driver takes them: sealed anew each time, also what never changes, by the key of that time."""
        given = {**self.fixed, **values}
        for name, write in self.written.items():
            if name in given:
                given[name] = write(given[name])
        return given

    def rows(self, found: Iterable[Sequence[Any]]) -> list[Any]:
        """What the driver found, with its columns by name."""
        return [self.row(_read(row, self.read)) for row in found]


def for_driver(statement: Statement, columns: Sequence[str], dialect: Dialect) -> ForDriver:
    """The statement compiled; `columns` are those that an INSERT or UPDATE writes, beside the ones it names itself."""
    made = statement.compile(dialect=dialect, column_keys=list(columns) or None)
    binds = made.bind_names
    written = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for bind, name in binds.items()}
    return ForDriver(
        text=made.string,
        fixed={name: bind.effective_value for bind, name in binds.items() if not bind.required},
        written={name: write for name, write in written.items() if write is not None},
        **_result(made, dialect),
    )


def _result(made: Compiled, dialect: Dialect) -> dict[str, Any]:
    columns = made._result_columns if isinstance(made, SQLCompiler) else []
    read = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    row = namedtuple("Row", [column.name for column in columns], rename=True)  # type: ignore[misc]  # known at run time
    made_anew = tuple((at, made) for at, made in enumerate(read) if made is not None)
    return {"answers": bool(columns), "row": row._make, "read": made_anew}


def _read(row: Sequence[Any], read: Iterable[tuple[int, _Read]]) -> Sequence[Any]:
    if not read:
        return row
    values = list(row)
    for at, made in read:
        values[at] = made(values[at])
    return values
