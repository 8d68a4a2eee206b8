"""A fresh hospital without a scenario, for hostile runs and benchmarks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from openai import AsyncOpenAI

from evals.databases import Databases
from evals.ports import HospitalFactory, SimulatedApp
from runtime.clock import Clock, FrozenClock

NOW = datetime(2026, 3, 3, 15, tzinfo=UTC)
"""Tuesday, ten in the morning in New York: staff are at the desk."""


@asynccontextmanager
async def fresh(
    factory: HospitalFactory, databases: Databases, clock: Clock, model: AsyncOpenAI | None = None
) -> AsyncIterator[SimulatedApp]:
    """The program on a copy of the demo hospital as it is at `NOW`."""

    async def fill(url: str) -> None:
        async with factory(database_url=url, clock=FrozenClock(NOW)):
            pass

    template = await databases.template(NOW.isoformat(), fill)
    async with databases.clone(template) as url, factory(database_url=url, clock=clock, model=model) as app:
        yield app
