"""Loading a hospital file into the database: resources upserted by key, what visits still need is never taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import Conflict
from scheduler_core.hospital.schema import HospitalFile
from scheduler_core.hospital.view import Hospital, ResourceSpec
from scheduler_core.models import Claim, Resource, Visit, WaitlistEntry
from scheduler_core.visit_rows import LIVE

NEEDED = (*LIVE, "proposed")
"""Statuses of visits that still need what they claim."""


@dataclass(frozen=True)
class Difference:
    """What loading a file would change, by resource key.

    `orphaned` are resources, visit types and sites that visits to come or the waitlist need: loading is refused.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the database holds all of the file already."""
        return not (self.added or self.changed or self.removed)


async def difference(session: AsyncSession, file: HospitalFile, now: datetime) -> Difference:
    """Compare the file with the database; writes nothing."""
    wanted = Hospital(file).resources
    stored = {r.key: r for r in (await session.execute(select(Resource).where(Resource.active))).scalars()}
    gone = sorted(set(stored) - set(wanted))
    changed = sorted(k for k in set(stored) & set(wanted) if _row(wanted[k]) != _stored(stored[k]))
    shrunk = [k for k in changed if wanted[k].capacity < stored[k].capacity]
    orphaned = [*await _with_visits(session, [*gone, *shrunk], wanted, now), *await _unnamed(session, file, now)]
    return Difference(tuple(sorted(set(wanted) - set(stored))), tuple(changed), tuple(gone), tuple(orphaned))


async def load(session: AsyncSession, file: HospitalFile, now: datetime) -> Difference:
    """Upsert the file's resources in the caller's transaction. Conflict names what visits to come still need."""
    found = await difference(session, file, now)
    if found.orphaned:
        names = ", ".join(found.orphaned[:10])
        raise Conflict(
            f"Visits to come still need: {names}.", hint="Move or cancel those visits first.", code="orphans"
        )
    rows = [{**_row(spec), "active": True} for spec in Hospital(file).resources.values()]
    if found.nothing:
        return found
    statement = insert(Resource)
    columns = {name: statement.excluded[name] for name in ("kind", "site", "capacity", "active")}
    await session.execute(statement.on_conflict_do_update(index_elements=["key"], set_=columns), rows)
    if found.removed:
        await session.execute(update(Resource).where(Resource.key.in_(found.removed)).values(active=False))
    return found


async def _with_visits(
    session: AsyncSession, keys: list[str], wanted: dict[str, ResourceSpec], now: datetime
) -> tuple[str, ...]:
    """Those of `keys` that a visit to come uses, beyond what the file still has of them."""
    if not keys:
        return ()
    query = (
        select(Claim.resource_key, func.max(Claim.unit))
        .join(Visit, Visit.id == Claim.visit_id)
        .where(Claim.resource_key.in_(keys), Visit.starts_at > now, Visit.status.in_(NEEDED))
        .group_by(Claim.resource_key)
    )
    used = (await session.execute(query)).all()
    return tuple(sorted(key for key, unit in used if unit >= (wanted[key].capacity if key in wanted else 0)))


async def _unnamed(session: AsyncSession, file: HospitalFile, now: datetime) -> list[str]:
    """Visit types and sites that somebody is to come to or waits for, and the file does not have."""
    coming = Visit.starts_at > now, Visit.status.in_(NEEDED)
    waited = select(WaitlistEntry.visit_type).where(WaitlistEntry.status == "waiting")
    types = (await session.execute(select(Visit.visit_type).where(*coming).union(waited))).scalars()
    sites = (await session.execute(select(Visit.site).where(*coming).distinct())).scalars()
    missing = {*types} - {v.key for v in file.visit_types}, {*sites} - {s.key for s in file.sites}
    return sorted(set.union(*missing))


def _row(spec: ResourceSpec) -> dict[str, object]:
    return {
        "key": spec.key,
        "kind": spec.kind,
        "site": spec.sites[0] if len(spec.sites) == 1 else None,
        "capacity": spec.capacity,
    }


def _stored(row: Resource) -> dict[str, object]:
    return {"key": row.key, "kind": row.kind, "site": row.site, "capacity": row.capacity}
