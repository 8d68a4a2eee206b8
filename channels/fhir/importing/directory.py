"""Who and what a source's references mean here: its practitioners, places, devices, services and schedules by our keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from channels.fhir.importing.files import NdjsonFiles, Row
from channels.fhir.mapping.parts import key_of
from channels.fhir.validation.references import kind_and_id
from scheduler_core.importing import Fault, HospitalNames

Json = dict[str, Any]


@dataclass
class SourceDirectory:
    """What `Kind/id` of the source is here. Its size is that of the hospital, not of its schedule."""

    names: HospitalNames
    people: dict[str, str] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    schedules: dict[str, str] = field(default_factory=dict)

    def read(self, files: NdjsonFiles) -> Iterator[Fault]:
        """Read everything but patients and the schedule itself; a fault for whatever means nothing here."""
        for kind, table in (
            ("Practitioner", self.people),
            ("Location", self.sites),
            ("Device", self.things),
            ("HealthcareService", self.services),
        ):
            for row in files.rows(kind):
                yield from self._matched(row, table)
        for row in files.rows("PractitionerRole"):
            yield from self._linked(row, self.people, [*_refs(row, "practitioner")])
        for row in files.rows("Schedule"):
            yield from self._linked(row, self.schedules, _refs(row, "actor"))

    def resource(self, reference: str) -> str | None:
        """The key of a person, room or device."""
        kind, id_ = kind_and_id(reference) or ("", "")
        known = self.people.get(f"{kind}/{id_}") or self.things.get(f"{kind}/{id_}")
        if known or kind not in ("Practitioner", "PractitionerRole", "Location", "Device"):
            return known
        find = self.names.person if kind.startswith("Practitioner") else self.names.thing
        return find([key_of(id_)])

    def site(self, reference: str) -> str | None:
        """The key of a site."""
        kind, id_ = kind_and_id(reference) or ("", "")
        if kind != "Location":
            return None
        return self.sites.get(f"Location/{id_}") or self.names.site([key_of(id_.removeprefix("S-"))])

    def service(self, reference: str) -> str | None:
        """The key of a visit type."""
        kind, id_ = kind_and_id(reference) or ("", "")
        if kind != "HealthcareService":
            return None
        return self.services.get(f"{kind}/{id_}") or self.names.visit_type([key_of(id_)])

    def schedule(self, reference: str) -> str | None:
        """The key of what a schedule is of."""
        kind, id_ = kind_and_id(reference) or ("", "")
        if kind != "Schedule":
            return None
        return (
            self.schedules.get(f"Schedule/{id_}") or self.names.person([key_of(id_)]) or self.names.thing([key_of(id_)])
        )

    def _matched(self, row: Row | Fault, table: dict[str, str]) -> Iterator[Fault]:
        if isinstance(row, Fault):
            yield row
            return
        kind, id_, words = row.resource["resourceType"], row.resource.get("id"), words_of(row.resource)
        name = f"{kind}/{id_}"
        thing = self.names.thing(words) if kind in ("Location", "Device") else None
        if thing:
            self.things[name] = thing
            return
        find = {
            "Practitioner": self.names.person,
            "Location": self.names.site,
            "HealthcareService": self.names.visit_type,
        }
        key = find[kind](words) if kind in find else None
        if key:
            table[name] = key
        else:
            text = f"The hospital file has no {kind} of this key or name."
            yield Fault(row.place, "directory", "unknown-here", text)

    def _linked(self, row: Row | Fault, table: dict[str, str], references: Sequence[str]) -> Iterator[Fault]:
        if isinstance(row, Fault):
            yield row
            return
        key = next((found for reference in references if (found := self.resource(reference))), None)
        kind = row.resource["resourceType"]
        if key:
            table[f"{kind}/{row.resource.get('id')}"] = key
        else:
            yield Fault(row.place, "directory", "unresolved-reference", f"This {kind} refers to nobody known here.")


def words_of(resource: Json) -> list[str]:
    """What a resource may be known by: identifiers, id, names."""
    names = resource.get("name", [])
    texts = [names] if isinstance(names, str) else [human_name(name) for name in names]
    devices = [name["name"] for name in resource.get("deviceName", []) if "name" in name]
    codes = [word for part in resource.get("type", []) if isinstance(part, dict) for word in concept_words(part)]
    identifiers = [i["value"] for i in resource.get("identifier", []) if "value" in i]
    own = [key_of(str(resource.get("id", "")))]
    services = codes if resource["resourceType"] == "HealthcareService" else []
    return [*identifiers, *own, *texts, *resource.get("alias", []), *devices, *services]


def concept_words(concept: Json) -> list[str]:
    """Codes and texts of a CodeableConcept."""
    codings = concept.get("coding", [])
    return [str(c[part]) for part in ("code", "display") for c in codings if part in c] + [
        *filter(None, [concept.get("text")])
    ]


def human_name(name: Json) -> str:
    """A HumanName as one text."""
    return str(name.get("text") or " ".join([*name.get("given", []), name.get("family", "")]).strip())


def _refs(row: Row | Fault, element: str) -> list[str]:
    found = row.resource.get(element, []) if isinstance(row, Row) else []
    return [str(r["reference"]) for r in (found if isinstance(found, list) else [found]) if "reference" in r]
