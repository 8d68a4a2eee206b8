"""Who goes before whom: P0 before everybody, the others by arrival less the head start of their tier.

The head start is fixed, so waiting ages everybody alike and no score ever changes: a P2 patient is overtaken only by P1 patients
who arrive within the boost after them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from scheduler_core.hospital.waiting import QueueRules

Tier = Literal["P0", "P1", "P2"]


def score(tier: Tier, arrived_at: datetime, rules: QueueRules) -> int:
    """Milliseconds; the lowest is next. P0 patients are kept apart and compare by arrival alone."""
    boost = {"P0": 0, "P1": rules.p1_boost_minutes, "P2": rules.p2_boost_minutes}[tier]
    return milliseconds(arrived_at) - boost * 60_000


def milliseconds(at: datetime) -> int:
    """Since 1970; exact in the floating-point scores of a sorted set."""
    return int(at.timestamp() * 1_000)
