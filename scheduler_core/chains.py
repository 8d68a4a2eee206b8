"""Chained visits in one search: blood test, then imaging, then the surgeon, with gaps, all at one site, proven together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import InvalidInput
from scheduler_core import care_order, claims
from scheduler_core.assignment import assign
from scheduler_core.availability import Availability
from scheduler_core.bits import GRAIN_MINUTES, Words, unpack
from scheduler_core.chaining import Gap, Mask, completable, followers
from scheduler_core.history import History, away, closed_to, history_of
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Prerequisite
from scheduler_core.models import Visit
from scheduler_core.own_time import own_time
from scheduler_core.plan import Plans, SitePlan
from scheduler_core.ranking import Starts, earliest, spread
from scheduler_core.starts import allowed_starts
from scheduler_core.types import Slot, Stay, Wishes

MOST_VISITS = 6
PROOFS = 200
"""Ways to go on that are tried from one start before the next start is."""

TRIES = 3
NO_GAP = timedelta()
ONE_DAY = timedelta(days=1)

Chain = tuple[Slot, ...]


@dataclass(frozen=True)
class Link:
    """A visit of a chain; it begins at least `least` and at most `most` after the one before it has ended."""

    wishes: Wishes
    least: timedelta = NO_GAP
    most: timedelta = ONE_DAY


class Chains:
    """Finds chains, on the availability that the process keeps for searching."""

    def __init__(self, hospital: Hospital, availability: Availability) -> None:
        """`availability` is shared with `Search`."""
        self._hospital, self._availability = hospital, availability
        self._plans = Plans(hospital, availability)

    async def find(
        self, session: AsyncSession, links: Sequence[Link], now: datetime, limit: int = 3, *, soonest: bool = False
    ) -> tuple[Chain, ...]:
        """At most `limit` chains by their first start, over several days unless the `soonest` are wished.

        Each link is for the patient of its own wishes. CareFirst if a visit type's prerequisites neither come
        earlier in the chain nor stand in the patient's record; InvalidInput for no chain at all.
        """
        if not 1 <= len(links) <= MOST_VISITS or any(link.least < NO_GAP or link.most < link.least for link in links):
            raise InvalidInput("This is no chain of visits.", hint=f"Give 1 to {MOST_VISITS} with gaps from 0 up.")
        histories = await _histories(session, self._hospital, links, now)
        busy = [known.busy for known in histories]
        closed = [_closed(self._hospital, link, known) for link, known in zip(links, histories, strict=True)]
        bound = await _after_prerequisites(session, self._hospital, closed, now)
        own = await own_time(session, [link.wishes for link in links], now)
        found: tuple[Chain, ...] = ()
        for _ in range(TRIES):
            await self._availability.refresh(session, now)
            free = self._availability.without(own.claims)
            attempt = _Attempt(self._hospital, self._availability, free, self._plans, bound, busy, now)
            found = attempt.best(limit, soonest)
            lost = await claims.lost(session, [slot for chain in found for slot in chain], now, own.visits)
            if not lost:
                break
            found = tuple(chain for n, chain in enumerate(found) if not lost & _numbers(n, len(links)))
        return tuple(sorted(found, key=lambda chain: chain[0].starts_at))


def _numbers(chain: int, length: int) -> set[int]:
    return set(range(chain * length, (chain + 1) * length))


async def _histories(session: AsyncSession, hospital: Hospital, links: Sequence[Link], now: datetime) -> list[History]:
    """For each link when its patient is somewhere else and whom they know, looked up once for each kind of visit."""
    known: dict[tuple[UUID | None, UUID | None, str], History] = {}
    whose = [(link.wishes.patient_id, link.wishes.ignore_visit, link.wishes.visit_type) for link in links]
    for who, link in zip(whose, links, strict=True):
        if who not in known:
            known[who] = await history_of(session, hospital, link.wishes, now)
    return [known[who] for who in whose]


def _closed(hospital: Hospital, link: Link, history: History) -> Link:
    """The link without those who take no new patients."""
    return replace(link, wishes=replace(link.wishes, refused=closed_to(hospital, link.wishes, history.practitioners)))


async def _after_prerequisites(
    session: AsyncSession, hospital: Hospital, links: Sequence[Link], now: datetime
) -> list[Link]:
    """The links, those with prerequisites outside the chain only after these are over, and not too long after."""
    earlier: set[tuple[UUID | None, str]] = set()
    done: dict[UUID | None, Mapping[str, Sequence[datetime]]] = {}
    bound: list[Link] = []
    for link in links:
        who, kind = link.wishes.patient_id, hospital.visit_type(link.wishes.visit_type)
        needed = [rule for rule in kind.prerequisites if (who, rule.visit_type) not in earlier]
        if needed and who not in done:
            done[who] = await _done(session, who)
        length = timedelta(minutes=kind.minutes)
        bound.append(_bounded(link, [(rule, care_order.lately(rule, done[who], now)) for rule in needed], length))
        earlier.add((who, kind.key))
    return bound


async def _done(session: AsyncSession, patient_id: UUID | None) -> Mapping[str, Sequence[datetime]]:
    """When the visits of each kind that the patient has had or has booked are over."""
    query = select(Visit.visit_type, func.array_agg(Visit.ends_at)).group_by(Visit.visit_type)
    query = query.where(Visit.patient_id == patient_id, Visit.status.in_(care_order.DONE))
    return {key: ends for key, ends in (await session.execute(query)).all()}


def _bounded(link: Link, needed: Sequence[tuple[Prerequisite, Sequence[datetime]]], length: timedelta) -> Link:
    missing = next((rule for rule, ends in needed if not ends), None)
    if missing is not None:
        raise care_order.CareFirst(link.wishes.visit_type, missing)
    away = [window for rule, ends in needed for window in care_order.too_early_or_late(rule, ends, length)]
    return replace(link, wishes=replace(link.wishes, excluded=(*link.wishes.excluded, *away)))


@dataclass(frozen=True)
class _Here:
    """A chain at one site: a plan for each visit, and from which cells each can begin so that all others follow."""

    plans: Sequence[SitePlan]
    masks: Sequence[Mask]
    lengths: Sequence[int]
    gaps: Sequence[Gap]


@dataclass(frozen=True)
class _Attempt:
    """One look at the bits."""

    hospital: Hospital
    availability: Availability
    free: Words
    plans: Plans
    links: Sequence[Link]
    busy: Sequence[Sequence[Stay]]
    now: datetime
    sites: list[_Here] = field(default_factory=list)

    def best(self, limit: int, soonest: bool) -> tuple[Chain, ...]:
        """The chains to offer."""
        for site in self.hospital.file.sites:
            self._look_at(site.key)
        firsts = [np.flatnonzero(here.masks[0]) for here in self.sites]
        if not firsts:
            return ()
        cell, wall = np.concatenate(firsts), self.availability.wall
        where = np.repeat(np.arange(len(firsts)), [len(cells) for cells in firsts])

        def prove(n: int) -> Chain | None:
            return self._prove(self.sites[int(where[n])], int(cell[n]))

        choose = earliest if soonest else spread
        return tuple(choose(Starts(cell, wall.day[cell], wall.minute[cell], cell), limit, prove))

    def _look_at(self, site: str) -> None:
        """Remember the site if every visit of the chain can take place there."""
        plans, starts = list[SitePlan](), list[Mask]()
        for link, busy in zip(self.links, self.busy, strict=True):
            if link.wishes.site not in (None, site):
                return
            wishes, visit_type = replace(link.wishes, site=site), self.hospital.visit_type(link.wishes.visit_type)
            made = self.plans.make(self.free, wishes, 0, self.free.shape[1])
            if not made:
                return
            plans.append(made[0])
            there = away(busy, None if wishes.modality == "telehealth" else site)
            allowed = allowed_starts(self.availability, visit_type, wishes, there, self.now)
            starts.append(allowed & unpack(made[0].starts()))
        lengths = [plan.cells for plan in plans]
        gaps = [(_cells_up(link.least), _cells_down(link.most)) for link in self.links[1:]]
        self.sites.append(_Here(plans, completable(starts, lengths, gaps), lengths, gaps))

    def _prove(self, here: _Here, first: int) -> Chain | None:
        """A chain from this cell whose needs are all met together: a room being cleaned serves no later visit."""
        among = sum(len(plan.roles) for plan in here.plans)
        for cells in islice(followers(here.masks, here.lengths, here.gaps, first), PROOFS):
            needs = [plan.needs(at, sorted, among) for plan, at in zip(here.plans, cells, strict=True)]
            chosen = assign([need for part in needs for need in part])
            if chosen is not None:
                return self._chain(here.plans, cells, chosen)
        return None

    def _chain(self, plans: Sequence[SitePlan], cells: Sequence[int], chosen: Sequence[int]) -> Chain:
        slots, done = [], 0
        for plan, at in zip(plans, cells, strict=True):
            slots.append(plan.slot(self.availability, at, chosen[done : done + len(plan.roles)]))
            done += len(plan.roles)
        return tuple(slots)


def _cells_up(gap: timedelta) -> int:
    return -(-int(gap.total_seconds()) // (60 * GRAIN_MINUTES))


def _cells_down(gap: timedelta) -> int:
    return int(gap.total_seconds()) // (60 * GRAIN_MINUTES)
