"""The line: what gives nothing back leaves with the next statement that does, in order, and with the end of its transaction."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
import pytest
from psycopg.pq.abc import PGresult
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import Database
from runtime.driver import asked, driver_of, end_early, rows, savepoint
from runtime.line import Command, Line

PUT = "INSERT INTO noted (word) VALUES (%(word)s)"
READ = "SELECT word FROM noted ORDER BY word"


@pytest.fixture(autouse=True)
async def noted(database: Database) -> None:
    async with database.begin() as session:
        await session.execute(text("CREATE TABLE IF NOT EXISTS noted (word text PRIMARY KEY CHECK (word <> 'bad'))"))
        await session.execute(text("TRUNCATE noted"))


async def _put(session: AsyncSession, *words: str) -> None:
    for word in words:
        await asked(session, PUT, {"word": word})


async def _words(database: Database) -> list[str]:
    async with database.begin() as session:
        return [word for (word,) in await rows(session, READ, {})]


class Trips:
    """How many statements went out in each round trip of a connection's line."""

    def __init__(self, line: Line) -> None:
        self.made: list[int] = []
        self._send = line.send
        line.send = self._counted  # type: ignore[method-assign]

    async def _counted(self, commands: Sequence[Command]) -> list[PGresult]:
        self.made.append(len(commands))
        return await self._send(commands)


async def test_what_gives_nothing_back_leaves_with_the_next_that_does_and_with_the_end(database: Database) -> None:
    async with database.begin() as session:
        trips = Trips(await driver_of(session))
        await _put(session, "a", "b")
        assert await rows(session, READ, {}) == [("a",), ("b",)]
        await _put(session, "c")
    assert trips.made == [4, 2]  # the beginning and the end travel along
    assert await _words(database) == ["a", "b", "c"]


async def test_the_line_is_sent_before_any_other_statement_of_the_transaction(database: Database) -> None:
    async with database.begin() as session:
        await _put(session, "a")
        assert (await session.execute(text(READ))).scalars().all() == ["a"]


async def test_what_stands_in_line_when_all_is_undone_was_never_sent(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            trips = Trips(await driver_of(session))
            await _put(session, "a")
            raise RuntimeError
    assert trips.made == []
    assert await _words(database) == []


async def test_an_error_is_told_where_the_line_is_sent_and_nothing_of_the_transaction_stands(
    database: Database,
) -> None:
    with pytest.raises(psycopg.IntegrityError):
        async with database.begin() as session:
            await _put(session, "a", "bad", "c")
            await rows(session, READ, {})
    assert await _words(database) == []


async def test_an_error_that_only_the_end_can_tell_undoes_the_transaction(database: Database) -> None:
    with pytest.raises(Exception, match="noted"):
        async with database.begin() as session:
            await _put(session, "a", "bad")
    assert await _words(database) == []


async def test_the_connection_serves_on_after_an_error(database: Database) -> None:
    async with database.begin() as session:
        await _put(session, "a")
        with pytest.raises(psycopg.IntegrityError):
            async with savepoint(session):
                await _put(session, "b", "bad")
        await _put(session, "c")
    assert await _words(database) == ["a", "c"]


async def test_a_savepoint_that_is_undone_takes_only_its_own_along(database: Database) -> None:
    async with database.begin() as session:
        with pytest.raises(RuntimeError):
            async with savepoint(session):
                await _put(session, "outer")
                await rows(session, READ, {})
                with pytest.raises(RuntimeError):
                    async with savepoint(session):
                        await _put(session, "inner")
                        await rows(session, READ, {})
                        raise RuntimeError
                assert await rows(session, READ, {}) == [("outer",)]
                raise RuntimeError
        await _put(session, "after")
    assert await _words(database) == ["after"]


async def test_a_savepoint_that_is_undone_takes_along_one_inside_it_that_has_just_ended(database: Database) -> None:
    async with database.begin() as session:
        with pytest.raises(RuntimeError):
            async with savepoint(session):
                await _put(session, "outer")
                await rows(session, READ, {})
                async with savepoint(session):
                    await _put(session, "inner")
                    await rows(session, READ, {})
                raise RuntimeError
        await _put(session, "after")
    assert await _words(database) == ["after"]


async def test_a_look_needs_no_end_to_be_sent(database: Database) -> None:
    async with database.look() as session:
        await _put(session, "a")
        assert await _words(database) == ["a"]


async def test_a_value_is_as_it_was_when_it_took_its_place(database: Database) -> None:
    async with database.begin() as session:
        given = {"word": "a"}
        await asked(session, PUT, given)
        given["word"] = "b"
    assert await _words(database) == ["a"]


async def test_a_lost_connection_is_told_as_such(database: Database) -> None:
    with pytest.raises(OperationalError):
        async with database.begin() as session:
            line = await driver_of(session)
            await rows(session, READ, {})
            async with database.begin() as other:
                await rows(other, "SELECT pg_terminate_backend(%(pid)s, 5000)", {"pid": line.info.backend_pid})
            await _put(session, "a")
            await rows(session, READ, {})
    assert await _words(database) == []


async def test_what_is_asked_ahead_leaves_with_what_is_waited_for_and_is_answered_in_its_place(
    database: Database,
) -> None:
    async with database.begin() as session:
        trips = Trips(await driver_of(session))
        before = await asked(session, READ, {})
        await _put(session, "a")
        after = await asked(session, READ, {})
        assert await after.rows() == [("a",)]
        assert await before.rows() == []
    assert trips.made == [4]


async def test_an_end_that_comes_early_keeps_what_was_done_and_travels_with_the_last_look(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            trips = Trips(await driver_of(session))
            await _put(session, "a")
            look = await asked(session, READ, {})
            await end_early(session)
            assert await look.rows() == [("a",)]
            assert trips.made == [4]
            await _put(session, "b")
            await rows(session, READ, {})
            raise RuntimeError
    assert await _words(database) == ["a"]


async def test_what_comes_after_an_early_end_is_a_transaction_that_ends_as_any(database: Database) -> None:
    async with database.begin() as session:
        trips = Trips(await driver_of(session))
        await _put(session, "a")
        await end_early(session)
        await _put(session, "b")
    assert trips.made == [6]
    assert await _words(database) == ["a", "b"]


async def test_an_error_before_an_early_end_undoes_all(database: Database) -> None:
    with pytest.raises(psycopg.IntegrityError):
        async with database.begin() as session:
            await _put(session, "a", "bad")
            look = await asked(session, READ, {})
            await end_early(session)
            await look.rows()
    assert await _words(database) == []
