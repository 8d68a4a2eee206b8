"""The demo's visits as rows: what was kept, missed or called off in the past, what is booked for the days to come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from psycopg.types.range import TimestamptzRange

from runtime.database import new_id
from scheduler_core.demo.calendars import Draft, Duty
from scheduler_core.hospital import Hospital
from scheduler_core.types import VisitStatus

MISSED, CALLED_OFF = 0.14, 0.08
"""Shares of past visits that the patient missed, and cancelled in time."""

BOOKED_AHEAD_DAYS = 45
Row = dict[str, object]


@dataclass
class Rows:
    """Rows of `visit`, `claim` and `leave`, in psycopg's types."""

    hospital: Hospital
    ids: dict[str, UUID]
    random: Random
    now: datetime
    visits: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    leaves: list[Row] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """A visit: booked if it is still to come, else with the end it came to. Only a cancelled one claims nothing."""
        status, slot, visit_id = self._status(draft), draft.slot, new_id()
        self.visits.append(
            {
                "id": visit_id,
                "patient_id": self.ids[draft.person.key],
                "visit_type": slot.visit_type,
                "site": slot.site,
                "practitioner": slot.practitioner,
                "starts_at": slot.starts_at,
                "ends_at": slot.ends_at,
                "modality": slot.modality,
                "status": status,
                "version": 1,
                "cancelled_why": "patient" if status == "cancelled" else None,
                "created_at": self._created(slot.starts_at),
            }
        )
        if status != "cancelled":
            self.claims += self._claims(visit_id, draft)

    def add_duty(self, duty: Duty) -> None:
        """A practitioner's other duty."""
        self.leaves.append(
            {
                "id": new_id(),
                "resource_key": duty.resource,
                "starts_at": duty.starts_at,
                "ends_at": duty.ends_at,
                "reason": duty.reason,
            }
        )

    def _status(self, draft: Draft) -> VisitStatus:
        chance = self.random.random()
        if draft.slot.ends_at > self.now:
            return "booked"
        if chance < MISSED:
            return "noshow"
        return "cancelled" if chance < MISSED + CALLED_OFF else "fulfilled"

    def _created(self, starts_at: datetime) -> datetime:
        return min(self.now, starts_at) - timedelta(days=self.random.randint(1, BOOKED_AHEAD_DAYS))

    def _claims(self, visit_id: UUID, draft: Draft) -> list[Row]:
        return [
            {
                "id": new_id(),
                "visit_id": visit_id,
                "resource_key": a.resource,
                "unit": a.unit,
                "capacity": self.hospital.resources[a.resource].capacity,
                "during": TimestamptzRange(a.starts_at, a.ends_at),
            }
            for a in draft.slot.assignments
        ]
