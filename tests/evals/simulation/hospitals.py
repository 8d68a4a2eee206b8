"""Small hospitals to simulate."""

from __future__ import annotations

from typing import Any

from evals.simulation.config import HospitalDay
from evals.simulation.engine import ANYBODY, Patient
from scheduler_core.queue import Tier


def small(**changes: Any) -> dict[str, Any]:
    """A clinic with four clinicians, 80 visits booked in blocks and 8 who walk in, as its file says it."""
    department = {
        "key": "clinic", "clinicians": 4, "rooms": 6, "booked_per_day": 80,
        "kinds": [
            {"key": "new", "share": 0.25, "minutes": 30, "cv": 0.5, "clean_up": 5},
            {"key": "follow_up", "share": 0.75, "minutes": 15, "cv": 0.6},
        ],
        "walk_ins": {"per_day": 8, "tiers": {"P0": 0.1, "P1": 0.3, "P2": 0.6}, "by_hour": [2, 1]},
    }  # fmt: skip
    hours = {"opens": "08:00", "closes": "17:00", "break_at": "12:00", "break_minutes": 60}
    whole = {"name": "small", "replications": 6, "block_minutes": 120, "clinicians_late": 5, "hours": hours}
    return {**whole, "departments": [{**department, **changes.pop("department", {})}], **changes}


def hospital(**changes: Any) -> HospitalDay:
    """The small clinic, read."""
    return HospitalDay.model_validate(small(**changes))


def walk_in(arrival: float, service: float, tier: Tier = "P2") -> Patient:
    """Somebody whom anybody may see."""
    return Patient(ANYBODY, tier, arrival, arrival, service, booked=False)
