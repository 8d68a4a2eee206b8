"""Putting what is stored under the current key: in small transactions, each whole or not there, begun anew wherever it stopped.

Nothing is noted of how far it is: which key a ciphertext needs stands in its first byte, so what is left shows itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    MetaData,
    func,
    literal,
    select,
    type_coerce,
)

from runtime.crypto import KeyRing
from runtime.database import Database, EncryptedJson, EncryptedText
from runtime.stored_column import StoredColumn

ROWS = 200
"""Rows that one transaction takes: a writer that meets it waits for milliseconds."""

Parted = tuple[bytes, bytes, bytes]
"""What stands in clear before a ciphertext, the ciphertext, and what it is bound to."""


@dataclass(frozen=True)
class Sealed(StoredColumn):
    """A column of ciphertexts. `parted` takes a row's key and value; `marker` ends what stands in clear before the ciphertext."""

    parted: Callable[[object, bytes], Parted]
    marker: bytes = b""

    @property
    def stored(self) -> ColumnElement[bytes]:
        """The bytes as they are stored."""
        return type_coerce(self.column, LargeBinary)

    @property
    def key_id(self) -> ColumnElement[int]:
        """Which key a row needs; null where nothing is stored."""
        after = func.position(literal(self.marker, LargeBinary).op("IN")(self.stored)) if self.marker else 0
        return func.get_byte(self.stored, after)


def sealed_columns(metadata: MetaData) -> list[Sealed]:
    """Every column of an encrypted type."""
    columns = (c for table in metadata.sorted_tables for c in table.columns)
    return [_sealed(c, c.type.place) for c in columns if isinstance(c.type, EncryptedText | EncryptedJson)]


def _sealed(column: Column[Any], place: str) -> Sealed:
    return Sealed(column, lambda _, stored: (b"", stored, place.encode()))


class Resealer:
    """Goes through the columns again and again; once all is under the current key it rests until that changes."""

    def __init__(self, database: Database, ring: KeyRing, columns: Sequence[Sealed]) -> None:
        """`ring` holds the current key and those before it."""
        self._database, self._ring, self._columns = database, ring, columns
        self._rested: int | None = None
        self._after: dict[str, object] = {}

    async def run(self, most: int | None = None, done: Callable[[str, int], None] = lambda _name, _rows: None) -> int:
        """Reseal up to `most` batches (None: all there is); how many rows. `done` hears of each batch."""
        current = self._ring.current
        if self._rested == current or len(self._ring.ids) < 2:
            return 0
        rows, batches = 0, 0
        for sealed in self._columns:
            while most is None or batches < most:
                resealed = await self._batch(sealed)
                if not resealed:
                    break
                rows, batches = rows + resealed, batches + 1
                done(sealed.name, resealed)
        if not rows and not await self.left():
            self._rested = current
        return rows

    async def left(self) -> Mapping[int, Mapping[str, int]]:
        """How many rows of which columns need each key but the current one."""
        stored = await counts(self._database, self._columns)
        return {key_id: by for key_id, by in stored.items() if key_id != self._ring.current}

    async def _batch(self, sealed: Sealed) -> int:
        """Rows that somebody else is writing are left for later: they come under the current key by that, or next time."""
        query = select(sealed.primary.label("key"), sealed.stored.label("stored")).order_by(sealed.primary).limit(ROWS)
        query = query.where(sealed.key_id != self._ring.current).with_for_update(skip_locked=True)
        after = self._after.pop(sealed.name, None)
        if after is not None:
            query = query.where(sealed.primary > after)
        async with self._database.begin() as session:
            found = [(row.key, self._resealed(sealed, row.key, row.stored)) for row in await session.execute(query)]
            await sealed.store(session, found, LargeBinary)
        if found:
            self._after[sealed.name] = found[-1][0]
        return len(found)

    def _resealed(self, sealed: Sealed, key: object, stored: bytes) -> bytes:
        head, ciphertext, bound_to = sealed.parted(key, stored)
        return head + self._ring.encrypt(self._ring.decrypt(ciphertext, bound_to), bound_to)


async def counts(database: Database, columns: Sequence[Sealed]) -> dict[int, dict[str, int]]:
    """How many ciphertexts of each column each key has sealed."""
    found: dict[int, dict[str, int]] = {}
    for sealed in columns:
        number = sealed.key_id.label("key_id")
        query = select(number, func.count()).where(sealed.stored.is_not(None)).group_by(number)
        async with database.look() as session:
            for key_id, rows in await session.execute(query):
                found.setdefault(key_id, {})[sealed.name] = rows
    return found
