"""From an event to an offer: what a cancelled or moved visit left is offered to the first who waits; each offer gets its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.turn.context import Parts
from assistant.waitlist.telling import TELL
from runtime.jobs import Job, defer
from scheduler_core.backfill import FREES, freed_by
from tools.waiting import backfill_of

OFFER = "waitlist.offer"
OFFERED = "waitlist.offered"


async def consume(session: AsyncSession, topic: str, payload: Mapping[str, Any]) -> None:
    """An event of the outbox: a freed time is offered, and an offer is told, each by a job of its own."""
    if topic in FREES:
        await offer_freed(session, UUID(payload["visit_id"]), int(payload["version"]))
    elif topic == OFFERED:
        await defer(session, TELL, offer=UUID(payload["offer_id"]))


async def offer_freed(session: AsyncSession, visit_id: UUID, version: int) -> None:
    """Have what this change of the visit set free offered to who waits, by a job."""
    await defer(session, OFFER, visit=visit_id, version=version)


def freed_job(parts: Parts) -> Job:
    """The job that offers what one change of a visit set free. Done again it offers nothing more."""

    async def offer(visit: str, version: int) -> None:
        hospital = parts.services.hospital
        async with parts.database.begin() as session:
            freed = await freed_by(session, UUID(visit), version)
            if freed is not None and freed.visit_type in hospital.visit_types:
                await backfill_of(parts.services).offer(session, freed, parts.clock.now())

    return Job(OFFER, offer)
