"""What tools work with: one set for the process, wired at the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from guardrails.identity import Identity
from scheduler_core.hospital import Hospital
from scheduler_core.overbooking.offering import Overbooking
from scheduler_core.qa import Embed
from scheduler_core.record import ScheduleOfRecord
from scheduler_core.search import Search
from tools.types import ToolContext


class HandOvers(Protocol):
    """Puts a conversation before the staff."""

    async def request(self, ctx: ToolContext, reason: str, urgent: bool = False) -> datetime | None:
        """Ask for a person; None when staff are on duty, else the promised time of a call-back. Asking again is harmless."""


@dataclass(frozen=True)
class Services:
    """The hospital and everything that tools reach it by. `public_url` is where calendar links lead."""

    hospital: Hospital
    search: Search
    record: ScheduleOfRecord
    identity: Identity
    embed: Embed
    handovers: HandOvers
    public_url: str
    overbooking: Overbooking | None = None
    """Places beyond capacity; without it there are none."""
