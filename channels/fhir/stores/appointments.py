"""Appointments: visits that are more than a hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.mapping.parts import Systems, key_of, site_id
from channels.fhir.mapping.visits import KINDS_OF_VISIT, STATUSES, VisitMapping
from channels.fhir.search.matching import references, token_test
from channels.fhir.search.query import Parameter, Query
from channels.fhir.stores.rows import (
    Asked,
    Condition,
    any_of,
    came_from_elsewhere,
    dated,
    rows_of,
    uuid_of,
    where,
    with_id,
)
from channels.fhir.stores.store import ID, LAST_UPDATED, Json, Page
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import VisitType
from scheduler_core.importing import Use
from scheduler_core.models import Claim, Visit

ACTORS = ("Patient", "Practitioner", "Location", "Device")
PARAMETERS = {
    p.name: p
    for p in (
        ID,
        LAST_UPDATED,
        Parameter("date", "date", says="When it begins"),
        Parameter("status", "token", says="pending | booked | fulfilled | cancelled | noshow"),
        Parameter("patient", "reference", ("Patient",), "Who comes"),
        Parameter("practitioner", "reference", ("Practitioner",), "Who sees the patient, nurses too"),
        Parameter("location", "reference", ("Location",), "The site or a room"),
        Parameter("actor", "reference", ACTORS, "Anybody or anything that takes part"),
        Parameter("service-type", "token", says="The visit type"),
        Parameter("specialty", "token", says="The department"),
        Parameter("appointment-type", "token", says="ROUTINE | FOLLOWUP"),
        Parameter("identifier", "token", says="The identifier in the system that it was imported from"),
    )
}
SHOWN = Visit.status.in_(STATUSES)


class AppointmentStore:
    """Reads visits."""

    def __init__(self, hospital: Hospital, mapping: VisitMapping, systems: Systems) -> None:
        """`mapping` makes the resources."""
        self._hospital, self._mapping, self._systems = hospital, mapping, systems
        self._sites = {site_id(site.key): site.key for site in hospital.file.sites}
        self._conditions = self._all_conditions()

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it is searched by."""
        return PARAMETERS

    async def read(self, session: AsyncSession, id_: str, now: datetime) -> Json | None:
        """One appointment."""
        visit_id = uuid_of(id_)
        visit = (await session.execute(select(Visit).where(Visit.id == visit_id, SHOWN))).scalar_one_or_none()
        return (await self._shown(session, [visit]))[0] if visit else None

    async def search(self, session: AsyncSession, query: Query, now: datetime) -> Page:
        """In the order in which they were made."""
        asked = Asked(self._hospital.zone, now, self._systems.fhir)
        condition = where(query, self._conditions, asked) & SHOWN
        visits, total, after = await rows_of(session, Visit, condition, query)
        return Page(await self._shown(session, visits), total, after)

    async def _shown(self, session: AsyncSession, visits: Sequence[Visit]) -> list[Json]:
        claimed: dict[UUID, list[Use]] = {visit.id: [] for visit in visits}
        query = select(Claim.visit_id, Claim.resource_key, Claim.during).where(Claim.visit_id.in_(claimed)).distinct()
        for visit_id, key, during in await session.execute(query.order_by(Claim.resource_key, Claim.during)):
            claimed[visit_id].append(Use(key, during.lower, during.upper))
        return [self._mapping.appointment(visit, claimed[visit.id]) for visit in visits]

    def _all_conditions(self) -> dict[str, Condition]:
        systems = self._systems
        return {
            "_id": with_id(Visit.id),
            "_lastUpdated": dated(func.coalesce(Visit.updated_at, Visit.created_at)),
            "date": dated(Visit.starts_at),
            "identifier": came_from_elsewhere(Visit.id, "appointment"),
            "status": lambda value, _m, _a: Visit.status.in_([s for s in STATUSES if token_test(value)((None, s))]),
            **{name: self._actor(PARAMETERS[name]) for name in ("patient", "practitioner", "location", "actor")},
            "service-type": self._type(lambda v: (systems.code("visit-type"), v.key)),
            "specialty": self._type(lambda v: (systems.code("department"), v.department)),
            "appointment-type": self._type(
                lambda v: ("http://terminology.hl7.org/CodeSystem/v2-0276", KINDS_OF_VISIT[v.follow_up][0])
            ),
        }

    def _type(self, code: Callable[[VisitType], tuple[str, str]]) -> Condition:
        def condition(value: str, _modifier: str, _asked: Asked) -> ColumnElement[bool]:
            fits = token_test(value)
            return Visit.visit_type.in_([v.key for v in self._hospital.visit_types.values() if fits(code(v))])

        return condition

    def _actor(self, parameter: Parameter) -> Condition:
        def condition(value: str, modifier: str, asked: Asked) -> ColumnElement[bool]:
            meant = references(value, modifier, parameter.targets, asked.base)
            return any_of(self._takes_part(*one.split("/", 1)) for one in sorted(meant))

        return condition

    def _takes_part(self, kind: str, id_: str) -> ColumnElement[bool]:
        if kind == "Patient":
            return Visit.patient_id == uuid_of(id_)
        if id_ in self._sites:
            return (Visit.site == self._sites[id_]) & (Visit.modality != "telehealth")
        key = key_of(id_)
        spec = self._hospital.resources.get(key)
        if spec is None or spec.kind == "parking":
            return Visit.id.is_(None)
        claimed = select(Claim.visit_id).where(Claim.resource_key == key)
        return (Visit.practitioner == key) | Visit.id.in_(claimed)
