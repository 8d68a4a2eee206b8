"""The system of record: who has the last word on a visit. Careline's own tables, or later an EHR behind the same words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import exchanges, visits
from scheduler_core.exchanges import Turn
from scheduler_core.models import Visit
from scheduler_core.types import Slot


@dataclass(frozen=True)
class Confirmed:
    """It is so."""

    visit: Visit


@dataclass(frozen=True)
class Pending:
    """It is asked for; a later answer decides, and only then may it be announced."""

    visit: Visit


@dataclass(frozen=True)
class Refused:
    """The system of record says no; `reason` is a slug."""

    reason: str


Outcome = Confirmed | Pending | Refused


class ScheduleOfRecord(Protocol):
    """Changes to the schedule. What cannot be because of the visit or the time raises, as in `visits`."""

    async def hold(
        self, session: AsyncSession, slot: Slot, holder: str, now: datetime, ttl: timedelta, key: str
    ) -> Outcome:
        """Keep the slot for the holder."""
        ...

    async def book(self, session: AsyncSession, hold_id: UUID, patient_id: UUID, key: str, now: datetime) -> Outcome:
        """Make the hold the patient's visit."""
        ...

    async def move(
        self, session: AsyncSession, visit_id: UUID, version: int, slot: Slot, key: str, now: datetime
    ) -> Outcome:
        """Give the visit another time."""
        ...

    async def exchange(
        self, session: AsyncSession, turns: tuple[Turn, Turn], key: str, now: datetime
    ) -> tuple[Outcome, Outcome]:
        """Give two visits each other's time, both or neither."""
        ...

    async def cancel(
        self, session: AsyncSession, visit_id: UUID, version: int, reason: str, key: str, now: datetime
    ) -> Outcome:
        """Cancel the visit."""
        ...

    async def to_telehealth(
        self, session: AsyncSession, visit_id: UUID, version: int, key: str, now: datetime
    ) -> Outcome:
        """Make it a video visit."""
        ...


class OwnTables:
    """Careline's own tables have the last word: every outcome is final at once."""

    async def hold(
        self, session: AsyncSession, slot: Slot, holder: str, now: datetime, ttl: timedelta, key: str
    ) -> Outcome:
        """As `visits.hold`."""
        return Confirmed(await visits.hold(session, slot, holder, now, ttl, key))

    async def book(self, session: AsyncSession, hold_id: UUID, patient_id: UUID, key: str, now: datetime) -> Outcome:
        """As `visits.book`."""
        return Confirmed(await visits.book(session, hold_id, patient_id, key, now))

    async def move(
        self, session: AsyncSession, visit_id: UUID, version: int, slot: Slot, key: str, now: datetime
    ) -> Outcome:
        """As `visits.move`."""
        return Confirmed(await visits.move(session, visit_id, version, slot, key, now))

    async def exchange(
        self, session: AsyncSession, turns: tuple[Turn, Turn], key: str, now: datetime
    ) -> tuple[Outcome, Outcome]:
        """As `exchanges.exchange`."""
        one, other = await exchanges.exchange(session, turns, key, now)
        return Confirmed(one), Confirmed(other)

    async def cancel(
        self, session: AsyncSession, visit_id: UUID, version: int, reason: str, key: str, now: datetime
    ) -> Outcome:
        """As `visits.cancel`."""
        return Confirmed(await visits.cancel(session, visit_id, version, reason, key, now))

    async def to_telehealth(
        self, session: AsyncSession, visit_id: UUID, version: int, key: str, now: datetime
    ) -> Outcome:
        """As `visits.to_telehealth`."""
        return Confirmed(await visits.to_telehealth(session, visit_id, version, key, now))
