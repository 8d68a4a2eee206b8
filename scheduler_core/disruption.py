"""Disruptions: a clinician is sick or plans leave, a device fails, a list runs late, an emergency takes a room, a site closes.

Found are the visits that are touched; each gets the place that moves its patient least, tried out in order in a savepoint that
is then undone, so that staff see before and after of a plan that works. Applying it does the same for good and tells everybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.database import new_id
from runtime.errors import Conflict, InvalidInput, NotAllowed
from runtime.outbox import emit
from scheduler_core import away, visits
from scheduler_core.away import AlreadyAway, Away, Kind
from scheduler_core.care_order import barred, barred_for, needing, refuse_out_of_order, too_soon, unmet_keys
from scheduler_core.claims import atomically
from scheduler_core.hospital import Hospital
from scheduler_core.least_movement import least_movement
from scheduler_core.models import Claim, Resource, Visit
from scheduler_core.operations import is_first
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window
from scheduler_core.visit_rows import LIVE


@dataclass(frozen=True)
class Disruption:
    """A resource that is away for a time; where it is `closed`, a site. A list that runs half an hour late is its clinician
    away for half an hour. `one_unit`: only one of several alike, the one that the fewest visits need.
    """

    kind: Kind
    resource: str
    window: Window
    one_unit: bool = False


@dataclass(frozen=True)
class Step:
    """What happens to one visit: where it was, and the slot it gets, or None where staff must call the patient.

    `ordered`: it has no slot, and another visit of the patient must come before or after it.
    """

    visit_id: UUID
    version: int
    practitioner: str | None
    site: str
    starts_at: datetime
    after: Slot | None
    ordered: bool = False


@dataclass(frozen=True)
class Proposal:
    """A plan to show to staff, in the order in which it can be carried out.

    `unit` is the one that is away, of several; `standing` the absence that is written already, where only visits that are
    left in it are planned anew.
    """

    disruption: Disruption
    steps: tuple[Step, ...]
    unit: int | None = None
    standing: UUID | None = None

    @property
    def away(self) -> Away:
        """What is to be kept free."""
        return Away(self.disruption.kind, self.disruption.resource, self.disruption.window, self.unit)

    @property
    def minutes_moved(self) -> int:
        """By how much all patients together come earlier or later."""
        pairs = [(step.starts_at, step.after.starts_at) for step in self.steps if step.after is not None]
        return sum(int(abs(after - before).total_seconds()) // 60 for before, after in pairs)


@dataclass(frozen=True)
class Applied:
    """What became of a proposal: moved; `stranded`, whose patients staff must call; `left`, which still use the resource
    because something changed since the proposal was made: propose again for them.
    """

    moved: tuple[UUID, ...]
    stranded: tuple[UUID, ...]
    left: tuple[UUID, ...]


class _Undo(Exception):
    """Leaves the savepoint in which a plan was tried out."""


async def touched(
    session: AsyncSession, hospital: Hospital, disruption: Disruption, unit: int | None = None
) -> Sequence[Visit]:
    """Visits to take place that use the resource, or this unit of it, or are at the site in that time, by start.

    Those of a group session use its leader and its room as well.
    """
    window, at = disruption.window, disruption.resource
    keys = (at, *hospital.leaning.get(at, ())) if unit is None else (at,)
    using = select(Claim.visit_id).where(Claim.resource_key.in_(keys), Claim.during.overlaps(Range(*astuple(window))))
    if unit is not None:
        using = using.where(Claim.unit == unit)
    there: ColumnElement[bool] = Visit.id.in_(using)
    if disruption.kind == "closed":
        there = and_(Visit.site == at, Visit.starts_at < window.ends_at, Visit.ends_at > window.starts_at)
    query = select(Visit).where(there, Visit.status.in_(LIVE)).order_by(Visit.starts_at, Visit.id)
    return (await session.execute(query)).scalars().all()


async def propose(session: AsyncSession, search: Search, disruption: Disruption, now: datetime) -> Proposal:
    """A place for each visit that is touched; nothing is changed.

    NotFound for an unknown resource or site, InvalidInput for no time, AlreadyAway.
    """
    await away.check(session, search.hospital, Away(disruption.kind, disruption.resource, disruption.window), now)
    empty = await _settled(session, search.hospital, disruption, now)
    hit = [_as_it_is(visit) for visit in await touched(session, search.hospital, disruption, empty.unit)]
    steps = list[Step]()
    with suppress(_Undo):
        async with session.begin_nested():
            await _take_away(session, search.hospital, empty, new_id(), now)
            for same_time in (True, False):  # who need not move at all is placed before who must
                waiting = [step for step in hit if step not in _placed(hit, steps)]
                steps += await _place(session, search, waiting, same_time, steps, now)
            raise _Undo
    done = _placed(hit, steps)
    homeless = [await _in_order(session, search.hospital, step, now) for step in hit if step not in done]
    return replace(empty, steps=(*steps, *homeless))


async def apply(
    session: AsyncSession, hospital: Hospital, proposal: Proposal, key: str, now: datetime, leave_id: UUID | None = None
) -> Applied:
    """Carry out a proposal that staff agreed to: the resource is away, each visit moves with its event or is announced as
    `visit.stranded`. What was changed or taken meanwhile, or would now break an order of care, stays as it is; the same key
    again does nothing.

    `leave_id` becomes the id of the resource's leave, so that it can be found again to be ended early.
    """
    return await atomically(session, partial(_apply, session, hospital, proposal, key, now, leave_id))


async def _apply(
    session: AsyncSession, hospital: Hospital, proposal: Proposal, key: str, now: datetime, leave_id: UUID | None
) -> Applied:
    about = proposal.steps[0].visit_id if proposal.steps else UUID(int=0)
    if not await is_first(session, key, "disruption", about, proposal, now):
        return Applied((), (), ())
    await _take_away(session, hospital, proposal, leave_id or new_id(), now)
    moved, stranded = list[UUID](), list[UUID]()
    for n, step in enumerate(proposal.steps):
        if step.after is None:
            await _strand(session, step, now)
            stranded.append(step.visit_id)
            continue
        with suppress(Conflict, NotAllowed, InvalidInput):  # changed, taken, cancelled or begun meanwhile
            await refuse_out_of_order(session, hospital, {step.visit_id: step.after}, now)
            await visits.move(session, step.visit_id, step.version, step.after, f"{key}:{n}", now)
            moved.append(step.visit_id)
    still = [visit.id for visit in await touched(session, hospital, proposal.disruption, proposal.unit)]
    return Applied(tuple(moved), tuple(stranded), tuple(v for v in still if v not in stranded))


async def _strand(session: AsyncSession, step: Step, now: datetime) -> None:
    """Tell that this visit has no place."""
    key = f"visit.stranded:{step.visit_id}:{step.version}"
    await emit(session, "visit.stranded", {"visit_id": step.visit_id, "version": step.version}, key, now)


async def _settled(session: AsyncSession, hospital: Hospital, disruption: Disruption, now: datetime) -> Proposal:
    """The proposal without its steps: which unit is away, and whether that is written already. AlreadyAway."""
    row = await session.get(Resource, disruption.resource) if disruption.one_unit else None
    units = range(row.capacity) if row is not None and row.capacity > 1 else (None,)
    found = [Proposal(disruption, (), unit) for unit in units]
    there = await away.overlapping(session, found[0].away.to_come(now))
    using = {p.unit: len(await touched(session, hospital, disruption, p.unit)) for p in found}
    blocked = {p.unit: away.in_the_way(p.away.to_come(now), there) for p in found}
    for p in found:  # what is away already and still used, because something changed after it was applied
        absence = blocked[p.unit]
        if absence is not None and using[p.unit] and away.covers(absence.away.window, p.away.to_come(now).window):
            return replace(p, standing=absence.id)
    possible = [p for p in found if blocked[p.unit] is None]
    if not possible:
        first = next(absence for absence in blocked.values() if absence is not None)
        raise AlreadyAway(first.away, hospital.zone)
    return min(possible, key=lambda p: using[p.unit])


async def _take_away(
    session: AsyncSession, hospital: Hospital, proposal: Proposal, absence_id: UUID, now: datetime
) -> None:
    """Write the absence, unless it stands; AlreadyAway where another was written meanwhile."""
    await away.lock(session, proposal.away)
    if proposal.standing is not None and await away.find(session, proposal.standing) is not None:
        return
    coming = proposal.away.to_come(now)
    absence = away.in_the_way(coming, await away.overlapping(session, coming))
    if absence is not None:
        raise AlreadyAway(absence.away, hospital.zone)
    await away.write(session, proposal.away, absence_id)


def _as_it_is(visit: Visit) -> Step:
    return Step(visit.id, visit.version, visit.practitioner, visit.site, visit.starts_at, None)


async def _in_order(session: AsyncSession, hospital: Hospital, step: Step, now: datetime) -> Step:
    visit = await visits.get(session, step.visit_id)
    return replace(step, ordered=bool(await barred_for(session, hospital, visit, now)))


def _placed(hit: Sequence[Step], steps: Sequence[Step]) -> list[Step]:
    done = {step.visit_id for step in steps}
    return [step for step in hit if step.visit_id in done]


async def _place(
    session: AsyncSession,
    search: Search,
    waiting: Sequence[Step],
    same_time: bool,
    moved: Sequence[Step],
    now: datetime,
) -> list[Step]:
    """Move each of `waiting` for which there is a place, by start; with `same_time` only to one at its own time.

    A visit that has no other place moves with those that need it before them, unless these were `moved` already.
    """
    steps = list[Step]()
    for step in waiting:
        if step in _placed([step], steps):
            continue
        visit = await visits.get(session, step.visit_id)
        if visit.starts_at <= now:
            continue
        excluded = await barred_for(session, search.hospital, visit, now)
        try:
            steps.append(await _moved(session, search, visit, excluded, same_time, now))
        except _Undo:
            steps += [] if same_time else await _with_dependents(session, search, visit, [*moved, *steps], now)
    return steps


async def _moved(
    session: AsyncSession, search: Search, visit: Visit, excluded: Sequence[Window], same_time: bool, now: datetime
) -> Step:
    step = _as_it_is(visit)
    slot = await least_movement(session, search, visit, excluded, same_time, now)
    if slot is None:
        raise _Undo
    await visits.move(session, visit.id, visit.version, slot, f"try:{new_id()}", now)
    return replace(step, after=slot)


async def _with_dependents(
    session: AsyncSession, search: Search, visit: Visit, moved: Sequence[Step], now: datetime
) -> list[Step]:
    """A place for a visit and, after it, for those that need it; last first, so that each step keeps the order. All or none."""
    if visit.patient_id is None:
        return []
    hospital, known = search.hospital, await visits.of_patient(session, visit.patient_id, now, upcoming=False)
    later = needing(known, hospital, visit.id)
    if not later or {each.id for each in later} & {step.visit_id for step in moved}:
        return []
    before, excluded = unmet_keys(known, hospital), barred([v for v in known if v not in later], hospital, visit)
    with suppress(_Undo):
        async with session.begin_nested():
            steps = [await _moved(session, search, visit, excluded, False, now)]
            for each in later:
                known = await visits.of_patient(session, visit.patient_id, now, upcoming=False)
                excluded = (*too_soon(known, hospital, each.visit_type, now), *barred(known, hospital, each))
                steps.insert(0, await _moved(session, search, each, excluded, False, now))
            if not unmet_keys(known, hospital) <= before:
                raise _Undo
        return steps
    return []
