"""Why a visit's risk is what it is, in words: the inputs that moved it most, by their SHAP values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan

from scheduler_core.noshow.features import NAMES, Matrix
from scheduler_core.noshow.model import NoShowModel

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AT_ONCE = 5.0
"""Logarithm of the seconds (two and a half minutes) within which two bookings count as made together."""

LEAST = 0.02
"""Log odds below which an input is not worth a word."""


@dataclass(frozen=True)
class Reason:
    """One input, what it was, and how far it moved the log odds of a missed visit."""

    input: str
    words: str
    contribution: float


@dataclass(frozen=True)
class Explanation:
    """A visit's risk and what it rests on, the strongest first."""

    risk: float
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """For staff: one sentence for the risk and one for what raises and what lowers it."""
        raising = [r.words for r in self.reasons if r.contribution > 0]
        lowering = [r.words for r in self.reasons if r.contribution < 0]
        said = [f"The chance that this visit is missed is {self.risk:.0%}."]
        said += [f"What raises it: {'; '.join(raising)}."] if raising else []
        said += [f"What lowers it: {'; '.join(lowering)}."] if lowering else []
        return " ".join(said)


def explain(model: NoShowModel, row: Matrix, most: int = 4) -> Explanation:
    """The explanation of one row of `features`. Inputs that say the same thing are told as one, their values added."""
    values = dict(zip(NAMES, (float(value) for value in row), strict=True))
    moved: dict[str, float] = {}
    for name, contribution in zip(NAMES, model.contributions(row[None, :])[0][:-1], strict=True):
        topic = _TOPICS.get(name, name)
        moved[topic] = moved.get(topic, 0.0) + float(contribution)
    strongest = sorted((topic for topic in moved if abs(moved[topic]) >= LEAST), key=lambda t: -abs(moved[t]))[:most]
    reasons = tuple(Reason(topic, _SAID[topic](values), round(moved[topic], 4)) for topic in strongest)
    return Explanation(round(float(model.risks(row[None, :])[0]), 4), reasons)


_TOPICS = {
    "site_alike_rate": "site_rate", "earlier_same_day": "earlier", "missed": "earlier", "miss_rate": "earlier",
    "ahead": "earlier", "ahead_miss_rate": "earlier", "last_missed": "last", "days_since_last": "last", "last_lead_days": "last",
    "booked_hour": "booked", "booked_weekday": "booked", "pending": "others", "booked_together": "others",
    "visits_that_day": "others", "rain_mm": "weather", "high_c": "weather",
}  # fmt: skip


def _count(number: float, one: str) -> str:
    return f"{int(number)} {one}{'' if int(number) == 1 else 's'}"


def _lead(v: Mapping[str, float]) -> str:
    return "booked for the same day" if v["lead_days"] == 0 else f"booked {_count(v['lead_days'], 'day')} ahead"


def _earlier(v: Mapping[str, float]) -> str:
    if v["earlier"] == 0:
        return "no earlier visit here"
    return f"{int(v['missed'])} of {_count(v['earlier'], 'earlier visit')} missed"


def _last(v: Mapping[str, float]) -> str:
    if isnan(v["last_missed"]):
        return "no last visit to go by"
    return f"last visit, {_count(v['days_since_last'], 'day')} before, {'missed' if v['last_missed'] else 'kept'}"


def _clock(hours: float) -> str:
    return f"{int(hours):02d}:{round(hours % 1 * 60):02d}"


def _weather(v: Mapping[str, float]) -> str:
    return (
        "weather not known" if isnan(v["rain_mm"]) else f"{v['rain_mm']:g} mm of rain and {v['high_c']:g} °C expected"
    )


def _unless_unknown(name: str, words: Callable[[float], str], unknown: str) -> Callable[[Mapping[str, float]], str]:
    return lambda v: unknown if isnan(v[name]) else words(v[name])


_SAID: dict[str, Callable[[Mapping[str, float]], str]] = {
    "lead_days": _lead,
    "weekday": lambda v: f"on a {WEEKDAYS[int(v['weekday'])]}",
    "hour": _unless_unknown("hour", lambda h: f"at {_clock(h)}", "time of day not known"),
    "booked": lambda v: f"booked on a {WEEKDAYS[int(v['booked_weekday'])]} at {_clock(v['booked_hour'])}",
    "site_rate": lambda v: f"a site where {v['site_rate']:.0%} are missed",
    "type_rate": lambda v: f"a kind of visit of which {v['type_rate']:.0%} are missed",
    "earlier": _earlier,
    "last": _last,
    "others": lambda v: f"{_count(v['visits_that_day'], 'visit')} that day, {_count(v['pending'], 'other')} to come",
    "booking_gap": lambda v: (
        "booked together with another visit" if v["booking_gap"] < AT_ONCE else "booked on its own"
    ),
    "reminders": _unless_unknown("reminders", lambda n: f"{_count(n, 'reminder')} sent", "reminders not known"),
    "distance_km": _unless_unknown("distance_km", lambda km: f"{km:.0f} km away", "distance not known"),
    "weather": _weather,
}
