"""Statements of the hot path, written with SQLAlchemy, compiled once and sent by the driver.

What a statement means stays in SQLAlchemy's words, with the types of its columns (encrypted ones too). What is saved is
building it, looking it up in a cache, a greenlet and a result object for each time it is sent: two thirds of its cost.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from sqlalchemy import Delete, Insert, Select, Update
from sqlalchemy.engine import Compiled, Dialect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.compiler import SQLCompiler

from runtime import driver

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
_Read = Callable[[Any], Any]


@dataclass(frozen=True)
class _Compiled:
    """The text as the driver takes it, values that never change, and what turns values into the driver's and back."""

    text: LiteralString
    fixed: dict[str, object]
    written: dict[str, _Read]
    answers: bool
    row: Callable[[Iterable[Any]], Any]
    read: tuple[tuple[int, _Read], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that stands in line; its rows are those of when it leaves."""

    sent: driver.Asked
    compiled: _Compiled

    async def all(self) -> Sequence[Any]:
        """The rows, with their columns by name."""
        if not self.compiled.answers:
            return ()
        row, read = self.compiled.row, self.compiled.read
        return [row(_read(found, read)) for found in await self.sent.rows()]

    async def first(self) -> Any | None:
        """The first row; None where there is none."""
        found = await self.all()
        return found[0] if found else None

    async def scalar(self) -> Any | None:
        """The first column of the first row; None where there is none."""
        found = await self.all()
        return found[0][0] if found else None


class Prepared:
    """One statement. Its values are given by the names of its `bindparam`s and of the columns it writes.

    Objects that wait in the session are flushed first. Objects that are loaded do not learn of what it changes.
    """

    def __init__(self, statement: Statement, *columns: str) -> None:
        """`columns` are those that an INSERT or UPDATE writes, beside the ones it names itself."""
        if isinstance(statement, Insert) and not statement.returning_column_descriptions:
            statement = statement.inline()  # no key is asked back unless it is wanted
        self._statement: Statement = statement
        self._columns = columns
        self._compiled: _Compiled | None = None

    async def ask(self, session: AsyncSession, **values: object) -> Asked:
        """Let it stand in line: it leaves with the next statement that is waited for."""
        compiled = self._compiled or self._compile(session.get_bind().dialect)
        await driver.flushed(session)
        given = compiled.fixed | values
        for name, write in compiled.written.items():
            if name in given:  # also what never changes: it is sealed anew each time, by the key of that time
                given[name] = write(given[name])
        return Asked(await driver.asked(session, compiled.text, given), compiled)

    async def all(self, session: AsyncSession, **values: object) -> Sequence[Any]:
        """The rows, with their columns by name."""
        asked = await self.ask(session, **values)
        return await asked.all()

    async def first(self, session: AsyncSession, **values: object) -> Any | None:
        """The first row; None where there is none."""
        asked = await self.ask(session, **values)
        return await asked.first()

    async def scalar(self, session: AsyncSession, **values: object) -> Any | None:
        """The first column of the first row; None where there is none."""
        asked = await self.ask(session, **values)
        return await asked.scalar()

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = self._statement.compile(dialect=dialect, column_keys=list(self._columns) or None)
        binds = made.bind_names
        written = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for bind, name in binds.items()}
        known = {name: bind.effective_value for bind, name in binds.items() if not bind.required}
        self._compiled = _Compiled(
            text=made.string,
            fixed=known,
            written={name: write for name, write in written.items() if write is not None},
            **_result(made, dialect),
        )
        return self._compiled


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
