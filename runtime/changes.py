"""What has changed on stored objects, as UPDATEs for the driver: as SQLAlchemy would write it, at a third of the cost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, LiteralString

from sqlalchemy import Table, bindparam, update
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import InstanceState, Mapper, Session
from sqlalchemy.sql.elements import ClauseElement

from runtime.compiled import ForDriver, for_driver

_KEY = "key_of_row_"
"""What the name of a bound key begins with: no column's does."""


@dataclass(frozen=True, slots=True)
class Change:
    """An UPDATE of one row, with its values as the driver takes them."""

    statement: LiteralString
    values: dict[str, object]


def is_waiting(session: Session) -> bool:
    """Whether objects wait to be written."""
    return bool(session.new or session.deleted or session.identity_map._modified)


def taken(session: Session) -> list[Change] | None:
    """The changes that wait in the session, which from now on counts them as written; None where SQLAlchemy has to write them.

    They are of rows of one table, in the order of their keys, as SQLAlchemy has them; new and deleted objects are not.
    """
    states = list(session.identity_map._modified)
    mappers = {state.mapper for state in states}
    if session.new or session.deleted or len(mappers) != 1 or not _is_plain(mapper := mappers.pop()):
        return None
    changed = {state: _changed(state) for state in states}
    if not all(_can_be_given(mapper, state, names) for state, names in changed.items()):
        return None
    ordered = sorted((state for state in states if changed[state]), key=lambda state: state.identity or ())
    dialect = session.get_bind(mapper).dialect
    found = [_change(mapper, state, changed[state], dialect) for state in ordered]
    session._register_altered(states)
    for state in states:
        state._commit_all(state.dict, session.identity_map)
    return found


def _can_be_given(mapper: Mapper[Any], state: InstanceState[Any], names: tuple[str, ...]) -> bool:
    """Whether the row stays the one it is, and its new values are no expressions for the database to work out."""
    keys = {column.name for column in mapper.primary_key}
    return keys.isdisjoint(names) and not any(isinstance(state.dict.get(name), ClauseElement) for name in names)


def _changed(state: InstanceState[Any]) -> tuple[str, ...]:
    """The attributes that have another value than the row."""
    before, now, attributes = state.committed_state, state.dict, state.manager
    return tuple(sorted(n for n in before if attributes[n].impl.is_equal(now.get(n), before[n]) is not True))


def _change(mapper: Mapper[Any], state: InstanceState[Any], names: tuple[str, ...], dialect: Dialect) -> Change:
    statement = _update(mapper, names, dialect)
    keys = {f"{_KEY}{c.name}": value for c, value in zip(mapper.primary_key, state.identity or (), strict=True)}
    return Change(statement.text, statement.given({**keys, **{name: state.dict[name] for name in names}}))


@lru_cache(maxsize=512)
def _update(mapper: Mapper[Any], names: tuple[str, ...], dialect: Dialect) -> ForDriver:
    mine = [column == bindparam(f"{_KEY}{column.name}", type_=column.type) for column in mapper.primary_key]
    return for_driver(update(mapper.class_).where(*mine), names, dialect)


@lru_cache(maxsize=512)
def _is_plain(mapper: Mapper[Any]) -> bool:
    """Whether a row is its columns and no more: no relations, versions, inheritance, values that the table gives at a change."""
    table = mapper.local_table
    return (
        isinstance(table, Table)
        and mapper.single is False
        and mapper.inherits is None
        and mapper.version_id_col is None
        and not mapper.relationships
        and all(attribute.key == attribute.columns[0].name for attribute in mapper.column_attrs)
        and not any(column.onupdate or column.server_onupdate for column in table.columns)
    )
