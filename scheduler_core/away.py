"""What is away: a resource or one of its units on leave, a site that is closed. Searches keep it free of visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import Conflict, InvalidInput, NotFound
from scheduler_core.hospital import Hospital
from scheduler_core.models import Closure, Leave, Resource
from scheduler_core.types import Window

Kind = Literal["sick", "broken", "late", "emergency", "leave", "closed"]
"""Why something is away, as staff say it; `leave` is planned, `closed` is a whole site."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Away:
    """A resource, or only one `unit` of it, or with kind `closed` a whole site is away in this time."""

    kind: str
    key: str
    window: Window
    unit: int | None = None

    def to_come(self, now: datetime) -> Away:
        """The part of it that is not over."""
        return replace(self, window=Window(max(self.window.starts_at, now), self.window.ends_at))


@dataclass(frozen=True)
class Absence:
    """One that is written down. What staff applied has the id of their plan; what was imported has another."""

    id: UUID
    away: Away


class AlreadyAway(Conflict):
    """Somebody or something is away then already; `details` name it and its time."""

    code = "already_away"

    def __init__(self, there: Away, zone: ZoneInfo) -> None:
        """The times are told in the hospital's `zone`."""
        super().__init__(
            worded(there, zone),
            hint="Name only the time before or after it, or end that one first: `careline disruption list`.",
            details={"what": there.key, "start": there.window.starts_at, "end": there.window.ends_at},
        )


def worded(there: Away, zone: ZoneInfo) -> str:
    """Who or what is away already, when and why."""
    low, high = (f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in (there.window.starts_at, there.window.ends_at))
    return f"{there.key} is away already from {low} to {high} ({there.kind})."


async def check(session: AsyncSession, hospital: Hospital, wanted: Away, now: datetime) -> None:
    """InvalidInput for a time that is none or is over, NotFound for what the hospital does not have, each by its name."""
    low, high = (
        f"{at.astimezone(hospital.zone):%Y-%m-%d %H:%M}" for at in (wanted.window.starts_at, wanted.window.ends_at)
    )
    if wanted.window.ends_at <= wanted.window.starts_at:
        raise InvalidInput(
            f"The end, {high}, does not lie after the start, {low}.", hint="Turn them round.", code="order"
        )
    if wanted.window.ends_at <= now:
        raise InvalidInput(f"The time up to {high} has passed.", hint="Name a time to come.", code="past")
    key, closed = wanted.key, wanted.kind == "closed"
    sites = {site.key for site in hospital.file.sites}
    if not (key in sites if closed else await session.get(Resource, key) is not None):
        raise NotFound(
            f"There is no {'site' if closed else 'resource'} {key!r}.", hint="Look it up in the hospital file.",
            code="no_site" if closed else "no_resource", details={"what": key},
        )  # fmt: skip


async def overlapping(session: AsyncSession, away: Away) -> list[Absence]:
    """What is written of the same resource or site for a part of that time, whatever the unit, by start."""
    low, high = away.window.starts_at, away.window.ends_at
    leave = select(Leave).where(Leave.resource_key == away.key, Leave.starts_at < high, Leave.ends_at > low)
    closed = select(Closure).where(Closure.site == away.key, Closure.starts_at < high, Closure.ends_at > low)
    found = await session.scalars(closed if away.kind == "closed" else leave)
    return sorted((_absence(row) for row in found), key=lambda absence: (absence.away.window, absence.id))


def in_the_way(away: Away, there: Sequence[Absence]) -> Absence | None:
    """What of `there` makes `away` a second entry for one absence: another entry of staff's, or anything that covers it.

    Duties and imported blocks within it do not: who is sick for a day is so through a meeting.
    """
    same = [absence for absence in there if absence.away.unit in (None, away.unit)]
    return next((a for a in same if a.away.kind in KINDS or covers(a.away.window, away.window)), None)


def covers(window: Window, other: Window) -> bool:
    """Whether the window holds all of the other."""
    return window.starts_at <= other.starts_at and other.ends_at <= window.ends_at


async def write(session: AsyncSession, away: Away, absence_id: UUID) -> None:
    """Keep it free from now on."""
    bounds = {"starts_at": away.window.starts_at, "ends_at": away.window.ends_at, "reason": away.kind}
    if away.kind == "closed":
        session.add(Closure(id=absence_id, site=away.key, **bounds))
    else:
        session.add(Leave(id=absence_id, resource_key=away.key, unit=away.unit, **bounds))
    await session.flush()


async def find(session: AsyncSession, absence_id: UUID) -> Leave | Closure | None:
    """The row, locked until the transaction ends."""
    leave = await session.get(Leave, absence_id, with_for_update=True)
    return leave or await session.get(Closure, absence_id, with_for_update=True)


async def give_back(session: AsyncSession, absence_id: UUID, now: datetime) -> None:
    """It ends now, or is as if it had never been; nothing for one that is gone or is not staff's own."""
    row = await find(session, absence_id)
    if row is None or row.reason not in KINDS:
        return
    if row.starts_at >= now:
        await session.delete(row)
    else:
        row.ends_at = now
    await session.flush()


async def listed(session: AsyncSession, now: datetime) -> list[Absence]:
    """Everything that is away now or will be, by start."""
    leaves = await session.scalars(select(Leave).where(Leave.ends_at > now))
    closures = await session.scalars(select(Closure).where(Closure.ends_at > now))
    found = [_absence(row) for row in (*leaves, *closures)]
    return sorted(found, key=lambda absence: (absence.away.window, absence.id))


async def lock(session: AsyncSession, away: Away) -> None:
    """Let nobody else write an absence of the same resource or site until the transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"away:{away.key}", 0))))


def _absence(row: Leave | Closure) -> Absence:
    window = Window(row.starts_at, row.ends_at)
    if isinstance(row, Closure):
        return Absence(row.id, Away("closed", row.site, window))
    return Absence(row.id, Away(row.reason, row.resource_key, window, row.unit))
