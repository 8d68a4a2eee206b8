"""The place that moves a visit least when the hospital itself plans it anew: its wishes, interpreter and site stay with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.interpreting import interpreted
from scheduler_core.models import Visit
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes

CHANGE = timedelta(hours=1)
"""Seeing another clinician weighs as much as coming an hour earlier or later."""


async def least_movement(
    session: AsyncSession, search: Search, visit: Visit, excluded: Sequence[Window], same_time: bool, now: datetime
) -> Slot | None:
    """The slot whose start is nearest, an hour's move being as bad as another clinician; with the own one if equal.

    It overlaps nothing that is `excluded`; with `same_time` it begins when the visit does.
    """
    at = Window(visit.starts_at, visit.starts_at + timedelta(minutes=5))
    found = list[Slot]()
    interpreter = await interpreted(session, search.hospital, visit.id)
    for practitioner in dict.fromkeys((visit.practitioner, None)):
        wishes = Wishes(
            visit.visit_type, windows=(at,), excluded=tuple(excluded), practitioner=practitioner, site=visit.site,
            modality=visit.modality, patient_id=visit.patient_id,
            ignore_visit=visit.id, limit=1, interpreter=interpreter, standing=visit.starts_at,
        ).keeping(visit.lasting)  # fmt: skip
        look = search.find if same_time else search.nearest
        found += await look(session, wishes, now)
        if same_time and found:
            break

    def cost(slot: Slot) -> timedelta:
        change = timedelta() if slot.practitioner == visit.practitioner else CHANGE
        return abs(slot.starts_at - visit.starts_at) + change

    return min(found, key=cost, default=None)
