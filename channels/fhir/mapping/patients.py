"""A patient as a Patient: what we hold and nothing that we would have to guess, such as which word is the family name."""

from __future__ import annotations

import json

from channels.fhir.mapping.parts import LANGUAGES, TERMINOLOGY, Json, Systems, concept, meta
from runtime.crypto import installed
from scheduler_core.models import Patient

USES = {"mobile": "mobile", "landline": "home"}
VERSION_CHARS = 16


def patient(row: Patient, systems: Systems) -> Json:
    """The resource. Its version is a keyed digest of its content, since rows count none."""
    telecom = [{"system": "phone", "value": row.phone, "use": USES.get(row.phone_kind, "home")}] if row.phone else []
    telecom += [{"system": "email", "value": row.email}] if row.email else []
    found: Json = {
        "resourceType": "Patient",
        "id": str(row.id),
        "identifier": [
            {"type": concept(f"{TERMINOLOGY}/v2-0203", "MR"), "system": systems.identifier("mrn"), "value": row.mrn}
        ],
        "active": True,
        "name": [{"text": row.name}],
        **({"telecom": telecom} if telecom else {}),
        "birthDate": row.birth_date,
        **({"address": [{"use": "home", "postalCode": row.postal_area}]} if row.postal_area else {}),
        "communication": [{"language": concept(LANGUAGES, row.language), "preferred": True}],
    }
    version = installed().digest(json.dumps(found, sort_keys=True))[:VERSION_CHARS]
    return {**found, "meta": meta(version, row.updated_at or row.created_at)}
