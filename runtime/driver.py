"""The few statements on the hot path, sent by the driver itself: prepared, in binary, in the session's own transaction.

What SQLAlchemy adds to a statement (compiling, a greenlet, a result) takes longer than PostgreSQL needs for these.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import Any, LiteralString, cast

import psycopg
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

Driver = psycopg.AsyncConnection[tuple[Any, ...]]
_KNOWN = "driver of the transaction"


async def driver_of(session: AsyncSession) -> Driver:
    """The driver's connection of the session, which works in the session's transaction. Nothing is flushed before.

    Looked up once a transaction: the way through SQLAlchemy takes a quarter of the time of a small statement.
    """
    transaction = _current(session)
    known = session.info.get(_KNOWN)
    if known is not None and known[0] is transaction:
        return cast(Driver, known[1])
    pooled = await (await session.connection()).get_raw_connection()
    driver = cast(Driver, pooled.driver_connection)
    session.info[_KNOWN] = _current(session), driver
    return driver


def _current(session: AsyncSession) -> object:
    """The innermost transaction: SQLAlchemy sends a savepoint only when the connection is asked for inside it."""
    return session.sync_session.get_nested_transaction() or session.sync_session.get_transaction()


async def rows(session: AsyncSession, statement: LiteralString, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """All rows of a statement with `%(name)s` for its values.

    OperationalError as from SQLAlchemy when the connection is lost, a deadlock broken, …; its message has no values.
    """
    driver = await driver_of(session)
    try:
        cursor = await driver.execute(statement, values, prepare=True, binary=True)
    except psycopg.OperationalError as error:
        raise OperationalError(statement, None, error, hide_parameters=True) from error
    answer = cursor.pgresult  # `cursor.description` would make an object of every column to tell that there are some
    return await cursor.fetchall() if answer is not None and answer.nfields else []


@asynccontextmanager
async def savepoint(session: AsyncSession) -> AsyncIterator[None]:
    """All of what is done inside or none of it; for work that leaves no changed objects in the session."""
    await rows(session, "SAVEPOINT work", {})
    async with AsyncExitStack() as undo:
        undo.push_async_callback(rows, session, "ROLLBACK TO SAVEPOINT work", {})
        yield
        undo.pop_all()
    await rows(session, "RELEASE SAVEPOINT work", {})


def array(items: Iterable[object]) -> str:
    """A literal for `%(name)s::type[]`: texts, numbers and moments by their words, much cheaper than item by item."""
    return "{" + ",".join([_WORDS.get(type(item), _word)(item) for item in items]) + "}"


def _word(item: object) -> str:
    return _quoted(item) if isinstance(item, str) else str(item)


def _quoted(item: str) -> str:
    return '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'


_WORDS: Mapping[type, Callable[[Any], str]] = {datetime: datetime.isoformat, str: _quoted, int: str}
