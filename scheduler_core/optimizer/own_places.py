"""Where on the hospital's own day a visit could be: by all that it needs; and the proof for one place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scheduler_core.bits import WORD, Words, unpack
from scheduler_core.care_order import missing_before
from scheduler_core.optimizer.own_day import LEADS, Asking, OwnDay
from scheduler_core.plan import Plans, SitePlan
from scheduler_core.starts import allowed_starts
from scheduler_core.types import Slot, Window
from scheduler_core.visit_rows import LIVE

Place = tuple[str, int]
"""Who leads the visit, and the cell of the day in which it begins."""


class Places:
    """The places of one day. `free` is like the availability's, as it would be if some visits were elsewhere."""

    def __init__(self, day: OwnDay) -> None:
        """For that day."""
        self._day = day
        self._plans = Plans(day.hospital, day.availability)
        self._first = day.cells.start // WORD

    def possible(self, free: Words, one: Asking) -> list[Place]:
        """Every place that has somebody and something for each need, by time; whether all at once is for `prove`."""
        plan, day = self._plan(free, one), self._day
        if plan is None:
            return []
        starts, role = unpack(plan.starts()), self._leading(plan)
        allowed = self._allowed(one, plan.cells)
        numbers, fits = plan.roles[role].numbers, plan.fits[role]
        base = self._first * WORD
        found = [
            (int(cell) + base - day.cells.start, day.availability.lines[number].resource)
            for number, fit in zip(numbers.tolist(), fits, strict=True)
            for cell in np.flatnonzero(unpack(fit) & starts & allowed)
        ]
        return [(who, cell) for cell, who in sorted(found) if self._in_order(one, cell)]

    def prove(self, free: Words, one: Asking, place: Place) -> Slot | None:
        """The slot there, with everything it uses; None if that cannot be had."""
        plan, (who, cell) = self._plan(free, one), place
        if plan is None:
            return None
        role, lines = self._leading(plan), self._day.availability.lines
        own = [n for n, number in enumerate(plan.roles[role].numbers.tolist()) if lines[number].resource == who]
        led = replace(plan.roles[role], numbers=plan.roles[role].numbers[own])
        narrowed = replace(
            plan,
            roles=(*plan.roles[:role], led, *plan.roles[role + 1 :]),
            fits=(*plan.fits[:role], plan.fits[role][own], *plan.fits[role + 1 :]),
        )
        return narrowed.prove(self._day.availability, self._day.cells.start + cell, lambda numbers: numbers)

    def _plan(self, free: Words, one: Asking) -> SitePlan | None:
        end = -(-self._day.cells.stop // WORD)
        return next(iter(self._plans.make(free, one.wishes, self._first, end)), None)

    def _leading(self, plan: SitePlan) -> int:
        """The role of whom one visits: the clinician, or the nurse where there is none."""
        specs, lines = self._day.hospital.resources, self._day.availability.lines
        kinds = [specs[lines[role.numbers[0]].resource].kind for role in plan.roles]
        return next(n for kind in LEADS for n, here in enumerate(kinds) if here == kind)

    def _allowed(self, one: Asking, length: int) -> NDArray[np.bool_]:
        """Starts on the day that wishes, grid and notice allow, so that the visit ends on it, by cell of the words."""
        day = self._day
        kind = day.hospital.visit_type(one.wishes.visit_type)
        busy = [Window(v.starts_at, v.ends_at) for v in one.known if v.status in LIVE]
        allowed = allowed_starts(day.availability, kind, one.wishes, busy, day.now)
        allowed[: day.cells.start] = False
        allowed[day.cells.stop - length + 1 :] = False
        return allowed[self._first * WORD : -(-day.cells.stop // WORD) * WORD]

    def _in_order(self, one: Asking, cell: int) -> bool:
        """Whether what must come before a visit of who waits is over by then; a booked one keeps its neighbours anyway."""
        if one.booked is not None or not self._day.hospital.visit_type(one.wishes.visit_type).prerequisites:
            return True
        starts_at = self._day.availability.moment(self._day.cells.start + cell)
        return missing_before(one.known, self._day.hospital, one.wishes.visit_type, starts_at) is None
