"""What a plan of the hospital's own day comes to in the diary: each change proven there, one after another.

The form of an instance knows one clinician, one kind of room and one kind of device a visit. Everything else (a nurse, an
interpreter, a second room, setting up and cleaning up, which room exactly) is proven here as the search proves its offers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from scheduler_core.localtime import CELL
from scheduler_core.optimizer.from_schedule import OwnInstance
from scheduler_core.optimizer.instance import Plan
from scheduler_core.types import Assignment, Slot


@dataclass(frozen=True)
class Move:
    """A booked visit's place before and after."""

    visit_id: UUID
    before: Slot
    after: Slot


@dataclass(frozen=True)
class Proven:
    """The plan that holds. `moves` can be carried out one after another in this order, then those who wait be booked.

    `dropped` were planned but cannot be had: a booked visit then stays where it is, who waits goes on waiting.
    """

    plan: Plan
    moves: tuple[Move, ...]
    come: tuple[tuple[UUID, Slot], ...]
    dropped: tuple[UUID, ...]


def prove(own: OwnInstance, plan: Plan) -> Proven:
    """Carry the plan out on a copy of what is free, and keep what succeeds."""
    return _Trial(own, plan).run()


class _Trial:
    """The day while the plan is carried out on it."""

    def __init__(self, own: OwnInstance, plan: Plan) -> None:
        self._own, self._wanted = own, plan
        self._plan = list(own.standing)
        self._free = own.day.availability.free.copy()
        self._moves: list[Move] = []
        self._come: list[tuple[UUID, Slot]] = []
        self._dropped: list[UUID] = []
        asking = own.instance.requests
        self._ties = [(n, r.after) for n, r in enumerate(asking) if isinstance(r.after, int)]

    def run(self) -> Proven:
        """Moves as long as one is possible; then those who wait, at the planned place or the best that is left."""
        numbers = range(len(self._plan))
        moving = [n for n in numbers if None not in (self._own.standing[n], self._wanted[n])]
        moving = [n for n in moving if self._wanted[n] != self._own.standing[n]]
        while (moved := next((n for n in moving if self._move(n)), None)) is not None:
            moving.remove(moved)
        self._dropped += [self._own.asking[n].id for n in moving]
        waiting = [n for n in numbers if self._own.standing[n] is None]
        for n in sorted(waiting, key=lambda n: (self._wanted[n] is None, -self._best(n))):
            if not self._bring(n) and self._wanted[n] is not None:
                self._dropped.append(self._own.asking[n].id)
        return Proven(self._plan, tuple(self._moves), tuple(self._come), tuple(self._dropped))

    def _move(self, n: int) -> bool:
        one, choice = self._own.asking[n], self._wanted[n]
        assert one.booked is not None and choice is not None
        if not self._keeps_order(n, choice):
            return False
        self._own.day.availability.give(self._free, one.booked.assignments)
        slot = self._own.places.prove(self._free, one, self._own.place(n, choice))
        self._take(one.booked.assignments if slot is None else slot.assignments)
        if slot is None:
            return False
        self._plan[n] = choice
        self._moves.append(Move(one.id, one.booked, slot))
        return True

    def _keeps_order(self, n: int, choice: int) -> bool:
        """Whether two visits of one patient stay one after the other, as they are at this moment."""
        now = {**dict(enumerate(self._plan)), n: choice}
        return all(self._ends(before, now[before]) <= self._starts(after, now[after])
                   for after, before in self._ties if n in (after, before))  # fmt: skip

    def _starts(self, n: int, choice: int | None) -> int:
        assert choice is not None
        return self._own.place(n, choice)[1]

    def _ends(self, n: int, choice: int | None) -> int:
        booked = self._own.asking[n].booked
        assert booked is not None
        return self._starts(n, choice) + (booked.ends_at - booked.starts_at) // CELL

    def _bring(self, n: int) -> bool:
        for choice in self._choices(n):
            slot = self._own.places.prove(self._free, self._own.asking[n], self._own.place(n, choice))
            if slot is not None:
                self._take(slot.assignments)
                self._plan[n] = choice
                self._come.append((self._own.asking[n].id, slot))
                return True
        return False

    def _choices(self, n: int) -> Iterator[int]:
        """The planned place, then of those that still look free the best first."""
        if (wanted := self._wanted[n]) is not None:
            yield wanted
        left = set(self._own.places.possible(self._free, self._own.asking[n]))
        values = [value for _, _, value in self._own.instance.requests[n].candidates]
        for choice in sorted(range(len(values)), key=lambda c: -values[c]):
            if self._own.place(n, choice) in left:
                yield choice

    def _best(self, n: int) -> int:
        choice, candidates = self._wanted[n], self._own.instance.requests[n].candidates
        return candidates[choice][2] if choice is not None else max(value for _, _, value in candidates)

    def _take(self, assignments: Sequence[Assignment]) -> None:
        self._own.day.availability.take(self._free, assignments)
