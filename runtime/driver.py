"""The few statements on the hot path, sent by the driver itself: prepared, in binary, in the session's own transaction.

What SQLAlchemy adds to a statement (compiling, a greenlet, a result) takes longer than PostgreSQL needs for these.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, LiteralString, cast

import psycopg
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from runtime.changes import is_waiting, taken
from runtime.line import Command, Line

_KNOWN = "driver of the transaction"
_DEPTH = "savepoints around"
SINGLE = "single statement"
"""Marks a session whose statements are each a transaction of its own."""


async def driver_of(session: AsyncSession) -> Line:
    """The driver's connection of the session, which works in the session's transaction. Nothing is flushed before.

    Looked up once a transaction: the way through SQLAlchemy takes a quarter of the time of a small statement.
    """
    transaction = _current(session)
    known = session.info.get(_KNOWN)
    if known is not None and known[0] is transaction:
        return cast(Line, known[1])
    line = await session.run_sync(_line)
    session.info[_KNOWN] = _current(session), line
    return line


def _line(session: Session) -> Line:
    return cast(Line, session.connection().connection.driver_connection)


def _current(session: AsyncSession) -> object:
    """The innermost transaction: SQLAlchemy sends a savepoint only when the connection is asked for inside it."""
    return session.sync_session.get_nested_transaction() or session.sync_session.get_transaction()


async def rows(session: AsyncSession, statement: LiteralString, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """All rows of a statement with `%(name)s` for its values.

    OperationalError as from SQLAlchemy when the connection is lost, a deadlock broken, …; its message has no values.
    """
    return await (await asked(session, statement, values)).rows()


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that stands in line, or has left it."""

    line: Line
    command: Command

    async def rows(self) -> list[tuple[Any, ...]]:
        """Its rows, for which the line is sent if it was not."""
        with _as_sqlalchemy(self.command.query):
            return await self.line.rows(self.command)


async def asked(session: AsyncSession, statement: LiteralString, values: Mapping[str, object]) -> Asked:
    """A statement whose rows nobody waits for yet: it leaves with the next that is waited for, or with the transaction's end.

    What is looked at is as it was when it left. Of a session for a single statement, it leaves by itself.
    """
    line = await driver_of(session)
    command = line.command(statement, values)
    if session.info.get(SINGLE):
        with _as_sqlalchemy(command.query):
            await line.send([command])
    else:
        line.later(command)
    return Asked(line, command)


async def end_early(session: AsyncSession) -> None:
    """The transaction ends with what stands in line by now, without a round trip for that; what comes after is one of its own.

    For who has nothing left but to look, and would keep what was done whatever they see.
    """
    await flushed(session)
    (await driver_of(session)).end_early()


async def flushed(session: AsyncSession) -> None:
    """Objects that wait in the session are written: what has only changed stands in line, anything else is flushed."""
    if not is_waiting(session.sync_session):
        return
    changes = taken(session.sync_session)
    if changes is None:
        await session.flush()
        return
    line = await driver_of(session)
    for change in changes:
        line.later(line.command(change.statement, change.values, rows=1))


@contextmanager
def _as_sqlalchemy(statement: bytes) -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        raise OperationalError(statement.decode(), None, error, hide_parameters=True) from error


@asynccontextmanager
async def savepoint(session: AsyncSession) -> AsyncIterator[None]:
    """All of what is done inside or none of it, and what goes wrong inside is told inside.

    Objects do not learn that it was undone: for work that leaves none changed, or after which they are given up.
    """
    await flushed(session)
    line = await driver_of(session)
    depth = session.info.get(_DEPTH, 0)
    work = f"work_{depth}"  # one inside another has a name of its own: undone, the outer one takes it along
    begin = line.command(f"SAVEPOINT {work}", {})
    line.later(begin)
    session.info[_DEPTH], stands = depth + 1, False
    try:
        yield
        await flushed(session)
        if line.behind(begin):
            with _as_sqlalchemy(begin.query):
                await line.settle()
        stands = True
    finally:
        session.info[_DEPTH] = depth
        if not stands and not line.take_back(begin):
            line.later(line.command(f"ROLLBACK TO SAVEPOINT {work}", {}))
            line.later(line.command(f"RELEASE SAVEPOINT {work}", {}))
    line.later(line.command(f"RELEASE SAVEPOINT {work}", {}))


def array(items: Iterable[object]) -> str:
    """A literal for `%(name)s::type[]`: texts, numbers and moments by their words, much cheaper than item by item."""
    return "{" + ",".join([_WORDS.get(type(item), _word)(item) for item in items]) + "}"


def _word(item: object) -> str:
    return _quoted(item) if isinstance(item, str) else str(item)


def _quoted(item: str) -> str:
    return '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'


_WORDS: Mapping[type, Callable[[Any], str]] = {datetime: datetime.isoformat, str: _quoted, int: str}
