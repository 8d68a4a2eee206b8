"""Resources that the hospital file says everything about: kept in memory, with versions from the database."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.mapping.directory import DirectoryMapping
from channels.fhir.mapping.parts import Systems, instant, meta
from channels.fhir.search.matching import Matcher, Searched
from channels.fhir.search.query import Parameter, Query
from channels.fhir.stores.parameters import SEARCHED
from channels.fhir.stores.store import Json, Page
from channels.models import FhirVersion
from scheduler_core.availability import DAYS
from scheduler_core.hospital import Hospital

KINDS = ("Practitioner", "PractitionerRole", "Location", "Device", "HealthcareService", "Schedule")
Stamp = tuple[int, datetime]


class Directory:
    """All resources by kind and id. Versions are looked up once per process; what changed gets the next one."""

    def __init__(self, hospital: Hospital, mapping: DirectoryMapping) -> None:
        """`mapping` makes the resources."""
        self.hospital = hospital
        self._plain = {(r["resourceType"], r["id"]): r for r in mapping.all()}
        self._lock = asyncio.Lock()
        self._by_kind: dict[str, dict[str, Json]] | None = None

    async def of(self, session: AsyncSession, kind: str, now: datetime) -> Mapping[str, Json]:
        """The resources of a kind by id, in the order of ids."""
        async with self._lock:
            if self._by_kind is None:
                stamps = await _stamps(session, self._plain, now)
                found: dict[str, dict[str, Json]] = {name: {} for name in KINDS}
                for (name, id_), resource in sorted(self._plain.items()):
                    found[name][id_] = {**resource, "meta": meta(str(stamps[name, id_][0]), stamps[name, id_][1])}
                self._by_kind = found
            return self._by_kind[kind]


async def _stamps(
    session: AsyncSession, resources: Mapping[tuple[str, str], Json], now: datetime
) -> dict[tuple[str, str], Stamp]:
    digests = {key: hashlib.sha256(json.dumps(r, sort_keys=True).encode()).hexdigest() for key, r in resources.items()}
    rows = {(row.kind, row.id): row for row in (await session.execute(select(FhirVersion))).scalars()}
    changed = [key for key, digest in digests.items() if key not in rows or rows[key].digest != digest]
    if changed:
        values = [{"kind": k, "id": i, "digest": digests[k, i], "version": 1, "updated_at": now} for k, i in changed]
        statement = insert(FhirVersion)
        update = {"digest": statement.excluded.digest, "version": FhirVersion.version + 1, "updated_at": now}
        differs = FhirVersion.digest != statement.excluded.digest
        upsert = statement.on_conflict_do_update(index_elements=["kind", "id"], set_=update, where=differs)
        await session.execute(upsert, values)
        query = select(FhirVersion).execution_options(populate_existing=True)
        rows = {(row.kind, row.id): row for row in (await session.execute(query)).scalars()}
    return {key: (rows[key].version, rows[key].updated_at) for key in digests}


class DirectoryStore:
    """One kind of the directory."""

    def __init__(self, kind: str, directory: Directory, systems: Systems) -> None:
        """`kind` is one of KINDS."""
        self._kind, self._directory, self._systems = kind, directory, systems
        self._searched: Mapping[str, Searched] = SEARCHED[kind]

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it is searched by."""
        return {name: searched.parameter for name, searched in self._searched.items()}

    async def read(self, session: AsyncSession, id_: str, now: datetime) -> Json | None:
        """One resource."""
        found = (await self._directory.of(session, self._kind, now)).get(id_)
        return self._dated(found, now) if found else None

    async def search(self, session: AsyncSession, query: Query, now: datetime) -> Page:
        """By id."""
        everything = (await self._directory.of(session, self._kind, now)).values()
        matcher = Matcher(self._searched, self._directory.hospital.zone, now, self._systems.fhir)
        fits = matcher.all_of(query.criteria)
        return page_of([r for r in (self._dated(r, now) for r in everything) if fits(r)], query, lambda r: (r["id"],))

    def _dated(self, resource: Json, now: datetime) -> Json:
        return _with_horizon(resource, now) if self._kind == "Schedule" else resource


def _with_horizon(schedule: Json, now: datetime) -> Json:
    """A schedule reaches from today on, so every day makes a version of it."""
    today = datetime.combine(now.astimezone(UTC).date(), time.min, UTC)
    horizon = {"start": instant(today), "end": instant(today + timedelta(days=DAYS))}
    stored: dict[str, Any] = schedule["meta"]
    version = f"{stored['versionId']}.{today:%Y%m%d}"
    updated = max(datetime.fromisoformat(stored["lastUpdated"]), today)
    return {**schedule, "meta": meta(version, updated), "planningHorizon": horizon}


def page_of(matching: Sequence[Json], query: Query, position: Callable[[Json], tuple[str, ...]]) -> Page:
    """The page of everything that matches, which is ordered by `position`."""
    rest = [r for r in matching if position(r) > query.after] if query.after else list(matching)
    shown = rest[: query.count]
    return Page(shown, len(matching), position(shown[-1]) if shown and len(rest) > len(shown) else ())
