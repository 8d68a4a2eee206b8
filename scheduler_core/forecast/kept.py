"""The last outlook, kept where the staff console finds it: made each night or by a command, since a page cannot wait for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from redis.asyncio import Redis

from runtime.database import Database
from scheduler_core.forecast.capacity import Proposal, Warning
from scheduler_core.forecast.outlook import PROPOSALS, WARNINGS, Outlook
from scheduler_core.hospital.planning import ForecastRules
from scheduler_core.localtime import to_utc


@dataclass(frozen=True)
class Kept:
    """What an outlook warned of and proposed, and when it was made."""

    made_at: datetime
    warnings: tuple[Warning, ...]
    proposals: tuple[Proposal, ...]

    def to_come(self, today: date) -> Kept:
        """Without the days that are over."""
        warnings = tuple(w for w in self.warnings if w.day >= today)
        return Kept(self.made_at, warnings, tuple(p for p in self.proposals if p.day >= today))


def _key(database: Database) -> str:
    return f"careline:outlook:{database.engine.url.database}"


async def keep(redis: Redis, database: Database, outlook: Outlook, now: datetime) -> None:
    """Put this outlook in the place of the one before."""
    content: dict[str, Any] = {
        "made_at": now.isoformat(),
        "warnings": WARNINGS.dump_python(tuple(outlook.warnings), mode="json"),
        "proposals": PROPOSALS.dump_python(tuple(outlook.proposals), mode="json"),
    }
    await redis.set(_key(database), json.dumps(content))


async def kept(redis: Redis, database: Database) -> Kept | None:
    """The last outlook; None where none was made, Redis has lost it, or another version of the program made it."""
    stored = await redis.get(_key(database))
    if stored is None:
        return None
    content = json.loads(stored)
    made_at = datetime.fromisoformat(content["made_at"])
    try:
        warnings, proposals = content["warnings"], content["proposals"]
        return Kept(made_at, WARNINGS.validate_python(warnings), PROPOSALS.validate_python(proposals))
    except ValidationError:
        return None


def is_due(rules: ForecastRules, last: datetime | None, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the last outlook was made before the latest hour at which one should have been."""
    if not rules.enabled:
        return False
    local = now.astimezone(zone)
    due = to_utc(local.date(), rules.daily_at, zone)
    if due > now:
        due = to_utc(local.date() - timedelta(days=1), rules.daily_at, zone)
    return last is None or last < due
