"""Chance, drawn apart from the policies: each (replication, day, department) has streams of its own, so that every policy
meets the same patients and two runs differ by the policy alone (common random numbers)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.simulation.config import TIERS, HospitalDay, Kind, Patients, WalkIns
from scheduler_core.queue import Tier

Floats = NDArray[np.float64]
BOOKED, SPARE, WALK_INS, CLINICIANS = range(4)
"""Streams: who is booked, who would take a place that is left, who walks in, when clinicians start."""


@dataclass(frozen=True)
class Booked:
    """People with a visit booked, one an entry: their kind, their risk to miss it, and what chance has in store for them."""

    kind: NDArray[np.int64]
    risk: Floats
    luck: Floats
    """They come where it is at least their risk."""
    filled: Floats
    """A place they leave in time is filled again where it is below the share that is."""
    late: Floats
    """Minutes after their time, mostly negative."""
    minutes: Floats

    def __len__(self) -> int:
        return len(self.kind)


@dataclass(frozen=True)
class WalkedIn:
    """People without a visit, in no order."""

    arrival: Floats
    tier: tuple[Tier, ...]
    minutes: Floats


@dataclass(frozen=True)
class Chance:
    """What a day has in store for a department. `spare` stand ready for places that are left or given twice."""

    booked: Booked
    spare: Booked
    walk_ins: WalkedIn
    clinician_starts: Floats


def draw(day: HospitalDay, number: int, seed: tuple[int, ...]) -> Chance:
    """What `seed`, which ends with the number of the day, holds for the department of that number."""
    department, busy = day.departments[number], day.week[seed[-1] % len(day.week)]
    hours, patients = day.hours_of(department), day.patients_of(department)

    def stream(name: int) -> np.random.Generator:
        return np.random.default_rng((*seed, number, name))

    booked = round(department.booked_per_day * busy)
    spare = booked + day.policies.overbooking.most_extra * department.clinicians
    late = stream(CLINICIANS).exponential(1.0, department.clinicians) * day.clinicians_late
    return Chance(
        _booked(department.kinds, patients, booked, stream(BOOKED)),
        _booked(department.kinds, patients, spare, stream(SPARE)),
        _walked_in(department.walk_ins, busy, hours.start, hours.end, stream(WALK_INS)),
        hours.start + late,
    )


def log_normal(dice: np.random.Generator, mean: Any, cv: Any, size: int) -> Floats:
    """Positive lengths with this mean and this standard deviation divided by the mean (numbers, or one an entry)."""
    variance = np.log1p(np.square(cv))
    lengths: Floats = np.exp(np.log(mean) - variance / 2 + np.sqrt(variance) * dice.standard_normal(size))
    return lengths


def _booked(kinds: tuple[Kind, ...], patients: Patients, size: int, dice: np.random.Generator) -> Booked:
    kind = dice.choice(len(kinds), size, p=[k.share for k in kinds])
    mean, cv = np.array([k.minutes for k in kinds])[kind], np.array([k.cv for k in kinds])[kind]
    return Booked(
        kind,
        _risks(patients, size, dice),
        dice.random(size),
        dice.random(size),
        dice.normal(-patients.early_mean, patients.early_sd, size),
        log_normal(dice, mean, cv, size),
    )


def _risks(patients: Patients, size: int, dice: np.random.Generator) -> Floats:
    """Beta by its mean and standard deviation."""
    if not patients.no_show_sd:
        return np.full(size, patients.no_show)
    weight = patients.no_show * (1 - patients.no_show) / patients.no_show_sd**2 - 1
    return dice.beta(patients.no_show * weight, (1 - patients.no_show) * weight, size)


def _walked_in(walk_ins: WalkIns, busy: float, opens: float, closes: float, dice: np.random.Generator) -> WalkedIn:
    """A Poisson number, each in an hour by its weight and evenly within it."""
    size = int(dice.poisson(walk_ins.per_day * busy))
    weights = np.array(walk_ins.by_hour or (1.0,))
    hour = dice.choice(len(weights), size, p=weights / weights.sum())
    arrival = opens + (hour + dice.random(size)) * (closes - opens) / len(weights)
    shares = [walk_ins.tiers.get(tier, 0.0) for tier in TIERS]
    tiers = dice.choice(len(TIERS), size, p=np.array(shares) / sum(shares))
    return WalkedIn(arrival, tuple(TIERS[t] for t in tiers), log_normal(dice, walk_ins.minutes, walk_ins.cv, size))
