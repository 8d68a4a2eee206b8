"""Reading visits, locking them for a change, and telling the outside what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import utc_datetime
from runtime.driver import flushed
from runtime.errors import NotAllowed, NotFound, StaleVersion
from runtime.objects import Asked, Objects
from runtime.outbox import emit
from scheduler_core.models import Claim, Visit
from scheduler_core.types import Assignment, Slot, VisitStatus

LIVE: tuple[VisitStatus, ...] = ("booked", "pending")
"""A patient's visits that will take place unless something changes."""
IS_LIVE = or_(*(Visit.status == status for status in LIVE))
"""The same in a prepared statement, which takes no list of values."""

_SELECT = select(Visit).where(Visit.id == bindparam("visit", type_=Uuid))
_ONE, _LOCKED = Objects(_SELECT), Objects(_SELECT.with_for_update())
_OF = select(Visit).where(Visit.patient_id == bindparam("patient", type_=Uuid), Visit.status != "proposed")
_EVERY = Objects(_OF.order_by(Visit.starts_at))
_UPCOMING = Objects(_OF.where(Visit.ends_at > bindparam("now", type_=utc_datetime), IS_LIVE).order_by(Visit.starts_at))


@dataclass(frozen=True)
class Seen:
    """A visit as the asker saw it."""

    visit_id: UUID
    version: int


async def get(session: AsyncSession, visit_id: UUID) -> Visit:
    """The visit as it is now; NotFound."""
    return await _one(session, visit_id, lock=False)


async def locked(session: AsyncSession, visit_id: UUID) -> Visit:
    """The visit, which nobody else can change until the transaction ends; NotFound."""
    return await _one(session, visit_id, lock=True)


async def ask_locked(session: AsyncSession, visit_id: UUID) -> Asked[Visit]:
    """Ask for the visit, and lock it as `locked` does."""
    return await _LOCKED.ask(session, visit=visit_id)


async def _one(session: AsyncSession, visit_id: UUID, lock: bool) -> Visit:
    visit = await (_LOCKED if lock else _ONE).first(session, visit=visit_id)
    if visit is None:
        raise NotFound("There is no such visit.", hint="List the visits again.")
    return visit


async def current(session: AsyncSession, visit_id: UUID, version: int) -> Visit:
    """The locked live visit, if it is still as the asker saw it: StaleVersion, NotAllowed (`not_live`)."""
    visit = await locked(session, visit_id)
    if visit.version != version:
        raise StaleVersion("The visit was changed meanwhile.", hint="Look at it again before changing it.")
    if visit.status not in LIVE:
        raise NotAllowed("The visit is not open to change.", hint="It was cancelled or is over.", code="not_live")
    return visit


async def of_patient(session: AsyncSession, patient_id: UUID, now: datetime, upcoming: bool = True) -> list[Visit]:
    """The patient's live visits that have not ended, by time; with `upcoming=False` all of them, cancelled ones too."""
    if upcoming:
        return await _UPCOMING.all(session, patient=patient_id, now=now)
    return await _EVERY.all(session, patient=patient_id)


async def assignments(session: AsyncSession, visit_id: UUID) -> list[Assignment]:
    """What the visit claims."""
    rows = (await session.execute(select(Claim).where(Claim.visit_id == visit_id))).scalars()
    bounds = [(row.resource_key, row.unit, row.during.lower, row.during.upper) for row in rows]
    return [Assignment(key, unit, low, high) for key, unit, low, high in bounds if low and high]


def slot_of(visit: Visit, uses: Iterable[Assignment], shares: UUID | None = None) -> Slot:
    """The visit's time and place as a slot that takes `uses`."""
    return Slot(
        visit_type=visit.visit_type,
        site=visit.site,
        practitioner=visit.practitioner,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        modality=visit.modality,
        assignments=tuple(sorted(uses)),
        shares=shares,
        lasting=visit.lasting,
    )


def placed(slot: Slot) -> dict[str, object]:
    """The columns of a visit that say where and when, and what was wished for there."""
    return {
        "visit_type": slot.visit_type,
        "site": slot.site,
        "practitioner": slot.practitioner,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "modality": slot.modality,
        "accessible": slot.lasting.accessible,
        "clinician_gender": slot.lasting.gender,
        "clinician_language": slot.lasting.language,
    }


async def remove(session: AsyncSession, visit_ids: Sequence[UUID]) -> None:
    """Delete proposed visits with their claims: nothing happened that a history should keep."""
    if visit_ids:
        await session.execute(delete(Visit).where(Visit.id.in_(visit_ids), Visit.status == "proposed"))


async def changed(session: AsyncSession, visit: Visit, what: str, now: datetime, was: datetime | None = None) -> None:
    """Write the change under the next version, and tell it."""
    visit.version += 1
    visit.updated_at = now
    await flushed(session)
    await tell(session, what, visit, now, was)


async def tell(session: AsyncSession, what: str, visit: Visit, now: datetime, was: datetime | None = None) -> None:
    """Emit `visit.<what>`: the visit's id, version, patient's id once known, and the start it had before."""
    payload: dict[str, str | int | UUID] = {"visit_id": visit.id, "version": visit.version}
    if visit.patient_id is not None:
        payload["patient_id"] = visit.patient_id
    if was is not None:
        payload["was_starts_at"] = was.isoformat()
    await emit(session, f"visit.{what}", payload, f"visit.{what}:{visit.id}:{visit.version}", now)
