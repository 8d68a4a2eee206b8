"""A booking as the no-show model sees it: when it was made, for when, and whether the patient came. Times are local."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Booking:
    """One booked visit. `missed` is None while it is to come; `timed` False where only its day is known.

    `patient` is any stable key; `groups` (age band, language, payer) are for the report by group and never an input.
    """

    key: str
    patient: str
    booked_at: datetime
    starts_at: datetime
    visit_type: str = ""
    site: str = ""
    timed: bool = True
    distance_km: float | None = None
    reminders: int | None = None
    missed: bool | None = None
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The local day of the visit."""
        return self.starts_at.date()

    @property
    def lead_days(self) -> int:
        """Whole days between booking and visit."""
        return max((self.day - self.booked_at.date()).days, 0)
