"""A Patient of a source as a record: name, birth date, number, contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from channels.fhir.importing.directory import human_name
from channels.fhir.importing.files import Row
from scheduler_core.importing import Fault, PatientRecord
from scheduler_core.importing.phones import e164

Json = dict[str, Any]
LANGUAGES = ("en", "es")
LONGEST_CODE = 10


def identifier_of(resource: Json) -> str:
    """`system|value` of the first identifier, the id where there is none."""
    named = next((i for i in resource.get("identifier", []) if "value" in i), None)
    return f"{named.get('system', '')}|{named['value']}" if named else own_name(resource)


def own_name(resource: Json) -> str:
    """`Kind/id`, by which others refer to it."""
    return f"{resource['resourceType']}/{resource.get('id', '')}"


def patient_record(row: Row, region: str) -> Iterator[PatientRecord | Fault]:
    """The record, and what of it could not be taken. `region` is where numbers without a country are at home."""
    resource = row.resource
    name = next((text for n in _by_use(resource.get("name", [])) if (text := human_name(n))), "")
    born = str(resource.get("birthDate", ""))
    if not name or len(born) != len("1980-05-04"):
        yield Fault(row.place, "patient", "unnamed", "A patient needs a name and a whole birth date.")
        return
    written = _contact(resource, ("phone", "sms"))
    phone = e164(written, region)
    if written and not phone:
        yield Fault(row.place, "patient", "phone-unreadable", "The phone number was left out.", warning=True)
    yield PatientRecord(
        place=row.place,
        identifier=identifier_of(resource),
        also=(own_name(resource),),
        mrn=_number(resource),
        name=name,
        birth_date=date.fromisoformat(born),
        phone=phone,
        email=_contact(resource, ("email",)),
        language=_language(resource),
        postal_area=_postal_area(resource),
    )


def _by_use(names: list[Json]) -> list[Json]:
    order = {"official": 0, "usual": 1, None: 2}
    return sorted((n for n in names if n.get("use") not in ("old", "maiden")), key=lambda n: order.get(n.get("use"), 3))


def _number(resource: Json) -> str:
    """The medical record number, else the first identifier's value, else the id."""
    identifiers = [i for i in resource.get("identifier", []) if "value" in i]
    marked = [i for i in identifiers if any(c.get("code") == "MR" for c in i.get("type", {}).get("coding", []))]
    return str(next((i["value"] for i in [*marked, *identifiers]), resource.get("id", "")))


def _contact(resource: Json, systems: tuple[str, ...]) -> str | None:
    found = [
        t for t in resource.get("telecom", []) if t.get("system") in systems and t.get("use") != "old" and "value" in t
    ]
    return next((str(t["value"]) for t in sorted(found, key=lambda t: t.get("use") != "mobile")), None)


def _language(resource: Json) -> str:
    spoken = sorted(resource.get("communication", []), key=lambda c: not c.get("preferred", False))
    codes = [c.get("code", "")[:2].lower() for s in spoken for c in s["language"].get("coding", [])]
    return next((code for code in codes if code in LANGUAGES), "en")


def _postal_area(resource: Json) -> str | None:
    """The postal code of where they live; nothing else of an address is kept."""
    at_home = sorted(resource.get("address", []), key=lambda a: a.get("use") != "home")
    codes = (str(a["postalCode"]).strip().upper() for a in at_home if a.get("use") != "old" and a.get("postalCode"))
    return next((code[:LONGEST_CODE] for code in codes), None)
