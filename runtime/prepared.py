"""Statements of the hot path, written with SQLAlchemy, compiled once and sent by the driver.

What a statement means stays in SQLAlchemy's words, with the types of its columns (encrypted ones too). What is saved is
building it, looking it up in a cache, a greenlet and a result object for each time it is sent: two thirds of its cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime import driver
from runtime.compiled import ForDriver, Statement, for_driver


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that stands in line; its rows are those of when it leaves."""

    sent: driver.Asked
    compiled: ForDriver

    async def all(self) -> Sequence[Any]:
        """The rows, with their columns by name."""
        if not self.compiled.answers:
            return ()
        return self.compiled.rows(await self.sent.rows())

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
        self._compiled: ForDriver | None = None

    async def ask(self, session: AsyncSession, **values: object) -> Asked:
        """Let it stand in line: it leaves with the next statement that is waited for."""
        if self._compiled is None:
            self._compiled = for_driver(self._statement, self._columns, session.get_bind().dialect)
        await driver.flushed(session)
        return Asked(await driver.asked(session, self._compiled.text, self._compiled.given(values)), self._compiled)

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
