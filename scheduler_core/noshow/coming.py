"""The risks of the visits to come, by the model in use."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.noshow.bookings import Booking
from scheduler_core.noshow.features import features
from scheduler_core.noshow.hospital_history import bookings
from scheduler_core.noshow.model import NoShowModel
from scheduler_core.noshow.store import model_in_use
from scheduler_core.noshow.weather import Weather, weather_of


async def coming_risks(
    session: AsyncSession, hospital: Hospital, reminders: Mapping[UUID, int] | None = None
) -> dict[UUID, float]:
    """Of every booked visit without an outcome, by its id; the weather is that of the hospital file.

    NotFound before the first training, ConfigurationError for a model of another release, InvalidInput for a record of
    weather that cannot be read. All visits are read, since sites and kinds of visit have a history too: seconds for a
    hundred thousand.
    """
    model, sky = await model_in_use(session), weather_of(hospital)
    found = await bookings(session, hospital, reminders=reminders)
    return await asyncio.to_thread(_risks, model, found, sky)


def _risks(model: NoShowModel, found: Sequence[Booking], weather: Weather) -> dict[UUID, float]:
    coming = [n for n, booking in enumerate(found) if booking.missed is None]
    if not coming:
        return {}
    risks = model.risks(features(found, weather)[coming])
    return {UUID(found[n].key): float(risk) for n, risk in zip(coming, risks, strict=True)}
