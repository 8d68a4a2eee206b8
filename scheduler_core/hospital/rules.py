"""What must hold between the parts of a hospital file: every key named exists, and is named once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler_core.hospital.schema import HospitalFile, VisitType

Fault = tuple[tuple[str | int, ...], str]
"""Where in the file, and what is wrong."""


def faults(file: HospitalFile) -> Iterator[Fault]:
    """Every breach of a rule."""
    yield from _zone(file)
    yield from _twice(file)
    yield from _people(file)
    yield from _places(file)
    for number, visit_type in enumerate(file.visit_types):
        yield from _visit_type(file, number, visit_type)
    yield from _cycles(file)


def _zone(file: HospitalFile) -> Iterator[Fault]:
    try:
        ZoneInfo(file.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield ("time_zone",), f"there is no time zone {file.time_zone!r}; use a name such as America/New_York"


def _twice(file: HospitalFile) -> Iterator[Fault]:
    for section in ("sites", "departments", "visit_types", "insurers", "answers"):
        yield from _repeated(section, [item.key for item in getattr(file, section)])
    seen: Counter[str] = Counter()
    for section in ("practitioners", "nurses", "rooms", "devices"):
        for number, item in enumerate(getattr(file, section)):
            seen[item.key] += 1
            if seen[item.key] == 2:
                yield (section, number, "key"), f"the key {item.key!r} is used twice among resources"


def _repeated(section: str, keys: list[str]) -> Iterator[Fault]:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            yield (section, number, "key"), f"the key {key!r} is used twice"


def _people(file: HospitalFile) -> Iterator[Fault]:
    departments, sites = {d.key for d in file.departments}, {s.key for s in file.sites}
    for number, person in enumerate(file.practitioners):
        for specialty in person.specialties:
            if specialty not in departments:
                yield ("practitioners", number, "specialties"), f"there is no department {specialty!r}"
        for hours in person.hours:
            if hours.site not in sites:
                yield ("practitioners", number, "hours"), f"hours need a site that exists, not {hours.site!r}"


def _places(file: HospitalFile) -> Iterator[Fault]:
    sites = {s.key for s in file.sites}
    for section in ("nurses", "rooms", "devices", "parking"):
        for number, item in enumerate(getattr(file, section)):
            if item.site not in sites:
                yield (section, number, "site"), f"there is no site {item.site!r}"


def _visit_type(file: HospitalFile, number: int, visit_type: VisitType) -> Iterator[Fault]:
    keys = {v.key for v in file.visit_types}
    if visit_type.department not in {d.key for d in file.departments}:
        yield ("visit_types", number, "department"), f"there is no department {visit_type.department!r}"
    for needed in visit_type.prerequisites:
        if needed not in keys:
            yield ("visit_types", number, "prerequisites"), f"there is no visit type {needed!r}"
    if not {"practitioner", "nurse"} & {need.role for need in visit_type.needs}:
        yield ("visit_types", number, "needs"), "a visit needs a practitioner or a nurse: rooms alone are open at night"
    for place, need in enumerate(visit_type.needs):
        things = file.rooms if need.role == "room" else file.devices if need.role == "device" else None
        if things is not None and sum(t.capacity for t in things if t.type == need.type) < need.count:
            yield ("visit_types", number, "needs", place), f"there is no {need.role} of type {need.type!r}"
        specialists = [p for p in file.practitioners if (need.type or visit_type.department) in p.specialties]
        if need.role == "practitioner" and not specialists:
            yield ("visit_types", number, "needs", place), f"nobody practises {need.type or visit_type.department!r}"


def _cycles(file: HospitalFile) -> Iterator[Fault]:
    """A visit type that, through its prerequisites, must come before itself can never be booked."""
    before = {v.key: set(v.prerequisites) for v in file.visit_types}
    for number, visit_type in enumerate(file.visit_types):
        reached, todo = set[str](), list(before[visit_type.key])
        while todo:
            key = todo.pop()
            if key not in reached:
                reached.add(key)
                todo += before.get(key, ())
        if visit_type.key in reached:
            yield ("visit_types", number, "prerequisites"), "the prerequisites form a cycle"
