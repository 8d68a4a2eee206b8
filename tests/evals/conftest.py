"""Fixtures of evals: the composition root as a factory on the session's own servers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from openai import AsyncOpenAI
from pydantic import SecretStr

from cli.bootstrap import bootstrap
from evals.databases import Databases
from evals.ports import HospitalFactory, SimulatedApp
from runtime.clock import Clock
from runtime.crypto import KeyRing
from runtime.settings import Settings

TOKEN = "a-made-up-token-for-tests"


@dataclass(frozen=True)
class SimulatedHospitals:
    """A `HospitalFactory` over two server URLs. Texts and calls go to the demo phone: no account is set."""

    server_url: str
    redis_url: str
    home: Path

    def __call__(
        self, *, database_url: str, clock: Clock, model: AsyncOpenAI | None = None
    ) -> AbstractAsyncContextManager[SimulatedApp]:
        return self._open(database_url, clock, model)

    @asynccontextmanager
    async def _open(self, database_url: str, clock: Clock, model: AsyncOpenAI | None) -> AsyncIterator[SimulatedApp]:
        settings = Settings(home=self.home, environment="demo", twilio_auth_token=SecretStr(TOKEN))
        async with bootstrap(
            settings, database_url=database_url, redis_url=self.redis_url, clock=clock, model=model
        ) as app:
            yield app


@pytest.fixture(scope="session")
def factory(servers: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> HospitalFactory:
    """Opens the whole program on the session's servers."""
    home = tmp_path_factory.mktemp("careline-home")
    KeyRing.load_or_create(home)
    return SimulatedHospitals(*servers, home)


@pytest.fixture
async def databases(factory: HospitalFactory) -> AsyncIterator[Databases]:
    """Databases of one test."""
    databases = Databases(factory.server_url)
    yield databases
    await databases.close()
