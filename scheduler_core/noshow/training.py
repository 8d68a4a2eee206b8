"""Training on a time split: settings chosen by Brier score and log loss on later days, calibrated on them, then fitted to all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import brier_score_loss, log_loss  # type: ignore[import-untyped]

from runtime.errors import InvalidInput
from scheduler_core.noshow.bookings import Booking
from scheduler_core.noshow.calibration import Floats, calibrate
from scheduler_core.noshow.features import Matrix, features
from scheduler_core.noshow.measures import Missed, by_group, measures
from scheduler_core.noshow.model import MEMBERS, NoShowModel, boost, margins
from scheduler_core.noshow.weather import Weather

LEAST_VISITS, LEAST_DAYS = 400, 10
FOLDS = 2
HELD_SHARE = 0.15
"""Of the days, how many one fold holds back."""

SAMPLED: dict[str, Any] = {"min_child_weight": 30, "subsample": 0.7, "colsample_bytree": 0.7}
CANDIDATES: tuple[dict[str, Any], ...] = (
    {**SAMPLED, "max_depth": 5, "colsample_bynode": 0.3, "learning_rate": 0.03},
    {**SAMPLED, "max_depth": 4, "colsample_bynode": 0.4, "learning_rate": 0.03},
    {**SAMPLED, "max_depth": 3, "colsample_bynode": 0.4},
    {"max_depth": 2, "min_child_weight": 5, "subsample": 0.8, "colsample_bytree": 0.8, "rounds": 80},
)
"""Each split sees a few inputs only, so that the lead time, which says most, leaves the others a word; the last is for
little data."""


@dataclass(frozen=True)
class Trained:
    """A model, the settings it was chosen with and what it measured on days that it had not seen."""

    model: NoShowModel
    settings: dict[str, Any]
    metrics: dict[str, Any]


@dataclass(frozen=True)
class _Held:
    """Predictions for days that a fold held back."""

    numbers: npt.NDArray[np.intp]
    margins: Floats


def train(bookings: Sequence[Booking], weather: Weather | None = None) -> Trained:
    """A model of these visits. InvalidInput where there are too few with an outcome, or only one kind of it."""
    known = [booking.missed is not None for booking in bookings]
    rows = features(bookings, weather)[known]
    done = [booking for booking in bookings if booking.missed is not None]
    missed: Missed = np.array([bool(booking.missed) for booking in done], dtype=np.bool_)
    days = _days(done, missed)
    tried = [list(_held(rows, missed, days, settings, members=1)) for settings in CANDIDATES]
    settings = CANDIDATES[_best(missed, tried)]
    held = list(_held(rows, missed, days, settings))
    numbers = np.concatenate([fold.numbers for fold in held])
    seen = np.concatenate([fold.margins for fold in held])
    model = NoShowModel(boost(rows, missed, settings), calibrate(seen, missed[numbers]))
    earlier = CANDIDATES[_best(missed, [folds[:-1] for folds in tried])]
    unseen = held if earlier is settings else list(_held(rows, missed, days, earlier))
    return Trained(model, settings, _honest(done, missed, unseen))


def _days(done: Sequence[Booking], missed: Missed) -> npt.NDArray[np.int64]:
    """The day of each visit as its place in the calendar of days that had visits."""
    calendar = {day: n for n, day in enumerate(sorted({booking.day for booking in done}))}
    if len(done) < LEAST_VISITS or len(calendar) < LEAST_DAYS or missed.all() or not missed.any():
        raise InvalidInput(
            f"There are {len(done)} visits with an outcome on {len(calendar)} days: too little to learn from.",
            hint=f"At least {LEAST_VISITS} on {LEAST_DAYS} days are needed, kept and missed ones.",
        )
    return np.array([calendar[booking.day] for booking in done])


def _held(
    rows: Matrix, missed: Missed, days: npt.NDArray[np.int64], settings: dict[str, Any], members: int = MEMBERS
) -> Iterator[_Held]:
    """Each fold learns from the days before those it predicts."""
    end = int(days.max()) + 1
    length = max(int(end * HELD_SHARE), 1)
    for fold in reversed(range(FOLDS)):
        high = end - fold * length
        before, held = days < high - length, (days >= high - length) & (days < high)
        yield _Held(np.flatnonzero(held), margins(boost(rows[before], missed[before], settings, members), rows[held]))


def _best(missed: Missed, tried: Sequence[Sequence[_Held]]) -> int:
    """Which of the candidates did best on the days that were held back from it."""
    return min(range(len(tried)), key=lambda n: _loss(missed, tried[n]))


def _loss(missed: Missed, held: Sequence[_Held]) -> float:
    """Brier score and log loss together; the first is about a third of the second, so they weigh alike."""
    risks = np.concatenate([1 / (1 + np.exp(-fold.margins)) for fold in held])
    truth = missed[np.concatenate([fold.numbers for fold in held])]
    return 3 * float(brier_score_loss(truth, risks)) + float(log_loss(truth, risks, labels=[False, True]))


def _honest(done: Sequence[Booking], missed: Missed, held: Sequence[_Held]) -> dict[str, Any]:
    """Measured on the last fold, with settings and calibration from the one before it: days that nothing was chosen by."""
    first, last = held[0], held[-1]
    risks = calibrate(first.margins, missed[first.numbers])(last.margins)
    chosen = [done[n] for n in last.numbers]
    return {
        "from": min(booking.day for booking in chosen).isoformat(),
        "to": max(booking.day for booking in chosen).isoformat(),
        **evaluation(chosen, missed[last.numbers], risks),
    }


def evaluation(bookings: Sequence[Booking], missed: Missed, risks: Floats) -> dict[str, Any]:
    """The measures of all visits, of those booked at least a day ahead, and by group."""
    ahead = np.array([booking.lead_days >= 1 for booking in bookings], dtype=np.bool_)
    return {
        "all": measures(missed, risks),
        "booked_ahead": measures(missed[ahead], risks[ahead]) if ahead.any() else None,
        "by_group": by_group(bookings, missed, risks),
    }


def evaluate(
    model: NoShowModel, bookings: Sequence[Booking], first_day: date, weather: Weather | None = None
) -> dict[str, Any]:
    """How the model does on the visits with an outcome from `first_day` on; the earlier ones are their history."""
    wanted = [n for n, b in enumerate(bookings) if b.missed is not None and b.day >= first_day]
    if not wanted:
        raise InvalidInput("No visit with an outcome lies in those days.", hint="Choose earlier days.")
    risks = model.risks(features(bookings, weather)[wanted])
    missed: Missed = np.array([bool(bookings[n].missed) for n in wanted], dtype=np.bool_)
    return evaluation([bookings[n] for n in wanted], missed, risks)


def last_days(bookings: Sequence[Booking], count: int) -> date:
    """The first of the last `count` days on which a visit came to an end."""
    days = sorted({booking.day for booking in bookings if booking.missed is not None})
    if not 0 < count < len(days):
        raise InvalidInput(f"There are {len(days)} days with outcomes.", hint="Test on fewer than all of them.")
    return days[-count]
