"""The conversations that must work: every file, through its real channel adapter, against a hospital of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.databases import Databases
from evals.ports import HospitalFactory
from evals.report import RunReport
from evals.run import play
from evals.scenario import SCENARIOS, find, read

FILES = list(find([SCENARIOS]))


@pytest.fixture(scope="session")
def templates(factory: HospitalFactory) -> Iterator[Databases]:
    """Templates shared by all scenarios of the session; they go with the session's server."""
    yield Databases(factory.server_url)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
async def test_the_conversation_works(path: Path, factory: HospitalFactory, templates: Databases) -> None:
    result = await play(read(path), factory, templates)
    assert result.passed, RunReport((result,)).summary()
