"""The small parts that resources are made of: ids, references, codings, moments, meta."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
LANGUAGES = "urn:ietf:bcp:47"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
LONGEST_SITE = 62


def id_of(key: str) -> str:
    """A key of the hospital file as an id: keys may hold `_`, which ids may not, and never `.`."""
    return key.replace("_", ".")


def key_of(id_: str) -> str:
    """The key behind an id."""
    return id_.replace(".", "_")


def site_id(key: str) -> str:
    """A site's id as a Location. Keys have no capitals, so no room can have the same."""
    return f"S-{id_of(key)}" if len(key) <= LONGEST_SITE else f"S{id_of(key)}"


def reference(kind: str, id_: str, display: str | None = None) -> Json:
    """A literal reference within our own address."""
    return {"reference": f"{kind}/{id_}"} | ({"display": display} if display else {})


def concept(system: str, code: str, display: str | None = None) -> Json:
    """A CodeableConcept with one coding."""
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": display} if display else {})


def instant(at: datetime) -> str:
    """UTC to the microsecond, as far as PostgreSQL keeps it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def meta(version: str, updated: datetime, security: Sequence[Json] = ()) -> Json:
    """The meta of a resource."""
    return {"versionId": version, "lastUpdated": instant(updated)} | ({"security": list(security)} if security else {})


RESTRICTED: Json = {"system": f"{TERMINOLOGY}/v3-Confidentiality", "code": "R", "display": "restricted"}
"""The label of visits whose kind alone says something that their patient would not have told."""


@dataclass(frozen=True)
class Systems:
    """The code and identifier systems that are our own, below our public address."""

    base_url: str

    @property
    def fhir(self) -> str:
        """Where the resources are."""
        return f"{self.base_url}/fhir/R4"

    def code(self, name: str) -> str:
        """A code system: visit-type, department, room-type, device-type."""
        return f"{self.base_url}/fhir/CodeSystem/{name}"

    def identifier(self, name: str) -> str:
        """An identifier system: key, mrn."""
        return f"{self.base_url}/fhir/identifier/{name}"
