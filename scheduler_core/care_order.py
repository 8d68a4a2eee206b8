"""Care in its order: what a patient must have had before a visit of some kind can take place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit

DONE = ("booked", "fulfilled")


def missing_before(known: Iterable[Visit], hospital: Hospital, visit_type: str, starts_at: datetime) -> str | None:
    """The first prerequisite of `visit_type` that none of the patient's `known` visits meets by `starts_at`, if any."""
    over = {v.visit_type for v in known if v.status in DONE and v.ends_at <= starts_at}
    return next((key for key in hospital.visit_type(visit_type).prerequisites if key not in over), None)
