"""The queue's rows in PostgreSQL: the truth that survives when Valkey does not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotFound
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.queue.estimate import Pace
from scheduler_core.queue.order import Tier, score
from scheduler_core.queue.valkey import Place
from scheduler_core.queue_tables import QueueEntry

OPEN = ("waiting", "claimed")
ASIDE = "aside"
RECENT, RECENTLY = 20, timedelta(hours=2)
"""The pace is that of so many last patients, if they were seen within this time."""


async def entry(session: AsyncSession, entry_id: UUID) -> QueueEntry:
    """The entry, locked; NotFound."""
    row = await session.get(QueueEntry, entry_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("Nobody waits under this id.", hint="Look at the line again.")
    return row


async def visit_of(session: AsyncSession, entry_id: UUID) -> UUID | None:
    """The visit of a booked patient. Lock it before the entry: whoever checks in does."""
    query = select(QueueEntry.visit_id).where(QueueEntry.id == entry_id)
    return (await session.execute(query)).scalar_one_or_none()


async def entry_of(session: AsyncSession, visit_id: UUID) -> QueueEntry | None:
    """The entry of a visit whose patient has checked in, locked."""
    query = select(QueueEntry).where(QueueEntry.visit_id == visit_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def claimed(session: AsyncSession, entry_id: UUID, holder: str, now: datetime, until: datetime) -> bool:
    """Write down who is seeing them; False where the row is closed, and Valkey only had not heard of it."""
    values = {"status": "claimed", "claimed_by": holder, "lease_until": until, "called_at": now, "told": None}
    mine = update(QueueEntry).where(QueueEntry.id == entry_id, QueueEntry.status.in_(OPEN))
    statement = mine.values(**values, calls=QueueEntry.calls + 1)
    return (await session.execute(statement.returning(QueueEntry.id))).first() is not None


async def put_aside(session: AsyncSession, line: str, rules: QueueRules, now: datetime) -> list[UUID]:
    """Those who were called often enough and did not come before the last lease lapsed; an emergency is never put aside."""
    lapsed = (
        QueueEntry.line == line, QueueEntry.status == "claimed", QueueEntry.lease_until <= now,
        QueueEntry.calls >= rules.most_calls, QueueEntry.tier != "P0",
    )  # fmt: skip
    found = update(QueueEntry).where(*lapsed).values(status=ASIDE).returning(QueueEntry.id)
    return list((await session.execute(found)).scalars())


def place(row: QueueEntry, rules: QueueRules) -> Place:
    """Where this entry stands."""
    tier: Tier = row.tier  # type: ignore[assignment]
    held = row.status == "claimed"
    return Place(
        str(row.id),
        tier == "P0",
        score(tier, row.arrived_at, rules),
        row.claimed_by if held else None,
        row.lease_until if held else None,
    )


async def open_places(session: AsyncSession, line: str, rules: QueueRules) -> list[Place]:
    """Everybody who is in this line."""
    query = select(QueueEntry).where(QueueEntry.line == line, QueueEntry.status.in_(OPEN))
    rows: AsyncIterator[QueueEntry] = await session.stream_scalars(query)
    return [place(row, rules) async for row in rows]


async def entries(session: AsyncSession, line: str, status: Sequence[str] = OPEN) -> list[QueueEntry]:
    """Everybody who is in this line, as rows; or of another status."""
    query = select(QueueEntry).where(QueueEntry.line == line, QueueEntry.status.in_(status))
    return list((await session.execute(query.order_by(QueueEntry.arrived_at, QueueEntry.id))).scalars())


def order(row: QueueEntry, rules: QueueRules) -> tuple[bool, int, str]:
    """Sorts entries as the line does: P0 first, then by score; of equals the smaller id."""
    where = place(row, rules)
    return not where.urgent, where.score, where.id


async def next_ones(session: AsyncSession, line: str, rules: QueueRules, now: datetime) -> list[QueueEntry]:
    """Those who wait in this line and were not called, who is next first."""
    found = await entries(session, line)
    waiting = [row for row in found if row.status != "claimed" or not row.lease_until or row.lease_until <= now]
    return sorted(waiting, key=lambda row: order(row, rules))


async def lengths(session: AsyncSession) -> dict[str, int]:
    """How many are in each line."""
    query = select(QueueEntry.line, func.count()).where(QueueEntry.status.in_(OPEN)).group_by(QueueEntry.line)
    return {line: count for line, count in (await session.execute(query)).all()}


async def pace(session: AsyncSession, line: str, rules: QueueRules, now: datetime) -> Pace:
    """Minutes a patient and how many were seeing patients lately; what the hospital file says where nobody did."""
    recent = (
        select(QueueEntry.claimed_by, (QueueEntry.ended_at - QueueEntry.called_at).label("took"))
        .where(QueueEntry.line == line, QueueEntry.status == "served", QueueEntry.ended_at > now - RECENTLY)
        .order_by(QueueEntry.ended_at.desc())
        .limit(RECENT)
        .subquery()
    )
    row = (await session.execute(select(func.avg(recent.c.took), func.count(recent.c.claimed_by.distinct())))).one()
    if row[0] is None:
        return Pace(rules.minutes_per_patient, 1)
    return Pace(max(row[0].total_seconds() / 60, 1.0), row[1])
