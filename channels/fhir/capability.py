"""The CapabilityStatement: what is offered, made from the stores themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from typing import Any

from channels.fhir.house import FhirHouse
from channels.fhir.mapping.parts import TERMINOLOGY, concept, instant
from channels.fhir.search.query import Parameter


def statement(house: FhirHouse, name: str, now: datetime) -> dict[str, Any]:
    """The statement of this server."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": instant(now),
        "publisher": name,
        "kind": "instance",
        "software": {"name": "Careline", "version": version("careline")},
        "implementation": {"description": f"{name}: schedule and visits, reading only", "url": house.systems.fhir},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json", "json"],
        "rest": [{"mode": "server", "security": _security(house), "resource": _resources(house)}],
    }


def _security(house: FhirHouse) -> dict[str, Any]:
    uris = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"
    token = {"url": "token", "valueUri": f"{house.systems.base_url}/fhir/token"}
    return {
        "extension": [{"url": uris, "extension": [token]}],
        "service": [concept(f"{TERMINOLOGY}/restful-security-service", "SMART-on-FHIR")],
        "description": "Bearer tokens of system clients, by client_credentials.",
    }


def _resources(house: FhirHouse) -> list[dict[str, Any]]:
    return [_resource(kind, store.parameters) for kind, store in sorted(house.stores.items())]


def _resource(kind: str, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    return {
        "type": kind,
        "interaction": [{"code": "read"}, {"code": "search-type"}],
        "versioning": "versioned",
        "readHistory": False,
        "updateCreate": False,
        "conditionalRead": "full-support",
        "searchParam": [
            {"name": p.name, "type": p.type} | ({"documentation": p.says} if p.says else {})
            for p in parameters.values()
        ],
    }
