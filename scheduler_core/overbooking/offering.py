"""Asking for a grant: for a practitioner's day that has no free time left, with the risks of those who are booked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.localtime import day_of
from scheduler_core.models import OverbookingGrant
from scheduler_core.overbooking.grants import grant, rules_of
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes

RiskSource = Callable[[AsyncSession], Awaitable[Mapping[UUID, float]]]
"""The risks of missing of the visits to come, by visit."""


async def offer(
    session: AsyncSession,
    hospital: Hospital,
    search: Search,
    risks: RiskSource,
    visit_type: str,
    practitioner: str,
    day: date,
    now: datetime,
) -> OverbookingGrant | None:
    """A grant for one more visit of this type on that local day, which is one session.

    None where overbooking is off, a regular time is still free, or the policy says no.
    """
    if rules_of(hospital, visit_type) is None:
        return None
    window = Window(*day_of(day, hospital.zone))
    free = Wishes(visit_type=visit_type, windows=(window,), practitioner=practitioner, limit=1)
    if await search.find(session, free, now):
        return None
    return await grant(session, hospital, visit_type, practitioner, window, await risks(session), now)
