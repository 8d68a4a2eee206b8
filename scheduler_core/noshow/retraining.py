"""Learning again from outcomes: a new version, which is used only where it is no worse than the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import ConfigurationError
from scheduler_core.noshow.bookings import Booking
from scheduler_core.noshow.model import NoShowModel
from scheduler_core.noshow.store import activate, in_use, save
from scheduler_core.noshow.training import evaluate, train
from scheduler_core.noshow.weather import Weather


@dataclass(frozen=True)
class Retrained:
    """The new version, whether it is in use now and why; its metrics on days that it had not seen."""

    version: int
    in_use: bool
    why: str
    settings: dict[str, Any]
    metrics: dict[str, Any]


async def retrain(
    session: AsyncSession,
    bookings: Sequence[Booking],
    now: datetime,
    weather: Weather | None = None,
    *,
    replace: bool = True,
) -> Retrained:
    """Train on all visits with an outcome and keep the version. InvalidInput where there are too few.

    The version in use is measured on the same last days; it may have seen some of them, which favours it.
    """
    trained = train(bookings, weather)
    done = sum(booking.missed is not None for booking in bookings)
    version = await save(session, trained, done, now)
    brier, first = trained.metrics["all"]["brier"], date.fromisoformat(trained.metrics["from"])
    before = await _brier_in_use(session, bookings, first, weather)
    better = before is None or brier <= before
    if replace and better:
        await activate(session, version.id, now)
    return Retrained(version.id, replace and better, _why(replace, brier, before), trained.settings, trained.metrics)


async def _brier_in_use(
    session: AsyncSession, bookings: Sequence[Booking], first: date, weather: Weather | None
) -> float | None:
    current = await in_use(session)
    if current is None:
        return None
    try:
        model = NoShowModel.from_bytes(current.model)
    except ConfigurationError:
        return None  # of another release: it can predict nothing any more
    return float(evaluate(model, bookings, first, weather)["all"]["brier"])


def _why(replace: bool, brier: float, before: float | None) -> str:
    if not replace:
        return "kept beside the version in use, as asked"
    if before is None:
        return "there was no version that could predict"
    compared = f"Brier score {brier:.5f} against {before:.5f} of the version in use"
    return f"no worse: {compared}" if brier <= before else f"worse: {compared}"
