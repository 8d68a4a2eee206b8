"""Which of many possible starts to offer: the earliest, or a few spread over days, parts of the day and clinicians."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

NOON = 12 * 60
APART = 60
"""Minutes between two offers on the same day, where that can be had."""

Offer = TypeVar("Offer")


@dataclass(frozen=True)
class Starts:
    """Possible starts, one entry each: cell, local day (ordinal), minute of it, and a cost; cheap ones are offered first."""

    cell: NDArray[np.int64]
    day: NDArray[np.int64]
    minute: NDArray[np.int64]
    cost: NDArray[np.int64]


def earliest(starts: Starts, limit: int, prove: Callable[[int], Offer | None]) -> list[Offer]:
    """The cheapest starts that can be proven, at most one at each moment."""
    offers: list[Offer] = []
    used: set[int] = set()
    for n in np.argsort(starts.cost, kind="stable").tolist():
        if len(offers) == limit:
            break
        cell = int(starts.cell[n])
        if cell not in used and (offer := prove(n)) is not None:
            used.add(cell)
            offers.append(offer)
    return offers


def spread(starts: Starts, limit: int, prove: Callable[[int], Offer | None], *, in_turn: bool = True) -> list[Offer]:
    """One start a day on the cheapest days, then a second on each, and so on; mornings and afternoons `in_turn`, or not."""
    offers: list[Offer] = []
    halves = [0, 0]
    days: Iterable[_Day] = (_Day(starts, members) for members in _by_day(starts))
    while len(offers) < limit:
        again = []
        for day in days:
            offer = _prove_one(day, halves if in_turn else [0, 0], prove)
            if offer is not None:
                again.append(day)
                offers.append(offer)
            if len(offers) == limit:
                return offers
        if not again:
            break
        days = again
    return offers


def _by_day(starts: Starts) -> Iterator[NDArray[np.int64]]:
    """Entries of each day, the cheapest day first."""
    if not starts.day.size:
        return
    order = np.lexsort((starts.cost, starts.day))
    edges = [0, *(np.flatnonzero(np.diff(starts.day[order])) + 1).tolist(), order.size]
    for n in np.argsort(starts.cost[order[edges[:-1]]], kind="stable").tolist():
        yield order[edges[n] : edges[n + 1]]


class _Day:
    """The starts of one day and which of them were offered."""

    def __init__(self, starts: Starts, members: NDArray[np.int64]) -> None:
        self._members = members
        self._minute = starts.minute[members]
        self._cost = starts.cost[members]
        self._left = np.ones(members.shape, dtype=np.bool_)
        self._offered: list[int] = []

    def next(self, halves: list[int]) -> int | None:
        """The best start left: in the half of the day offered less so far, then apart from those offered, then cheap."""
        left = np.flatnonzero(self._left)
        if not left.size:
            return None
        minute = self._minute[left]
        often = np.where(minute < NOON, halves[0], halves[1])
        near = np.zeros(left.shape, dtype=np.int64)
        for other in self._offered:
            near = np.maximum(near, APART - np.abs(minute - other))
        best = int(left[np.lexsort((self._cost[left], often, near))[0]])
        self._left[best] = False
        return best

    def take(self, n: int, halves: list[int]) -> None:
        """Start `n` is offered."""
        minute = int(self._minute[n])
        self._offered.append(minute)
        self._left &= self._minute != minute
        halves[minute >= NOON] += 1

    def entry(self, n: int) -> int:
        """The number among all starts."""
        return int(self._members[n])


def _prove_one(day: _Day, halves: list[int], prove: Callable[[int], Offer | None]) -> Offer | None:
    while (n := day.next(halves)) is not None:
        offer = prove(day.entry(n))
        if offer is not None:
            day.take(n, halves)
            return offer
    return None
