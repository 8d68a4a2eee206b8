"""The hospital's rule of cancelling: free until some hours before, then with a fee, and not once the visit has begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import VisitType
from scheduler_core.models import Visit


@dataclass(frozen=True)
class Terms:
    """What cancelling now means. `fee` is worded ("$40"), empty where none applies."""

    possible: bool
    late: bool
    hours: int
    fee: str
    free_until: datetime


def terms(hospital: Hospital, visit: Visit, now: datetime) -> Terms:
    """The terms for `visit` at `now` (aware)."""
    kind = hospital.visit_type(visit.visit_type)
    free_until = visit.starts_at - timedelta(hours=kind.cancel_hours)
    late = now > free_until
    return Terms(
        possible=now < visit.starts_at,
        late=late,
        hours=kind.cancel_hours,
        fee=worded_fee(hospital, kind) if late else "",
        free_until=free_until,
    )


def worded_fee(hospital: Hospital, kind: VisitType) -> str:
    """The late fee as money; empty where there is none."""
    return f"{hospital.file.currency}{kind.cancel_fee}" if kind.cancel_fee else ""
