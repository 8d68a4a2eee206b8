"""Calendars that look lived in: each day the patients' visits, then other duties, until 60 to 85 % of the day is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from scheduler_core.bits import GRAIN_MINUTES
from scheduler_core.demo.diary import Diary, runs, span
from scheduler_core.demo.panels import Panel, suits
from scheduler_core.demo.people import Persona
from scheduler_core.hospital import Hospital, ResourceSpec
from scheduler_core.hospital.schema import VisitType
from scheduler_core.types import Slot

PAST_DAYS, COMING_DAYS = 112, 56
PAST_CHANCE = 0.35
"""Chance of a visit, per practitioner and past day."""

SOON_CHANCE, LATE_CHANCE = 0.8, 0.1
"""The same for tomorrow and for the end of the horizon."""

FULLEST, EMPTIEST = 0.82, 0.63
"""How much of a day is gone, tomorrow and at the end of the horizon, give or take `SPREAD`."""

SPREAD = 0.03
MOST_COMING, MOST_PAST = 3, 8
"""How many visits a patient has at most on either side of today."""

QUARTER = 15 // GRAIN_MINUTES
LEAST_GAP = 45 // GRAIN_MINUTES
"""Gaps are left long enough for a visit, as a scheduler with some sense would."""

DUTIES = ("ward_round", "procedures", "teaching", "phone_clinic", "walk_in", "paperwork")
"""What else takes a practitioner's time: slugs kept as the reason of a leave."""


@dataclass(frozen=True)
class Draft:
    """A visit of this person's."""

    person: Persona
    slot: Slot


@dataclass(frozen=True)
class Duty:
    """A stretch in which a practitioner is not bookable."""

    resource: str
    starts_at: datetime
    ends_at: datetime
    reason: str


class Calendars:
    """Fills one day after the other; every practitioner's day has a generator of its own, whatever the hour of `today`."""

    def __init__(self, hospital: Hospital, panel: Panel, seed: int, today: date) -> None:
        """`panel` says who sees whom; the horizon is counted from `today`."""
        self._hospital, self._panel, self._seed, self._today = hospital, panel, seed, today
        self.diary = Diary(hospital)
        self._busy: set[tuple[str, date]] = set()
        self._many: Counter[tuple[str, bool]] = Counter()
        self._seen: set[tuple[str, str]] = set()
        self._specs = [r for r in hospital.resources.values() if r.kind == "practitioner"]
        self._types = {s.key: _types(hospital, s) for s in self._specs}

    def visits(self, first: date, days: int) -> Iterator[Draft]:
        """Visits from `first` on; nobody has two on one day, no unit is used twice."""
        for day in (first + timedelta(days=n) for n in range(days)):
            for spec in self._specs:
                random = Random(f"{self._seed} {day} {spec.key}")
                for site in spec.sites:
                    if self.diary.working(spec, site, day) and random.random() < self._chance(day):
                        yield from self._visit(random, spec, site, day)

    def duties(self, days: int) -> Iterator[Duty]:
        """What fills the days from today on, around the visits that have been placed."""
        for ahead in range(days):
            day = self._today + timedelta(days=ahead)
            for spec in self._specs:
                random = Random(f"{self._seed} {day} {spec.key} duties")
                for site in spec.sites:
                    yield from self._duties(random, spec, site, day, ahead / days)

    def book(self, person: Persona, visit_type: VisitType, practitioner: str, first: date) -> Draft | None:
        """The first time from `first` on at which this person can have that visit; None in a month without any."""
        spec = self._hospital.resources[practitioner]
        for day in (first + timedelta(days=n) for n in range(31)):
            if (person.key, day) in self._busy:
                continue
            for site in spec.sites:
                slot = self._slot(visit_type, spec, site, day, self._starts(spec, site, day))
                if slot:
                    return self._keep(person, visit_type, slot, day)
        return None

    def _visit(self, random: Random, spec: ResourceSpec, site: str, day: date) -> Iterator[Draft]:
        patients = self._panel.get(spec.key, ())
        for person in random.sample(patients, min(3, len(patients))):
            types = [v for v in self._types[spec.key] if suits(v, person, day)]
            known = [v for v in types if v.follow_up and (person.key, v.department) in self._seen]
            if not types or self._has_enough(person, day):
                continue
            visit_type = random.choice(known or [v for v in types if not v.follow_up] or types)
            starts = self._starts(spec, site, day)
            slot = self._slot(visit_type, spec, site, day, random.sample(starts, len(starts)))
            if slot:
                yield self._keep(person, visit_type, slot, day)
                return

    def _starts(self, spec: ResourceSpec, site: str, day: date) -> list[int]:
        free = self.diary.free(spec, site, day)
        return [cell for first, end in runs(free) for cell in range(-(-first // QUARTER) * QUARTER, end, QUARTER)]

    def _slot(
        self, visit_type: VisitType, spec: ResourceSpec, site: str, day: date, starts: Sequence[int]
    ) -> Slot | None:
        for cell in starts:
            assignments = self.diary.place(visit_type, spec, site, day, cell)
            if assignments:
                begins = self.diary.moment(day, cell)
                ends = begins + timedelta(minutes=visit_type.minutes)
                return Slot(visit_type.key, site, spec.key, begins, ends, "in_person", assignments)
        return None

    def _has_enough(self, person: Persona, day: date) -> bool:
        coming = day >= self._today
        most = MOST_COMING if coming else MOST_PAST
        return (person.key, day) in self._busy or self._many[person.key, coming] >= most

    def _keep(self, person: Persona, visit_type: VisitType, slot: Slot, day: date) -> Draft:
        self._busy.add((person.key, day))
        self._many[person.key, day >= self._today] += 1
        self._seen.add((person.key, visit_type.department))
        return Draft(person, slot)

    def _chance(self, day: date) -> float:
        if day < self._today:
            return PAST_CHANCE
        return SOON_CHANCE + (LATE_CHANCE - SOON_CHANCE) * min((day - self._today).days / COMING_DAYS, 1)

    def _duties(self, random: Random, spec: ResourceSpec, site: str, day: date, late: float) -> Iterator[Duty]:
        working = self.diary.working(spec, site, day).bit_count()
        share = FULLEST + (EMPTIEST - FULLEST) * late + random.uniform(-SPREAD, SPREAD)
        wanted = round(share * working)
        while (missing := wanted - working + self.diary.free(spec, site, day).bit_count()) >= 2 * QUARTER:
            first, end = random.choice(runs(self.diary.free(spec, site, day)))
            length = min(
                random.randrange(3 * QUARTER, 13 * QUARTER, QUARTER), missing // QUARTER * QUARTER, end - first
            )
            if end - first - length < LEAST_GAP and end - first <= missing + QUARTER:
                length = end - first
            begin = first if random.random() < 0.5 else end - length
            self.diary.block(spec.key, day, span(begin, begin + length))
            moment = self.diary.moment
            yield Duty(spec.key, moment(day, begin), moment(day, begin + length), random.choice(DUTIES))


def _types(hospital: Hospital, spec: ResourceSpec) -> list[VisitType]:
    """Visit types that this practitioner leads and that need nothing beforehand."""
    return [
        v
        for v in hospital.visit_types.values()
        if not v.prerequisites
        and any(n.role == "practitioner" and (n.type or v.department) in spec.specialties for n in v.needs)
    ]
