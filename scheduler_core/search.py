"""Search: the few times to offer for what a patient wishes, each proven to be possible and free a moment ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core import claims, visit_rows
from scheduler_core.availability import Availability
from scheduler_core.bits import Words, pack, unpack
from scheduler_core.history import History, history_of
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import CELL
from scheduler_core.opening import around
from scheduler_core.plan import Plans, SitePlan, busy_cells
from scheduler_core.ranking import Starts, earliest, spread
from scheduler_core.types import Slot, Window, Wishes

REACH = timedelta(days=90)
"""How far ahead visits are offered."""

TRIES = 3
"""How often to look again when others take what was found in between."""

Mask = NDArray[np.bool_]


class Search:
    """Finds times. Keep one per process: it owns the availability of the hospital."""

    def __init__(self, hospital: Hospital, availability: Availability | None = None) -> None:
        """`availability` is made if not given."""
        self._hospital = hospital
        self._availability = availability or Availability(hospital)
        self._plans = Plans(hospital, self._availability)

    async def find(self, session: AsyncSession, wishes: Wishes, now: datetime) -> tuple[Slot, ...]:
        """At most `limit` free slots by time, spread over days unless the earliest are wished; () if there are none.

        Starts lie in the windows and on the visit type's grid of local time, after its notice, within 90 days. NotFound
        for an unknown visit type.
        """
        return await self._search(session, wishes, now, target=())

    async def nearest(self, session: AsyncSession, wishes: Wishes, now: datetime) -> tuple[Slot, ...]:
        """What comes closest: times near the wished windows, which no longer bind, else with other clinicians or sites."""
        free_time = replace(wishes, windows=(), after=None, before=None, earliest=False)
        anybody = replace(free_time, practitioner=None, site=None)
        for relaxed in (free_time, replace(anybody, gender=wishes.gender, language=wishes.language)):
            found = await self._search(session, relaxed, now, target=wishes.windows)
            if found:
                return found
        return await self._search(session, replace(anybody, gender=None), now, target=wishes.windows)

    async def still_free(
        self, session: AsyncSession, slot: Slot, now: datetime | None = None, ignore_visit: UUID | None = None
    ) -> bool:
        """Whether nobody has claimed anything of the slot; without `now`, lapsed holds still count."""
        return not await claims.lost(session, [slot], now, ignore_visit)

    async def _search(
        self, session: AsyncSession, wishes: Wishes, now: datetime, target: Sequence[Window]
    ) -> tuple[Slot, ...]:
        history = await history_of(session, self._hospital, wishes, now)
        own = await visit_rows.assignments(session, wishes.ignore_visit) if wishes.ignore_visit else []
        found: list[Slot] = []
        for _ in range(TRIES):
            await self._availability.refresh(session, now)
            attempt = _Attempt(self._hospital, self._availability, wishes, history, now, target)
            found = attempt.best(self._plans.make(self._availability.without(own), wishes))
            lost = await claims.lost(session, found, now, wishes.ignore_visit)
            if not lost:
                break
            found = [slot for n, slot in enumerate(found) if n not in lost]
        return tuple(sorted(found, key=lambda slot: slot.starts_at))


@dataclass(frozen=True)
class _Attempt:
    """One look at the bits."""

    hospital: Hospital
    availability: Availability
    wishes: Wishes
    history: History
    now: datetime
    target: Sequence[Window]

    def best(self, plans: Sequence[SitePlan]) -> list[Slot]:
        """The slots to offer."""
        allowed = pack(self._allowed())
        ranked = _Ranked(self, plans, [plan.starts() & allowed for plan in plans])
        return ranked.offers()

    def _allowed(self) -> Mask:
        """Where the wishes, the grid, the notice and the patient's own visits let a visit start."""
        visit_type = self.hospital.visit_type(self.wishes.visit_type)
        allowed = self._cells(self.wishes.windows) if self.wishes.windows else np.ones(self._size, dtype=np.bool_)
        soonest = max(self.now + timedelta(hours=visit_type.notice_hours), self.now + CELL)
        latest = self.now + REACH if self.wishes.before is None else min(self.now + REACH, self.wishes.before)
        if self.wishes.after is not None:
            soonest = max(soonest, self.wishes.after + timedelta(microseconds=1))
        allowed &= self._cells([Window(soonest, latest)])
        length = timedelta(minutes=visit_type.minutes)
        for away in (*self.wishes.excluded, *self.history.busy):
            allowed &= ~self._overlapping(away, length)
        return allowed & self.availability.wall.on_grid(visit_type.grid)

    @property
    def _size(self) -> int:
        return int(self.availability.wall.day.shape[0])

    def _cells(self, windows: Sequence[Window]) -> Mask:
        """Cells that begin inside a window."""
        base, mask = self.availability.base, np.zeros(self._size, dtype=np.bool_)
        for window in windows:
            first, end = -((base - window.starts_at) // CELL), -((base - window.ends_at) // CELL)
            mask[max(first, 0) : max(end, 0)] = True
        return mask

    def _overlapping(self, away: Window, length: timedelta) -> Mask:
        """Starts whose visit would overlap `away`."""
        first, end = around(Window(away.starts_at - length + CELL, away.ends_at), self.availability.base)
        mask = np.zeros(self._size, dtype=np.bool_)
        mask[max(first, 0) : max(end, 0)] = True
        return mask


class _Ranked:
    """Possible starts at all sites, to choose from."""

    def __init__(self, attempt: _Attempt, plans: Sequence[SitePlan], starts: Sequence[Words]) -> None:
        self._attempt, self._plans = attempt, plans
        cells = [np.flatnonzero(unpack(words)) for words in starts]
        self._cell = np.concatenate(cells) if cells else np.zeros(0, dtype=np.int64)
        self._plan = np.repeat(np.arange(len(plans)), [len(c) for c in cells])
        self._used: dict[str, int] = {}

    def offers(self) -> list[Slot]:
        """As many as are wished."""
        wishes, wall = self._attempt.wishes, self._attempt.availability.wall
        starts = Starts(self._cell, wall.day[self._cell], wall.minute[self._cell], self._cost())
        choose = earliest if wishes.earliest else spread
        return choose(starts, wishes.limit, self._prove)

    def _cost(self) -> NDArray[np.int64]:
        """Cells from now on, or away from what was wished."""
        base = self._attempt.availability.base
        if not self._attempt.target:
            return self._cell
        edges = [((w.starts_at - base) // CELL, (w.ends_at - base) // CELL - 1) for w in self._attempt.target]
        away = [np.maximum(np.maximum(first - self._cell, self._cell - last), 0) for first, last in edges]
        return np.asarray(np.min(np.stack(away), axis=0))

    def _prove(self, n: int) -> Slot | None:
        cell = int(self._cell[n])
        slot = self._plans[int(self._plan[n])].prove(self._attempt.availability, cell, partial(self._order, cell))
        if slot is not None and slot.practitioner is not None:
            self._used[slot.practitioner] = self._used.get(slot.practitioner, 0) + 1
        return slot

    def _order(self, cell: int, lines: Sequence[int]) -> Sequence[int]:
        """The patient's own clinician first, then who was offered less, then who has more time that day."""
        availability, known = self._attempt.availability, self._attempt.history.practitioners

        def rank(line: int) -> tuple[bool, int, int, int]:
            key = availability.lines[line].resource
            return key not in known, self._used.get(key, 0), busy_cells(availability, line, cell), line

        return sorted(lines, key=rank)
