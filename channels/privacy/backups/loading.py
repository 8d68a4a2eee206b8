"""Restoring a backup into an empty database: all of it, in one transaction, or nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, AsyncCopy, sql

from channels.privacy.backups.plan import ARCHIVE, KEYS, PURPOSE, WRAPPED, Part, parts, revision
from channels.privacy.backups.records import ConversationSeal, Record, check_keys, conversation_of, records
from runtime.crypto import KeyRing
from runtime.database import Database, plain_url
from runtime.errors import Conflict, InvalidInput
from runtime.sealed_stream import SealedReader, opened

_INCOMING = "incoming"


@dataclass
class Restored:
    """What came back. `shredded` conversations stay dead: their keys are in no file that was given."""

    made: str
    rows: dict[str, int] = field(default_factory=dict)
    shredded: int = 0


async def restore(database: Database, ring: KeyRing, archive: Path, keys: Path) -> Restored:
    """Load an archive with the newest conversations' keys. Conflict unless the database is empty and of the same schema.

    InvalidInput for a file that was cut off, changed or is not whole; then nothing has been loaded.
    """
    wrapping = ring.derived(PURPOSE)
    with opened(archive, wrapping, ARCHIVE) as stream:
        check_keys(stream, ring)
        async with await AsyncConnection.connect(plain_url(database.url)) as connection:
            await _check_schema(connection, str(stream.header.get("schema")))
            await _check_empty(connection)
            return await _Load(connection, ring, wrapping, keys).all(stream)


class _Load:
    """One restoring under way."""

    def __init__(self, connection: AsyncConnection[Any], ring: KeyRing, wrapping: Sequence[bytes], keys: Path) -> None:
        self._connection, self._ring, self._wrapping, self._keys = connection, ring, wrapping, keys
        self._dead: set[UUID] = set()

    async def all(self, stream: SealedReader) -> Restored:
        """Every table, then the keys of the conversations that are there, then the numbers that go on counting."""
        done = Restored(str(stream.header.get("made")))
        await self._vault_keys()
        found = records(stream)
        record = next(found, None)
        by_name = {part.table: part for part in parts()}
        while record is not None and record.kind == "table":
            part = by_name[record.json["table"]]
            done.rows[part.table], record = await self._table(part, found, stream)
        if record is None or record.kind != "end" or next(found, None) is not None:
            raise InvalidInput("The backup is not whole.", hint="Use another copy.")
        _compare(record.json["rows"], done.rows, whole=not self._dead)
        await self._finish(record.json["sequences"])
        done.shredded = len(self._dead)
        return done

    async def _vault_keys(self) -> None:
        """Wrapped by the current key of the ring."""
        async with self._copy(sql.SQL("COPY vault_key (conversation_id, wrapped) FROM STDIN")) as copy:
            for conversation, key in self._key_records():
                wrapped = self._ring.encrypt(base64.b64encode(key), WRAPPED)
                await copy.write_row((conversation, wrapped))

    def _copy(self, statement: sql.SQL | sql.Composed) -> Any:
        return self._connection.cursor().copy(statement)

    async def _table(self, part: Part, found: Iterator[Record], stream: SealedReader) -> tuple[int, Record | None]:
        """Load one table; how many rows, and the record behind it."""
        target = _INCOMING if part.lines else part.table
        if part.lines:
            like = sql.SQL("CREATE TEMP TABLE {} (LIKE {}) ON COMMIT DROP")
            await self._connection.execute(like.format(sql.Identifier(target), sql.Identifier(part.table)))
        names = sql.SQL(", ").join(map(sql.Identifier, part.columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(target), names)
        async with self._copy(statement) as copy:
            count, record = await self._rows(part, found, stream, copy)
        if part.lines:
            await self._without_dead_lines(part, names)
        return count, record

    async def _rows(
        self, part: Part, found: Iterator[Record], stream: SealedReader, copy: AsyncCopy
    ) -> tuple[int, Record | None]:
        count, keys = 0, _Keys(self._key_records())
        for record in found:
            if record.kind == "rows":
                rows: bytes | None = record.content
            elif record.kind == "conversation":
                rows = self._opened(part.table, record, keys, stream.header["id"])
            else:
                return count, record
            if rows is not None:
                await copy.write(rows)
                count += rows.count(b"\n")
        return count, None

    def _opened(self, table: str, record: Record, keys: _Keys, archive: str) -> bytes | None:
        conversation = conversation_of(record)
        key = keys.of(conversation)
        if key is None:
            self._dead.add(conversation)
            return None
        return ConversationSeal(conversation, key, archive).open(table, record.content)

    async def _without_dead_lines(self, part: Part, names: sql.Composed) -> None:
        """Rows that stay forget a line whose conversation is gone."""
        for column in part.lines:
            forget = sql.SQL(
                "UPDATE {i} SET {c} = NULL WHERE {c} IS NOT NULL AND NOT EXISTS (SELECT FROM message m WHERE m.id = {i}.{c})"
            )
            await self._connection.execute(forget.format(i=sql.Identifier(_INCOMING), c=sql.Identifier(column)))
        move = sql.SQL("INSERT INTO {} ({n}) SELECT {n} FROM {}")
        await self._connection.execute(move.format(sql.Identifier(part.table), sql.Identifier(_INCOMING), n=names))
        await self._connection.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(_INCOMING)))

    async def _finish(self, sequences: dict[str, int]) -> None:
        gone = "DELETE FROM vault_key k WHERE NOT EXISTS (SELECT FROM conversation c WHERE c.id = k.conversation_id)"
        await self._connection.execute(gone)
        for name, last in sequences.items():
            await self._connection.execute(
                sql.SQL("SELECT setval({}, {})").format(sql.Literal(name), sql.Literal(last))
            )

    def _key_records(self) -> Iterator[tuple[UUID, bytes]]:
        """The conversations' keys in the order of their ids; the file is read anew each time, so memory stays bounded."""
        with opened(self._keys, self._wrapping, KEYS) as stream:
            count = 0
            for record in records(stream):
                if record.kind == "key":
                    count += 1
                    yield conversation_of(record), record.content[16:]
                elif record.json["keys"] != count:
                    raise InvalidInput("The file of conversations' keys is not whole.", hint="Use another copy.")


class _Keys:
    """Looks keys up in the order in which a table's conversations come."""

    def __init__(self, given: Iterator[tuple[UUID, bytes]]) -> None:
        self._given, self._at = given, next(given, None)

    def of(self, conversation: UUID) -> bytes | None:
        """The key, or None where it was destroyed."""
        while self._at is not None and self._at[0].bytes < conversation.bytes:
            self._at = next(self._given, None)
        return self._at[1] if self._at is not None and self._at[0] == conversation else None


def _compare(said: dict[str, int], came: dict[str, int], *, whole: bool) -> None:
    short = sorted(t for t in said if came.get(t, 0) != said[t]) if whole else sorted(set(said) - set(came))
    if short:
        raise InvalidInput(f"The backup lacks rows of {', '.join(short)}.", hint="Use another copy.")


async def _check_schema(connection: AsyncConnection[Any], wanted: str) -> None:
    here = await revision(connection)
    if here != wanted:
        raise Conflict(
            f"The backup is of schema {wanted}, the program of {here or 'none'}.",
            hint="Restore with the version that made it, then start the newer one.", code="other_schema",
        )  # fmt: skip


async def _check_empty(connection: AsyncConnection[Any]) -> None:
    for part in parts():
        query = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(part.table))
        row = await (await connection.execute(query)).fetchone()
        if row is None or row[0]:
            raise Conflict(
                f"The database is not empty: there are rows in {part.table}.",
                hint="Restore into a new database.", code="not_empty",
            )  # fmt: skip
