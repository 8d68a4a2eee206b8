"""Care in its order: what a patient must have had before a visit of some kind, how lately, and which changes would break it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import NotAllowed
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Prerequisite
from scheduler_core.models import Visit
from scheduler_core.types import Stretch, Window
from scheduler_core.visit_rows import LIVE, of_patient

DONE = (*LIVE, "fulfilled")
"""Statuses of visits that have taken place or will, unless something changes."""

EVER = Window(datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))

Places = Mapping[UUID, Stretch | None]
"""Where visits are to stand; None for one that is to be cancelled."""


@dataclass(frozen=True)
class Broken:
    """A visit of kind `visit_type` would not have had what it needs before it; `visit` is it, where it is booked already."""

    visit_type: str
    visit: Visit | None
    rule: Prerequisite


class OutOfOrder(NotAllowed):
    """A change would break an order of care that stands; `broken` says which."""

    code = "care_order"

    def __init__(self, broken: Broken) -> None:
        """The message names kinds of visits, no patient."""
        kind, rule = broken.visit_type, broken.rule
        super().__init__(
            f"{kind} needs {rule.visit_type} in the {rule.within_days} days before it.",
            hint=f"Choose a time that keeps {rule.visit_type} before {kind}, or move the other visit first.",
        )
        self.broken = broken


class CareFirst(NotAllowed):
    """A visit cannot be booked before another one has been; `rule` says which."""

    code = "care_first"

    def __init__(self, visit_type: str, rule: Prerequisite) -> None:
        """The message names kinds of visits, no patient."""
        needed = rule.visit_type
        super().__init__(f"{visit_type} needs {needed} first.", hint=f"Put {needed} before it.")
        self.rule = rule


def missing_before(
    known: Iterable[Visit], hospital: Hospital, visit_type: str, starts_at: datetime
) -> Prerequisite | None:
    """The first prerequisite of `visit_type` that none of the patient's `known` visits meets by `starts_at`, if any."""
    ends = _ends(known, {})
    return next((rule for rule in _rules(hospital, visit_type) if not _met(rule, ends, starts_at)), None)


def unmet(known: Sequence[Visit], hospital: Hospital) -> tuple[Broken, ...]:
    """Every live visit that lacks what it needs before it, with each thing that it lacks."""
    return tuple(_broken(known, hospital, {}).values())


def unmet_keys(known: Sequence[Visit], hospital: Hospital) -> frozenset[tuple[UUID, str]]:
    """Each live visit that lacks something, with the kind that it lacks."""
    return frozenset(_broken(known, hospital, {}))


def needing(known: Sequence[Visit], hospital: Hospital, visit_id: UUID) -> tuple[Visit, ...]:
    """The visits that would lack what they need if this one of `known` were cancelled, by start."""
    before, after = _broken(known, hospital, {}), _broken(known, hospital, {visit_id: None})
    lacking = {key[0] for key in after if key not in before}
    return tuple(sorted((v for v in known if v.id in lacking), key=lambda visit: visit.starts_at))


def first_broken(known: Sequence[Visit], hospital: Hospital, places: Places) -> Broken | None:
    """The first visit that is in order now and no longer once the visits of `places` stand there.

    `known` are all visits of one patient. What is out of order already stands in nobody's way.
    """
    before = _broken(known, hospital, {})
    after = _broken(known, hospital, places)
    return next((broken for key, broken in after.items() if key not in before), None)


def barred(known: Sequence[Visit], hospital: Hospital, visit: Visit) -> tuple[Window, ...]:
    """Stretches that `visit`, one of `known`, cannot overlap without breaking an order that stands."""
    length = timedelta(minutes=hospital.visit_type(visit.visit_type).minutes)
    ends, others = _ends(known, {}), _ends(known, {visit.id: None})
    away: list[Window] = []
    for rule in _rules(hospital, visit.visit_type):
        if _met(rule, ends, visit.starts_at):
            away += too_early_or_late(rule, others.get(rule.visit_type, ()), length)
    for later in (v for v in known if v.status in LIVE and v.id != visit.id):
        for rule in _rules(hospital, later.visit_type):
            mine = rule.visit_type == visit.visit_type and _met(rule, ends, later.starts_at)
            if mine and not _met(rule, others, later.starts_at):
                away += _outside([Window(later.starts_at - within(rule) - length, later.starts_at)])
    return tuple(away)


def too_soon(known: Sequence[Visit], hospital: Hospital, visit_type: str, now: datetime) -> tuple[Window, ...]:
    """Stretches that a new visit of this type cannot overlap, as far as what must come before it is on record at all."""
    ends, length = _ends(known, {}), timedelta(minutes=hospital.visit_type(visit_type).minutes)
    away: list[Window] = []
    for rule in _rules(hospital, visit_type):
        recent = lately(rule, ends, now)
        away += too_early_or_late(rule, recent, length) if recent else ()
    return tuple(away)


async def barred_for(session: AsyncSession, hospital: Hospital, visit: Visit, now: datetime) -> tuple[Window, ...]:
    """`barred` for a visit of the tables."""
    if visit.patient_id is None or not concerns(hospital, visit.visit_type):
        return ()
    return barred(await of_patient(session, visit.patient_id, now, upcoming=False), hospital, visit)


async def refuse_out_of_order(session: AsyncSession, hospital: Hospital, places: Places, now: datetime) -> None:
    """OutOfOrder if visits of one patient that go to these `places` would break an order of theirs that stands."""
    moved = [await session.get_one(Visit, visit_id) for visit_id in places]
    for patient_id in {visit.patient_id for visit in moved if concerns(hospital, visit.visit_type)}:
        if patient_id is not None:
            known = await of_patient(session, patient_id, now, upcoming=False)
            broken = first_broken(known, hospital, places)
            if broken is not None:
                raise OutOfOrder(broken)


async def lacking(session: AsyncSession, hospital: Hospital, listed: Iterable[Visit]) -> Mapping[UUID, str]:
    """Of the visits listed those that lack a visit before them, with the kind that is missing."""
    whose = {visit.patient_id for visit in listed if _rules(hospital, visit.visit_type)}
    rows = (await session.scalars(select(Visit).where(Visit.patient_id.in_(whose)).order_by(Visit.patient_id))).all()
    known = [list(group) for _, group in groupby(rows, key=lambda visit: visit.patient_id)]
    every = [broken for group in known for broken in unmet(group, hospital)]
    return {broken.visit.id: broken.rule.visit_type for broken in every if broken.visit is not None}


def concerns(hospital: Hospital, visit_type: str) -> bool:
    """Whether visits of this type need others before them, or are needed by others."""
    return visit_type in hospital.needed_first or bool(_rules(hospital, visit_type))


def too_early_or_late(rule: Prerequisite, ends: Iterable[datetime], length: timedelta) -> tuple[Window, ...]:
    """What a visit of this `length` must not overlap, so as to begin after one of `ends` and within the rule's days."""
    return _outside([Window(end, end + within(rule) + length) for end in ends])


def lately(rule: Prerequisite, ends: Mapping[str, Sequence[datetime]], now: datetime) -> list[datetime]:
    """Of the `ends` by kind of visit those that still count for a visit to come."""
    return [end for end in ends.get(rule.visit_type, ()) if end + within(rule) > now]


def within(rule: Prerequisite) -> timedelta:
    """How long before at the most."""
    return timedelta(days=rule.within_days)


def _rules(hospital: Hospital, visit_type: str) -> tuple[Prerequisite, ...]:
    """None for a kind of old visits that the hospital file no longer has."""
    kind = hospital.visit_types.get(visit_type)
    return kind.prerequisites if kind is not None else ()


def _outside(windows: Sequence[Window]) -> tuple[Window, ...]:
    """What lies in none of the windows."""
    gaps, reached = list[Window](), EVER.starts_at
    for window in sorted(windows):
        if window.starts_at > reached:
            gaps.append(Window(reached, window.starts_at))
        reached = max(reached, window.ends_at)
    return (*gaps, Window(reached, EVER.ends_at))


def _ends(known: Iterable[Visit], places: Places) -> dict[str, list[datetime]]:
    """When the visits of each kind are over, once those of `places` stand there."""
    ends: dict[str, list[datetime]] = {}
    for visit in known:
        at = places.get(visit.id, visit)
        if visit.status in DONE and at is not None:
            ends.setdefault(visit.visit_type, []).append(at.ends_at)
    return ends


def _met(rule: Prerequisite, ends: Mapping[str, Iterable[datetime]], starts_at: datetime) -> bool:
    return any(end <= starts_at <= end + within(rule) for end in ends.get(rule.visit_type, ()))


def _broken(known: Sequence[Visit], hospital: Hospital, places: Places) -> dict[tuple[UUID, str], Broken]:
    """By visit and kind that it lacks."""
    ends = _ends(known, places)
    found: dict[tuple[UUID, str], Broken] = {}
    for visit in known:
        at = places.get(visit.id, visit)
        if visit.status not in LIVE or at is None:
            continue
        for rule in _rules(hospital, visit.visit_type):
            if not _met(rule, ends, at.starts_at):
                found[visit.id, rule.visit_type] = Broken(visit.visit_type, visit, rule)
    return found
