"""What really goes to the model: every request of the scenarios, searched for every simulated patient's identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx2
from openai import AsyncOpenAI
from sqlalchemy import select

from assistant.builtin import BuiltInModel
from evals.assault import canary
from evals.databases import Databases
from evals.invariants import Breach, Evidence, request_breaches
from evals.ports import HospitalFactory
from evals.scenario import SCENARIOS, Scenario, find, read
from evals.world import World
from scheduler_core.models import Patient


class _Lasting(httpx2.AsyncClient):
    """A client that outlives the process it is given to: a scenario may restart the program in its midst."""

    async def aclose(self) -> None:
        """Stay open; nothing but memory is held."""


class Recorder(httpx2.AsyncBaseTransport):
    """The built-in model as an outside server that keeps each request as it came."""

    def __init__(self) -> None:
        """Nothing has been sent yet."""
        self.requests: list[str] = []
        self._server = httpx2.ASGITransport(app=BuiltInModel())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request, kept whole."""
        self.requests.append((await request.aread()).decode("utf-8", "replace"))
        return await self._server.handle_async_request(request)

    def client(self) -> AsyncOpenAI:
        """A client for it."""
        http = _Lasting(transport=self)
        return AsyncOpenAI(api_key="wire", base_url="http://127.0.0.1/v1", http_client=http, max_retries=0)


@dataclass
class Wire:
    """What was sent, and what of it must not have been."""

    scenarios: int = 0
    requests: int = 0
    bytes: int = 0
    breaches: tuple[Breach, ...] = ()


async def wire(factory: HospitalFactory, paths: Sequence[Path] = (SCENARIOS,)) -> Wire:
    """Play every scenario at or below the paths and search what went to the model."""
    out = Wire()
    async with AsyncExitStack() as stack:
        databases = Databases(factory.server_url)
        stack.push_async_callback(databases.close)
        for scenario in (read(path) for path in find(paths)):
            await _listen(scenario, factory, databases, out)
    return out


async def _listen(scenario: Scenario, factory: HospitalFactory, databases: Databases, out: Wire) -> None:
    recorder = Recorder()
    async with World(scenario, factory, databases, model=recorder.client()) as world:
        for step in scenario.steps:
            await world.take(step)
        async with world.app.database.begin() as session:
            patients = (await session.scalars(select(Patient))).all()
        public = " ".join(world.app.hospital.spoken_names)
        evidence = Evidence({}, canaries=[canary(p, public) for p in patients], requests=recorder.requests)
    out.scenarios += 1
    out.requests += len(recorder.requests)
    out.bytes += sum(len(request.encode()) for request in recorder.requests)
    out.breaches += tuple(request_breaches(evidence))
