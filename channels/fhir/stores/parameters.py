"""R4's search parameters of the resources in memory, with where each looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channels.fhir.moments import span_of
from channels.fhir.search.matching import Json, Searched, Token, Values, period_span
from channels.fhir.search.query import Parameter, ParameterType
from channels.fhir.stores.store import ID, LAST_UPDATED

ACTOR_KINDS = ("Practitioner", "PractitionerRole", "Location", "Device", "HealthcareService", "Patient")


def _at(resource: Any, path: str) -> Iterator[Any]:
    """Everything at a dotted path, through lists."""
    name, _, rest = path.partition(".")
    found = resource.get(name) if isinstance(resource, Mapping) else None
    for item in found if isinstance(found, list) else [] if found is None else [found]:
        if rest:
            yield from _at(item, rest)
        else:
            yield item


def _codes(path: str) -> Values:
    """Codings of CodeableConcepts."""
    return lambda r: [(coding.get("system"), coding["code"]) for coding in _at(r, f"{path}.coding")]


def _plain(path: str) -> Values:
    def values(resource: Json) -> Sequence[Token]:
        return [(None, str(v).lower() if isinstance(v, bool) else str(v)) for v in _at(resource, path)]

    return values


def _identifiers(resource: Json) -> Sequence[Token]:
    return [(i.get("system"), i["value"]) for i in _at(resource, "identifier")]


def _refs(path: str) -> Values:
    return lambda r: [ref["reference"] for ref in _at(r, path)]


def _texts(*paths: str) -> Values:
    """Texts, each word of which may be the beginning that is looked for."""

    def values(resource: Json) -> Sequence[str]:
        texts = [str(text) for path in paths for text in _at(resource, path)]
        return [*texts, *(word for text in texts for word in text.split()[1:])]

    return values


def _searched(name: str, type_: ParameterType, values: Values, says: str, targets: Sequence[str] = ()) -> Searched:
    return Searched(Parameter(name, type_, tuple(targets), says), values)


def _table(*entries: Searched) -> dict[str, Searched]:
    common = (
        Searched(ID, lambda r: [(None, r["id"])]),
        Searched(LAST_UPDATED, lambda r: [span for at in _at(r, "meta.lastUpdated") if (span := span_of(at))]),
    )
    return {entry.parameter.name: entry for entry in (*common, *entries)}


def _location(path: str) -> Searched:
    return _searched("location", "reference", _refs(path), "Where", ["Location"])


ACTIVE = _searched("active", "token", _plain("active"), "Whether it is in use")
STATUS = _searched("status", "token", _plain("status"), "active | suspended | inactive")
IDENTIFIER = _searched("identifier", "token", _identifiers, "The key in the hospital file")
SPECIALTY = _searched("specialty", "token", _codes("specialty"), "The department")
SEARCHED: dict[str, dict[str, Searched]] = {
    "Practitioner": _table(
        ACTIVE,
        IDENTIFIER,
        _searched("name", "string", _texts("name.text"), "Any part of the name"),
        _searched("gender", "token", _plain("gender"), "male | female | other"),
        _searched("communication", "token", _codes("communication"), "A language spoken with patients"),
    ),
    "PractitionerRole": _table(
        ACTIVE,
        IDENTIFIER,
        SPECIALTY,
        _location("location"),
        _searched("practitioner", "reference", _refs("practitioner"), "Who", ["Practitioner"]),
        _searched("role", "token", _codes("code"), "doctor | nurse"),
        _searched("service", "reference", _refs("healthcareService"), "What for", ["HealthcareService"]),
    ),
    "Location": _table(
        IDENTIFIER,
        STATUS,
        _searched("name", "string", _texts("name", "alias"), "Name or alias"),
        _searched("address", "string", _texts("address.text"), "Any part of the address"),
        _searched("type", "token", _codes("type"), "What a room is for"),
        _searched("partof", "reference", _refs("partOf"), "The site of a room", ["Location"]),
    ),
    "Device": _table(
        IDENTIFIER,
        STATUS,
        _location("location"),
        _searched("device-name", "string", _texts("deviceName.name"), "The device's name"),
        _searched("type", "token", _codes("type"), "What kind of device"),
    ),
    "HealthcareService": _table(
        ACTIVE,
        IDENTIFIER,
        SPECIALTY,
        _searched("name", "string", _texts("name"), "Any part of the name"),
        _searched("service-type", "token", _codes("type"), "The visit type"),
    ),
    "Schedule": _table(
        ACTIVE,
        IDENTIFIER,
        SPECIALTY,
        _searched("actor", "reference", _refs("actor"), "Whose schedule", ACTOR_KINDS),
        _searched("date", "date", lambda r: period_span(r.get("planningHorizon")), "The planning horizon"),
        _searched("service-type", "token", _codes("serviceType"), "What can be booked"),
    ),
}
"""By kind and name."""
