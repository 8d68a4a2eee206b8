"""Writing a backup: one snapshot of the database, streamed table by table."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, sql
from sqlalchemy import select

from assistant.models import Conversation
from channels.privacy.backups.plan import ARCHIVE, KEYS, PURPOSE, WRAPPED, Part, parts, revision
from channels.privacy.backups.records import MOST, ConversationSeal, put
from guardrails.models import VaultKey
from guardrails.vault import give_keys
from runtime.crypto import KeyRing
from runtime.database import Database, plain_url
from runtime.sealed_stream import SealedWriter, written

KEYS_NAME = "conversation-keys.careline"
_PAGE = 1_000


@dataclass(frozen=True)
class Made:
    """A backup that was written. `conversations` have their key in the file of keys."""

    archive: str
    keys: str
    rows: dict[str, int]
    conversations: int


async def back_up(database: Database, ring: KeyRing, folder: Path, now: datetime) -> Made:
    """Write an archive into `folder` and put the file of conversations' keys in the place of the one before."""
    await _keys_for_all(database)
    await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
    archive = folder / f"careline-{now:%Y%m%dT%H%M%SZ}.backup"
    header = {"made": now.isoformat(), "data_keys": sorted(ring.ids)}
    wrapping = ring.derive(PURPOSE)
    async with await AsyncConnection.connect(plain_url(database.url)) as connection:
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        header["schema"] = await revision(connection) or ""
        with written(archive, wrapping, header | {"format": ARCHIVE}) as stream:
            dump = _Dump(connection, ring, stream)
            rows = {part.table: await dump.table(part) for part in parts()}
            put(stream, "end", {"rows": rows, "sequences": await _sequences(connection)})
        with written(folder / KEYS_NAME, wrapping, header | {"format": KEYS}) as stream:
            conversations = await _keys(connection, ring, stream)
            put(stream, "end", {"keys": conversations})
    return Made(archive.name, KEYS_NAME, rows, conversations)


async def _keys_for_all(database: Database) -> None:
    """Every conversation gets a key of its own, also one in which nothing had to be covered yet."""
    lacking = select(Conversation.id).where(Conversation.id.not_in(select(VaultKey.conversation_id))).limit(_PAGE)
    while True:
        async with database.begin() as session:
            found = list(await session.scalars(lacking))
            await give_keys(session, found)
        if not found:
            return


class _Dump:
    """One archive in the making."""

    def __init__(self, connection: AsyncConnection[Any], ring: KeyRing, stream: SealedWriter) -> None:
        self._connection, self._ring, self._stream = connection, ring, stream

    async def table(self, part: Part) -> int:
        """Write a table; how many rows."""
        put(self._stream, "table", {"table": part.table, "columns": part.columns})
        write = self._plain if part.conversation is None else self._of_conversations
        return await write(part)

    async def _plain(self, part: Part) -> int:
        waiting, count = bytearray(), 0
        async for row in self._rows(part):
            waiting += row
            count += 1
            if len(waiting) >= MOST:
                put(self._stream, "rows", bytes(waiting))
                waiting = bytearray()
        if waiting:
            put(self._stream, "rows", bytes(waiting))
        return count

    async def _of_conversations(self, part: Part) -> int:
        """Each conversation's rows together, under its key. One begun since the backup began has none: it is in the next one."""
        waiting, of, count = bytearray(), (b"", b""), 0
        async for line in self._rows(part):
            conversation, wrapped, row = line.split(b"\t", 2)
            if (conversation, wrapped) != of or len(waiting) >= MOST:
                self._put(part.table, of, waiting)
                waiting, of = bytearray(), (conversation, wrapped)
            if wrapped != b"\\N":
                waiting += row
                count += 1
        self._put(part.table, of, waiting)
        return count

    def _put(self, table: str, of: tuple[bytes, bytes], rows: bytearray) -> None:
        if rows:
            conversation, wrapped = of
            key = _unwrapped(self._ring, bytes.fromhex(wrapped.removeprefix(b"\\\\x").decode()))
            here = UUID(conversation.decode())
            put(self._stream, "conversation", ConversationSeal(here, key, self._stream.id).seal(table, bytes(rows)))

    async def _rows(self, part: Part) -> AsyncIterator[bytes]:
        async with self._connection.cursor() as cursor, cursor.copy(f"COPY ({part.query}) TO STDOUT") as copy:
            async for row in copy:
                yield bytes(row)


async def _keys(connection: AsyncConnection[Any], ring: KeyRing, stream: SealedWriter) -> int:
    """The key of every conversation, in the order of their ids."""
    count = 0
    async with connection.cursor("keys") as cursor:
        cursor.itersize = _PAGE
        await cursor.execute("SELECT conversation_id, wrapped FROM vault_key ORDER BY conversation_id")
        async for conversation, wrapped in cursor:
            put(stream, "key", conversation.bytes + _unwrapped(ring, bytes(wrapped)))
            count += 1
    return count


def _unwrapped(ring: KeyRing, wrapped: bytes) -> bytes:
    return base64.b64decode(ring.decrypt(wrapped, WRAPPED))


async def _sequences(connection: AsyncConnection[Any]) -> dict[str, int]:
    query = sql.SQL("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value > 0")
    return {name: last async for name, last in await connection.execute(query)}
