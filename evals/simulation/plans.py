"""Day plans: which booked patient sees whom, and what time each is told."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.simulation.config import DayHours


@dataclass(frozen=True)
class Wish:
    """What a plan knows of a booked patient: how long such visits take, how much that varies, and the risk to miss it."""

    minutes: float
    deviation: float
    risk: float


@dataclass(frozen=True)
class Place:
    """Whom a patient sees and when they are told to come (minutes after midnight)."""

    clinician: int
    due: float


@dataclass(frozen=True)
class Team:
    """Who sees the patients of a department, and when; how long its blocks are (0: none)."""

    clinicians: int
    hours: DayHours
    block_minutes: float = 0.0


class DayPlan(Protocol):
    """A way to plan a department's day: one place a wish, in the order of the wishes."""

    def __call__(self, wishes: Sequence[Wish], team: Team) -> list[Place]:
        """Every wish is placed."""


def blocks(wishes: Sequence[Wish], team: Team) -> list[Place]:
    """Dealt out in turn, an equal time for each whatever the visit; those of a block are all told its start."""
    places = [Place(0, 0.0)] * len(wishes)
    for clinician in range(team.clinicians):
        mine = range(clinician, len(wishes), team.clinicians)
        for turn, number in enumerate(mine):
            passed = team.hours.minutes * turn / len(mine)
            told = passed // team.block_minutes * team.block_minutes if team.block_minutes else passed
            places[number] = Place(clinician, _by_the_wall(told, team.hours))
    return places


def spaced(spread: float) -> DayPlan:
    """Work is levelled among clinicians; each patient has an own time, those whose visits vary least first.

    Longest first to the least loaded: R. L. Graham (1969), "Bounds on multiprocessing timing anomalies". Least variance first:
    K. J. Klassen and T. R. Rohleder (1996), "Scheduling outpatient appointments in a dynamic environment". A time follows the one
    before after what that visit is expected to take, its risk to be missed counted, stretched so that all fill `spread` of
    the day.
    """

    def plan(wishes: Sequence[Wish], team: Team) -> list[Place]:
        places = [Place(0, 0.0)] * len(wishes)
        for clinician, mine in enumerate(levelled(wishes, team.clinicians)):
            mine.sort(key=lambda number: (wishes[number].deviation, number))
            expected = [wishes[number].minutes * (1 - wishes[number].risk) for number in mine]
            stretch = team.hours.minutes * spread / max(sum(expected), 1e-9)
            passed = 0.0
            for number, minutes in zip(mine, expected, strict=True):
                places[number] = Place(clinician, _by_the_wall(passed, team.hours))
                passed += minutes * stretch
        return places

    return plan


def levelled(wishes: Sequence[Wish], clinicians: int) -> list[list[int]]:
    """Whose patients are whose, by expected minutes."""
    shares: list[list[int]] = [[] for _ in range(clinicians)]
    free = [(0.0, clinician) for clinician in range(clinicians)]
    for number in sorted(range(len(wishes)), key=lambda n: -wishes[n].minutes * (1 - wishes[n].risk)):
        taken, clinician = heapq.heappop(free)
        shares[clinician].append(number)
        heapq.heappush(free, (taken + wishes[number].minutes * (1 - wishes[number].risk), clinician))
    return shares


def _by_the_wall(passed: float, hours: DayHours) -> float:
    """Minutes of work to minutes after midnight: the break is skipped, and nobody is told a time after closing."""
    moment = hours.start + passed
    if hours.break_at is not None and moment >= hours.break_at.hour * 60 + hours.break_at.minute:
        moment += hours.break_minutes
    return min(moment, hours.end)
