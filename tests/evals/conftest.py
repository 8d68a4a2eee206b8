"""Fixtures of evals: the composition root as a factory on the session's own servers."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cli.factory import Factory, simulated_settings
from cli.servers import Servers
from evals.databases import Databases
from evals.ports import HospitalFactory
from runtime.settings import Settings


@pytest.fixture(scope="session")
def factory(servers: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> HospitalFactory:
    """Opens the whole program on the session's servers, as `careline eval` does."""
    home = tmp_path_factory.mktemp("careline-home")
    return Factory(simulated_settings(Settings(home=home)), Servers(*servers))


@pytest.fixture
async def databases(factory: HospitalFactory) -> AsyncIterator[Databases]:
    """Databases of one test."""
    databases = Databases(factory.server_url)
    yield databases
    await databases.close()
