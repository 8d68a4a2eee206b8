"""The hospital file as resources: Practitioner, PractitionerRole, Location, Device, HealthcareService, Schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from channels.fhir.mapping.parts import LANGUAGES, TERMINOLOGY, Json, Systems, concept, id_of, reference, site_id
from scheduler_core.hospital import Hospital, ResourceSpec
from scheduler_core.hospital.schema import Hours, Nurse, Practitioner, Site, Thing, VisitType

ROLES = {"practitioner": "doctor", "nurse": "nurse"}
ACTORS = {"practitioner": "Practitioner", "nurse": "Practitioner", "room": "Location", "device": "Device"}


class DirectoryMapping:
    """Makes every resource that the hospital file says everything about; `meta` is for others to add."""

    def __init__(self, hospital: Hospital, systems: Systems) -> None:
        """`hospital` is read once."""
        self._hospital, self._file, self._systems = hospital, hospital.file, systems

    def all(self) -> Iterator[Json]:
        """Every resource."""
        for practitioner in self._file.practitioners:
            yield from (self._practitioner(practitioner), self._role(practitioner, practitioner.specialties))
        for nurse in self._file.nurses:
            yield from (self._practitioner(nurse), self._role(nurse, ()))
        yield from (self._site(site) for site in self._file.sites)
        yield from (self._room(room) for room in self._file.rooms)
        yield from (self._device(device) for device in self._file.devices)
        yield from (self._service(visit_type) for visit_type in self._file.visit_types)
        yield from (self._schedule(s) for s in self._hospital.resources.values() if s.kind in ACTORS)

    def _identifier(self, key: str) -> list[Json]:
        return [{"system": self._systems.identifier("key"), "value": key}]

    def _practitioner(self, person: Practitioner | Nurse) -> Json:
        found: Json = {
            "resourceType": "Practitioner",
            "id": id_of(person.key),
            "identifier": self._identifier(person.key),
            "active": True,
            "name": [{"text": person.name}],
        }
        if isinstance(person, Practitioner):
            found["gender"] = person.gender
            found["communication"] = [concept(LANGUAGES, language) for language in person.languages]
        return found

    def _role(self, person: Practitioner | Nurse, specialties: Sequence[str]) -> Json:
        spec = self._hospital.resources[person.key]
        found: Json = {
            "resourceType": "PractitionerRole",
            "id": id_of(person.key),
            "identifier": self._identifier(person.key),
            "active": True,
            "practitioner": reference("Practitioner", id_of(person.key), person.name),
            "code": [concept(f"{TERMINOLOGY}/practitioner-role", ROLES[spec.kind])],
            "location": [reference("Location", site_id(site)) for site in spec.sites],
            "availableTime": [_available(hours) for hours in person.hours],
        }
        services = self.visit_types_of(spec)
        return (
            found
            | ({"specialty": [self.department(key) for key in specialties]} if specialties else {})
            | (
                {"healthcareService": [reference("HealthcareService", id_of(v.key)) for v in services]}
                if services
                else {}
            )
        )

    def _site(self, site: Site) -> Json:
        return {
            "resourceType": "Location",
            "id": site_id(site.key),
            "identifier": self._identifier(site.key),
            "status": "active",
            "name": site.name.en,
            "alias": list(dict.fromkeys([site.name.es, *site.aliases.en, *site.aliases.es])),
            "mode": "instance",
            "telecom": [{"system": "phone", "value": site.phone, "use": "work"}],
            "address": {"text": site.address},
            "physicalType": concept(f"{TERMINOLOGY}/location-physical-type", "si", "Site"),
        }

    def _room(self, room: Thing) -> Json:
        return {
            "resourceType": "Location",
            "id": id_of(room.key),
            "identifier": self._identifier(room.key),
            "status": "active",
            "name": room.key,
            "mode": "instance",
            "type": [concept(self._systems.code("room-type"), room.type)],
            "physicalType": concept(f"{TERMINOLOGY}/location-physical-type", "ro", "Room"),
            "partOf": reference("Location", site_id(room.site)),
        }

    def _device(self, device: Thing) -> Json:
        return {
            "resourceType": "Device",
            "id": id_of(device.key),
            "identifier": self._identifier(device.key),
            "status": "active",
            "deviceName": [{"name": device.key, "type": "user-friendly-name"}],
            "type": concept(self._systems.code("device-type"), device.type),
            "location": reference("Location", site_id(device.site)),
        }

    def _service(self, visit_type: VisitType) -> Json:
        return {
            "resourceType": "HealthcareService",
            "id": id_of(visit_type.key),
            "identifier": self._identifier(visit_type.key),
            "active": True,
            "type": [self.visit_type(visit_type)],
            "specialty": [self.department(visit_type.department)],
            "name": visit_type.name.en,
            "appointmentRequired": True,
        } | ({"extraDetails": visit_type.preparation.en} if visit_type.preparation else {})

    def _schedule(self, spec: ResourceSpec) -> Json:
        actors = [reference(ACTORS[spec.kind], id_of(spec.key))]
        if spec.kind in ROLES:
            actors += [reference("PractitionerRole", id_of(spec.key))]
            actors += [reference("Location", site_id(site)) for site in spec.sites]
        services = self.visit_types_of(spec)
        return {
            "resourceType": "Schedule",
            "id": id_of(spec.key),
            "identifier": self._identifier(spec.key),
            "active": True,
            **({"serviceType": [self.visit_type(v) for v in services]} if services else {}),
            **({"specialty": [self.department(key) for key in spec.specialties]} if spec.specialties else {}),
            "actor": actors,
        }

    def department(self, key: str) -> Json:
        """A department as a specialty."""
        return concept(self._systems.code("department"), key, self._hospital.name(key, "en"))

    def visit_type(self, visit_type: VisitType) -> Json:
        """A visit type as a service type."""
        return concept(self._systems.code("visit-type"), visit_type.key, visit_type.name.en)

    def visit_types_of(self, spec: ResourceSpec) -> list[VisitType]:
        """What a practitioner may be booked for; for others nothing, since they never are alone."""
        mine = (v for v in self._file.visit_types if v.department in spec.specialties)
        return [v for v in mine if any(need.role == "practitioner" for need in v.needs)]


def _available(hours: Hours) -> Json:
    return {
        "daysOfWeek": list(hours.days),
        "availableStartTime": hours.start.isoformat("seconds"),
        "availableEndTime": hours.end.isoformat("seconds"),
    }
