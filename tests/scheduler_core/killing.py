"""A process that dies at a chosen statement: the server loses its connection just before the n-th one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import cast

import psycopg
from psycopg.pq.abc import PGresult
from sqlalchemy import AdaptedConnection, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database, plain_url
from runtime.line import Command, Line, LineCursor

Work = Callable[[AsyncSession], Awaitable[object]]


async def run_until_killed(database: Database, statement: int, work: Work) -> bool:
    """Do it in one transaction that loses its connection before the n-th statement; whether it ran to its end."""

    async def in_one() -> None:
        async with database.begin() as session:
            await work(session)

    return not await killed_at(database, statement, in_one)


async def killed_at(database: Database, statement: int, work: Callable[[], Awaitable[object]]) -> bool:
    """Do it on connections that are lost before the n-th statement; whether that came before its end."""
    deadly = Deadly(plain_url(database.url), statement)

    def arm(connection: AdaptedConnection, *_: object) -> None:
        deadly.arm(cast(Line, connection.driver_connection))

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


class Deadly:
    """What makes connections lose themselves just before the n-th statement on any of them, whoever sends it."""

    def __init__(self, url: str, statement: int) -> None:
        """`url` is of the server that drops them."""
        self._url, self._left = url, statement

    def arm(self, line: Line) -> None:
        """This connection is one of them: by its cursors, and by its line, of which every statement counts."""
        deadly, send = self, line.send

        class Cursor(LineCursor):
            async def _settle(self) -> None:
                await super()._settle()
                deadly.count(line, 1)

        async def counted(commands: Sequence[Command]) -> list[PGresult]:
            deadly.count(line, len(commands))
            return await send(commands)

        line.cursor_factory = Cursor
        line.send = counted  # type: ignore[method-assign]

    def count(self, line: Line, statements: int) -> None:
        """So many are about to be sent together: the connection is lost if the fatal one is among them."""
        before, self._left = self._left, self._left - statements
        if self._left <= 0 < before:
            with psycopg.connect(self._url, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", [line.info.backend_pid])


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
