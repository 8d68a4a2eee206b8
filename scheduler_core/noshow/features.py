"""What the model looks at: lead time, calendar, place and kind of visit, the patient's earlier visits, reminders, weather.

Only outcomes of earlier days count as history, for patients, sites and kinds of visit alike: nothing that a visit's own
day will bring can leak into it. Age, sex, language, payer, diagnoses and addresses are not inputs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import log1p, nan

import numpy as np
import numpy.typing as npt

from scheduler_core.noshow.bookings import Booking
from scheduler_core.noshow.weather import NoWeather, Weather

Matrix = npt.NDArray[np.float64]

MONOTONE: dict[str, int] = {
    "lead_days": 1, "weekday": 0, "hour": 0, "booked_hour": 0, "booked_weekday": 0, "site_rate": 1, "site_alike_rate": 1,
    "type_rate": 1,
    "earlier": 0, "earlier_same_day": 0, "missed": 1, "miss_rate": 1, "ahead": 0, "ahead_miss_rate": 1,
    "days_since_last": 0, "last_missed": 1, "last_lead_days": 0, "pending": 0, "booked_together": 0,
    "visits_that_day": 0, "booking_gap": 0, "reminders": -1, "distance_km": 1, "rain_mm": 1, "high_c": 0,
}  # fmt: skip
"""The inputs in order, each with the direction it may move the risk in (0: either). More misses, a longer lead, a longer
way or more rain never lower it, and a reminder never raises it, whatever the data say by chance."""

NAMES = tuple(MONOTONE)
USUAL, PATIENT_WEIGHT, PLACE_WEIGHT, ALIKE_WEIGHT = 0.2, 2.0, 50.0, 20.0
"""The rate assumed of a patient, site or kind of visit that is not known yet, and how many visits that belief counts."""

TOGETHER = timedelta(minutes=10)
FAR_APART = 1_000_000.0


@dataclass
class _Seen:
    """Visits with an outcome and how many of them were missed."""

    visits: int = 0
    missed: int = 0

    def add(self, missed: bool) -> None:
        self.visits += 1
        self.missed += missed

    def rate(self, weight: float) -> float:
        return (self.missed + USUAL * weight) / (self.visits + weight)


def _alike(booking: Booking) -> tuple[str, bool]:
    """The site's visits of the day on the one hand, those booked ahead on the other: sites differ in both."""
    return booking.site, booking.lead_days > 0


class _History:
    """The earlier days of patients, sites and kinds of visit."""

    def __init__(self) -> None:
        self._patients: defaultdict[str, list[Booking]] = defaultdict(list)
        self._sites: defaultdict[str, _Seen] = defaultdict(_Seen)
        self._alike: defaultdict[tuple[str, bool], _Seen] = defaultdict(_Seen)
        self._types: defaultdict[str, _Seen] = defaultdict(_Seen)

    def add(self, bookings: Iterable[Booking]) -> None:
        for booking in bookings:
            if booking.missed is not None:
                self._patients[booking.patient].append(booking)
                self._sites[booking.site].add(booking.missed)
                self._alike[_alike(booking)].add(booking.missed)
                self._types[booking.visit_type].add(booking.missed)

    def of(self, booking: Booking) -> dict[str, float]:
        past = self._patients.get(booking.patient, [])
        everything, ahead = _Seen(), _Seen()
        for visit in past:
            everything.add(bool(visit.missed))
            if visit.lead_days:
                ahead.add(bool(visit.missed))
        last = past[-1] if past else None
        return {
            "site_rate": self._sites[booking.site].rate(PLACE_WEIGHT),
            "site_alike_rate": self._alike[_alike(booking)].rate(ALIKE_WEIGHT),
            "type_rate": self._types[booking.visit_type].rate(PLACE_WEIGHT),
            "earlier": everything.visits,
            "earlier_same_day": everything.visits - ahead.visits,
            "missed": everything.missed,
            "miss_rate": everything.rate(PATIENT_WEIGHT),
            "ahead": ahead.visits,
            "ahead_miss_rate": ahead.rate(PATIENT_WEIGHT),
            "days_since_last": (booking.day - last.day).days if last else nan,
            "last_missed": float(bool(last.missed)) if last else nan,
            "last_lead_days": last.lead_days if last else nan,
        }


def features(bookings: Sequence[Booking], weather: Weather | None = None) -> Matrix:
    """One row a booking, columns as in `NAMES`; what is not known is NaN. Give all bookings there are, in any order:

    those that are only history are needed for the rows of the others.
    """
    sky = weather or NoWeather()
    found: Matrix = np.empty((len(bookings), len(NAMES)))
    order = sorted(range(len(bookings)), key=lambda n: bookings[n].starts_at)
    history, others, gaps = _History(), _by_patient(bookings), _gaps(bookings)
    for _, group in groupby(order, key=lambda n: bookings[n].day):
        numbers = list(group)
        for n in numbers:
            booking = bookings[n]
            row = {**_calendar(booking), **history.of(booking), **_company(booking, others[booking.patient])}
            row |= {"booking_gap": gaps[n], **_outside(booking, sky)}
            found[n] = [row[name] for name in NAMES]
        history.add(bookings[n] for n in numbers)
    return found


def _by_patient(bookings: Sequence[Booking]) -> dict[str, list[Booking]]:
    found: defaultdict[str, list[Booking]] = defaultdict(list)
    for booking in bookings:
        found[booking.patient].append(booking)
    return found


def _calendar(booking: Booking) -> dict[str, float]:
    booked, starts = booking.booked_at, booking.starts_at
    return {
        "lead_days": booking.lead_days,
        "weekday": starts.weekday(),
        "hour": starts.hour + starts.minute / 60 if booking.timed else nan,
        "booked_hour": booked.hour + booked.minute / 60,
        "booked_weekday": booked.weekday(),
    }


def _company(booking: Booking, all_of_patient: Sequence[Booking]) -> dict[str, float]:
    """The patient's other visits up to the end of this one's day, as they were known by then.

    Later visits do not count: how many of them are known depends on how far ahead one looks, and so differs between the
    days learned from and those predicted.
    """
    pending = together = same_day = 0
    for other in all_of_patient:
        if other is booking or other.day > booking.day:
            continue
        pending += other.booked_at <= booking.booked_at and other.day >= booking.booked_at.date()
        together += abs(other.booked_at - booking.booked_at) < TOGETHER
        same_day += other.day == booking.day
    return {"pending": pending, "booked_together": together, "visits_that_day": same_day + 1}


def _gaps(bookings: Sequence[Booking]) -> list[float]:
    """Seconds (logarithm) to the nearest other booking for the same site and day: families and groups book at once."""
    groups: defaultdict[tuple[str, date], list[int]] = defaultdict(list)
    for n, booking in enumerate(bookings):
        groups[booking.site, booking.day].append(n)
    found = [log1p(FAR_APART)] * len(bookings)
    for numbers in groups.values():
        numbers.sort(key=lambda n: bookings[n].booked_at)
        for a, b in pairwise(numbers):
            gap = log1p((bookings[b].booked_at - bookings[a].booked_at).total_seconds())
            found[a], found[b] = min(found[a], gap), min(found[b], gap)
    return found


def _outside(booking: Booking, sky: Weather) -> dict[str, float]:
    seen = sky.on(booking.site, booking.day)
    return {
        "reminders": nan if booking.reminders is None else booking.reminders,
        "distance_km": nan if booking.distance_km is None else booking.distance_km,
        "rain_mm": seen.rain_mm if seen else nan,
        "high_c": seen.high_c if seen else nan,
    }
