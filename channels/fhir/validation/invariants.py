"""The invariants that R4 states for the scheduling resources and the types in them, each under its own name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from channels.fhir.moments import Span, span_of
from channels.fhir.validation.issues import Issue
from channels.fhir.validation.narrative import narrative

Json = Mapping[str, Any]
Rule = Callable[[Json, str], Iterator[Issue]]

NOT_YET_PLACED = ("proposed", "cancelled", "waitlist")
"""app-3: only these may lack a start and an end."""

CANCELLED = ("cancelled", "noshow")
CURRENCY = re.compile(r"[A-Z]{3}")
MIME = re.compile(r"[a-zA-Z0-9!#$&^_.+-]+/[a-zA-Z0-9!#$&^_.+-]+(\s*;\s*\S+)*")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def _has(content: Json, name: str) -> bool:
    return name in content or f"_{name}" in content


def _broken(path: str, rule: str, text: str) -> Issue:
    return Issue("invariant", path, rule, text)


def _participant(name: str, who: str, rule: str) -> Rule:
    def check(content: Json, path: str) -> Iterator[Issue]:
        if not _has(content, name) and not _has(content, who):
            yield _broken(path, rule, f"Either {name} or {who} must be given.")

    return check


def _app_2(content: Json, path: str) -> Iterator[Issue]:
    if _has(content, "start") != _has(content, "end"):
        yield _broken(path, "app-2", "Either start and end are given, or neither.")


def _app_3(content: Json, path: str) -> Iterator[Issue]:
    placed = _has(content, "start") and _has(content, "end")
    if not placed and content.get("status") not in NOT_YET_PLACED:
        yield _broken(path, "app-3", "Only proposed, cancelled or waitlisted appointments may lack start and end.")


def _app_4(content: Json, path: str) -> Iterator[Issue]:
    if _has(content, "cancelationReason") and content.get("status") not in CANCELLED:
        yield _broken(path, "app-4", "A cancelation reason stands only at cancelled or missed appointments.")


def _ends_after_start(content: Json, path: str) -> Iterator[Issue]:
    """R4 has no such invariant for appointments and slots; a schedule with such times makes no sense."""
    if _backwards(content):
        yield Issue("business-rule", f"{path}.end", "end-after-start", "The end lies before the start.")


def _per_1(content: Json, path: str) -> Iterator[Issue]:
    if _backwards(content):
        yield _broken(path, "per-1", "The start must not lie after the end.")


def _backwards(content: Json) -> bool:
    start, end = span_of(content.get("start")), span_of(content.get("end"))
    return start is not None and end is not None and _surely_after(start, end)


def _surely_after(start: Span, end: Span) -> bool:
    """By FHIRPath: times of different precision are compared as far as both go; where that is equal, nothing is said."""
    return start.starts_at >= end.ends_at


def _ext_1(content: Json, path: str) -> Iterator[Issue]:
    value = any(name.lstrip("_").startswith("value") for name in content)
    if value == ("extension" in content):
        yield _broken(path, "ext-1", "An extension has either a value or extensions.")


def _cpt_2(content: Json, path: str) -> Iterator[Issue]:
    if _has(content, "value") and not _has(content, "system"):
        yield _broken(path, "cpt-2", "A system is required where a value is given.")


def _qty_3(content: Json, path: str) -> Iterator[Issue]:
    if _has(content, "code") and not _has(content, "system"):
        yield _broken(path, "qty-3", "A code for the unit needs its system.")


def _att_1(content: Json, path: str) -> Iterator[Issue]:
    if _has(content, "data") and not _has(content, "contentType"):
        yield _broken(path, "att-1", "Data needs a content type.")


def _pat_1(content: Json, path: str) -> Iterator[Issue]:
    if not any(_has(content, name) for name in ("name", "telecom", "address", "organization")):
        yield _broken(path, "pat-1", "A contact needs a name, telecom, address or organization.")


def _pattern(name: str, pattern: re.Pattern[str], what: str) -> Rule:
    def check(content: Json, path: str) -> Iterator[Issue]:
        value = content.get(name)
        if isinstance(value, str) and not pattern.fullmatch(value):
            yield Issue("code-invalid", f"{path}.{name}", "binding", f"The code must be {what}.")

    return check


def _contained(content: Json, path: str) -> Iterator[Issue]:
    """dom-2 to dom-5: what is contained holds no others, is referred to, and has no life of its own."""
    items = content.get("contained")
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, Mapping):
            continue
        at, meta = f"{path}.contained[{number}]", item.get("meta")
        if "contained" in item:
            yield _broken(at, "dom-2", "A contained resource contains no others.")
        if f"#{item.get('id')}" not in _mentions(content) and "#" not in _mentions(item):
            yield _broken(at, "dom-3", "A contained resource must be referred to.")
        if isinstance(meta, Mapping) and ("versionId" in meta or "lastUpdated" in meta):
            yield _broken(at, "dom-4", "A contained resource has no versionId or lastUpdated.")
        if isinstance(meta, Mapping) and "security" in meta:
            yield _broken(at, "dom-5", "A contained resource has no security label.")


def _mentions(content: Any) -> set[str]:
    """Every text that may be a reference into the resource: references, uris and canonicals."""
    if isinstance(content, Mapping):
        return set[str]().union(*(_mentions(value) for value in content.values()))
    if isinstance(content, list):
        return set[str]().union(*(_mentions(value) for value in content))
    return {content} if isinstance(content, str) and content.startswith("#") else set()


LANGUAGES = _pattern("language", LANGUAGE, "a language tag of BCP 47")
DOMAIN: tuple[Rule, ...] = (_contained, LANGUAGES)
RULES: dict[str, tuple[Rule, ...]] = {
    "Appointment": (*DOMAIN, _app_2, _app_3, _app_4, _ends_after_start),
    "AppointmentParticipant": (_participant("type", "actor", "app-1"),),
    "AppointmentResponse": (*DOMAIN, _participant("participantType", "actor", "apr-1"), _ends_after_start),
    "Attachment": (_att_1, LANGUAGES, _pattern("contentType", MIME, "a MIME type")),
    "ContactPoint": (_cpt_2,),
    "Device": DOMAIN,
    "Extension": (_ext_1,),
    "HealthcareService": DOMAIN,
    "Location": DOMAIN,
    "Money": (_pattern("currency", CURRENCY, "a currency of ISO 4217"),),
    "Narrative": (narrative,),
    "Patient": DOMAIN,
    "PatientContact": (_pat_1,),
    "Period": (_per_1,),
    "Practitioner": DOMAIN,
    "PractitionerRole": DOMAIN,
    "Quantity": (_qty_3,),
    "Schedule": DOMAIN,
    "Slot": (*DOMAIN, _ends_after_start),
}
"""By type, what must hold. Structure, cardinality, codes and reference targets are the walk's."""
