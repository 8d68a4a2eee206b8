"""A served program that is told to stop takes its embedded servers with it."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.embedded.places import places_for
from runtime.embedded.postgres import Postgres
from runtime.embedded.valkey import Valkey
from tests.serving import free_port, serve, wait_until_ready


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="careline-serve-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_service_stops_its_embedded_servers(home: Path, how: signal.Signals) -> None:
    port = free_port()
    settings = {"CARELINE_HOME": str(home), "PORT": str(port)}
    process = serve(settings, without=("DATABASE_URL", "REDIS_URL"))
    try:
        wait_until_ready(port, process)
        process.send_signal(how)
        process.wait(40)
        places = places_for(home)
        assert not Postgres(places).healthy()
        assert not Valkey(places).healthy()
    finally:
        process.kill()
