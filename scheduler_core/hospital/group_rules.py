"""What must hold of group sessions: who leads and where exist, each session is as long as its visit, none at two places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from scheduler_core.hospital.schema import Group, HospitalFile, Hours

Fault = tuple[tuple[str | int, ...], str]
"""Where in the file, and what is wrong."""


def group_faults(file: HospitalFile) -> Iterator[Fault]:
    """Every breach of a rule on groups, and on the visit types that are held in them."""
    for number, visit_type in enumerate(file.visit_types):
        if "group" in {need.role for need in visit_type.needs} and len(visit_type.needs) > 1:
            yield (
                ("visit_types", number, "needs"),
                "a visit in a group needs the group only: its leader and room come with it",
            )
    for number, group in enumerate(file.groups):
        yield from _faults(file, number, group)
        yield from _twice_at_once(file, number, group)


def _faults(file: HospitalFile, number: int, group: Group) -> Iterator[Fault]:
    rooms = {room.key: room for room in file.rooms}
    kind = next((v for v in file.visit_types if v.key == group.visit_type), None)
    if group.leader not in {p.key for p in file.practitioners}:
        yield ("groups", number, "leader"), f"there is no practitioner {group.leader!r}"
    if group.room not in rooms:
        yield ("groups", number, "room"), f"there is no room {group.room!r}"
    if kind is None or "group" not in {need.role for need in kind.needs}:
        yield ("groups", number, "visit_type"), f"there is no visit type {group.visit_type!r} that needs a group"
    for hours in group.hours:
        if kind is not None and _minutes(hours) != kind.minutes:
            yield ("groups", number, "hours"), f"a session lasts {kind.minutes} minutes, as its visit does"
        if group.room in rooms and hours.site not in (None, rooms[group.room].site):
            yield ("groups", number, "hours"), f"the room {group.room!r} is not at {hours.site!r}"


def _twice_at_once(file: HospitalFile, number: int, group: Group) -> Iterator[Fault]:
    """A leader or a room in two sessions at the same time."""
    for other in file.groups[:number]:
        shared = {group.leader, group.room} & {other.leader, other.room}
        if shared and any(_meet(a, b) for a in group.hours for b in other.hours):
            yield ("groups", number, "hours"), f"{sorted(shared)[0]!r} is in {other.key!r} at the same time"


def _minutes(hours: Hours) -> int:
    day = date.min
    return int((datetime.combine(day, hours.end) - datetime.combine(day, hours.start)).total_seconds()) // 60


def _meet(a: Hours, b: Hours) -> bool:
    return bool(set(a.days) & set(b.days)) and a.start < b.end and b.start < a.end
