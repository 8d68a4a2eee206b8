"""What stores of database rows share: conditions of criteria, counting, and pages in the order of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, not_, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.search.dates import parse_date
from channels.fhir.search.query import Criterion, Query
from scheduler_core.importing.known import index_of
from scheduler_core.models import ImportedRecord


@dataclass(frozen=True)
class Asked:
    """What a condition may need to know beside its value."""

    zone: tzinfo
    now: datetime
    base: str


Condition = Callable[[str, str, Asked], ColumnElement[bool]]
"""From a value and a modifier to SQL."""


def where(query: Query, conditions: Mapping[str, Condition], asked: Asked) -> ColumnElement[bool]:
    """All criteria as one condition."""
    whole: ColumnElement[bool] = true()
    for criterion in query.criteria:
        whole = whole & _one(criterion, conditions[criterion.name], asked)
    return whole


def _one(criterion: Criterion, condition: Condition, asked: Asked) -> ColumnElement[bool]:
    found = any_of(condition(value, criterion.modifier, asked) for value in criterion.values)
    return not_(found) if criterion.modifier == "not" else found


def dated(column: Any) -> Condition:
    """A date parameter on a column of moments."""
    return lambda value, _modifier, asked: parse_date(value, zone=asked.zone, now=asked.now).on_moment(column)


def with_id(column: Any) -> Condition:
    """`_id` on a column of UUIDs; what is no UUID finds nothing."""

    def condition(value: str, _modifier: str, _asked: Asked) -> ColumnElement[bool]:
        found = uuid_of(value)
        return column == found if found else ~true()

    return condition


def uuid_of(text: str) -> UUID | None:
    """A UUID in its usual form, or None."""
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text.lower() else None


def came_from_elsewhere(column: Any, kind: str) -> Condition:
    """`identifier` as `system|value` of the system that a record was imported from."""

    def condition(value: str, _modifier: str, _asked: Asked) -> ColumnElement[bool]:
        index = index_of(kind, value)
        found: ColumnElement[bool] = column.in_(
            select(ImportedRecord.target_id).where(ImportedRecord.index.in_(index.levels))
        )
        return found

    return condition


async def rows_of(
    session: AsyncSession, table: Any, condition: ColumnElement[bool], query: Query
) -> tuple[list[Any], int, tuple[str, ...]]:
    """One page by id, how many there are in all, and the position of the last row where more follow.

    Ids are ordered by the time they were made: new rows come last, and a change of a row moves it nowhere.
    """
    total = (await session.execute(select(func.count()).select_from(table).where(condition))).scalar_one()
    wanted = select(table).where(condition).order_by(table.id).limit(query.count + 1)
    if query.after:
        wanted = wanted.where(table.id > UUID(query.after[0]))
    found = list((await session.execute(wanted.execution_options(populate_existing=True))).scalars())
    shown = found[: query.count]
    return shown, total, (str(shown[-1].id),) if shown and len(found) > len(shown) else ()


def any_of(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    """One of them; nothing where there are none."""
    return or_(~true(), *conditions)
