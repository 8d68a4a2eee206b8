"""Which moments the wishes, the grid of local time, the notice and the patient's other visits leave for a start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from scheduler_core.availability import Availability
from scheduler_core.hospital.schema import VisitType
from scheduler_core.localtime import CELL
from scheduler_core.opening import around
from scheduler_core.types import Window, Wishes

REACH = timedelta(days=90)
"""How far ahead visits are offered."""

Mask = NDArray[np.bool_]


def allowed_starts(
    availability: Availability, visit_type: VisitType, wishes: Wishes, busy: Iterable[Window], now: datetime
) -> Mask:
    """One flag per cell. `busy` is when the patient is somewhere else."""
    size, base = availability.wall.day.shape[0], availability.base
    soonest = _soonest(visit_type, wishes, now)
    latest = now + REACH if wishes.before is None else min(now + REACH, wishes.before)
    if wishes.after is not None:
        soonest = max(soonest, wishes.after + timedelta(microseconds=1))
    first, end = _beginning_in(Window(soonest, latest), base)
    allowed = np.zeros(size, dtype=np.bool_)
    for window in wishes.windows or (Window(soonest, latest),):
        low, high = _beginning_in(window, base)
        allowed[max(first, low, 0) : max(min(end, high), 0)] = True
    allowed &= clear_of((*wishes.excluded, *busy), timedelta(minutes=visit_type.minutes), availability)
    allowed &= availability.wall.on_grid(visit_type.grid)
    return allowed


def clear_of(away: Iterable[Window], length: timedelta, availability: Availability) -> Mask:
    """One flag per cell: whether a visit of this length that starts there runs into none of these."""
    clear = np.ones(availability.wall.day.shape[0], dtype=np.bool_)
    for window in away:
        low, high = around(Window(window.starts_at - length + CELL, window.ends_at), availability.base)
        clear[max(low, 0) : max(high, 0)] = False
    return clear


def _soonest(visit_type: VisitType, wishes: Wishes, now: datetime) -> datetime:
    """After the notice. A visit that stands sooner may stay, or come later than agreed, but no earlier without notice."""
    noticed = now + max(timedelta(hours=visit_type.notice_hours), CELL)
    return noticed if wishes.standing is None else min(noticed, max(now + CELL, wishes.standing))


def _beginning_in(window: Window, base: datetime) -> tuple[int, int]:
    """The cells that begin inside the window."""
    return -((base - window.starts_at) // CELL), -((base - window.ends_at) // CELL)
