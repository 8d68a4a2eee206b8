"""A connection whose statements may stand in line: what nobody waits for leaves with the next that is, in one round trip.

The line keeps its order, and it is sent before anything else is, by whomever, and before the transaction ends: COMMIT is its
last statement, and may stand in it before. What goes wrong with a statement that stood in line is told where the line was
sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, LiteralString

import psycopg
from psycopg import adapt, pq
from psycopg._preparing import Prepare
from psycopg.abc import PQGen, Transformer
from psycopg.adapt import PyFormat
from psycopg.errors import error_from_result
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Ready, Wait
from sqlalchemy.orm.exc import StaleDataError

Row = tuple[Any, ...]
STATEMENTS = 500
"""Statements that stay prepared on a connection; psycopg's own hundred are fewer than the program has."""
_NAMED = re.compile(r"%\((\w+)\)s|%%")
_FINE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK, pq.ExecStatus.EMPTY_QUERY)


@dataclass(slots=True, eq=False)
class Command:
    """A statement as it is sent: prepared by its text and the types of its values, as psycopg does it; then its result.

    `rows` is how many it must change, where that is known.
    """

    query: bytes
    values: Sequence[Any] | None = None
    types: tuple[int, ...] = ()
    formats: Sequence[pq.Format] | None = None
    rows: int | None = None
    result: PGresult | None = None


_Way = tuple[tuple[bytes, tuple[int, ...]] | None, Prepare, bytes]
"""How a command is sent: psycopg's key for one that is new to it, whether it had to be prepared, its name there."""


class LineCursor(psycopg.AsyncCursor[Row]):
    """A cursor before whose statements the line is sent."""

    async def execute(self, *args: Any, **options: Any) -> Any:
        """As psycopg's."""
        await self._settle()
        return await super().execute(*args, **options)

    async def executemany(self, *args: Any, **options: Any) -> None:
        """As psycopg's."""
        await self._settle()
        await super().executemany(*args, **options)

    async def _settle(self) -> None:
        if isinstance(self.connection, Line):
            await self.connection.settle()


class Line(psycopg.AsyncConnection[Row]):
    """A connection with such a line. Its transactions are as the server's settings have them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """As psycopg's; `connect` makes one."""
        super().__init__(*args, **options)
        self.cursor_factory, self.prepared_max = LineCursor, STATEMENTS
        self._waiting: list[Command] = []
        self._types: Transformer | None = None

    def command(self, statement: LiteralString, values: Mapping[str, object], rows: int | None = None) -> Command:
        """`statement` with `%(name)s` for its values, and these as they are now."""
        query, names = _numbered(statement)
        if not names:
            return Command(query)
        types = self._transformer()
        given = types.dump_sequence([values[name] for name in names], [PyFormat.AUTO] * len(names))
        return Command(query, given, types.types or (), types.formats, rows)

    def later(self, command: Command) -> None:
        """Let it stand in line."""
        self._waiting.append(command)

    def end_early(self) -> None:
        """Let COMMIT stand in line: what was done stands, and a statement behind it begins a transaction of its own."""
        if self._waiting or self._in_transaction():
            self._waiting.append(Command(b"COMMIT"))

    def behind(self, command: Command) -> bool:
        """Whether anything stands in line behind it, or at all where it has been sent."""
        return bool(self._waiting) and self._waiting[-1] is not command

    def take_back(self, command: Command) -> bool:
        """Take it and what came after it out of the line; False where it has been sent."""
        stands = command in self._waiting
        del self._waiting[self._waiting.index(command) if stands else 0 :]
        return stands

    async def rows(self, command: Command) -> list[Row]:
        """Its rows. Where it was not sent yet the line is, and where it does not stand there, it is behind it."""
        if command.result is None:
            if command not in self._waiting:
                self._waiting.append(command)
            await self.settle()
        return self._loaded(command.result)

    async def settle(self) -> None:
        """Send the line."""
        if self._waiting:
            await self.send(self._taken())

    async def commit(self) -> None:
        """Send the line, the end of the transaction behind it."""
        if self._waiting and self._waiting[-1].query != b"COMMIT":
            self._waiting.append(Command(b"COMMIT"))
        if self._waiting:
            await self.settle()
        elif self._in_transaction():
            await super().commit()

    async def rollback(self) -> None:
        """End the transaction; what stands in line was never sent."""
        self._waiting.clear()
        if self._in_transaction():
            await super().rollback()

    async def send(self, commands: Sequence[Command]) -> list[PGresult]:
        """All of them in one round trip; the result of each."""
        async with self.lock:
            return await self.wait(self._exchange(commands))

    def _in_transaction(self) -> bool:
        """Also one that has failed; and a connection that was lost has nothing to end, which psycopg tells."""
        return self.pgconn.transaction_status != pq.TransactionStatus.IDLE

    def _taken(self) -> list[Command]:
        """The line, with what begins a transaction before whatever stands outside one."""
        within, taken = self._in_transaction(), list[Command]()
        for command in self._waiting:
            if not within:
                taken.append(Command(b"BEGIN"))
            taken.append(command)
            within = command.query != b"COMMIT"
        self._waiting = []
        return taken

    def _exchange(self, commands: Sequence[Command]) -> PQGen[list[PGresult]]:
        """All out, all in; the first error is raised once the connection is at rest."""
        server = self.pgconn
        if server.status != pq.ConnStatus.OK:
            raise psycopg.OperationalError("The connection is closed.")
        server.enter_pipeline_mode()
        ways = [self._put(command) for command in commands]
        server.pipeline_sync()
        while server.flush():
            if (yield Wait.RW) & Ready.R:
                server.consume_input()
        found = yield from _results(server)
        server.exit_pipeline_mode()
        results = self._noted(ways, found)
        for command, result in zip(commands, results, strict=True):
            command.result = result
        failed = next((result for result in found if result.status not in _FINE), None)
        if failed is not None:
            raise error_from_result(failed)
        yield from self._prepared.maintain_gen(self)
        if any(c.rows not in (None, r.command_tuples) for c, r in zip(commands, results, strict=True)):
            raise StaleDataError("A row that was to be changed is not there any more.")
        return results

    def _put(self, command: Command) -> _Way:
        """Hand it to libpq, prepared before where psycopg does not know it yet."""
        known: Any = command  # psycopg asks for its `query` and `types` alone
        way, name = self._prepared.get(known, prepare=True)
        if way is Prepare.SHOULD:
            self.pgconn.send_prepare(name, command.query, param_types=command.types or None)
        self.pgconn.send_query_prepared(name, command.values, command.formats, pq.Format.BINARY)
        return self._prepared.maybe_add_to_cache(known, way, name), way, name

    def _noted(self, ways: Sequence[_Way], found: Sequence[PGresult]) -> list[PGresult]:
        """The result of each command; psycopg learns of those that it had not known."""
        results, left = list[PGresult](), iter(found)
        for key, way, name in ways:
            if way is Prepare.SHOULD:
                next(left)
            results.append(next(left))
            if key is not None:
                self._prepared.validate(key, way, name, results[-1:])
        return results

    def _loaded(self, result: PGresult | None) -> list[Row]:
        if result is None or not result.nfields:
            return []
        types = self._transformer()
        types.set_pgresult(result, format=pq.Format.BINARY)
        return types.load_rows(0, result.ntuples, tuple)

    def _transformer(self) -> Transformer:
        if self._types is None:
            self._types = adapt.Transformer(self)
        return self._types


def _results(server: PGconn) -> PQGen[list[PGresult]]:
    """What has come in up to the end of the pipeline."""
    found: list[PGresult] = []
    while True:
        while server.is_busy():
            yield Wait.R
            server.consume_input()
        result = server.get_result()
        if result is not None and result.status == pq.ExecStatus.PIPELINE_SYNC:
            return found
        if result is not None:
            found.append(result)
        elif server.status != pq.ConnStatus.OK:
            raise psycopg.OperationalError("The connection was lost.")


@lru_cache(maxsize=STATEMENTS)
def _numbered(statement: str) -> tuple[bytes, tuple[str, ...]]:
    """The statement with a number for each name, and the names in their order."""
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        return f"${numbers.setdefault(found[1], len(numbers) + 1)}" if found[1] else "%"

    return _NAMED.sub(number, statement).encode(), tuple(numbers)
