"""A visit as an Appointment: who takes part is ids only, and sensitive kinds carry a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from channels.fhir.mapping.directory import ACTORS, DirectoryMapping
from channels.fhir.mapping.parts import RESTRICTED, TERMINOLOGY, Json, Systems, concept, id_of, meta, reference, site_id
from scheduler_core.hospital import Hospital
from scheduler_core.importing import Use
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

    def appointment(self, visit: Visit, claimed: Sequence[Use]) -> Json:
        """The visit with the resources that it claims."""
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
            said = {"modality": "telehealth", "site": visit.site}
            found["extension"] = [{"url": self._systems.code(name), "valueCode": code} for name, code in said.items()]
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

    def _participants(self, visit: Visit, claimed: Sequence[Use]) -> list[Json]:
        agreed = "needs-action" if visit.status == "pending" else "accepted"
        parts = [{"actor": reference("Patient", str(visit.patient_id))}] if visit.patient_id else []
        named = visit.practitioner and visit.practitioner not in {use.resource for use in claimed}
        uses = [*([Use(visit.practitioner)] if named and visit.practitioner else []), *claimed]
        parts += [self._part(visit, use) for use in sorted(uses, key=lambda u: u.resource != visit.practitioner)
                  if self._kind(use) in ACTORS]  # fmt: skip
        if visit.modality != "telehealth":
            parts.append({"actor": reference("Location", site_id(visit.site))})
        return [{**part, "required": "required", "status": agreed} for part in parts] or [
            {"actor": reference("HealthcareService", id_of(visit.visit_type)), "status": agreed}
        ]

    def _kind(self, use: Use) -> str:
        spec = self._hospital.resources.get(use.resource)
        return spec.kind if spec is not None else ""

    def _part(self, visit: Visit, use: Use) -> Json:
        """Who or what takes part; and when, where that is not the whole visit."""
        actor = {"actor": reference(ACTORS[self._kind(use)], id_of(use.resource))}
        if (
            use.starts_at is None
            or use.ends_at is None
            or (use.starts_at, use.ends_at) == (visit.starts_at, visit.ends_at)
        ):
            return actor
        start, end = (at.astimezone(self._hospital.zone).isoformat() for at in (use.starts_at, use.ends_at))
        return {**actor, "period": {"start": start, "end": end}}


def _why(reason: str) -> Json:
    code = next((code for start, code in WHO_CANCELLED if reason.startswith(start)), "other")
    return concept(f"{TERMINOLOGY}/appointment-cancellation-reason", code)
