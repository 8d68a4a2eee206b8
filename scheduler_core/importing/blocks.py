"""Blocked times of a source, kept as leave: nobody is booked there, and no visit is made up for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range, insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from scheduler_core.away import Away, covers, overlapping, worded
from scheduler_core.hospital import Hospital
from scheduler_core.importing.known import content_of, index_of, known, record_of, remember
from scheduler_core.importing.records import BlockRecord, Fault, Place
from scheduler_core.importing.report import Report
from scheduler_core.models import Claim, Leave
from scheduler_core.types import Window

KIND: Literal["block"] = "block"
REASON = "imported"


async def write(
    session: AsyncSession, hospital: Hospital, records: Sequence[BlockRecord], now: datetime, report: Report
) -> None:
    """Write a batch. A busy time that a visit fills needs no block; one that is blocked already is reported, and only what
    reaches beyond that is written.
    """
    before = dict(await known(session, [index_of(KIND, r.identifier) for r in records]))
    for record in records:
        index, content = index_of(KIND, record.identifier), content_of(replace(record, place=Place("", 0)))
        earlier = before.get(index)
        if earlier is not None and content.fits(earlier.content):
            report.count("block", "unchanged")
        elif record.unless_used and await _used(session, record):
            report.count("block", "not_needed")
        else:
            target = earlier.target_id if earlier else new_id()
            if await _away_already(session, hospital, record, target, report):
                continue
            values = {"resource_key": record.resource, "starts_at": record.starts_at, "ends_at": record.ends_at}
            statement = insert(Leave).values(id=target, reason=REASON, **values)
            await session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
            before[index] = record_of(index, KIND, target, content, 1, now)
            await remember(session, [before[index]])
            report.count("block", "changed" if earlier else "new")


async def _away_already(
    session: AsyncSession, hospital: Hospital, record: BlockRecord, target: UUID, report: Report
) -> bool:
    """Whether another absence covers the block; one that shares a part of it is reported, too."""
    blocked = Away(REASON, record.resource, Window(record.starts_at, record.ends_at))
    there = [a for a in await overlapping(session, blocked) if a.id != target and a.away.unit is None]
    if not there:
        return False
    covered = next((a for a in there if covers(a.away.window, blocked.window)), None)
    text = worded((covered or there[0]).away, hospital.zone)
    report.add(Fault(record.place, KIND, "overlap", text, warning=True))
    if covered is not None:
        report.count(KIND, "not_needed")
    return covered is not None


async def _used(session: AsyncSession, record: BlockRecord) -> bool:
    during = Claim.during.op("&&")(Range(record.starts_at, record.ends_at))
    query = select(Claim.id).where(Claim.resource_key == record.resource, during)
    return (await session.execute(query.limit(1))).first() is not None
