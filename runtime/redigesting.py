"""Raising stored digests to the level of a new digest key: in small transactions, each whole or not there, begun anew anywhere.

Nothing is noted of how far it is: a digest begins with its level, so what is left shows itself. Both levels are found meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from runtime.crypto import KeyRing, prefix
from runtime.database import Database
from runtime.stored_column import StoredColumn

ROWS = 200
"""Rows that one transaction takes."""


@dataclass(frozen=True)
class Digested(StoredColumn):
    """A column of keyed digests."""

    def below(self, level: int) -> ColumnElement[bool]:
        """Whether a row is of another level."""
        return self.column.is_not(None) & ~self.column.startswith(prefix(level), autoescape=True)


class Redigester:
    """Goes through the columns until all is at the level that is written."""

    def __init__(self, database: Database, ring: KeyRing, columns: Sequence[Digested]) -> None:
        """`ring` holds every digest key."""
        self._database, self._ring, self._columns = database, ring, columns

    async def run(self, done: Callable[[str, int], None] = lambda _name, _rows: None) -> int:
        """Raise all that is free; how many rows. Those that somebody is writing are left for another round."""
        level, rows = self._ring.digest_level, 0
        for digested in self._columns if level > 1 else ():
            after: object = None
            while True:
                raised, after = await self._batch(digested, level, after)
                if not raised:
                    break
                rows += raised
                done(digested.name, raised)
        return rows

    async def left(self) -> Mapping[str, int]:
        """How many rows of which columns are of an older level."""
        level, found = self._ring.digest_level, {}
        for digested in self._columns if level > 1 else ():
            query = select(func.count()).select_from(digested.column.table).where(digested.below(level))
            async with self._database.look() as session:
                count = await session.scalar(query) or 0
            if count:
                found[digested.name] = count
        return found

    async def _batch(self, digested: Digested, level: int, after: object) -> tuple[int, object]:
        key, column = digested.primary, digested.column
        query = select(key.label("key"), column.label("stored")).where(digested.below(level)).order_by(key).limit(ROWS)
        query = query.where(key > after) if after is not None else query
        async with self._database.begin() as session:
            found = (await session.execute(query.with_for_update(skip_locked=True))).all()
            if not found:
                return 0, after
            await digested.store(session, [(row.key, self._ring.raised(row.stored)) for row in found])
        return len(found), found[-1].key
