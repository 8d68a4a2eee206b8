"""Resources to start from: each builder gives a valid one, changed as a test needs it."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def appointment(**changes: Any) -> Json:
    """A booked appointment of a patient with a practitioner; a change to None takes an element away."""
    return _changed(
        {
            "resourceType": "Appointment",
            "id": "a1",
            "status": "booked",
            "start": "2026-03-10T09:00:00-05:00",
            "end": "2026-03-10T09:30:00-05:00",
            "participant": [participant("Patient/p1"), participant("Practitioner/keller")],
        },
        changes,
    )


def participant(reference: str, **changes: Any) -> Json:
    """Somebody or something that takes part."""
    return _changed({"actor": {"reference": reference}, "status": "accepted"}, changes)


def slot(**changes: Any) -> Json:
    """A free slot."""
    return _changed(
        {
            "resourceType": "Slot",
            "id": "s1",
            "schedule": {"reference": "Schedule/keller"},
            "status": "free",
            "start": "2026-03-10T09:00:00Z",
            "end": "2026-03-10T09:30:00Z",
        },
        changes,
    )


def schedule(**changes: Any) -> Json:
    """A practitioner's schedule."""
    return _changed(
        {"resourceType": "Schedule", "id": "keller", "actor": [{"reference": "Practitioner/keller"}]}, changes
    )


def patient(**changes: Any) -> Json:
    """A patient."""
    return _changed(
        {
            "resourceType": "Patient",
            "id": "p1",
            "identifier": [{"system": "urn:oid:1.2.36", "value": "A-17"}],
            "name": [{"family": "Prado", "given": ["Ana"]}],
            "birthDate": "1980-05-04",
        },
        changes,
    )


def _changed(resource: Json, changes: Json) -> Json:
    return {name: value for name, value in {**resource, **changes}.items() if value is not None}
