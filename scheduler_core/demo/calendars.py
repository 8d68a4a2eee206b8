"""Calendars that look lived in: visits placed one after the other, each with everything it needs, thinning out with time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from scheduler_core.hospital import Hospital, ResourceSpec
from scheduler_core.hospital.schema import DAYS, Hours, Need, VisitType
from scheduler_core.localtime import to_utc
from scheduler_core.types import Assignment, Slot

FULL, THIN = 0.72, 0.22
"""How full a calendar is tomorrow, and at the end of the horizon."""

WORKING_DAYS = 15
Times = tuple[datetime, datetime]


@dataclass
class Taken:
    """What is taken so far, per unit of a resource."""

    times: dict[tuple[str, int], list[Times]] = field(default_factory=lambda: defaultdict(list))

    def free(self, unit: tuple[str, int], when: Times) -> bool:
        """Whether nothing overlaps `when`."""
        return all(when[1] <= start or end <= when[0] for start, end in self.times[unit])

    def take(self, assignments: tuple[Assignment, ...]) -> None:
        """Mark as taken."""
        for a in assignments:
            self.times[a.resource, a.unit].append((a.starts_at, a.ends_at))


def fill(hospital: Hospital, random: Random, first: date) -> Iterator[Slot]:
    """Visits for the working days from `first` on; no unit is used twice at a time."""
    taken = Taken()
    day, done = first, 0
    while done < WORKING_DAYS:
        if day.weekday() < 5 and day not in hospital.holidays:
            share = FULL - (FULL - THIN) * done / WORKING_DAYS
            for spec in hospital.resources.values():
                if spec.kind == "practitioner":
                    yield from _day_of(hospital, random, taken, spec, day, share)
            done += 1
        day += timedelta(days=1)


def _day_of(
    hospital: Hospital, random: Random, taken: Taken, spec: ResourceSpec, day: date, share: float
) -> Iterator[Slot]:
    types = [v for v in hospital.visit_types.values() if v.department in spec.specialties and _simple(v)]
    for hours in spec.hours or ():
        if DAYS[day.weekday()] not in hours.days or not types or hours.site is None:
            continue
        at, end = to_utc(day, hours.start, hospital.zone), to_utc(day, hours.end, hospital.zone)
        while at < end:
            visit_type = random.choice(types)
            ends_at = at + timedelta(minutes=visit_type.minutes)
            assignments = None
            if random.random() < share and ends_at <= end and not _resting(hospital, spec, day, (at, ends_at)):
                assignments = _assign(hospital, taken, visit_type, spec.key, hours.site, at)
            if assignments is None:
                at += timedelta(minutes=15)
                continue
            taken.take(assignments)
            yield Slot(visit_type.key, hours.site, spec.key, at, ends_at, "in_person", assignments)
            at = _next_quarter(ends_at)


def _simple(visit_type: VisitType) -> bool:
    """Visits that need a clinician and at most rooms and devices: enough for a busy look."""
    needs = [n.role for n in visit_type.needs]
    return needs.count("practitioner") == 1 and "nurse" not in needs


def _next_quarter(moment: datetime) -> datetime:
    return moment + timedelta(minutes=-moment.minute % 15)


def _resting(hospital: Hospital, spec: ResourceSpec, day: date, when: Times) -> bool:
    breaks: list[Hours] = [b for b in spec.breaks if DAYS[day.weekday()] in b.days]
    pauses = [(to_utc(day, b.start, hospital.zone), to_utc(day, b.end, hospital.zone)) for b in breaks]
    return any(when[0] < end and start < when[1] for start, end in pauses)


def _assign(
    hospital: Hospital, taken: Taken, visit_type: VisitType, practitioner: str, site: str, at: datetime
) -> tuple[Assignment, ...] | None:
    """First fit for every need; None where one cannot be met."""
    found: list[Assignment] = []
    for need in visit_type.needs:
        starts_at = at + timedelta(minutes=need.offset)
        minutes = (need.minutes or visit_type.minutes - need.offset) + need.clean_up
        when = (starts_at, starts_at + timedelta(minutes=minutes))
        unit = _free_unit(hospital, taken, need, practitioner, site, when, found)
        if unit is None:
            return None
        found.append(Assignment(*unit, *when))
    return tuple(found)


def _free_unit(
    hospital: Hospital, taken: Taken, need: Need, practitioner: str, site: str, when: Times, found: list[Assignment]
) -> tuple[str, int] | None:
    if need.role == "practitioner":
        return (practitioner, 0) if taken.free((practitioner, 0), when) else None
    used = {(a.resource, a.unit) for a in found}
    things = [r for r in hospital.resources.values() if r.kind == need.role and r.type == need.type and site in r.sites]
    units = ((r.key, unit) for r in things for unit in range(r.capacity))
    return next((u for u in units if u not in used and taken.free(u, when)), None)
