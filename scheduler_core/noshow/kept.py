"""Risks kept beside the visits: reckoned now and then by the worker, since a conversation cannot wait for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.forecast_tables import VisitRisk
from scheduler_core.hospital import Hospital

EVERY = timedelta(hours=1)
"""How old they may get before they are reckoned anew."""

STALE = timedelta(days=2)
"""Older ones say nothing: then nobody is let in beyond capacity."""

_KEEP = text("""
    INSERT INTO visit_risk (visit_id, risk, at)
    SELECT visit.id, new.risk, :now FROM unnest(CAST(:ids AS uuid[]), CAST(:risks AS float[])) AS new (id, risk)
    JOIN visit ON visit.id = new.id AND visit.visit_type = ANY(CAST(:kinds AS text[]))
    ON CONFLICT (visit_id) DO UPDATE SET risk = excluded.risk, at = excluded.at""")


def overbooked_kinds(hospital: Hospital) -> list[str]:
    """Visit types of the departments that overbook."""
    on = {rules.department for rules in hospital.file.overbooking if rules.enabled}
    return [key for key, kind in hospital.visit_types.items() if kind.department in on]


async def due(session: AsyncSession, hospital: Hospital, now: datetime) -> bool:
    """Whether any department overbooks and the risks are old enough to be reckoned anew."""
    if not overbooked_kinds(hospital):
        return False
    last = (await session.execute(select(func.max(VisitRisk.at)))).scalar_one_or_none()
    return last is None or last <= now - EVERY


async def keep(session: AsyncSession, hospital: Hospital, risks: Mapping[UUID, float], now: datetime) -> None:
    """Put these in the place of those before, for the departments that overbook."""
    given = {"ids": list(risks), "risks": list(risks.values()), "kinds": overbooked_kinds(hospital), "now": now}
    await session.execute(_KEEP, given)
    await session.execute(text("DELETE FROM visit_risk WHERE at < :now"), {"now": now})


async def kept(session: AsyncSession, visit_ids: Sequence[UUID], now: datetime) -> dict[UUID, float]:
    """The risks of those of these visits that one is kept for, unless it is long out of date."""
    query = select(VisitRisk.visit_id, VisitRisk.risk)
    query = query.where(VisitRisk.visit_id.in_(visit_ids), VisitRisk.at > now - STALE)
    return {visit_id: risk for visit_id, risk in (await session.execute(query)).all()}
