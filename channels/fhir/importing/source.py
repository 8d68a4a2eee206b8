"""A schedule in FHIR as a source of records: references resolved, words of R4 turned into ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from channels.fhir.importing.directory import SourceDirectory, concept_words
from channels.fhir.importing.files import NdjsonFiles, Row
from channels.fhir.importing.people import identifier_of, patient_record
from channels.fhir.moments import LATEST, Span, span_of
from channels.fhir.validation.references import kind_and_id
from scheduler_core.hospital import Hospital
from scheduler_core.importing import BlockRecord, Fault, HospitalNames, PatientRecord, Use, VisitRecord
from scheduler_core.importing.phones import region_of
from scheduler_core.types import VisitStatus

Json = dict[str, Any]
STATUSES: dict[str, VisitStatus] = {
    "pending": "pending",
    "booked": "booked",
    "arrived": "booked",
    "checked-in": "booked",
    "fulfilled": "fulfilled",
    "cancelled": "cancelled",
    "noshow": "noshow",
}
"""Proposed, waitlisted and erroneous appointments are no visits."""

BLOCKING = ("busy", "busy-unavailable", "busy-tentative")


class FhirSource:
    """Reads NDJSON files. Make it, take the directory's faults, then hand it to the importer."""

    def __init__(self, files: NdjsonFiles, hospital: Hospital) -> None:
        """`hospital` is what names are matched with."""
        self._files, self._hospital = files, hospital
        self._names = HospitalNames(hospital)
        self._directory = SourceDirectory(self._names)
        self._region = region_of(hospital.phone)

    def directory_faults(self) -> Iterator[Fault]:
        """Everything before the patients is read by this; what means nothing here."""
        yield from self._files.strays()
        yield from self._directory.read(self._files)

    def patients(self) -> Iterator[PatientRecord | Fault]:
        """Every Patient."""
        for row in self._files.rows("Patient"):
            yield from [row] if isinstance(row, Fault) else patient_record(row, self._region)

    def visits(self) -> Iterator[VisitRecord | Fault]:
        """Every Appointment that is a visit."""
        for row in self._files.rows("Appointment"):
            yield row if isinstance(row, Fault) else self._visit(row)

    def blocks(self) -> Iterator[BlockRecord | Fault]:
        """Every Slot that is not free."""
        for row in self._files.rows("Slot"):
            if isinstance(row, Fault):
                yield row
            elif row.resource["status"] in BLOCKING:
                yield self._block(row)

    def _visit(self, row: Row) -> VisitRecord | Fault:
        resource = row.resource
        status = STATUSES.get(resource["status"])
        if status is None or "start" not in resource:
            return Fault(row.place, "visit", "not-a-visit", "Only placed and agreed appointments are imported.")
        refs = [str(p["actor"]["reference"]) for p in resource["participant"] if "reference" in p.get("actor", {})]
        kinds = [(kind_and_id(ref) or ("", ""))[0] for ref in refs]
        used = {ref: self._directory.resource(ref) or self._directory.site(ref) for ref in refs}
        lost = [k for ref, k in zip(refs, kinds, strict=True) if k in USED and not used[ref]]
        patients = [ref for ref, kind in zip(refs, kinds, strict=True) if kind == "Patient"]
        if lost:
            return Fault(row.place, "visit", "unresolved-reference", f"A {lost[0]} that takes part is not known here.")
        if len(patients) != 1:
            return Fault(row.place, "visit", "one-patient", "A visit has exactly one patient.")
        return self._placed(row, refs, "/".join(kind_and_id(patients[0]) or ()), status)

    def _placed(self, row: Row, refs: list[str], patient: str, status: VisitStatus) -> VisitRecord | Fault:
        starts_at, ends_at = _times(row.resource)
        if ends_at <= starts_at:
            return Fault(row.place, "visit", "no-duration", "A visit takes some time.")
        uses = self._uses(row.resource, Span(starts_at, ends_at))
        resources = [use.resource for use in uses]
        visit_type = self._visit_type(row.resource, refs)
        sites = [key for ref in refs if (key := self._directory.site(ref))]
        named = _own(row.resource, "site")
        site = self._names.site([named]) if named else sites[0] if sites else self._names.site_of(resources)
        if visit_type is None or site is None:
            what = "visit type" if visit_type is None else "site"
            return Fault(row.place, "visit", f"unknown-{what.replace(' ', '-')}", f"Its {what} is not known here.")
        seen_by = [key for key in resources if self._names.is_practitioner(key)]
        booked = span_of(row.resource.get("created"), self._hospital.zone)
        return VisitRecord(
            place=row.place,
            identifier=identifier_of(row.resource),
            patient=patient,
            visit_type=visit_type,
            site=site,
            practitioner=seen_by[0] if seen_by else None,
            uses=uses,
            starts_at=starts_at,
            ends_at=ends_at,
            status=status,
            modality="telehealth" if _own(row.resource, "modality") == "telehealth" else "in_person",
            cancelled_why="imported" if status == "cancelled" else None,
            booked_at=booked.starts_at if booked else None,
        )

    def _uses(self, resource: Json, during: Span) -> tuple[Use, ...]:
        """Everybody and everything that takes part; a period counts where it begins within the visit."""
        found: dict[Use, None] = {}
        for part in resource["participant"]:
            key = self._directory.resource(str(part.get("actor", {}).get("reference", "")))
            if key is not None:
                ends = [span_of(part.get("period", {}).get(name), self._hospital.zone) for name in ("start", "end")]
                start, end = (span.starts_at if span else None for span in ends)
                told = start is not None and end is not None and during.starts_at <= start < min(end, during.ends_at)
                found[Use(key, start, end) if told else Use(key)] = None
        return tuple(found)

    def _visit_type(self, resource: Json, refs: list[str]) -> str | None:
        words = [word for concept in resource.get("serviceType", []) for word in concept_words(concept)]
        named = next((key for ref in refs if (key := self._directory.service(ref))), None)
        return named or self._names.visit_type([*words, *filter(None, [resource.get("description")])])

    def _block(self, row: Row) -> BlockRecord | Fault:
        resource = row.resource
        key = self._directory.schedule(str(resource["schedule"].get("reference", "")))
        starts_at, ends_at = _times(resource)
        if key is None:
            return Fault(row.place, "block", "unresolved-reference", "Its schedule is of nobody known here.")
        if ends_at <= starts_at:
            return Fault(row.place, "block", "no-duration", "A blocked time takes some time.")
        used = resource["status"] != "busy-unavailable"
        return BlockRecord(row.place, identifier_of(resource), key, starts_at, ends_at, unless_used=used)


def _own(resource: Json, name: str) -> str | None:
    """What an extension of our own export says, whatever address it was made at."""
    ours = (e for e in resource.get("extension", []) if str(e.get("url", "")).endswith(f"/fhir/CodeSystem/{name}"))
    return next((str(e["valueCode"]) for e in ours if "valueCode" in e), None)


def _times(resource: Json) -> tuple[datetime, datetime]:
    """Start and end. Instants that were checked cover some time; where one begins is what is meant."""
    start, end = (span_of(resource[name]) or LAST for name in ("start", "end"))
    return start.starts_at, end.starts_at


LAST = Span(LATEST, LATEST)
USED = ("Practitioner", "PractitionerRole", "Location", "Device")
"""Kinds whose place in a visit matters here."""
