"""The hospital's own day as it stands: who works when, who is booked, who waits and could come; for one site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import InvalidInput
from scheduler_core.availability import DAYS, Availability
from scheduler_core.bits import unpack
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import CELL, day_of
from scheduler_core.models import Claim, Resource, Visit, WaitlistEntry
from scheduler_core.visit_rows import LIVE

MOST_WAITING = 200
LEADS = ("practitioner", "nurse")
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Booked:
    """A visit of the day with who leads it: the clinician, or the nurse where there is none."""

    visit: Visit
    lead: str


@dataclass(frozen=True)
class OwnDay:
    """`open` says for each clinician and nurse of the site in which cells from `base` on they work."""

    hospital: Hospital
    site: str
    day: date
    base: datetime
    open: Mapping[str, Mask]
    units: Mapping[tuple[str, str], int]
    booked: Sequence[Booked]
    waiting: Sequence[WaitlistEntry]

    @property
    def cells(self) -> int:
        """How many cells of five minutes the day has."""
        return len(next(iter(self.open.values())))


async def read_day(session: AsyncSession, hospital: Hospital, site: str, day: date, now: datetime) -> OwnDay:
    """The day of that site. InvalidInput for a day that is over or too far ahead, or on which nobody works there."""
    start, end = day_of(day, hospital.zone)
    availability = Availability(hospital)
    await availability.refresh(session, now)
    first = (start - availability.base) // CELL
    if end <= now or first + (end - start) // CELL > availability.wall.day.size:
        raise InvalidInput(f"{day} cannot be planned.", hint=f"Name a day from today up to {DAYS - 2} days ahead.")
    cells = slice(max(first, 0), first + (end - start) // CELL)
    lines = [(n, line) for n, line in enumerate(availability.lines) if line.site == site]
    open_ = {
        line.resource: unpack(availability.open[n])[cells]
        for n, line in lines
        if hospital.resources[line.resource].kind in LEADS
    }
    working = {key: mask for key, mask in open_.items() if mask.any()}
    if not working:
        raise InvalidInput(f"Nobody works at {site} on {day}.", hint="Name another day or site.")
    units: dict[tuple[str, str], int] = {}
    for n, line in lines:
        spec = hospital.resources[line.resource]
        if spec.kind in ("room", "device") and unpack(availability.open[n])[cells].all():
            units[spec.kind, spec.type] = units.get((spec.kind, spec.type), 0) + 1
    base = start if first >= 0 else availability.base
    booked = await _booked(session, site, (max(start, now), end), working)
    return OwnDay(hospital, site, day, base, working, units, booked, await _waiting(session, hospital))


async def _booked(
    session: AsyncSession, site: str, between: tuple[datetime, datetime], working: Mapping[str, Mask]
) -> list[Booked]:
    """Visits to come in person on that day, by start; those whose clinician is away are a disruption's business."""
    mine = [Visit.site == site, Visit.status.in_(LIVE), Visit.modality == "in_person"]
    mine += [Visit.starts_at > between[0], Visit.starts_at < between[1]]
    query = (
        select(Visit, Claim.resource_key)
        .join(Claim, Claim.visit_id == Visit.id)
        .join(Resource, Resource.key == Claim.resource_key)
        .where(*mine, Resource.kind.in_(LEADS), Claim.grant_id.is_(None))
        .order_by(Visit.starts_at, Visit.id, Resource.kind.desc(), Claim.resource_key)
    )
    led: dict[UUID, Booked] = {}
    for visit, key in (await session.execute(query)).all():
        if key in working and (visit.practitioner in (None, key)):
            led.setdefault(visit.id, Booked(visit, key))
    return list(led.values())


async def _waiting(session: AsyncSession, hospital: Hospital) -> Sequence[WaitlistEntry]:
    """Those who wait, the most urgent and then the longest first."""
    query = select(WaitlistEntry).where(
        WaitlistEntry.status == "waiting", WaitlistEntry.visit_type.in_(list(hospital.visit_types))
    )
    ordered = query.order_by(WaitlistEntry.priority, WaitlistEntry.joined_at).limit(MOST_WAITING)
    return (await session.execute(ordered)).scalars().all()
