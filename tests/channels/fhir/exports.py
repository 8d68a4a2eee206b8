"""A small export of another system, as NDJSON files: a practitioner, a room, two patients and what a test adds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.channels.fhir.examples import appointment, participant, patient

Json = dict[str, Any]
SERVICE = [{"coding": [{"code": "cardiology-follow-up"}]}]
SYSTEM = "urn:oid:1.2.36.1"


def practitioner(**changes: Any) -> Json:
    """Dr. Keller by name only."""
    name = [{"family": "Keller", "given": ["Thomas"], "prefix": ["Dr."]}]
    return {"resourceType": "Practitioner", "id": "77", "name": name, **changes}


def room(**changes: Any) -> Json:
    """An examination room, by the identifier that the hospital file uses."""
    return {
        "resourceType": "Location",
        "id": "12",
        "identifier": [{"value": "main-exam-1"}],
        "name": "Exam 1",
        **changes,
    }


def visit(number: str = "A1", start: str = "09:00", end: str = "09:30", who: str = "p1", **changes: Any) -> Json:
    """A cardiology follow-up with Dr. Keller in that room on a day far ahead."""
    given = {
        "id": number,
        "identifier": [{"system": SYSTEM, "value": number}],
        "serviceType": SERVICE,
        "start": f"2026-06-09T{start}:00-04:00",
        "end": f"2026-06-09T{end}:00-04:00",
        "participant": [participant(f"Patient/{who}"), participant("Practitioner/77"), participant("Location/12")],
    }
    return appointment(**{**given, **changes})


def person(id_: str = "p1", **changes: Any) -> Json:
    """A patient with a number of the source."""
    return patient(**{"id": id_, "identifier": [{"system": SYSTEM, "value": f"MRN-{id_}"}], **changes})


def write(folder: Path, *resources: Json) -> Path:
    """A folder with a file for every kind."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.ndjson"):
        old.unlink()
    for resource in resources:
        with (folder / f"{resource['resourceType']}.ndjson").open("a", encoding="utf-8") as file:
            file.write(json.dumps(resource) + "\n")
    return folder


def ordinary(*more: Json) -> tuple[Json, ...]:
    """The people and places, and what comes on top."""
    return (practitioner(), room(), person("p1"), person("p2", name=[{"text": "Ben Ito"}]), *more)
