"""Which (resource, time) changed since a process last looked: rows that the database's own triggers write.

Triggers, because then no writer can forget: a booking, leave entered by staff, a bulk load, a cascade. A reader keeps
the oldest transaction that was still running when it last looked, and next time reads what that one and all later ones
wrote; so nothing is missed however transactions overlap, and no row is fought over. What it has read it knows by its row,
so that one long transaction does not make it take in everything since again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.driver import rows
from runtime.errors import ConfigurationError
from scheduler_core.bookkeeping import TRIGGER_NAMES, AvailabilityChange

KEPT = 200_000
"""Change rows that pruning leaves. A process that has slept through more of them starts over."""


@dataclass(frozen=True)
class Changed:
    """What changed; `resource` or `site` is set, null bounds are open. `own`: by the asking transaction, not committed."""

    resource: str | None
    site: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    own: bool


@dataclass(frozen=True)
class Mark:
    """How far a reader has read: the oldest transaction running then, the newest row seen, and all that it may meet again."""

    xid: int
    row: int
    seen: frozenset[int] = frozenset()


@dataclass(frozen=True)
class News:
    """What changed since a mark, and the next mark. `incomplete`: rows may have been pruned; start over."""

    changes: Sequence[Changed]
    mark: Mark
    incomplete: bool


_NEWS = """
    WITH snapshot AS (
        SELECT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint AS oldest,
               (pg_current_xact_id_if_assigned()::text)::bigint AS own)
    SELECT s.oldest, coalesce((SELECT min(id) FROM availability_change), 0),
           c.id, c.resource_key, c.site, c.starts_at, c.ends_at, c.xid IS NOT DISTINCT FROM s.own
    FROM snapshot s LEFT JOIN availability_change c ON c.xid >= (SELECT coalesce(%(since)s::bigint, s.oldest))"""
"""The value comes through a sub-select so that PostgreSQL keeps one plan."""


_MISSING = text("""
    SELECT name FROM unnest(CAST(:names AS text[])) AS name
    WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = name AND tgenabled <> 'D')""")


async def check_installed(session: AsyncSession) -> None:
    """ConfigurationError if the database would change without a word: searches would then show what is gone."""
    missing = (await session.execute(_MISSING, {"names": list(TRIGGER_NAMES)})).scalars().all()
    if missing:
        raise ConfigurationError(
            f"The database lacks the triggers {', '.join(missing)}.",
            hint="Run the statements of scheduler_core.bookkeeping.TRIGGERS, or start from a fresh database.",
        )


async def since(session: AsyncSession, mark: Mark | None) -> News:
    """What changed since `mark`; with None only what may still be under way, and where to go on from.

    ConfigurationError if the database does not keep the log.
    """
    if mark is None:
        await check_installed(session)
    answer = await rows(session, _NEWS, {"since": mark.xid if mark else None})
    oldest, first_kept = answer[0][0], answer[0][1]
    found = [row for row in answer if row[2] is not None]
    newest = max((row[2] for row in found), default=mark.row if mark else 0)
    return News(
        changes=[Changed(*row[3:8]) for row in found if mark is None or row[2] not in mark.seen],
        mark=Mark(oldest, max(newest, mark.row if mark else 0), frozenset(row[2] for row in found if not row[7])),
        incomplete=mark is None or first_kept > mark.row + 1,
    )


async def prune(session: AsyncSession) -> None:
    """Forget all but the last `KEPT` changes."""
    newest = select(func.max(AvailabilityChange.id)).scalar_subquery()
    await session.execute(delete(AvailabilityChange).where(AvailabilityChange.id <= newest - KEPT))
