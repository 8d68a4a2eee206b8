"""When a visit of a source uses what it names: as the source says, else as its kind of visit needs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Need
from scheduler_core.importing.records import VisitRecord
from scheduler_core.types import Assignment, Window


def wanted(hospital: Hospital, record: VisitRecord) -> list[Assignment]:
    """Everything that the visit takes, on the first unit.

    Of those without a time of their own each of a kind fills one need; fewer than the needs have all the time that these
    span, and what no need asks for the whole visit. Clean-up is not added: what another system plans may lie back to back.
    """
    told = [Assignment(u.resource, 0, u.starts_at, u.ends_at) for u in record.uses if u.starts_at and u.ends_at]
    timed = {assignment.resource for assignment in told}
    names = [*([record.practitioner] if record.practitioner else []), *(use.resource for use in record.uses)]
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in dict.fromkeys(name for name in names if name not in timed):
        alike[hospital.resources[key].kind, hospital.resources[key].type].append(key)
    found = list(told)
    for (kind, type_), keys in alike.items():
        needs = [need for need in hospital.visit_type(record.visit_type).needs if _asks(need, kind, type_)]
        windows = _windows(record, needs, len(keys))
        found += [Assignment(key, 0, w.starts_at, w.ends_at) for key, w in zip(keys, windows, strict=True)]
    return found


def _asks(need: Need, kind: str, type_: str) -> bool:
    return need.role == kind and need.type in (None, type_)


def _windows(record: VisitRecord, needs: Sequence[Need], count: int) -> list[Window]:
    whole = Window(record.starts_at, record.ends_at)
    each = [_window(record, need) for need in needs for _ in range(need.count)]
    if len(each) > count:
        return [Window(min(w.starts_at for w in each), max(w.ends_at for w in each))] * count
    return each + [whole] * (count - len(each))


def _window(record: VisitRecord, need: Need) -> Window:
    """Within the visit, which may be shorter than its kind usually is."""
    start = record.starts_at + timedelta(minutes=need.offset)
    end = start + timedelta(minutes=need.minutes) if need.minutes else record.ends_at
    if start >= record.ends_at:
        return Window(record.starts_at, record.ends_at)
    return Window(start, min(end, record.ends_at))
