"""Whether a kind of visit fits into the working day of anybody who could do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time

from scheduler_core.hospital.schema import DAYS, HospitalFile, Hours, Need, Nurse, Practitioner, VisitType

Span = tuple[int, int]
"""Minutes of a day, from and until."""


def too_long(file: HospitalFile, visit_type: VisitType) -> Iterator[tuple[int, str]]:
    """Needs for which nobody's day has a start on the grid, by place, with what is wrong; things are there all day."""
    for place, need in enumerate(visit_type.needs):
        people = able(file, visit_type, need)
        days = [span for person in people for span in _days(person)]
        if not days or any(_starts(visit_type, need, span) for span in days):
            continue
        longest = max(end - start for start, end in days)
        first, end = visit_type.taken(need)
        yield (
            place,
            (
                f"{visit_type.key} needs a {need.role} for {end - first} minutes, starting every {visit_type.grid}, "
                f"but the longest stretch that one of them works without a break is {longest} minutes"
            ),
        )


def able(file: HospitalFile, visit_type: VisitType, need: Need) -> Sequence[Practitioner | Nurse]:
    """The people who could serve this need."""
    if need.role == "practitioner":
        return [p for p in file.practitioners if (need.type or visit_type.department) in p.specialties]
    return file.nurses if need.role == "nurse" else ()


def _starts(visit_type: VisitType, need: Need, span: Span) -> bool:
    """Whether a visit can start on its grid so that this need lies within the span."""
    first, end = visit_type.taken(need)
    start = max(-(-(span[0] - first) // visit_type.grid) * visit_type.grid, 0)
    return start + end <= span[1]


def _days(person: Practitioner | Nurse) -> Iterator[Span]:
    """Every stretch that the person works at one site without a break; hours that meet are one."""
    for day in DAYS:
        for site in {hours.site for hours in person.hours}:
            at_work = sorted(_span(h) for h in person.hours if day in h.days and h.site == site)
            resting = sorted(_span(b) for b in person.breaks if day in b.days and b.site in (None, site))
            yield from _without(_joined(at_work), resting)


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _without(spans: Sequence[Span], resting: Sequence[Span]) -> Iterator[Span]:
    for start, end in spans:
        at = start
        for low, high in resting:
            if low < end and high > at:
                if low > at:
                    yield at, low
                at = max(at, high)
        if at < end:
            yield at, end


def _span(hours: Hours) -> Span:
    return _minute(hours.start), _minute(hours.end)


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute
