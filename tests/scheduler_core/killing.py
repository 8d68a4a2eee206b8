"""A process that dies at a chosen statement: the server loses its connection just before the n-th one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

import psycopg
from sqlalchemy import AdaptedConnection, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database

Work = Callable[[AsyncSession], Awaitable[object]]


async def run_until_killed(database: Database, statement: int, work: Work) -> bool:
    """Do it in one transaction that loses its connection before the n-th statement; whether it ran to its end."""

    async def in_one() -> None:
        async with database.begin() as session:
            await work(session)

    return not await killed_at(database, statement, in_one)


async def killed_at(database: Database, statement: int, work: Callable[[], Awaitable[object]]) -> bool:
    """Do it on connections that are lost before the n-th statement; whether that came before its end."""
    deadly = deadly_cursor(database.url.replace("+psycopg", ""), statement)

    def arm(connection: AdaptedConnection, *_: object) -> None:
        cast(psycopg.AsyncConnection, connection.driver_connection).cursor_factory = deadly

    await database.engine.dispose()
    event.listen(database.engine.sync_engine, "connect", arm)
    try:
        await work()
        return False
    except OperationalError:
        return True
    finally:
        event.remove(database.engine.sync_engine, "connect", arm)
        await database.engine.dispose()


def deadly_cursor(url: str, statement: int) -> type[psycopg.AsyncCursor[Any]]:
    """Cursors of a connection that is lost just before the n-th statement on them, whoever sends it."""
    count = 0

    class Deadly(psycopg.AsyncCursor[Any]):
        def lose(self) -> None:
            nonlocal count
            count += 1
            if count == statement:
                with psycopg.connect(url, autocommit=True) as other:
                    other.execute("SELECT pg_terminate_backend(%s, 5000)", [self.connection.info.backend_pid])

        async def execute(self, *args: Any, **kwargs: Any) -> Any:
            self.lose()
            return await super().execute(*args, **kwargs)

        async def executemany(self, *args: Any, **kwargs: Any) -> Any:
            self.lose()
            return await super().executemany(*args, **kwargs)

    return Deadly


async def picture(database: Database, *more: str) -> list[tuple[object, ...]]:
    """Everything a booking writes, and the tables in `more`."""
    rows: list[tuple[object, ...]] = []
    async with database.begin() as session:
        for table in ("visit", "claim", "outbox", "visit_operation", "availability_change", *more):
            rows += [(table, *row) for row in (await session.execute(text(f"SELECT * FROM {table} ORDER BY 1"))).all()]
    return rows


async def all_or_nothing(
    database: Database, prepare: Callable[[], Awaitable[Work]], *more: str, least: int = 4
) -> None:
    """Kill the prepared work at every statement in turn: each time the tables are as before or as after it."""
    for statement in range(1, 80):
        work = await prepare()
        before = await picture(database, *more)
        finished = await run_until_killed(database, statement, work)
        assert (await picture(database, *more) != before) == finished
        if finished:
            assert statement > least
            return
    raise AssertionError("it never came to its end")
