"""NDJSON files as streams of checked resources of one kind: a folder may be larger than the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from channels.fhir.validation import BadJson, parse, validate
from scheduler_core.importing import Fault, Place
from scheduler_core.importing.records import Kind

Json = dict[str, Any]
IMPORTED = (
    "Practitioner",
    "PractitionerRole",
    "Location",
    "HealthcareService",
    "Device",
    "Schedule",
    "Slot",
    "Appointment",
    "Patient",
)
KIND_OF: dict[str, Kind] = {"Patient": "patient", "Appointment": "visit", "Slot": "block"}
FAULTS_PER_ROW = 3


@dataclass(frozen=True)
class Row:
    """A resource and where it stands."""

    place: Place
    resource: Json


@dataclass(frozen=True)
class NdjsonFiles:
    """Files, read anew for every kind. `progress` is told how many bytes were read."""

    paths: Sequence[Path]
    progress: Callable[[int], object] = lambda _bytes: None

    def rows(self, kind: str) -> Iterator[Row | Fault]:
        """Valid resources of this kind; a fault for every rule that another breaks."""
        mark = f'"{kind}"'.encode()
        for path in self.paths:
            for place, line in self._lines(path):
                if mark in line:
                    yield from _checked(place, line, kind)

    def strays(self) -> Iterator[Fault]:
        """Lines that are no JSON or no resource that is imported."""
        for path in self.paths:
            for place, line in self._lines(path):
                try:
                    found = parse(line)
                except BadJson as error:
                    yield Fault(place, "directory", "json", str(error))
                    continue
                if not isinstance(found, dict) or found.get("resourceType") not in IMPORTED:
                    yield Fault(place, "directory", "not-imported", "This kind of resource is not imported.")

    def _lines(self, path: Path) -> Iterator[tuple[Place, bytes]]:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                self.progress(len(line))
                if line.strip():
                    yield Place(path.name, number), line


def _checked(place: Place, line: bytes, kind: str) -> Iterator[Row | Fault]:
    try:
        found = parse(line)
    except BadJson:
        return  # `strays` tells of it once
    if not isinstance(found, dict) or found.get("resourceType") != kind:
        return
    issues = validate(found)
    for issue in issues[:FAULTS_PER_ROW]:
        text = f"{issue.path}: {issue.text}"
        yield Fault(place, KIND_OF.get(kind, "directory"), issue.rule, text, warning=issue is not issues[0])
    if not issues:
        yield Row(place, found)
