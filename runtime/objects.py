"""Objects of the session by prepared statements: as SQLAlchemy loads them, at a third of the cost.

What is loaded is as the database has it now, also where the session held the object already; what is then changed on it is
written as ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, inspect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict, set_committed_value

from runtime import prepared
from runtime.prepared import Prepared

Entity = TypeVar("Entity")


@dataclass(frozen=True, slots=True)
class Asked(Generic[Entity]):
    """A statement that stands in line; its objects are as the rows are when it leaves."""

    session: AsyncSession
    mapper: Mapper[Entity]
    rows: prepared.Asked

    async def all(self) -> list[Entity]:
        """The objects, in order."""
        return [_object(self.session, self.mapper, row._asdict()) for row in await self.rows.all()]

    async def first(self) -> Entity | None:
        """The first one; None where there is none."""
        found = await self.all()
        return found[0] if found else None


class Objects(Generic[Entity]):
    """One statement that selects an entity, and nothing else. Its values are given by the names of its `bindparam`s."""

    def __init__(self, statement: Select[Entity]) -> None:
        """The attributes of the entity must bear the names of its columns."""
        self._entity: type[Entity] = statement.column_descriptions[0]["entity"]
        self._statement = Prepared(statement)

    async def ask(self, session: AsyncSession, **values: object) -> Asked[Entity]:
        """Let it stand in line: it leaves with the next statement that is waited for."""
        mapper: Mapper[Entity] = inspect(self._entity)
        return Asked(session, mapper, await self._statement.ask(session, **values))

    async def all(self, session: AsyncSession, **values: object) -> list[Entity]:
        """The objects, in order."""
        asked = await self.ask(session, **values)
        return await asked.all()

    async def first(self, session: AsyncSession, **values: object) -> Entity | None:
        """The first one; None where there is none."""
        asked = await self.ask(session, **values)
        return await asked.first()


def _object(session: AsyncSession, mapper: Mapper[Entity], columns: dict[str, Any]) -> Entity:
    key = mapper.identity_key_from_primary_key(tuple(columns[column.name] for column in mapper.primary_key))
    known = session.sync_session.identity_map.get(key)
    if known is not None:
        for name, value in columns.items():
            set_committed_value(known, name, value)
        return known
    found: Entity = mapper.class_manager.new_instance()  # as SQLAlchemy loads: a constructor would tell of each value
    instance_dict(found).update(columns)
    make_transient_to_detached(found)
    session.add(found)
    return found
