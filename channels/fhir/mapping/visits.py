"""A visit as an Appointment: who takes part is ids only, and sensitive kinds carry a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from channels.fhir.mapping.directory import ACTORS, DirectoryMapping
from channels.fhir.mapping.parts import RESTRICTED, TERMINOLOGY, Json, Systems, concept, id_of, meta, reference, site_id
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit

Status = Literal["pending", "booked", "arrived", "fulfilled", "cancelled", "noshow", "checked-in"]
STATUSES: tuple[Status, ...] = ("pending", "booked", "arrived", "fulfilled", "cancelled", "noshow", "checked-in")
"""R4's words for what became of a visit, which are ours too; a hold is not an appointment yet."""

KINDS_OF_VISIT = {
    True: ("FOLLOWUP", "A follow up visit from a previous appointment"),
    False: ("ROUTINE", "Routine appointment"),
}
WHO_CANCELLED = (("patient", "pat"), ("practitioner", "prov"), ("hospital", "prov"))


class VisitMapping:
    """Makes Appointments."""

    def __init__(self, hospital: Hospital, systems: Systems, directory: DirectoryMapping) -> None:
        """`directory` knows the codings."""
        self._hospital, self._systems, self._directory = hospital, systems, directory

    def appointment(self, visit: Visit, claimed: Sequence[str]) -> Json:
        """The visit with the resources that it claims, by key."""
        visit_type = self._hospital.visit_types.get(visit.visit_type)
        sensitive = visit_type is None or visit_type.sensitive
        found: Json = {
            "resourceType": "Appointment",
            "id": str(visit.id),
            "meta": meta(str(visit.version), visit.updated_at or visit.created_at, [RESTRICTED] if sensitive else ()),
            "status": cast(Status, visit.status),
            **self._what(visit),
            "start": visit.starts_at.astimezone(self._hospital.zone).isoformat(),
            "end": visit.ends_at.astimezone(self._hospital.zone).isoformat(),
            "minutesDuration": max(1, int((visit.ends_at - visit.starts_at).total_seconds()) // 60),
            "created": visit.created_at.astimezone(self._hospital.zone).isoformat(),
            "participant": self._participants(visit, claimed),
        }
        if visit.status == "cancelled":
            found["cancelationReason"] = _why(visit.cancelled_why or "")
        if visit.modality == "telehealth":
            found["extension"] = [{"url": self._systems.code("modality"), "valueCode": "telehealth"}]
        return found

    def _what(self, visit: Visit) -> Json:
        visit_type = self._hospital.visit_types.get(visit.visit_type)
        if visit_type is None:
            return {"serviceType": [concept(self._systems.code("visit-type"), visit.visit_type)]}
        code, words = KINDS_OF_VISIT[visit_type.follow_up]
        return {
            "serviceType": [self._directory.visit_type(visit_type)],
            "specialty": [self._directory.department(visit_type.department)],
            "appointmentType": concept(f"{TERMINOLOGY}/v2-0276", code, words),
        }

    def _participants(self, visit: Visit, claimed: Sequence[str]) -> list[Json]:
        agreed = "needs-action" if visit.status == "pending" else "accepted"
        actors = [reference("Patient", str(visit.patient_id))] if visit.patient_id else []
        keys = dict.fromkeys([*([visit.practitioner] if visit.practitioner else []), *sorted(claimed)])
        specs = [self._hospital.resources[key] for key in keys if key in self._hospital.resources]
        actors += [reference(ACTORS[s.kind], id_of(s.key)) for s in specs if s.kind in ACTORS]
        if visit.modality != "telehealth":
            actors.append(reference("Location", site_id(visit.site)))
        return [{"actor": actor, "required": "required", "status": agreed} for actor in actors] or [
            {"actor": reference("HealthcareService", id_of(visit.visit_type)), "status": agreed}
        ]


def _why(reason: str) -> Json:
    code = next((code for start, code in WHO_CANCELLED if reason.startswith(start)), "other")
    return concept(f"{TERMINOLOGY}/appointment-cancellation-reason", code)
