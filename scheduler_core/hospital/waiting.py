"""The pieces of the hospital file about waiting: for a time that comes free, and in the queue of the day."""

from __future__ import annotations

from pydantic import Field

from scheduler_core.hospital.parts import Part


class WaitlistRules(Part):
    """A time that became free, offered to who waits: how long they may think, and how long before it at the latest."""

    offer_minutes: int = Field(default=30, ge=5, le=1_440)
    notice_minutes: int = Field(default=60, ge=0, le=10_080)


class QueueRules(Part):
    """How walk-ins and checked-in patients wait. P0 (an emergency) is always first; the boosts are minutes of head start.

    Who was called `most_calls` times and did not come is put aside, but for P0. Who waits elsewhere has longer to come, and a
    text when `text_when_ahead` go before.

    `missed_after_minutes` is for hospitals whose patients check in: so long after its end a visit in person counts as missed.
    """

    p1_boost_minutes: int = Field(default=30, ge=0, le=720)
    p2_boost_minutes: int = Field(default=0, ge=0, le=720)
    lease_seconds: int = Field(default=120, ge=10, le=3_600)
    virtual_lease_seconds: int = Field(default=600, ge=10, le=3_600)
    most_calls: int = Field(default=2, ge=1, le=20)
    text_when_ahead: int = Field(default=2, ge=1, le=50)
    minutes_per_patient: int = Field(default=15, ge=1, le=240)
    virtual_after_minutes: int = Field(default=30, ge=0, le=720)
    video_after_minutes: int = Field(default=60, ge=0, le=720)
    missed_after_minutes: int | None = Field(default=None, ge=5, le=2_880)
