"""What is measured of simulated days: waits by tier and department, utilisation, overtime, no-shows, queues. Memory does not
grow with the days: waits are kept as counts by tenths of a minute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.simulation.config import TIERS, HospitalDay
from evals.simulation.day import Lived
from evals.simulation.engine import Patient

STEPS_A_MINUTE, LONGEST = 10, 36 * 60
"""Waits are told apart by a tenth of a minute, up to a day and a half."""

GRID = np.arange(0, LONGEST, 5.0)
"""Minutes after midnight at which queues are counted."""

Figures = dict[str, float]
"""A measured replication: `wait/P0/mean` and its like."""


class Waits:
    """Waits in minutes: how many, their mean, quantiles (to a tenth of a minute), the worst, and how many kept to a goal."""

    def __init__(self, goal: float | None = None) -> None:
        self.counts: NDArray[np.int64] = np.zeros(LONGEST * STEPS_A_MINUTE + 1, dtype=np.int64)
        self._goal, self._sum, self._kept = goal, 0.0, 0
        self.worst, self.number = 0.0, 0

    def add(self, waits: NDArray[np.float64]) -> None:
        """Count these in."""
        if not len(waits):
            return
        steps = np.minimum(waits * STEPS_A_MINUTE, len(self.counts) - 1).astype(np.int64)
        self.counts += np.bincount(steps, minlength=len(self.counts))
        self._sum += float(waits.sum())
        self.worst = max(self.worst, float(waits.max()))
        self.number += len(waits)
        if self._goal is not None:
            self._kept += int((waits <= self._goal).sum())

    def quantile(self, share: float) -> float:
        """The shortest wait that this share of the patients did not exceed."""
        place = int(np.searchsorted(np.cumsum(self.counts), share * self.number))
        return min((place + 1) / STEPS_A_MINUTE, self.worst)

    def figures(self, name: str) -> Figures:
        """All of it under `name`; nothing where nobody waited."""
        if not self.number:
            return {}
        found = {
            "mean": self._sum / self.number, "median": self.quantile(0.5), "p95": self.quantile(0.95),
            "worst": self.worst, "patients": float(self.number),
        }  # fmt: skip
        if self._goal is not None:
            found["within_goal"] = self._kept / self.number
        return {f"{name}/{key}": value for key, value in found.items()}


class Measures:
    """A replication's figures, day by day."""

    def __init__(self, day: HospitalDay) -> None:
        """Nothing measured yet."""
        self._hospital = day
        self.waits = Waits()
        self._tiers = {tier: Waits(day.wait_goals.get(tier)) for tier in TIERS}
        self._booked, self._walked_in = Waits(), Waits()
        self._departments = {d.key: Waits() for d in day.departments}
        self.queue: NDArray[np.float64] = np.zeros(len(GRID))
        self._longest_queue, self._days = 0.0, 0
        hours = [day.hours_of(department) for department in day.departments]
        opens, closes = min(h.start for h in hours), max(h.end for h in hours)
        self._open = (opens <= GRID) & (closes > GRID)
        self._sums: dict[str, float] = dict.fromkeys(_SUMMED, 0.0)

    def add(self, lived: Sequence[Lived]) -> None:
        """Count a day in."""
        queue = np.zeros(len(GRID))
        for one in lived:
            waits = _waits(one.patients)
            self.waits.add(waits)
            self._departments[one.department.key].add(waits)
            self._split(one.patients, waits)
            for name, value in _totals(one).items():
                self._sums[name] += value
            queue += queue_lengths(one.patients)
        self.queue += queue
        self._longest_queue = max(self._longest_queue, float(queue.max()))
        self._days += 1

    def _split(self, patients: Sequence[Patient], waits: NDArray[np.float64]) -> None:
        tiers = np.array([p.tier for p in patients], dtype="U2")
        booked = np.array([p.booked for p in patients], dtype=bool)
        for tier, kept in self._tiers.items():
            kept.add(waits[tiers == tier])
        self._booked.add(waits[booked])
        self._walked_in.add(waits[~booked])

    def figures(self) -> Figures:
        """Everything, per day where it is a number of things."""
        sums, days = self._sums, self._days
        found = {f"visits/{name}": sums[name] / days for name in _VISITS}
        found["no_show_rate"] = sums["no_shows"] / max(sums["booked"], 1)
        found["utilisation/clinicians"] = sums["busy"] / sums["worked"]
        found["utilisation/rooms"] = sums["room_busy"] / sums["room_open"]
        found["overtime/hours_a_day"] = sums["overtime"] / 60 / days
        found["overtime/minutes_a_clinician"] = sums["overtime"] / sums["shifts"]
        found["queue/mean_while_open"] = float(self.queue[self._open].mean()) / days
        found["queue/longest"] = self._longest_queue
        for name, waits in self._groups():
            found |= waits.figures(f"wait/{name}")
        return found

    def _groups(self) -> Iterable[tuple[str, Waits]]:
        yield "all", self.waits
        yield "booked", self._booked
        yield "walk_ins", self._walked_in
        for tier, waits in self._tiers.items():
            yield f"tiers/{tier}", waits
        for key, waits in self._departments.items():
            yield f"departments/{key}", waits


_VISITS = ("booked", "walk_ins", "no_shows", "cancelled", "overbooked", "seen")
_SUMMED = (*_VISITS, "busy", "worked", "overtime", "shifts", "room_busy", "room_open")


def _waits(patients: Sequence[Patient]) -> NDArray[np.float64]:
    """Minutes from the time told, or from coming where that was later, to being called in; none for who is called earlier."""
    return np.array([max(0.0, p.started - p.ready) for p in patients], dtype=float)


def _totals(one: Lived) -> dict[str, float]:
    people, patients, hours = one.department.clinicians, one.patients, one.hours
    walk_ins = sum(not p.booked for p in patients)
    return {
        "booked": one.booked, "walk_ins": walk_ins, "no_shows": one.no_shows, "cancelled": one.cancelled,
        "overbooked": one.overbooked, "seen": len(patients),
        "busy": sum(w.busy for w in one.worked), "worked": people * hours.minutes, "shifts": people,
        "overtime": sum(w.overtime for w in one.worked),
        "room_busy": sum(p.service + p.clean_up for p in patients),
        "room_open": one.department.rooms * (hours.end - hours.start),
    }  # fmt: skip


def queue_lengths(patients: Sequence[Patient]) -> NDArray[np.float64]:
    """How many sit in the waiting room at each moment of GRID, early ones too."""
    came = np.sort([p.arrival for p in patients])
    called = np.sort([p.started for p in patients])
    return (np.searchsorted(came, GRID, "right") - np.searchsorted(called, GRID, "right")).astype(float)
