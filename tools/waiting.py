"""Who waits, as the search takes it: the wishes that were kept as they were said, read again when a time comes free."""

from __future__ import annotations

from datetime import datetime

from language.frame import Goal, GoalKind
from scheduler_core.backfill import Backfill, Understood
from scheduler_core.hospital import Hospital
from scheduler_core.models import WaitlistEntry
from scheduler_core.types import Wishes
from tools.services import Services
from tools.wishes import bounds


def backfill_of(services: Services) -> Backfill:
    """The backfill of this hospital."""
    return Backfill(services.hospital, services.search, understood(services.hospital), services.record)


def understood(hospital: Hospital) -> Understood:
    """How this hospital reads the wishes of who waits."""

    def read(entry: WaitlistEntry, now: datetime) -> Wishes | None:
        goal = Goal.model_validate({**entry.wishes, "id": "W0", "kind": GoalKind.WAITLIST})
        at_once = [w for w in goal.when if w.relation == "earliest" and w.end is None]  # holds on every later day, too
        limits = bounds([w for w in goal.when if w not in at_once], hospital.zone, now)
        if limits.impossible:
            return None
        by_video = goal.modality == "telehealth" and hospital.visit_type(entry.visit_type).telehealth
        return Wishes(
            entry.visit_type,
            windows=limits.windows,
            excluded=limits.excluded,
            practitioner=goal.practitioner,
            gender=goal.practitioner_gender,
            site=goal.location,
            modality="telehealth" if by_video else "in_person",
            patient_id=entry.patient_id,
            accessible=goal.accessible,
            language=goal.speaks,
            interpreter=goal.interpreter,
        )

    return read
