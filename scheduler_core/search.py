"""Search: the few times to offer for what a patient wishes, each proven to be possible and free a moment ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import claims
from scheduler_core.availability import Availability, Part
from scheduler_core.bits import CELLS_PER_DAY, WORD, Words, any_of, cells_of, pack, unpack
from scheduler_core.chains import Chains
from scheduler_core.history import History, away, closed_to, history_of
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import CELL
from scheduler_core.own_time import own_time
from scheduler_core.plan import Plans, SitePlan, busy_cells
from scheduler_core.ranking import Starts, earliest, spread
from scheduler_core.starts import REACH, Mask, allowed_starts, clear_of
from scheduler_core.types import Slot, Window, Wishes

NEAR = 14 * CELLS_PER_DAY
"""Cells after the first possible start that are looked at before all the others."""

CELLS_PER_KM = 3
"""A kilometre more to go is as bad as coming a quarter of an hour later."""

CELLS_FOR_OWN = 24
"""Seeing somebody whom one knows is worth two hours of waiting; of equal times theirs is the first anyway."""

AROUND = timedelta(days=2)
"""How far before and after the wished windows a search looks: what is set up, and who is how busy that day."""

TRIES = 3
"""How often to look again when others take what was found in between."""


class Search:
    """Finds times. Keep one per process: it owns the availability of the hospital."""

    def __init__(self, hospital: Hospital, availability: Availability | None = None) -> None:
        """`availability` is made if not given. `chains` finds visits one after another on the same availability."""
        self._hospital = hospital
        self._availability = availability or Availability(hospital)
        self._plans = Plans(hospital, self._availability)
        self.chains = Chains(hospital, self._availability)

    @property
    def hospital(self) -> Hospital:
        """Whose times these are."""
        return self._hospital

    async def find(self, session: AsyncSession, wishes: Wishes, now: datetime) -> tuple[Slot, ...]:
        """At most `limit` free slots by time, spread over days unless the earliest are wished; () if there are none.

        Starts lie in the windows and on the visit type's grid of local time, after its notice, within 90 days. NotFound
        for an unknown visit type.
        """
        return await self._search(session, wishes, now, target=wishes.around)

    async def nearest(self, session: AsyncSession, wishes: Wishes, now: datetime) -> tuple[Slot, ...]:
        """What comes closest: times near the wished windows, which no longer bind, else with other clinicians or sites."""
        target = wishes.around or wishes.windows
        free_time = replace(wishes, windows=(), around=(), after=None, before=None, earliest=False)
        anybody = replace(free_time, practitioner=None, site=None)
        for relaxed in (free_time, replace(anybody, gender=wishes.gender, language=wishes.language)):
            found = await self._search(session, relaxed, now, target=target)
            if found:
                return found
        return await self._search(session, replace(anybody, gender=None), now, target=target)

    async def still_free(self, session: AsyncSession, slot: Slot, now: datetime | None = None) -> bool:
        """Whether nobody has claimed anything of the slot; without `now`, lapsed holds still count."""
        return not await claims.lost(session, [slot], now)

    async def _search(
        self, session: AsyncSession, wishes: Wishes, now: datetime, target: Sequence[Window]
    ) -> tuple[Slot, ...]:
        history = await history_of(session, self._hospital, wishes, now)
        if wishes.refused is None:
            wishes = replace(wishes, refused=closed_to(self._hospital, wishes, history.practitioners))
        own = await own_time(session, [wishes], now)
        found: list[Slot] = []
        for _ in range(TRIES):
            await self._availability.refresh(session, now, self._part(wishes, now))
            free = self._availability.without(own.claims)
            found = _Attempt(self._hospital, self._availability, free, self._plans, wishes, history, now, target).best()
            lost = await claims.lost(session, found, now, own.visits)
            if not lost:
                break
            found = [slot for n, slot in enumerate(found) if n not in lost]
        return tuple(sorted(found, key=lambda slot: slot.starts_at))

    def _part(self, wishes: Wishes, now: datetime) -> Part:
        """What a search for these wishes can look at."""
        lines = self._plans.lines(wishes)
        if not wishes.windows:
            return Part(lines)
        around = AROUND + timedelta(minutes=self._hospital.visit_type(wishes.visit_type).minutes)
        first = max(now, min(window.starts_at for window in wishes.windows))
        end = min(now + REACH, max(window.ends_at for window in wishes.windows))
        return Part(lines, Window(first - around, end + around))


@dataclass(frozen=True)
class _Attempt:
    """One look at the bits."""

    hospital: Hospital
    availability: Availability
    free: Words
    plans: Plans
    wishes: Wishes
    history: History
    now: datetime
    target: Sequence[Window]

    def best(self) -> list[Slot]:
        """The slots to offer. The first weeks are enough where they yield what the whole time would, or are all there is."""
        visit_type = self.hospital.visit_type(self.wishes.visit_type)
        allowed = allowed_starts(self.availability, visit_type, self.wishes, away(self.history.busy, None), self.now)
        near = 0 if self.target else int(np.argmax(allowed)) + NEAR
        for size in (near, allowed.size):
            found = self._among(allowed[:size])
            if self._enough(found) or not allowed[size:].any():
                break
        return found

    def _enough(self, found: Sequence[Slot]) -> bool:
        return len(found) == self.wishes.limit and (
            self.wishes.earliest or _days(found, self.hospital.zone) == len(found)
        )

    def _among(self, allowed: Mask) -> list[Slot]:
        cells = np.flatnonzero(allowed)
        if not cells.size:
            return []
        first, end = int(cells[0]) // WORD, int(cells[-1]) // WORD + 1
        bits = np.zeros((end - first) * WORD, dtype=np.bool_)
        bits[cells - first * WORD] = True
        plans = self.plans.make(self.free, self.wishes, first, end)
        span = slice(first * WORD, end * WORD)
        return _Ranked(self, plans, [plan.starts() & pack(bits & self._reached(plan, span)) for plan in plans]).offers()

    def _reached(self, plan: SitePlan, span: slice) -> Mask | np.bool_:
        """Which starts leave time to come to the plan's site from the patient's visits at others, and to go there."""
        if plan.modality != "in_person" or all(stay.site in (None, plan.site) for stay in self.history.busy):
            return np.True_
        length = timedelta(minutes=self.hospital.visit_type(plan.visit_type).minutes)
        return clear_of(away(self.history.busy, plan.site), length, self.availability)[span]


def _days(slots: Sequence[Slot], zone: ZoneInfo) -> int:
    return len({slot.starts_at.astimezone(zone).date() for slot in slots})


class _Ranked:
    """Possible starts at all sites, to choose from."""

    def __init__(self, attempt: _Attempt, plans: Sequence[SitePlan], starts: Sequence[Words]) -> None:
        self._attempt, self._plans = attempt, plans
        found = [cells_of(words) for words in starts]
        cells = [at + plan.first_word * WORD for plan, at in zip(plans, found, strict=True)]
        self._cell = np.concatenate(cells) if cells else np.zeros(0, dtype=np.int64)
        self._strange = self._strangers(found)
        self._plan = np.repeat(np.arange(len(plans)), [len(c) for c in cells])
        self._used: dict[str, int] = {}

    def offers(self) -> list[Slot]:
        """As many as are wished."""
        wishes, wall = self._attempt.wishes, self._attempt.availability.wall
        starts = Starts(self._cell, wall.day[self._cell], wall.minute[self._cell], self._cost())
        if wishes.earliest:
            return earliest(starts, wishes.limit, self._prove)
        return spread(starts, wishes.limit, self._prove, in_turn=not self._attempt.target)

    def _cost(self) -> NDArray[np.int64]:
        """Half cells from now on, or away from what was wished; whom the patient knows is worth waiting for a little."""
        base, wishes = self._attempt.availability.base, self._attempt.wishes
        if not self._attempt.target:
            worth = 0 if wishes.earliest else CELLS_FOR_OWN
            return 2 * (self._cell + self._way() + worth * self._strange) + self._strange
        edges = [((w.starts_at - base) // CELL, (w.ends_at - base) // CELL - 1) for w in self._attempt.target]
        away = [np.maximum(np.maximum(first - self._cell, self._cell - last), 0) for first, last in edges]
        return np.asarray(2 * np.min(np.stack(away), axis=0) + self._strange)

    def _strangers(self, found: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
        """1 for each start at which nobody whom the patient knows is free, where they know somebody and name nobody."""
        known, wishes = self._attempt.history.practitioners, self._attempt.wishes
        if not known or wishes.practitioner is not None:
            return np.zeros_like(self._cell)
        lines = self._attempt.availability.lines
        strange = [np.ones(len(cells), dtype=np.int64) for cells in found]
        for plan, cells, flags in zip(self._plans, found, strange, strict=True):
            for role, fit in zip(plan.roles, plan.fits, strict=True):
                own = [n for n, line in enumerate(role.numbers.tolist()) if role.lead and lines[line].resource in known]
                if own:
                    flags[unpack(any_of(fit[own]))[cells]] = 0
        return np.concatenate(strange) if strange else np.zeros_like(self._cell)

    def _way(self) -> NDArray[np.int64]:
        """What the way to the site is worth in waiting, in cells; nothing for who wants the earliest or knows where."""
        km, wishes = self._attempt.history.km, self._attempt.wishes
        if not km or wishes.earliest or wishes.site is not None:
            return np.zeros_like(self._cell)
        most = max(km.values())
        worth = np.array([round(CELLS_PER_KM * km.get(plan.site, most)) for plan in self._plans], dtype=np.int64)
        return np.asarray(worth[self._plan])

    def _prove(self, n: int) -> Slot | None:
        cell = int(self._cell[n])
        slot = self._plans[int(self._plan[n])].prove(self._attempt.availability, cell, partial(self._order, cell))
        if slot is not None and slot.practitioner is not None:
            self._used[slot.practitioner] = self._used.get(slot.practitioner, 0) + 1
        return slot

    def _order(self, cell: int, lines: Sequence[int]) -> Sequence[int]:
        """The patient's own clinician first, then who was offered less, then who has more time that day."""
        availability, free, known = self._attempt.availability, self._attempt.free, self._attempt.history.practitioners

        def rank(line: int) -> tuple[bool, int, int, int]:
            key = availability.lines[line].resource
            return key not in known, self._used.get(key, 0), busy_cells(availability.open, free, line, cell), line

        return sorted(lines, key=rank)
