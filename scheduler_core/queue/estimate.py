"""How long it will take, and what to offer when that is too long."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.queue.order import Tier

ROUND_TO = 5
Advice = Literal["wait_here", "wait_anywhere", "by_video"]


@dataclass(frozen=True)
class Wait:
    """How many go before, and about how many minutes that takes (rounded up to five; 0 for who is next or being seen)."""

    ahead: int
    minutes: int


@dataclass(frozen=True)
class Pace:
    """How fast the line moves: minutes a patient, and how many see patients at once."""

    minutes_per_patient: float
    servers: int


def estimate(ahead: int, pace: Pace) -> Wait:
    """Those ahead leave one after another, `servers` at once."""
    minutes = ahead * pace.minutes_per_patient / max(pace.servers, 1)
    return Wait(ahead, ceil(minutes / ROUND_TO) * ROUND_TO)


def advice(wait: Wait, tier: Tier, rules: QueueRules, *, video: bool) -> Advice:
    """What to offer. An emergency is never sent away; `video` says whether the visit can be one."""
    if tier == "P0":
        return "wait_here"
    if video and wait.minutes > rules.video_after_minutes:
        return "by_video"
    return "wait_anywhere" if wait.minutes > rules.virtual_after_minutes else "wait_here"
