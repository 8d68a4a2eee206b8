"""A department's day under rules: from who is booked to who really comes, and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evals.simulation.config import DayHours, Department, HospitalDay
from evals.simulation.draws import Booked, Chance, draw
from evals.simulation.engine import ANYBODY, Patient, Shift, Ward, Worked, run_day
from evals.simulation.plans import Place, Team, Wish
from evals.simulation.rules import Reminded, Rules
from scheduler_core.queue.check_in import BOOKED_TIER


@dataclass(frozen=True)
class Lived:
    """A department's day when it is over. `booked` counts the visits in the diary at the start of the day, overbooked and
    refilled ones included, cancelled ones not."""

    department: Department
    hours: DayHours
    patients: list[Patient]
    worked: list[Worked]
    booked: int
    no_shows: int
    cancelled: int
    overbooked: int


@dataclass
class _Diary:
    """Who will come, and how many will not."""

    patients: list[Patient]
    booked: int = 0
    no_shows: int = 0
    cancelled: int = 0
    overbooked: int = 0


def live(day: HospitalDay, rules: Rules, seed: tuple[int, ...]) -> list[Lived]:
    """One day of the hospital, by department."""
    wards, diaries = [], []
    for number, department in enumerate(day.departments):
        chance = draw(day, number, seed)
        diary = fill(day, department, rules, chance)
        wards.append(_ward(day.hours_of(department), department, rules, chance, diary))
        diaries.append(diary)
    worked = run_day(wards)
    return [
        Lived(
            department, day.hours_of(department), diary.patients, did,
            diary.booked, diary.no_shows, diary.cancelled, diary.overbooked,
        )
        for department, diary, did in zip(day.departments, diaries, worked, strict=True)
    ]  # fmt: skip


def fill(day: HospitalDay, department: Department, rules: Rules, chance: Chance) -> _Diary:
    """Plan the booked, remind them, double the places that will be missed, and see who comes."""
    risks = chance.booked.risk * rules.reminded.factor
    wishes = [
        Wish(kind.minutes, kind.minutes * kind.cv, float(risk))
        for kind, risk in zip((department.kinds[k] for k in chance.booked.kind), risks, strict=True)
    ]
    places = rules.plan(wishes, Team(department.clinicians, day.hours_of(department), day.block_of(department)))
    diary = _Diary([])
    for number, place in enumerate(places):
        _keep_or_miss(diary, department, rules.reminded, chance, number, place)
    spare_risk = day.patients_of(department).no_show * rules.reminded.factor
    for extra, number in enumerate(_doubled(rules, places, risks.tolist(), spare_risk, department.clinicians)):
        taker = len(chance.booked) + extra
        _come(diary, department, chance.spare, taker, places[number], rules.reminded.factor)
        diary.overbooked += 1
    _walk_in(diary, chance)
    return diary


def _keep_or_miss(
    diary: _Diary, department: Department, reminded: Reminded, chance: Chance, number: int, place: Place
) -> None:
    """Those won by the reminder lie between the new risk and the old; the upper part of them cancels in time."""
    booked = chance.booked
    old, luck = booked.risk[number], booked.luck[number]
    cancels_from = old - (old - old * reminded.factor) * reminded.cancelled
    if cancels_from <= luck < old:
        diary.cancelled += 1
        if booked.filled[number] < reminded.refilled:
            _come(diary, department, chance.spare, number, place, reminded.factor)
    else:
        _come(diary, department, booked, number, place, reminded.factor)


def _doubled(rules: Rules, places: list[Place], risks: list[float], spare_risk: float, clinicians: int) -> list[int]:
    """Numbers of the visits whose place is given to one more."""
    mine: list[list[int]] = [[] for _ in range(clinicians)]
    for number, place in enumerate(places):
        mine[place.clinician].append(number)
    return [own[n] for own in mine for n in rules.overbook([risks[number] for number in own], spare_risk)]


def _come(diary: _Diary, department: Department, who: Booked, number: int, place: Place, factor: float) -> None:
    """Book this one at the place; they come unless they miss it."""
    diary.booked += 1
    if who.luck[number] < who.risk[number] * factor:
        diary.no_shows += 1
        return
    clean_up = department.kinds[who.kind[number]].clean_up
    arrival = max(0.0, place.due + float(who.late[number]))
    minutes = float(who.minutes[number])
    diary.patients.append(Patient(place.clinician, BOOKED_TIER, place.due, arrival, minutes, clean_up))


def _walk_in(diary: _Diary, chance: Chance) -> None:
    came = chance.walk_ins
    for arrival, tier, minutes in zip(came.arrival.tolist(), came.tier, came.minutes.tolist(), strict=True):
        diary.patients.append(Patient(ANYBODY, tier, arrival, arrival, minutes, booked=False))


def _ward(hours: DayHours, department: Department, rules: Rules, chance: Chance, diary: _Diary) -> Ward:
    pause = hours.break_at.hour * 60.0 + hours.break_at.minute if hours.break_at else None
    shifts = [
        Shift(hours.start, hours.end, float(starts), pause, hours.break_minutes)
        for starts in np.minimum(chance.clinician_starts, hours.end)
    ]
    return Ward(shifts, department.rooms, diary.patients, rules.score)
