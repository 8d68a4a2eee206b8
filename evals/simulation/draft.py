"""A first file for the own hospital: its clinicians, hours, rooms and visit types; behaviour is filled in from its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

import yaml

from evals.simulation.config import DayHours, minutes_of
from scheduler_core.hospital.schema import Department, HospitalFile, Hours, Practitioner, VisitType

FILLED = 0.9
"""The share of a day's hours that is taken to be booked."""

HEAD = """\
# A start, made from the hospital file. Clinicians, hours, rooms and visit types are the file's; put in from your records what it
# cannot know: booked_per_day (here {filled:.0%} of the hours), no_show, early_mean and early_sd, clinicians_late, block_minutes,
# walk_ins, shares and cv.
"""


def draft(file: HospitalFile) -> str:
    """The file as YAML. Departments without practitioners are left out: their devices are not simulated."""
    departments = [found for d in file.departments if (found := _department(d, file)) is not None]
    content = {
        "name": file.name.en,
        "replications": 20,
        "patients": {"no_show": 0.2, "no_show_sd": 0.1, "early_mean": 10, "early_sd": 15},
        "departments": departments,
    }
    return HEAD.format(filled=FILLED) + yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120)


def _department(department: Department, file: HospitalFile) -> dict[str, Any] | None:
    """A practitioner counts for the first of their specialties."""
    people = [p for p in file.practitioners if p.specialties[:1] == (department.key,)]
    kinds = [v for v in file.visit_types if v.department == department.key and _sees(v)]
    if not people or not kinds:
        return None
    hours = _hours(people)
    minutes = DayHours.model_validate(hours).minutes
    mean = sum(kind.minutes for kind in kinds) / len(kinds)
    return {
        "key": department.key,
        "clinicians": len(people),
        "rooms": max(len(people), _rooms(file) * len(people) // len(file.practitioners)),
        "booked_per_day": int(FILLED * minutes * len(people) / mean),
        "hours": hours,
        "kinds": [_kind(kind, len(kinds)) for kind in kinds],
        "walk_ins": {"per_day": 0},
    }


def _sees(kind: VisitType) -> bool:
    return any(need.role == "practitioner" for need in kind.needs)


def _rooms(file: HospitalFile) -> int:
    return sum(room.capacity for room in file.rooms)


def _kind(kind: VisitType, number: int) -> dict[str, Any]:
    clean_up = max((need.clean_up for need in kind.needs), default=0)
    return {"key": kind.key, "share": 1 / number, "minutes": kind.minutes, "cv": 0.5, "clean_up": clean_up}


def _hours(people: Sequence[Practitioner]) -> dict[str, Any]:
    """The commonest opening, closing and break of a day, as far as they fit together."""
    worked = [hours for person in people for hours in person.hours]
    opens, closes = _commonest((h.start for h in worked), worked), _commonest((h.end for h in worked), worked)
    found: dict[str, Any] = {"opens": _wall(min(opens, closes)), "closes": _wall(max(opens, closes))}
    breaks = Counter((b.start, b.end) for person in people for b in person.breaks for _ in b.days)
    if breaks:
        start, end = breaks.most_common(1)[0][0]
        if min(opens, closes) < start and end < max(opens, closes):
            found |= {"break_at": _wall(start), "break_minutes": minutes_of(end) - minutes_of(start)}
    return found


def _commonest(moments: Iterable[time], worked: Sequence[Hours]) -> time:
    counted: Counter[time] = Counter()
    for moment, hours in zip(moments, worked, strict=True):
        counted[moment] += len(hours.days)
    return counted.most_common(1)[0][0]


def _wall(moment: time) -> str:
    return moment.strftime("%H:%M")
