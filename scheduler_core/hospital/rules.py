"""What must hold between the parts of a hospital file: every key named exists, and is named once."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler_core.hospital.group_rules import Fault, group_faults
from scheduler_core.hospital.lengths import too_long
from scheduler_core.hospital.schema import HospitalFile, Need, VisitType, space_key

LONGEST_KEY = 64
DAY = 24 * 60
"""Minutes."""


def faults(file: HospitalFile) -> Iterator[Fault]:
    """Every breach of a rule."""
    yield from _zone(file)
    yield from _twice(file)
    yield from _people(file)
    yield from _places(file)
    for number, visit_type in enumerate(file.visit_types):
        yield from _visit_type(file, number, visit_type)
    yield from _cycles(file)
    yield from _overbooked(file)
    yield from group_faults(file)


def _overbooked(file: HospitalFile) -> Iterator[Fault]:
    departments = {d.key for d in file.departments}
    for number, rules in enumerate(file.overbooking):
        if rules.department not in departments:
            yield ("overbooking", number, "department"), f"there is no department {rules.department!r}"
    yield from _repeated("overbooking", [rules.department for rules in file.overbooking])


def _zone(file: HospitalFile) -> Iterator[Fault]:
    try:
        ZoneInfo(file.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield ("time_zone",), f"there is no time zone {file.time_zone!r}; use a name such as America/New_York"


def _twice(file: HospitalFile) -> Iterator[Fault]:
    for section in ("sites", "departments", "visit_types", "insurers", "answers"):
        yield from _repeated(section, [item.key for item in getattr(file, section)])
    seen: Counter[str] = Counter()
    for section in ("practitioners", "nurses", "interpreters", "rooms", "devices", "groups"):
        for number, item in enumerate(getattr(file, section)):
            seen[item.key] += 1
            if seen[item.key] == 2:
                yield (section, number, "key"), f"the key {item.key!r} is used twice among resources"
    for number, parking in enumerate(file.parking):
        for space in parking.spaces:
            key = space_key(parking.site, space)
            seen[key] += 1
            if seen[key] == 2 or len(key) > LONGEST_KEY:
                yield ("parking", number, "spaces"), f"the space {space!r} stands twice, or its name is too long"
    days = [h.date for h in file.holidays]
    for number, day in enumerate(days):
        if day in days[:number]:
            yield ("holidays", number, "date"), f"the holiday {day} stands twice"


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
        for one, other in combinations(person.hours, 2):
            days = [day for day in one.days if day in other.days]
            if days and one.site != other.site and one.start < other.end and other.start < one.end:
                where = f"{one.site} and {other.site}"
                yield ("practitioners", number, "hours"), f"{person.key!r} is at {where} at once on {', '.join(days)}"


def _places(file: HospitalFile) -> Iterator[Fault]:
    sites = {s.key for s in file.sites}
    for section in ("nurses", "interpreters", "rooms", "devices", "parking"):
        for number, item in enumerate(getattr(file, section)):
            if item.site not in sites:
                yield (section, number, "site"), f"there is no site {item.site!r}"


def _visit_type(file: HospitalFile, number: int, visit_type: VisitType) -> Iterator[Fault]:
    keys = {v.key for v in file.visit_types}
    if visit_type.department not in {d.key for d in file.departments}:
        yield ("visit_types", number, "department"), f"there is no department {visit_type.department!r}"
    for needed in visit_type.needed_before:
        if needed not in keys:
            yield ("visit_types", number, "prerequisites"), f"there is no visit type {needed!r}"
        elif visit_type.needed_before.count(needed) > 1:
            yield ("visit_types", number, "prerequisites"), f"the prerequisite {needed!r} stands twice"
    if visit_type.telehealth and "practitioner" not in {need.role for need in visit_type.needs}:
        yield ("visit_types", number, "telehealth"), "a video visit needs a practitioner"
    if DAY % visit_type.grid:
        fits = ", ".join(str(n) for n in range(5, 121, 5) if DAY % n == 0)
        yield ("visit_types", number, "grid"), f"{visit_type.grid} minutes do not divide a day; use one such as {fits}"
    yield from _needs(file, number, visit_type)
    yield from _tied(number, visit_type)
    for place, what in too_long(file, visit_type):
        yield ("visit_types", number, "needs", place), what


def _needs(file: HospitalFile, number: int, visit_type: VisitType) -> Iterator[Fault]:
    """Everything exists, at one site, and not only things: rooms and devices are there at night, too."""
    if not {"practitioner", "nurse", "group"} & {need.role for need in visit_type.needs}:
        yield ("visit_types", number, "needs"), "a visit needs a practitioner, a nurse or a group"
    lacking = [place for place, need in enumerate(visit_type.needs) if not _sites(file, visit_type, need)]
    for place in lacking:
        need = visit_type.needs[place]
        what = need.type or (visit_type.department if need.role == "practitioner" else "any type")
        yield ("visit_types", number, "needs", place), f"no site has {need.count} {need.role} of {what!r}"
    if not lacking and not set.intersection(*(_sites(file, visit_type, need) for need in visit_type.needs)):
        yield ("visit_types", number, "needs"), "no site has everything that it needs"


def _tied(number: int, visit_type: VisitType) -> Iterator[Fault]:
    """Needs that get the same one are of one kind, and one after another."""
    for place, need in enumerate(visit_type.needs):
        where = ("visit_types", number, "needs", place)
        others = [other for other in visit_type.needs[:place] if other.same_as == need.same_as]
        if need.same_as is not None and need.count > 1:
            yield where, f"{need.count} of them cannot be the same {need.role}"
        if need.same_as is None:
            continue
        first, end = visit_type.taken(need)
        for other in others:
            low, high = visit_type.taken(other)
            if (other.role, other.type) != (need.role, need.type):
                yield where, f"{need.same_as!r} cannot be the same {need.role} and {other.role} of different types"
            elif first < high and low < end:
                yield where, f"{need.same_as!r} is needed twice at the same time"


def _sites(file: HospitalFile, visit_type: VisitType, need: Need) -> set[str]:
    """Where there is enough of what is needed."""
    found: Counter[str] = Counter()
    if need.role == "practitioner":
        able = [p for p in file.practitioners if (need.type or visit_type.department) in p.specialties]
        found.update(site for p in able for site in {h.site for h in p.hours if h.site})
    elif need.role == "group":
        held = {group.room for group in file.groups if group.visit_type == visit_type.key}
        found.update(room.site for room in file.rooms if room.key in held)
    elif need.role == "nurse":
        found.update(nurse.site for nurse in file.nurses)
    else:
        for thing in file.rooms if need.role == "room" else file.devices:
            found[thing.site] += thing.capacity if thing.type == need.type else 0
    return {site for site, units in found.items() if units >= need.count}


def _cycles(file: HospitalFile) -> Iterator[Fault]:
    """A visit type that, through its prerequisites, must come before itself can never be booked."""
    before = {v.key: v.needed_before for v in file.visit_types}
    for number, visit_type in enumerate(file.visit_types):
        ring = _ring(before, visit_type.key)
        if ring:
            named = " → ".join([*ring, visit_type.key])
            yield ("visit_types", number, "prerequisites"), f"the prerequisites form a cycle: {named}"


def _ring(before: Mapping[str, Sequence[str]], key: str) -> tuple[str, ...]:
    """The shortest way from a visit type over what must come before it back to itself; () where there is none."""
    ways, seen = deque[tuple[str, ...]]([(key,)]), {key}
    while ways:
        way = ways.popleft()
        for needed in before.get(way[-1], ()):
            if needed == key:
                return way
            if needed not in seen:
                seen.add(needed)
                ways.append((*way, needed))
    return ()
