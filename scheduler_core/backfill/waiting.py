"""Who of those who wait is asked next for a freed time: class, then age, then fit; and what of it is what they wish for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Date, case, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.backfill.freed import Freed
from scheduler_core.hospital import Hospital
from scheduler_core.models import BackfillOffer, Visit, WaitlistEntry
from scheduler_core.types import Wishes
from scheduler_core.visit_rows import LIVE

ASKED_AT_ONCE = 100
"""Of those who wait, how many are looked at for one freed time."""


class Understood(Protocol):
    """What somebody who waits wishes for, as a search understands it."""

    def __call__(self, entry: WaitlistEntry, now: datetime) -> Wishes | None:
        """Wishes for the entry's kind of visit, for its patient; None where they can no longer be met."""


def plainly(entry: WaitlistEntry, now: datetime) -> Wishes | None:
    """The wishes whose words are keys already: clinician, site, gender, language; others are not looked at."""
    said = {name: entry.wishes.get(name) for name in ("practitioner", "site", "gender", "language")}
    kept: dict[str, Any] = {name: value for name, value in said.items() if isinstance(value, str)}
    return Wishes(entry.visit_type, patient_id=entry.patient_id, **kept)


async def who_waits(session: AsyncSession, hospital: Hospital, freed: Freed, now: datetime) -> Sequence[WaitlistEntry]:
    """Who could use the time, in order: class, then age by days, then fit, and of equals who came first.

    Just this kind of visit fits best, then the one whose length is nearest to what is free.
    Not who gave it up or had it offered already, nor who is thinking about another, nor who has such a visit sooner.
    Rows that somebody else is busy with are left.
    """
    department = hospital.visit_type(freed.visit_type).department
    kinds = [key for key, kind in hospital.visit_types.items() if kind.department == department]
    spoken_to = select(BackfillOffer.entry_id).where(
        or_(BackfillOffer.cause == freed.cause, BackfillOffer.status == "open")
    )
    sooner = exists().where(
        Visit.patient_id == WaitlistEntry.patient_id, Visit.visit_type == WaitlistEntry.visit_type,
        Visit.status.in_(LIVE), Visit.starts_at > now, Visit.starts_at < freed.window.ends_at,
    )  # fmt: skip
    query = select(WaitlistEntry).where(
        WaitlistEntry.status == "waiting", WaitlistEntry.visit_type.in_(kinds), WaitlistEntry.id.not_in(spoken_to),
        ~sooner,
    )  # fmt: skip
    if freed.gave_up is not None:
        query = query.where(WaitlistEntry.patient_id != freed.gave_up)
    day = cast(func.timezone(hospital.file.time_zone, WaitlistEntry.joined_at), Date)
    fit = case({kind: _unlike(hospital, kind, freed) for kind in kinds}, value=WaitlistEntry.visit_type)
    ordered = query.order_by(WaitlistEntry.priority, day, fit, WaitlistEntry.joined_at, WaitlistEntry.id)
    locked = ordered.limit(ASKED_AT_ONCE).with_for_update(skip_locked=True, of=WaitlistEntry)
    return (await session.execute(locked)).scalars().all()


def _unlike(hospital: Hospital, kind: str, freed: Freed) -> int:
    """How badly a kind of visit fits: by how many minutes its length differs; nothing for just the kind that gave the time up."""
    minutes = int((freed.window.ends_at - freed.window.starts_at).total_seconds()) // 60
    return 0 if kind == freed.visit_type else 1 + abs(hospital.visit_type(kind).minutes - minutes)
