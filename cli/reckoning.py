"""What the worker reckons anew from time to time, because a conversation or a page cannot wait for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import structlog
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.reminders.counting import reminders_by_visit
from assistant.turn.context import Parts
from runtime.errors import ConfigurationError, InvalidInput, NotFound
from scheduler_core.forecast import (
    Able,
    Outlook,
    Outside,
    Series,
    Surroundings,
    look_ahead,
    own_able,
    own_history,
    read_outside,
)
from scheduler_core.forecast.kept import is_due, keep
from scheduler_core.forecast.kept import kept as kept_outlook
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.noshow import kept
from scheduler_core.noshow.coming import coming_risks

log = structlog.get_logger(__name__)
NICE = 10
"""How far a forecast steps back from everything else that this machine does."""


class Reckoning:
    """Sweeps that look whether it is time, and mostly are done with that."""

    def __init__(self, parts: Parts, redis: Redis) -> None:
        """`redis` keeps the outlook."""
        self._parts, self._redis = parts, redis

    async def keep_risks(self) -> None:
        """The risks that overbooking goes by; nothing where no department overbooks or no model was trained.

        Where the model is of another release, or the weather cannot be read, the log says so and those before grow old.
        """
        hospital, now = self._parts.services.hospital, self._parts.clock.now()
        async with self._parts.database.begin() as session:
            if not await kept.due(session, hospital, now):
                return
            try:
                risks = await coming_risks(session, hospital, await reminders_by_visit(session))
            except NotFound:
                return
            except (ConfigurationError, InvalidInput) as error:
                log.warning("risks.not_kept", error=error.code)
                return
            await kept.keep(session, hospital, risks, now)

    async def keep_outlook(self) -> None:
        """The outlook of the day for the staff, made in a process of its own; nothing before its hour, or twice."""
        hospital, now, database = self._parts.services.hospital, self._parts.clock.now(), self._parts.database
        last = await kept_outlook(self._redis, database)
        if not is_due(hospital.file.forecast, last.made_at if last else None, now, hospital.zone):
            return
        async with database.begin() as session:
            history = await history_up_to(session, hospital, now)
            today = now.astimezone(hospital.zone).date()
            able = await own_able(session, hospital, today, hospital.file.forecast.days, now)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=os.nice, initargs=(NICE,)) as pool:
            loop = asyncio.get_running_loop()
            outlook = await loop.run_in_executor(pool, outlook_of, hospital.file, history, able)
        await keep(self._redis, database, outlook, now)


async def history_up_to(session: AsyncSession, hospital: Hospital, now: datetime) -> list[Series]:
    """The hospital's own visits and walk-ins up to yesterday; days at the end without any had none."""
    today = now.astimezone(hospital.zone).date()
    found = await own_history(session, hospital, today)
    return [series.reaching(today - timedelta(days=1)) for series in found]


def outlook_of(file: HospitalFile, history: Sequence[Series], able: Able) -> Outlook:
    """By the rules of the hospital file. InvalidInput for a file of an outside series that cannot be read."""
    hospital, rules = Hospital(file), file.forecast
    outside = [*_read(rules.outside, event=False), *_read(rules.events, event=True)]
    around = Surroundings(frozenset(hospital.holidays), outside)
    return look_ahead(history, around, able, rules.days)


def _read(given: Mapping[str, str], *, event: bool) -> list[Outside]:
    return [read_outside(name, Path(path), event=event) for name, path in given.items()]
